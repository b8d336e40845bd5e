"""What can be done with people and posts: one verb a file."""
