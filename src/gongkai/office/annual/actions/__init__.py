"""One verb a file; the only writers of the app."""
