"""The steps of a case: one table of what each asks, does and says, in a module for each part of the work."""
