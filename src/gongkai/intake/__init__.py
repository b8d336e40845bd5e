"""Any file becomes one stream of text with places: kind judged by content, limits kept, nothing executed."""
