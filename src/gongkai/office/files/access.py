"""Who may set a quarantined file free; who may see a file at all is decided by the app that it belongs to."""

from gongkai.office.staff.permission import Permission
from gongkai.office.staff.roles import Role

PERMISSION = Permission(
    {"release": frozenset({Role.SECRECY_REVIEWER, Role.OFFICE_HEAD})},
    "隔离的文件由{who}看过以后放行；请与他们联系。",
    for_people=frozenset({"release"}),
)
may, demand = PERMISSION.may, PERMISSION.demand
