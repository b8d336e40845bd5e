"""Who may enter people and give posts: the administrator; the office head for the own organ's substitutions."""

from gongkai.office.journal.actor import SYSTEM, Actor
from gongkai.office.journal.errors import Forbidden
from gongkai.office.staff.roles import Role

ACTIONS = {
    "employ": "登记人员",
    "appoint": "任命职务",
    "relieve": "免去职务",
    "substitute": "指定代理人",
    "reset_password": "重置口令",
    "forget_telephone": "重置动态口令",
    "suspend": "停用账号",
}


def may(actor: Actor, action: str, organ: str = "") -> bool:
    """Whether the actor may, at an organ; `action` is a key of ACTIONS."""
    if actor == SYSTEM or actor.holds(Role.ADMINISTRATOR):
        return action in ACTIONS
    return action == "substitute" and actor.holds(Role.OFFICE_HEAD, organ)


def demand(actor: Actor, action: str, organ: str = "") -> None:
    """Raises Forbidden unless the actor may."""
    if not may(actor, action, organ):
        who = "管理员或本机关办公室主任" if action == "substitute" else "管理员"
        raise Forbidden(f"只有{who}可以{ACTIONS[action]}；请与他们联系。")
