"""Who may decide how the county does it: the county's office; an organ's numbers, its office head."""

from gongkai.office.journal.actor import SYSTEM, Actor
from gongkai.office.journal.errors import Forbidden
from gongkai.office.staff.roles import Role

ACTIONS = {"choose": "更改本地做法", "take_in": "载入放假通知", "set_day": "设定地方假日"}


def may(actor: Actor, action: str, organ: str = "") -> bool:
    """Whether the actor may; with an organ, for that organ's own choice."""
    if actor == SYSTEM or actor.holds(Role.COUNTY_OFFICE) or actor.holds(Role.ADMINISTRATOR):
        return action in ACTIONS
    return action == "choose" and bool(organ) and actor.holds(Role.OFFICE_HEAD, organ)


def demand(actor: Actor, action: str, organ: str = "") -> None:
    """Raises Forbidden unless the actor may."""
    if not may(actor, action, organ):
        raise Forbidden(f"只有县公开办或管理员可以{ACTIONS[action]}；请与他们联系。")
