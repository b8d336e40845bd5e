"""Who may change organs: the county's office for disclosure and the administrator."""

from gongkai.office.journal.actor import SYSTEM, Actor
from gongkai.office.journal.errors import Forbidden

ACTIONS = {"establish": "设立机关", "amend": "修改机关资料", "dissolve": "撤并、更名"}


def may(actor: Actor, action: str) -> bool:
    """Whether the actor may; `action` is a key of ACTIONS."""
    return actor == SYSTEM or (action in ACTIONS and (actor.holds("administrator") or actor.holds("county_office")))


def demand(actor: Actor, action: str) -> None:
    """Raises Forbidden unless the actor may."""
    if not may(actor, action):
        raise Forbidden(f"只有管理员或县政务公开办可以{ACTIONS[action]}；请与他们联系。")
