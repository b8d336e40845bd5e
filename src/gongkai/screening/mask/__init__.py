"""One masker for each kind of file: it finds what must not leave the house, and makes a copy without it."""
