"""Putting a thing into the index, and taking it out; the app that owns it journals what it does."""
