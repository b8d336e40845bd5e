"""What can be done with files: one verb a file."""
