"""Who may do what with a review or a suit: those who keep the register; handlers and leaders look."""

from gongkai.office.staff.permission import Permission
from gongkai.office.staff.roles import Role

_KEEPERS = frozenset({Role.OFFICER, Role.OFFICE_HEAD})
PERMISSION = Permission(
    {
        "see": _KEEPERS | {Role.HANDLER, Role.DEPUTY_LEADER, Role.LEADER},
        "register": _KEEPERS,
        "attach": _KEEPERS,
        "answer": _KEEPERS,
        "suspend": _KEEPERS,
        "rule": _KEEPERS,
        "redo": _KEEPERS,
        "retract": frozenset({Role.OFFICE_HEAD}),
    },
    "复议诉讼的这一步由本机关的{who}办理；请转给他们。",
)
may, demand, organs_of = PERMISSION.may, PERMISSION.demand, PERMISSION.organs_of
