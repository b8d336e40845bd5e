"""Who may set a quarantined file free; who may see a file at all is decided by the app that it belongs to."""

from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Forbidden
from gongkai.office.staff.roles import Role

ACTIONS = {"release": frozenset({Role.SECRECY_REVIEWER, Role.OFFICE_HEAD})}


def may(actor: Actor, action: str, organ: str) -> bool:
    """Whether the actor may, at an organ."""
    return any(post.organ == organ and post.role in ACTIONS[action] for post in actor.posts)


def demand(actor: Actor, action: str, organ: str) -> None:
    """Raises Forbidden unless the actor may."""
    if not may(actor, action, organ):
        raise Forbidden("隔离的文件由保密审查员或办公室主任看过以后放行；请与他们联系。")
