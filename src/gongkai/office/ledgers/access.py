"""Who may take a ledger over, and undo it: those who keep the register."""

from gongkai.office.staff.permission import Permission
from gongkai.office.staff.roles import Role

_KEEPERS = frozenset({Role.OFFICER, Role.OFFICE_HEAD})
PERMISSION = Permission(
    {
        "see": _KEEPERS,
        "read": _KEEPERS,
        "choose": _KEEPERS,
        "take_in": _KEEPERS,
        "undo": _KEEPERS,
        "drop": _KEEPERS,
    },
    "台账由本机关的{who}导入和撤销；请转给他们。",
)
may, demand, organs_of = PERMISSION.may, PERMISSION.demand, PERMISSION.organs_of
