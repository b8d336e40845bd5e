"""Why a backup or a restore was not done.

Refused
└── Damaged    the file is no backup of an office, or not whole
"""


class Refused(Exception):
    """Nothing was changed; the message says what happened, why, and what to do."""


class Damaged(Refused):
    """The file is no backup, or not as it was written."""
