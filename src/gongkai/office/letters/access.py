"""Who may change how letters look and speak, and void a number.

Who may draft, issue and serve a letter is asked by the app whose case it is.
"""

from gongkai.office.staff.permission import Permission
from gongkai.office.staff.roles import Role

_COUNTY = frozenset({Role.COUNTY_OFFICE, Role.ADMINISTRATOR})
PERMISSION = Permission(
    {
        "reword": frozenset({Role.OFFICE_HEAD}),
        "reletterhead": frozenset({Role.OFFICE_HEAD}),
        "void": frozenset({Role.OFFICER, Role.OFFICE_HEAD}),
    },
    "{what}由{who}办理；请与他们联系。",
    terms={"reword": "修改文书措辞", "reletterhead": "更换发文机关标志", "void": "作废文书"},
    everywhere={"reword": _COUNTY, "reletterhead": _COUNTY},
)
may, demand = PERMISSION.may, PERMISSION.demand
