"""Who may propose what for publication, who decides, and who enters where it was published."""

from gongkai.office.staff.permission import Permission
from gongkai.office.staff.roles import CASEWORK, Role

PERMISSION = Permission(
    {
        "see": CASEWORK | {Role.SECRECY_REVIEWER},
        "propose": frozenset({Role.OFFICER, Role.HANDLER, Role.OFFICE_HEAD}),
        "decide": frozenset({Role.OFFICE_HEAD, Role.DEPUTY_LEADER, Role.LEADER}),
        "publish": frozenset({Role.OFFICER, Role.OFFICE_HEAD}),
    },
    "转主动公开的这一步由本机关的{who}办理；请转给他们。",
)
may, demand, organs_of = PERMISSION.may, PERMISSION.demand, PERMISSION.organs_of
