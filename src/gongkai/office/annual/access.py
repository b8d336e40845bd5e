"""Who may do what with the year's report: keepers write, the head reviews, a leader signs, the county takes in."""

from gongkai.office.staff.permission import Permission
from gongkai.office.staff.roles import CASEWORK, Role

_KEEPERS = frozenset({Role.OFFICER, Role.OFFICE_HEAD})
_LEADERS = frozenset({Role.DEPUTY_LEADER, Role.LEADER})
PERMISSION = Permission(
    {
        "see": CASEWORK | {Role.SECRECY_REVIEWER},
        "write": _KEEPERS,
        "review": frozenset({Role.OFFICE_HEAD}),
        "send_back": frozenset({Role.OFFICE_HEAD}) | _LEADERS,
        "sign": _LEADERS,
        "submit": _KEEPERS,
        "publish": _KEEPERS,
        "correct": frozenset({Role.OFFICE_HEAD}),
        "return": frozenset({Role.COUNTY_OFFICE}),
        "accept": frozenset({Role.COUNTY_OFFICE}),
    },
    "年度报告的这一步由{who}办理；请转给他们。",
)
"""What the county does is asked at the organ that takes the report in, everything else at the organ whose it is."""
may, demand, organs_of, who = PERMISSION.may, PERMISSION.demand, PERMISSION.organs_of, PERMISSION.who
