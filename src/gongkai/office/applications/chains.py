"""Who looks at which letter before it is issued, in order: the only table of it."""

from collections.abc import Mapping, Sequence

from gongkai.office.applications.models import Review
from gongkai.office.staff.roles import Role

_HEAD = frozenset({Role.OFFICE_HEAD})
_LEADER = frozenset({Role.DEPUTY_LEADER, Role.LEADER})
CHAINS: Mapping[str, tuple[frozenset[Role], ...]] = {
    "reply": (frozenset({Role.SECRECY_REVIEWER}), _HEAD, _LEADER),
    "disclosed_against_objection": (frozenset({Role.SECRECY_REVIEWER}), _HEAD, _LEADER),
    "extension": (_HEAD,),
    "delay": (_HEAD,),
    "fee": (_HEAD,),
}
"""Kind of letter → the posts that look at it one after the other; a kind that is not named needs nobody.

The extension is approved by the head of the disclosure unit (政府信息公开条例 第三十三条第二款); the review before
publication is article 17; who signs an answer is local practice.
"""
SUBMITTED = "submitted"


def steps(kind: str) -> tuple[frozenset[Role], ...]:
    """The chain of a kind of letter."""
    return CHAINS.get(kind, ())


def reached(kind: str, reviews: Sequence[Review]) -> int:
    """How many steps of the running round are done; -1 while it was not handed in, or was returned."""
    done = -1
    for review in reviews:
        if review.role == SUBMITTED:
            done = 0
        elif not review.agrees:
            done = -1
        else:
            done += 1
    return done


def is_through(kind: str, reviews: Sequence[Review]) -> bool:
    """Whether a letter may be issued."""
    return not steps(kind) or reached(kind, reviews) >= len(steps(kind))


def waits_for(kind: str, reviews: Sequence[Review]) -> frozenset[Role]:
    """The posts that have to look at it next; empty where nobody has."""
    done = reached(kind, reviews)
    return steps(kind)[done] if 0 <= done < len(steps(kind)) else frozenset()
