"""Who may enter people and give posts: the administrator; the office head for the own organ's substitutions."""

from gongkai.office.staff.permission import Permission
from gongkai.office.staff.roles import Role

_TERMS = {
    "employ": "登记人员",
    "appoint": "任命职务",
    "relieve": "免去职务",
    "substitute": "指定代理人",
    "reset_password": "重置口令",
    "forget_telephone": "重置动态口令",
    "suspend": "停用账号",
}
PERMISSION = Permission(
    dict.fromkeys(_TERMS, frozenset()) | {"substitute": frozenset({Role.OFFICE_HEAD})},
    "{what}由{who}办理；请与他们联系。",
    terms=_TERMS,
    everywhere=dict.fromkeys(_TERMS, frozenset({Role.ADMINISTRATOR})),
)
may, demand = PERMISSION.may, PERMISSION.demand
