"""Why a paper could not be written."""


class CannotPrint(Exception):
    """Something that the machine must have is not there; the text says what, and how to install it."""
