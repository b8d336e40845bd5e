"""The report's way, from the draft to the published page; the only list of states and moves.

A draft is written and counted until the office's head has reviewed it. From then on it is locked: whoever finds
something to mend sends it back with a reason, and it is a draft again. Where the county wants reports handed in before
they are published, the way from signing to publishing leads through the county's office (in brackets below).

    draft → reviewed → signed → [submitted → returned | accepted] → published → replaced

A published report is never changed. It is corrected by a new edition with a notice; when that is published, the one
before is shown as replaced.
"""

from dataclasses import dataclass

from django.db import models


class State(models.TextChoices):
    """How far an edition is."""

    DRAFT = "draft", "草稿"
    REVIEWED = "reviewed", "已审核"
    SIGNED = "signed", "已签发"
    SUBMITTED = "submitted", "已报送"
    RETURNED = "returned", "已退回"
    ACCEPTED = "accepted", "已接收"
    PUBLISHED = "published", "已公布"
    REPLACED = "replaced", "已更正"


OPEN = frozenset({State.DRAFT, State.RETURNED})
"""The states in which a report is written."""
PUBLIC = frozenset({State.PUBLISHED, State.REPLACED})
"""The states in which the public sees it."""


@dataclass(frozen=True)
class Move:
    """One step: its verb, from where to where, and what it is called."""

    verb: str
    before: frozenset[str]
    after: str
    term: str
    about: str
    is_back: bool = False
    """Whether it leads back to writing, with a reason."""
    by_the_county: bool = False
    """Whether the office that the organ reports to takes it."""
    is_of_handing_in: bool = False
    """Whether it is there only where the county wants reports handed in."""


MOVES: tuple[Move, ...] = (
    Move("review", OPEN, State.REVIEWED, "审核通过", "锁定内容，送领导签发"),
    Move(
        "send_back",
        frozenset({State.REVIEWED, State.SIGNED, State.ACCEPTED}),
        State.DRAFT,
        "退回修改",
        "写明原因，改完重新审核",
        is_back=True,
    ),
    Move("sign", frozenset({State.REVIEWED}), State.SIGNED, "签发", "分管领导或者主要领导签发"),
    Move("submit", frozenset({State.SIGNED}), State.SUBMITTED, "报送县公开办", "", is_of_handing_in=True),
    Move(
        "return",
        frozenset({State.SUBMITTED}),
        State.RETURNED,
        "退回",
        "写明要改什么",
        is_back=True,
        by_the_county=True,
        is_of_handing_in=True,
    ),
    Move(
        "accept",
        frozenset({State.SUBMITTED}),
        State.ACCEPTED,
        "接收",
        "",
        by_the_county=True,
        is_of_handing_in=True,
    ),
    Move("publish", frozenset({State.SIGNED, State.ACCEPTED}), State.PUBLISHED, "公布", "生成六种文件，公众可见"),
)
BY_VERB = {move.verb: move for move in MOVES}


def moves_from(state: str, *, handed_in: bool) -> tuple[Move, ...]:
    """The steps that lead on from a state; `handed_in` where the county wants reports before they are published."""
    return tuple(move for move in MOVES if state in move.before and _is_there(move, state, handed_in))


def _is_there(move: Move, state: str, handed_in: bool) -> bool:
    if not handed_in:
        return not move.is_of_handing_in
    return not (move.verb == "publish" and state == State.SIGNED)
