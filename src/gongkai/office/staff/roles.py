"""The posts that the office knows: the only list of roles."""

from enum import StrEnum


class Role(StrEnum):
    """What a person may be at an organ."""

    HANDLER = "handler"
    OFFICER = "officer"
    SECRECY_REVIEWER = "secrecy_reviewer"
    OFFICE_HEAD = "office_head"
    DEPUTY_LEADER = "deputy_leader"
    LEADER = "leader"
    COUNTY_OFFICE = "county_office"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"

    @property
    def term(self) -> str:
        """The post's Chinese name."""
        return _TERMS[self]

    @property
    def about(self) -> str:
        """What the post does here, in one sentence."""
        return _ABOUT[self]


_TERMS = {
    Role.HANDLER: "承办人",
    Role.OFFICER: "公开专干",
    Role.SECRECY_REVIEWER: "保密审查员",
    Role.OFFICE_HEAD: "办公室主任",
    Role.DEPUTY_LEADER: "分管领导",
    Role.LEADER: "主要领导",
    Role.COUNTY_OFFICE: "县公开办",
    Role.ADMINISTRATOR: "管理员",
    Role.AUDITOR: "审计员",
}
_ABOUT = {
    Role.HANDLER: "办理交给自己的申请：查找、征求意见、起草答复",
    Role.OFFICER: "登记申请、确认收到、补正、送达，管理本机关的公开工作",
    Role.SECRECY_REVIEWER: "公开前逐件保密审查",
    Role.OFFICE_HEAD: "公开工作机构负责人：审核、批准延期",
    Role.DEPUTY_LEADER: "签批答复",
    Role.LEADER: "签批答复、签发年度报告",
    Role.COUNTY_OFFICE: "看全县各机关的期限和进度，不看各机关的案卷",
    Role.ADMINISTRATOR: "机关、人员、日历和设置；看不到案卷里的个人信息",
    Role.AUDITOR: "查阅日志，不办理任何事项",
}
CASEWORK = frozenset({Role.HANDLER, Role.OFFICER, Role.OFFICE_HEAD, Role.DEPUTY_LEADER, Role.LEADER})
"""The posts that see their own organ's cases."""
