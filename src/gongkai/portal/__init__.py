"""The public's door: one module for each subject; enters every app by its `public` module only. No models."""
