"""今天: what waits for me, and what comes next when nothing does."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from gongkai.law import duties
from gongkai.law.calendar import Calendar
from gongkai.law.today import today
from gongkai.look.days import day
from gongkai.office.annual import access as annual
from gongkai.office.annual import queries as reports
from gongkai.office.applications import queries as applications
from gongkai.office.organs import queries as organs
from gongkai.office.organs.models import Level, Organ
from gongkai.office.practice import queries as practice
from gongkai.office.proposals import queries as proposals
from gongkai.office.rectifications import queries as rectifications
from gongkai.office.remedies import queries as remedies
from gongkai.office.staff.calendars import token_of
from gongkai.office.staff.roles import Role
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import home, show

_AHEAD = 30
"""From so many working days before the report is due on, the desk asks for it."""


@dataclass(frozen=True)
class Coming:
    """Something with a date."""

    on: date
    left: int
    """Working days left; negative when late."""
    what: str
    cite: str


@dataclass(frozen=True)
class Gap:
    """Something that is not set up yet, and where to do it."""

    what: str
    why: str
    href: str


def desk(request: HttpRequest) -> HttpResponse:
    """The first page after signing in."""
    staffed = cast(Staffed, request)
    organ = home(staffed)
    calendar = practice.calendar()
    turns = applications.turns(staffed.actor, on=today())
    mine = applications.rows((case for case, _ in turns), on=today(), calendar=calendar)
    page = {
        "rows": applications.desk(staffed.actor, on=today(), calendar=calendar),
        "turns": [(row, letter) for row, (_, letter) in zip(mine, turns, strict=True)],
        "beside": _beside(staffed, calendar),
        "board": _board(staffed, organ),
        "today": today(),
        "calendar": calendar,
        "coming": _coming(organ, calendar) if organ else [],
        "gaps": _gaps(staffed, organ, calendar),
    }
    return show(request, "desk.html", page, here="desk", title="今天")


def _beside(request: Staffed, calendar: Calendar) -> list[Gap]:
    """What waits beside the register: records to correct by their day, proposals to decide or to publish."""
    found = []
    due_on, count = rectifications.open_at(request.actor)
    if due_on is not None:
        said = f"最近的一件请在{day(due_on)}前告知"
        found.append(Gap(f"{count}件更正政府信息的申请没有办完", said, reverse("workbench:rectifications")))
    suits = remedies.waiting(remedies.seen_by(request.actor), on=today(), calendar=calendar)
    if suits:
        said = f"{suits[0].row.number}请在{day(suits[0].by)}前{suits[0].what}"
        found.append(Gap(f"{len(suits)}件复议诉讼等着办", said, reverse("workbench:remedies")))
    found += _reports(request, calendar)
    for count, what in proposals.waiting(request.actor):
        found.append(
            Gap(f"{count}条建议转主动公开的{what}", "政府信息公开条例 第四十四条", reverse("workbench:proposals"))
        )
    return found


def _reports(request: Staffed, calendar: Calendar) -> list[Gap]:
    """The year's report: what is owed by those who write it, and what waits for somebody's step."""
    codes = annual.organs_of(request.actor, "write")
    mine = [one for one in organs.existing(today()).filter(code__in=codes) if one.level != Level.VILLAGE]
    found = []
    for one in reports.owed(mine, on=today(), calendar=calendar) if mine else []:
        if one.left <= _AHEAD and (one.annual is None or one.annual.is_open):
            said = f"{day(one.by)}前公布" if one.left >= 0 else f"{day(one.by)}就该公布，已经过了"
            what = f"{one.organ.short}{one.year}年度报告{'还没有编制完' if one.annual else '还没有开始编制'}"
            to = reverse("workbench:annual", args=[one.organ.code, one.year]) if one.annual else ""
            found.append(Gap(what, said, to or reverse("workbench:annuals")))
    for row, step in reports.turns(request.actor, on=today()):
        to = reverse("workbench:annual", args=[row.organ.code, row.year])
        found.append(Gap(f"{row.organ.short}{row.year}年度报告等您{step.term}", row.get_state_display(), to))
    return found


def _board(request: Staffed, organ: Organ | None) -> list[applications.Board]:
    """The deadlines of the organs that report here, for the county's office: numbers, no papers."""
    if organ is None or not request.actor.holds(Role.COUNTY_OFFICE, organ.code):
        return []
    codes = [one.code for one in organs.supervised_by(organ, today())]
    return applications.board([organ.code, *codes], on=today())


def _coming(organ: Organ, calendar: Calendar) -> list[Coming]:
    """The fixed dates of the year for this kind of organ, nearest first (政府信息公开条例 第四十九条)."""
    on = today()
    if organ.level == Level.VILLAGE:
        return []
    found = []
    for duty in duties.of(organ.level, on=on):
        year = on.year if duty.due.in_year(on.year) >= on else on.year + 1
        remind_on = duty.due.remind_on(year, calendar)
        found.append(Coming(duty.due.in_year(year), calendar.count(on, remind_on), duty.term, str(duty.authority.cite)))
    return sorted(found, key=lambda one: (one.on, one.what))


def _gaps(request: Staffed, organ: Organ | None, calendar: Calendar) -> list[Gap]:
    gaps = []
    on = today()
    if any(request.actor.holds(role) for role in (Role.COUNTY_OFFICE, Role.ADMINISTRATOR)):
        if on.month >= 11 and calendar.is_provisional(date(on.year + 1, 1, 1)):
            gaps.append(
                Gap(
                    f"{on.year + 1}年放假通知还没有载入",
                    "跨年的期限现在按周一至周五暂算，通知一般在11月公布，载入后自动重算",
                    reverse("workbench:notice_new"),
                )
            )
        if organs.existing(on).count() <= 1:
            gaps.append(
                Gap("还没有登记乡镇和部门", "登记后各机关才能办件、列入全县的期限表", reverse("workbench:organ_new"))
            )
    if organ is not None and request.actor.holds(Role.ADMINISTRATOR):
        missing = [
            term
            for value, term in ((organ.telephone, "电话"), (organ.address, "地址"), (organ.unit, "工作机构"))
            if not value
        ]
        if missing:
            gaps.append(
                Gap(
                    f"{organ.short}的{'、'.join(missing)}没有填",
                    "公开指南和文书都要写（政府信息公开条例 第十二条）",
                    reverse("workbench:organ", args=[organ.code]),
                )
            )
    return gaps


def help_page(request: HttpRequest) -> HttpResponse:
    """How to find one's way."""
    address = reverse("workbench:feed", args=[token_of(cast(Staffed, request).person)])
    page = {"roles": list(Role), "feed": request.build_absolute_uri(address)}
    return show(request, "help.html", page, here="help", title="帮助")
