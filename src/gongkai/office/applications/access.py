"""Who may do what with a case: by post at the organ that has it. The county's office sees deadlines, not papers."""

from collections.abc import Mapping

from gongkai.office.journal.actor import PUBLIC, SYSTEM, Actor
from gongkai.office.journal.errors import Forbidden
from gongkai.office.staff.roles import CASEWORK, Role

_DESK = frozenset({Role.OFFICER, Role.HANDLER, Role.OFFICE_HEAD})
_LEADERS = frozenset({Role.DEPUTY_LEADER, Role.LEADER})

ACTIONS: Mapping[str, frozenset[Role]] = {
    "see": CASEWORK | {Role.SECRECY_REVIEWER},
    "view_identity": CASEWORK,
    "receive": frozenset({Role.OFFICER, Role.OFFICE_HEAD}),
    "confirm": _DESK,
    "amend": frozenset({Role.OFFICER, Role.OFFICE_HEAD}),
    "assign": frozenset({Role.OFFICER, Role.OFFICE_HEAD}),
    "split": _DESK,
    "prepare": _DESK,
    "decide": _DESK,
    "review": frozenset({Role.SECRECY_REVIEWER, Role.OFFICE_HEAD}) | _LEADERS,
    "issue": frozenset({Role.OFFICER, Role.OFFICE_HEAD}),
    "send": frozenset({Role.OFFICER, Role.OFFICE_HEAD}),
    "enter": _DESK,
    "strike": frozenset({Role.OFFICER, Role.OFFICE_HEAD}),
    "retract": frozenset({Role.OFFICE_HEAD}),
    "record": frozenset({Role.OFFICER, Role.OFFICE_HEAD}),
    "consult": _DESK,
    "search": _DESK,
    "charge": frozenset({Role.OFFICER, Role.OFFICE_HEAD}),
    "lapse": frozenset({Role.OFFICER, Role.OFFICE_HEAD}),
    "withdraw": frozenset({Role.OFFICER, Role.OFFICE_HEAD}),
    "join": frozenset({Role.OFFICER, Role.OFFICE_HEAD}),
    "archive": frozenset({Role.OFFICER, Role.OFFICE_HEAD}),
    "anonymise": frozenset({Role.OFFICE_HEAD}),
    "attach": _DESK,
}
"""Action → the posts that may."""
_PUBLIC = frozenset({"receive", "enter"})
"""What a citizen may set going from the public site: an application, and the answer to a correction."""


def may(actor: Actor, action: str, organ: str) -> bool:
    """Whether the actor may, at the organ whose code is given."""
    if actor == SYSTEM:
        return True
    if actor == PUBLIC:
        return action in _PUBLIC
    return any(post.organ == organ and post.role in ACTIONS[action] for post in actor.posts)


def demand(actor: Actor, action: str, organ: str) -> None:
    """Raises Forbidden unless the actor may; says who may."""
    if not may(actor, action, organ):
        who = "、".join(role.term for role in Role if role in ACTIONS[action])
        raise Forbidden(f"这一步由本机关的{who}办理；请转给他们。")


def organs_of(actor: Actor, action: str = "see") -> tuple[str, ...]:
    """The codes of the organs at which the actor may do something."""
    return tuple(dict.fromkeys(post.organ for post in actor.posts if post.role in ACTIONS[action]))
