"""What the law says: dated data with a citation, and pure functions over it. Standard library only."""
