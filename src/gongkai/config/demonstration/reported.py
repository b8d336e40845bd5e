"""Last year's reports: some townships published theirs in January, others stopped on the way, most never began."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from gongkai.config.demonstration.staffing import Team
from gongkai.config.demonstration.stories import Walk
from gongkai.law.calendar import Calendar
from gongkai.law.today import SHANGHAI
from gongkai.office.annual import queries
from gongkai.office.annual.actions.begin import begin
from gongkai.office.annual.actions.correct import correct
from gongkai.office.annual.actions.publish import prepare, publish
from gongkai.office.annual.actions.review import review
from gongkai.office.annual.actions.save import save
from gongkai.office.annual.actions.sign import sign
from gongkai.office.annual.models import Annual
from gongkai.office.organs.models import Level

_ENDS = ("published",) * 3 + ("corrected",) + ("published",) * 3 + ("signed", "reviewed", "draft", "texts")
"""How far each township's report came, in the order of the townships; the rest have not begun."""
_COLUMNS = ("财政预决算", "惠农补贴", "社会救助", "稳岗就业", "农村危房改造", "征地补偿", "安全生产", "教育卫生")
_ONLINE = (
    "公开的名单、金额都先隐去身份证号和银行账号，再由办公室审核。",
    "涉农补贴实行“发放一批、公开一批”，名单同时贴到各村公开栏。",
    "预算、决算批复以后二十日内公开，并附文字说明。",
    "年初对照主动公开目录排出清单，按季度核对有没有漏项。",
)
_HANDLED = (
    "收到的申请当天登记，由专人承办，答复书经审签以后发出。",
    "对内容不清楚的申请先打电话与申请人沟通，一次说清要补正什么。",
    "答复书写明依据和救济途径，送达的凭证与案卷一起归档。",
)
_WAITING = "申请的方式、受理地点和电话已在公开指南里写明，有专人受理。"
_KEPT = (
    "公文拟稿时逐件确定公开属性，不予公开的写明理由。",
    "发布以前填写审查表，由承办人、保密审查员、办公室主任依次签字。",
    "年内清理失效信息，改正链接打不开的页面，归档目录由专人管理。",
)
_PLACES = (
    "维护县政府网站本机关的信息公开专栏，便民服务中心设有查阅点和公共查阅电脑。",
    "各村公开栏统一更换了版面，贴上查询用的二维码，不会上网的群众到便民服务中心查阅。",
    "政务新媒体由一人编辑、一人审核，重要政策与网站同一天发布。",
)
_EXPLAINED = (
    "惠农政策都配发政策解读，对群众留言逐条回应关切。",
    "重要文件与政策解读同步发布；全年回应关切的热点问题主要是补贴和医保。",
    "通过院坝会开展政策解读，收集、回应群众关切的问题。",
)
_WATCHED = (
    "信息公开纳入村和站所的年度考核；设意见箱听取社会评议，收到的意见都已回复；没有发生责任追究。",
    "分管负责人每半年听取一次汇报；年度考核、社会评议结果都为合格；没有责任追究情形。",
    "工作考核与奖金挂钩，社会评议通过入户走访进行，未发生责任追究。",
)
_PROBLEMS = (
    ("政策解读以文字为主，群众看不明白", "上一年度指出的解读形式单一，今年起重要补贴政策都配了一张图、一段方言录音"),
    ("个别栏目更新不及时", "上一年度指出的更新慢，今年实行每月5日自查，发现漏更的当天补上"),
    ("承办人员变动多，业务不熟练", "上一年度指出的人员不熟，今年编了办件手册，新到岗的先跟班一个月"),
    ("村级公开栏内容与网站不一致", "上一年度指出的内容不一致，今年由包村干部每季度核对一次"),
    ("公开的表格不便查找", "上一年度指出的查找不便，今年按村、按项目重新编排，可以下载"),
    ("答复书说理不够充分", "上一年度指出的说理不足，今年答复书都写明依据的条款和认定的事实"),
)
_NOTICE = "第一版表二行政许可漏填，现予更正，并在第一部分写明；其他内容没有变动。"


