"""What can be done with letters: one verb a file."""
