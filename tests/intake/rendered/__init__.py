"""Random reports rendered by programs that are not ours, with the numbers they were made from at hand."""