class Told(NamedTuple):
    """One township's report: who makes it, on which year, from which day, how far."""

    team: Team
    year: int
    on: date
    end: str
    calendar: Calendar
    luck: random.Random

    def at(self, on: date, hour: int) -> datetime:
        """A moment of that day."""
        return datetime.combine(on, time(hour, self.luck.randrange(60)), SHANGHAI)


def walks(teams: Sequence[Team], *, today: date, calendar: Calendar) -> Iterator[Walk]:
    """One walk for each report that was begun, in January of this year; what lies after today is left untold."""
    # A chance of its own: the cases are the same with and without reports.
    luck = random.Random(today.year)
    towns = [team for team in teams if team.organ.level == Level.TOWNSHIP]
    for number, (team, end) in enumerate(zip(towns, _ENDS, strict=False)):
        on = calendar.on_or_after(date(today.year, 1, 5) + timedelta(days=number))
        yield _walk(Told(team, today.year - 1, on, end, calendar, luck))


def _walk(it: Told) -> Walk:
    team, on = it.team, it.on
    yield on
    annual = begin(actor=team.officer, organ=team.organ, year=it.year, at=it.at(on, 9))
    if it.end == "draft":
        return
    on = it.calendar.after(on, 2)
    yield on
    texts = _texts(it, annual, on)
    none = it.end != "texts"
    save(actor=team.officer, annual=annual, texts=texts, typed={}, confirms_none=none, at=it.at(on, 10))
    if it.end == "texts":
        return
    on = it.calendar.after(on, 1)
    yield on
    yield from _locked(it, annual, on)
    if it.end != "corrected":
        return
    on = it.calendar.on_or_after(date(it.year + 1, 3, 10))
    yield on
    annual = correct(actor=team.head, annual=annual, notice=_NOTICE, at=it.at(on, 9))
    licences = it.luck.randrange(3, 12)
    more = texts[1].replace("\n（二）", f"作出行政许可决定{licences}件，结果都已公示。\n（二）", 1)
    typed = {"active.licences": str(licences)}
    save(actor=team.officer, annual=annual, texts={1: more}, typed=typed, confirms_none=False, at=it.at(on, 10))
    yield from _locked(it, annual, on)


def _locked(it: Told, annual: Annual, on: date) -> Walk:
    """Reviewed, and signed and published on the days after it, as far as this one goes."""
    version = review(actor=it.team.head, annual=annual, at=it.at(on, 11))
    if it.end == "reviewed":
        return
    on = it.calendar.after(on, 1)
    yield on
    sign(actor=it.team.leader, annual=annual, seen=version.digest, at=it.at(on, 15))
    if it.end == "signed":
        return
    on = it.calendar.after(on, 1)
    yield on
    publish(actor=it.team.officer, annual=annual, prepared=prepare(annual), at=it.at(on, 16))


def _texts(it: Told, annual: Annual, on: date) -> dict[int, str]:
    """The sections that people write; what is said of applications and fees is what the office counted."""
    page, luck, year = queries.page(it.team.officer, annual, on=on), it.luck, it.year
    known, came = queries.known(page), page.report.cells.get("applications.new.total")
    parts = [(name, luck.randrange(4, 30)) for name in luck.sample(_COLUMNS, 3)]
    whole = sum(count for _, count in parts)
    listed = "、".join(f"{name}类{count}条" for name, count in parts)
    first = (
        f"{year}年，{it.team.organ.name}按照《中华人民共和国政府信息公开条例》和县里的要求，做好政府信息公开工作。",
        f"（一）主动公开。全年通过县政府网站公开信息{whole}条，其中{listed}。{luck.choice(_ONLINE)}{luck.choice(_EXPLAINED)}",
        f"（二）依申请公开。{''.join(known[1])}{luck.choice(_HANDLED) if came else _WAITING}",
        f"（三）政府信息管理。{luck.choice(_KEPT)}",
        f"（四）政府信息公开平台建设。{luck.choice(_PLACES)}",
        f"（五）监督保障。组织业务培训{luck.randrange(1, 4)}次。{luck.choice(_WATCHED)}",
    )
    (one, better), (two, also) = luck.sample(_PROBLEMS, 2)
    fifth = (f"存在的主要问题：一是{one}；二是{two}。", f"改进情况：一是{better}；二是{also}。")
    return {1: "\n".join(first), 5: "\n".join(fifth), 6: "\n".join(known[6])}
