"""By which day the organ must answer in a review or a suit."""

from datetime import date

from gongkai.law import limits
from gongkai.law.errors import LawError
from gongkai.office.practice import queries as practice
from gongkai.office.remedies.models import Procedure, Stage

_LIMITS = {
    (Stage.REVIEW, Procedure.ORDINARY): "review_answer",
    (Stage.REVIEW, Procedure.SIMPLIFIED): "review_answer_simplified",
}


def answer_due(stage: str, procedure: str, received_on: date | None) -> date | None:
    """The last day for the written answer; None where the day of receipt, or the law of that day, is not known."""
    if received_on is None:
        return None
    key = _LIMITS.get((Stage(stage), Procedure(procedure)), "court_answer")
    try:
        period = limits.get(key, on=received_on, own=practice.own_limits(received_on)).period
    except LawError:
        return None
    return period.ends_on(received_on, practice.calendar())
