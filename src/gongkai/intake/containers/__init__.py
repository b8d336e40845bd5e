"""Files that hold files: ZIP, the older compound file, and the markup inside; opened so that none can do harm."""
