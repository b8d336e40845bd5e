"""Putting a mail out, and sending what is due."""
