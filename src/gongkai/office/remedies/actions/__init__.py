"""What is done with remedies: one verb a file."""
