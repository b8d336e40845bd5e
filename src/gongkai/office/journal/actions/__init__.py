"""Writing an entry, and anchoring the chains."""
