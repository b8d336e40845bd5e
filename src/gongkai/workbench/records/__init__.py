"""Registers beside the applications: reviews and suits, rectifications, what many ask for; one way to show a record."""
