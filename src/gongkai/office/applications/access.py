"""Who may do what with a case: by post at the organ that has it. The county's office sees deadlines, not papers."""

from gongkai.office.staff.permission import Permission
from gongkai.office.staff.roles import CASEWORK, Role

_KEEPERS = frozenset({Role.OFFICER, Role.OFFICE_HEAD})
_DESK = _KEEPERS | {Role.HANDLER}
PERMISSION = Permission(
    {
        "see": CASEWORK | {Role.SECRECY_REVIEWER},
        "view_identity": CASEWORK,
        "receive": _KEEPERS,
        "confirm": _DESK,
        "amend": _KEEPERS,
        "assign": _KEEPERS,
        "split": _DESK,
        "prepare": _DESK,
        "decide": _DESK,
        "review": frozenset({Role.SECRECY_REVIEWER, Role.OFFICE_HEAD, Role.DEPUTY_LEADER, Role.LEADER}),
        "issue": _KEEPERS,
        "send": _KEEPERS,
        "enter": _DESK,
        "strike": _KEEPERS,
        "retract": frozenset({Role.OFFICE_HEAD}),
        "record": _KEEPERS,
        "consult": _DESK,
        "search": _DESK,
        "charge": _KEEPERS,
        "lapse": _KEEPERS,
        "withdraw": _KEEPERS,
        "join": _KEEPERS,
        "archive": _KEEPERS,
        "anonymise": frozenset({Role.OFFICE_HEAD}),
        "attach": _DESK,
    },
    "这一步由本机关的{who}办理；请转给他们。",
    # A citizen may apply from the public site, and answer a correction there.
    public=frozenset({"receive", "enter"}),
)
may, demand, organs_of = PERMISSION.may, PERMISSION.demand, PERMISSION.organs_of
