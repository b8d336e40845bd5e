"""What lies beside the register of one township: a mistake taken back, records to correct, proposals, an old ledger."""

import random
from datetime import date, datetime

from gongkai.config.demonstration import stories
from gongkai.config.demonstration.staffing import Team
from gongkai.law.calendar import Calendar
from gongkai.law.today import civil
from gongkai.office.applications.actions.receive import Request, receive
from gongkai.office.applications.actions.strike import retract
from gongkai.office.applications.models import Application
from gongkai.office.applications.papers import demand_of
from gongkai.office.keys.sealing import sealer
from gongkai.office.ledgers.actions.read import read
from gongkai.office.ledgers.grid import opened
from gongkai.office.proposals.actions.decide import decide as decide_proposal
from gongkai.office.proposals.actions.propose import Idea, propose
from gongkai.office.proposals.actions.publish import publish
from gongkai.office.rectifications.actions.check import check
from gongkai.office.rectifications.actions.decide import decide
from gongkai.office.rectifications.actions.issue import issue
from gongkai.office.rectifications.actions.register import Asked, register
from gongkai.office.rectifications.actions.send import send

_LEDGER = (
    "序号,收到日期,申请方式,申请人,申请人类型,申请内容,答复日期,答复结果,文号,送达方式",
    "1,{year}-03-04,邮寄,王大山,自然人,农村低保金发放名单,{year}-03-22,部分公开,清公复〔{year}〕1号,邮寄",
    "2,{year}-04-08,网上,李桂兰,公民,退耕还林补助兑付名单,{year}-04-29,予以公开,清公复〔{year}〕2号,电子邮件",
    "3,{year}-06-11,当面,云岭县兴农种植专业合作社,企业,集镇供水工程招标材料,{year}-07-02,不属于本机关公开范围,,当面",
    "4,{year}-09-03,当面,周春花,个人,土地征收补偿安置方案,{year}-09-20,信息不存在,,邮寄",
    "5,10.20,当面,吴建华,个人,集镇规划图纸,{year}-11-01,公开,,当面",
    "6,{year}-11-12,窗口,陈玉梅,,便民服务中心事项清单,{year}-11-14,看情况,,当面",
)
"""As clerks kept it: two rows cannot be understood."""


def keep(team: Team, *, today: date, at: datetime, calendar: Calendar, luck: random.Random) -> None:
    """All of it at one moment, after the cases were told."""
    on = calendar.last_before(today)
    _mistake(team, on, at, luck)
    _records(team, on, at, luck)
    _proposals(team, at)
    text = "\n".join(_LEDGER).format(year=today.year - 2)
    found = opened(f"{today.year - 2}年台账.csv", text.encode("gb18030"))
    read(actor=team.officer, organ=team.organ, year=today.year - 2, opened=found, at=at)


def _mistake(team: Team, on: date, at: datetime, luck: random.Random) -> None:
    identity, kind = stories.person(luck)
    request = Request("in_person", on, "农村危房改造补助对象和金额", identity, kind)
    case = receive(actor=team.officer, organ=team.organ, request=request, at=at).case
    retract(actor=team.head, case=case, reason="同一份申请登记了两次", at=at)


def _records(team: Team, on: date, at: datetime, luck: random.Random) -> None:
    asked = "低保档案里家庭人口写成3人，应为4人"
    for is_told in (True, False):
        identity, _ = stories.person(luck)
        what = Asked("in_person", on, asked, "户口簿复印件", identity)
        row = register(actor=team.officer, organ=team.organ, asked=what, at=at)
        found = "查民政所低保档案，登记为3人，与户口簿不符。"
        row = check(actor=team.officer, rectification=row, on=on, found=found, at=at)
        if is_told:
            said = "低保档案的家庭人口已改为4人。"
            decide(actor=team.officer, rectification=row, outcome="corrected", said=said, at=at)
            row.refresh_from_db()
            issue(actor=team.head, rectification=row, at=at)
            send(actor=team.officer, rectification=row, way="in_person", on=civil(at), at=at)


def _proposals(team: Team, at: datetime) -> None:
    told = Application.objects.filter(organ=team.organ, struck_at__isnull=True).select_related("organ", "key")
    given, open_ones = told.filter(units__outcome__startswith="granted"), told.filter(units__outcome="")
    first, second = dict.fromkeys([*given.order_by("pk"), *open_ones.filter(concluded_on=None).order_by("pk")][:2])
    idea = Idea(demand_of(first, sealer(first.key)), "suggested", "申请人建议公开，涉及全镇农户。")
    made = propose(actor=team.officer, cases=[first], idea=idea, at=at)
    why = "涉及公众利益调整、需要公众广泛知晓，条例第十九条。"
    made = decide_proposal(actor=team.head, proposal=made, agrees=True, why=why, at=at)
    address = "https://www.example.gov.cn/zhudong.html"
    publish(actor=team.officer, proposal=made, address=address, on=civil(at), at=at)
    idea = Idea(demand_of(second, sealer(second.key)), "own", "近两年多次有人申请。")
    propose(actor=team.officer, cases=[second], idea=idea, at=at)
