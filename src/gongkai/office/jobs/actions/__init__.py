"""Starting and cancelling jobs."""
