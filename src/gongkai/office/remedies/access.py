"""Who may do what with a review or a suit: those who keep the register; leaders and the county's auditor look."""

from collections.abc import Mapping

from gongkai.office.journal.actor import SYSTEM, Actor
from gongkai.office.journal.errors import Forbidden
from gongkai.office.staff.roles import Role

_KEEPERS = frozenset({Role.OFFICER, Role.OFFICE_HEAD})
ACTIONS: Mapping[str, frozenset[Role]] = {
    "see": _KEEPERS | {Role.HANDLER, Role.DEPUTY_LEADER, Role.LEADER},
    "register": _KEEPERS,
    "answer": _KEEPERS,
    "suspend": _KEEPERS,
    "rule": _KEEPERS,
    "redo": _KEEPERS,
    "retract": frozenset({Role.OFFICE_HEAD}),
}
"""Action → the posts that may."""


def may(actor: Actor, action: str, organ: str) -> bool:
    """Whether the actor may, at the organ whose code is given."""
    return actor == SYSTEM or any(post.organ == organ and post.role in ACTIONS[action] for post in actor.posts)


def demand(actor: Actor, action: str, organ: str) -> None:
    """Raises Forbidden unless the actor may; says who may."""
    if not may(actor, action, organ):
        who = "、".join(role.term for role in Role if role in ACTIONS[action])
        raise Forbidden(f"复议诉讼的这一步由本机关的{who}办理；请转给他们。")


def organs_of(actor: Actor, action: str = "see") -> tuple[str, ...]:
    """The codes of the organs at which the actor may do something."""
    return tuple(dict.fromkeys(post.organ for post in actor.posts if post.role in ACTIONS[action]))
