"""What the county decides: the choices that the law leaves open, and the calendar."""
