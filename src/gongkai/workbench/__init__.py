"""The staff's door: one module for each subject; what a page shows and what its buttons call. No models."""
