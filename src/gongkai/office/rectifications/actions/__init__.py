"""What is done with rectifications: one verb a file."""
