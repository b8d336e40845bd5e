"""What this county has decided where the law leaves it open, and the calendar notices as they come.

A choice is dated and laid over the law in the law's own shape; one that the law does not leave open is refused. The
yearly holiday notice is taken in as it is published, kept with its text, and replaces an earlier one of that year.
"""
