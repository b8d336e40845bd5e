"""What is done with ledgers: one verb a file."""
