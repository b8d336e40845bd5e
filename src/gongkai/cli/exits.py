"""The exit codes other programs rely on; of several files the worst of 0–2 wins."""

FINE = 0
FOUND = 1
"""Errors found, reports differ, or something could not be summed."""
UNREADABLE = 2
"""A file could not be read; it is named with the reason, and the others are still done."""
USAGE = 64
