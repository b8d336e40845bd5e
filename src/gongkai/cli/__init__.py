"""The `gongkai` command; each command is one module of its own name with a `run`."""
