"""What goes wrong with keys.

KeyTrouble
├── RingTrouble     the ring's file is missing, damaged or readable by others
├── Destroyed       the key was destroyed on purpose: the case is anonymised
└── WrongSeal       a sealed text was altered, or stands where it does not belong
"""


class KeyTrouble(Exception):
    """Something about keys; the message says what happened and what to do."""


class RingTrouble(KeyTrouble):
    """The key ring cannot be used."""


class Destroyed(KeyTrouble):
    """The key was destroyed on purpose."""


class WrongSeal(KeyTrouble):
    """A sealed text does not open here."""
