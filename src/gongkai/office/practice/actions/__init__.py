"""What can be decided: one verb a file."""
