"""Who may change how letters look and speak, and void a number.

Who may draft, issue and serve a letter is asked by the app whose case it is.
"""

from gongkai.office.journal.actor import SYSTEM, Actor
from gongkai.office.journal.errors import Forbidden
from gongkai.office.staff.roles import Role

ACTIONS = {
    "reword": (frozenset({Role.OFFICE_HEAD}), "修改文书措辞"),
    "reletterhead": (frozenset({Role.OFFICE_HEAD}), "更换发文机关标志"),
    "void": (frozenset({Role.OFFICER, Role.OFFICE_HEAD}), "作废文书"),
}
_EVERYWHERE = frozenset({"reword", "reletterhead"})
"""What the county's office and the administrator may do for everybody."""


def may(actor: Actor, action: str, organ: str = "") -> bool:
    """Whether the actor may, at an organ; without one, for the whole county."""
    if actor == SYSTEM:
        return action in ACTIONS
    if action in _EVERYWHERE and (actor.holds(Role.COUNTY_OFFICE) or actor.holds(Role.ADMINISTRATOR)):
        return True
    roles = ACTIONS[action][0] if action in ACTIONS else frozenset()
    return bool(organ) and any(post.organ == organ and post.role in roles for post in actor.posts)


def demand(actor: Actor, action: str, organ: str = "") -> None:
    """Raises Forbidden unless the actor may."""
    if not may(actor, action, organ):
        roles, term = ACTIONS[action]
        who = "、".join(sorted(role.term for role in roles)) if organ else "县公开办"
        raise Forbidden(f"{term}由{who}办理；请与他们联系。")
