"""What a rule says about a report: one finding per thing to mend."""

from typing import Literal, NamedTuple

from gongkai.intake.places import Place

Level = Literal["error", "warning", "hint"]
Verdict = Literal["holds", "fails", "cannot_be_verified", "not_applicable"]

HOLDS: Verdict = "holds"
FAILS: Verdict = "fails"
CANNOT_BE_VERIFIED: Verdict = "cannot_be_verified"
"""A number that the rule needs is missing; a missing number never lets a rule hold."""
NOT_APPLICABLE: Verdict = "not_applicable"
"""The report has nothing the rule speaks of, or what the rule compares with was not handed in."""


class Finding(NamedTuple):
    """One thing wrong, or worth a look: where, what stands there, what was expected, why and how to mend it."""

    code: str
    level: Level
    message: str
    """One plain Chinese sentence."""
    mend: str
    """What to do, in Chinese."""
    cite: str
    cells: tuple[str, ...] = ()
    section: int | None = None
    found: str = ""
    expected: str = ""
    difference: str = ""
    suspects: tuple[str, ...] = ()
    """The cells most likely wrong, best guess first."""
    quote: str = ""
    """The exact words, where the finding is about text."""
    place: Place | None = None
