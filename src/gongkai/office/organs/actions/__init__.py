"""What can be done with organs: one verb a file."""
