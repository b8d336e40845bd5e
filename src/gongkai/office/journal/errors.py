"""What stops an action, in words for the person at the screen.

Stopped
├── Forbidden     this person may not do it; says who may
├── Unlawful      it is not lawful, or makes no sense, in the state that the thing is in; says why
├── Changed       somebody else changed the thing meanwhile; says who and what
└── DoneBefore    the same press of the button arrived twice; carries the first one's entry
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.office.journal.models import Entry


class Stopped(Exception):
    """Nothing was done; the message says what happened, why, and what to do."""


class Forbidden(Stopped):
    """This person may not do it."""


class Unlawful(Stopped):
    """It cannot be done in this state; `at` names the field whose value is wrong, with what to say beside it."""

    def __init__(self, message: str, at: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.at = dict(at or {})


class Changed(Stopped):
    """Somebody else changed the thing since the page was opened."""


class DoneBefore(Stopped):
    """The same form was sent twice; the first time counts."""

    def __init__(self, entry: "Entry") -> None:
        super().__init__("这一步刚才已经办过了，没有重复办理。")
        self.entry = entry
