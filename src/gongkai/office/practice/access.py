"""Who may decide how the county does it: the county's office; an organ's numbers, its office head."""

from gongkai.office.staff.permission import Permission
from gongkai.office.staff.roles import Role

_TERMS = {"choose": "更改本地做法", "take_in": "载入放假通知", "set_day": "设定地方假日"}
PERMISSION = Permission(
    dict.fromkeys(_TERMS, frozenset()) | {"choose": frozenset({Role.OFFICE_HEAD})},
    "{what}由{who}办理；请与他们联系。",
    terms=_TERMS,
    everywhere=dict.fromkeys(_TERMS, frozenset({Role.COUNTY_OFFICE, Role.ADMINISTRATOR})),
)
may, demand = PERMISSION.may, PERMISSION.demand
