"""Who may do what with a request to correct a record: those who keep the register; its head issues the letter."""

from gongkai.office.staff.permission import Permission
from gongkai.office.staff.roles import Role

_DESK = frozenset({Role.OFFICER, Role.HANDLER, Role.OFFICE_HEAD})
_KEEPERS = frozenset({Role.OFFICER, Role.OFFICE_HEAD})
PERMISSION = Permission(
    {
        "see": _DESK | {Role.DEPUTY_LEADER, Role.LEADER},
        "register": _KEEPERS,
        "attach": _DESK,
        "check": _DESK,
        "decide": _DESK,
        "issue": frozenset({Role.OFFICE_HEAD}),
        "send": _KEEPERS,
    },
    "更正政府信息的这一步由本机关的{who}办理；请转给他们。",
)
may, demand, organs_of = PERMISSION.may, PERMISSION.demand, PERMISSION.organs_of
