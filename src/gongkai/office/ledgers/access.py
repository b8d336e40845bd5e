"""Who may take a ledger over, and undo it: those who keep the register."""

from collections.abc import Mapping

from gongkai.office.journal.actor import SYSTEM, Actor
from gongkai.office.journal.errors import Forbidden
from gongkai.office.staff.roles import Role

_KEEPERS = frozenset({Role.OFFICER, Role.OFFICE_HEAD})
ACTIONS: Mapping[str, frozenset[Role]] = {
    "see": _KEEPERS,
    "read": _KEEPERS,
    "choose": _KEEPERS,
    "take_in": _KEEPERS,
    "undo": _KEEPERS,
    "drop": _KEEPERS,
}
"""Action → the posts that may."""


def may(actor: Actor, action: str, organ: str) -> bool:
    """Whether the actor may, at the organ whose code is given."""
    return actor == SYSTEM or any(post.organ == organ and post.role in ACTIONS[action] for post in actor.posts)


def demand(actor: Actor, action: str, organ: str) -> None:
    """Raises Forbidden unless the actor may; says who may."""
    if not may(actor, action, organ):
        who = "、".join(role.term for role in Role if role in ACTIONS[action])
        raise Forbidden(f"台账由本机关的{who}导入和撤销；请转给他们。")


def organs_of(actor: Actor) -> tuple[str, ...]:
    """The codes of the organs whose ledgers the actor may see."""
    return tuple(dict.fromkeys(post.organ for post in actor.posts if post.role in ACTIONS["see"]))
