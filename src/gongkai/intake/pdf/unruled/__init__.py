"""Wide tables without lines: where they stand on a page, and whose each figure is."""
