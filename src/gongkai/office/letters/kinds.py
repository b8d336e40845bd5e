"""The kinds of paper that the office sends or lays before somebody: the only list of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law import outcomes
from gongkai.law.outcomes import Letter as LetterOf
from gongkai.law.outcomes import Remedy


class Layout(StrEnum):
    """How a kind looks on the page."""

    LETTER = "letter"
    NOTE = "note"
    """A letter without the head in red."""
    SHEET = "sheet"
    ENVELOPE = "envelope"


@dataclass(frozen=True)
class Kind:
    """A kind of paper. `series` is its series of numbers, empty where it has none; `limit` the period it speaks of."""

    key: str
    term: str
    series: str = ""
    is_to_applicant: bool = False
    layout: Layout = Layout.LETTER
    limit: str = ""
    remedy: Remedy | None = None
    """The way open against it where no outcome says so."""


KINDS: Mapping[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind("receipt", "接收回执", is_to_applicant=True, layout=Layout.NOTE, limit="reply"),
        Kind("correction", "补正告知书", "correction", is_to_applicant=True, limit="correction_period"),
        # No text says how long the applicant has for the reasons; it is given the time for a correction.
        Kind("reasons", "说明理由告知书", "notice", is_to_applicant=True, limit="correction_period"),
        Kind("extension", "延期答复告知书", "extension", is_to_applicant=True),
        Kind("delay", "延迟答复告知书", "extension", is_to_applicant=True),
        Kind("third_party", "征求第三方意见书", "consultation", limit="third_party_answer"),
        Kind("third_party_told", "征求意见告知书", "notice", is_to_applicant=True),
        Kind("disclosed_against_objection", "给第三方的决定告知书", "notice", remedy=Remedy.REVIEW_OR_SUIT),
        Kind("co_maker", "征求共同制作机关意见书", "consultation", limit="co_maker_answer"),
        Kind("assistance", "协办函", "consultation"),
        Kind("fee", "收费通知书", "fee", is_to_applicant=True, limit="fee_payment"),
        Kind("reply", "答复书、告知书", "reply", is_to_applicant=True),
        Kind(
            "not_handled_notice", "不作为申请处理告知书", "notice", is_to_applicant=True, remedy=Remedy.REVIEW_OR_SUIT
        ),
        Kind("rectification", "更正告知书", "notice", is_to_applicant=True, remedy=Remedy.REVIEW_OR_SUIT),
        Kind("approval", "审签单", layout=Layout.SHEET),
        Kind("delivery_slip", "送达回证", layout=Layout.SHEET),
        Kind("envelope", "信封", layout=Layout.ENVELOPE),
        Kind("form_citizen", "申请表（公民）", layout=Layout.SHEET),
        Kind("form_organisation", "申请表（法人和其他组织）", layout=Layout.SHEET),
    )
}
BLANK = ("form_citizen", "form_organisation")
"""Printed for anybody; belong to no case."""
ENCLOSED = ("envelope", "delivery_slip")
"""Printed with a letter; kept nowhere."""


def series_of(kind: str, outcome: str, *, on: date) -> str:
    """The series a letter takes its number from; a notice of an outcome is no reply (文种 decides).

    >>> series_of("reply", "not_processed.repeat", on=date(2026, 3, 2)), series_of("receipt", "", on=date(2026, 3, 2))
    ('notice', '')
    """
    if kind == "reply" and outcomes.get(outcome, on=on).letter is not LetterOf.REPLY:
        return "notice"
    return KINDS[kind].series


def wording_key(kind: str, outcome: str) -> str:
    """What a wording is called: the kind, and for an answer its outcome."""
    return f"{kind}.{outcome}" if kind == "reply" else kind
