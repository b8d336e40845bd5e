"""What leaves the register: the list as a workbook, the deadlines as a calendar to subscribe to."""

import io
from datetime import date, timedelta
from typing import cast

import xlsxwriter
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse

from gongkai.law.today import now, today
from gongkai.office.applications import queries
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.staff.calendars import person_of
from gongkai.office.staff.queries import actor_of
from gongkai.workbench.applications.register import wanted_of
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import handed

_MOST = 20_000
_HEADS = ("机关", "编号", "申请人", "申请公开的内容", "进度", "收到申请之日", "答复期限", "暂算", "办结日期", "承办")
_LINE = 74
"""Octets of a line in iCalendar (RFC 5545 3.1), its break not counted."""


def workbook(request: HttpRequest) -> HttpResponse:
    """The list as it is filtered, names masked; that it was taken is written down."""
    staffed = cast(Staffed, request)
    cases = queries.listed(staffed.actor, wanted_of(request), on=today())[:_MOST]
    rows = queries.rows(cases, on=today())
    target = io.BytesIO()
    # Nothing that was typed can become a formula or a link.
    book = xlsxwriter.Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    sheet, bold, day = (
        book.add_worksheet("登记簿"),
        book.add_format({"bold": True}),
        book.add_format({"num_format": "yyyy-mm-dd"}),
    )
    for column, head in enumerate(_HEADS):
        sheet.write_string(0, column, head, bold)
    for number, row in enumerate(rows, 1):
        values = (
            *(row.organ, row.number, row.name, row.demand, row.state_term, row.receipt_on, row.due_on),
            *("是" if row.is_provisional else "", row.concluded_on, row.handler),
        )
        for column, value in enumerate(values):
            if isinstance(value, date):
                sheet.write_datetime(number, column, value, day)
            else:
                sheet.write_string(number, column, value or "")
    sheet.set_column(3, 3, 50)
    sheet.set_column(5, 8, 12)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(_HEADS) - 1)
    book.close()
    with transaction.atomic():
        for organ in dict.fromkeys(case.organ.code for case in cases):
            write(
                actor=staffed.actor,
                organ=organ,
                verb="applications.export",
                subject=("register", organ),
                told=f"导出登记簿，全部{len(rows)}件",
                at=now(),
                change=Change(after={"asked": dict(request.GET.items()), "rows": len(rows)}),
            )
    return handed(f"申请登记簿{today().isoformat()}.xlsx", target.getvalue())


@login_not_required
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """A person's deadlines for the telephone's calendar: number and step, nothing of what is asked or by whom."""
    person = person_of(token)
    if person is None:
        raise Http404
    rows = queries.desk(actor_of(person, today()), on=today(), most=500)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//gongkai//ZH", "X-WR-CALNAME:政府信息公开期限"]
    for row in rows:
        if row.next_on is not None:
            lines += _event(row.key, f"{row.organ} {row.number} {row.next_what}", row.next_on, row.is_provisional)
    lines.append("END:VCALENDAR")
    text = "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))
    return HttpResponse(
        text, content_type="text/calendar; charset=utf-8", headers={"Cache-Control": "private, no-store"}
    )


def _event(key: int, what: str, on: date, is_provisional: bool) -> list[str]:
    said = what.replace("\\", "").replace(",", "，").replace(";", "；")
    return [
        "BEGIN:VEVENT",
        f"UID:case-{key}@gongkai",
        f"DTSTAMP:{now():%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{said}{'（暂算）' if is_provisional else ''}",
        "END:VEVENT",
    ]


def _folded(line: str) -> list[str]:
    """A line in pieces of at most so many octets; a character is never cut."""
    pieces: list[str] = []
    piece = ""
    for sign in line:
        if len((piece + sign).encode()) > _LINE - bool(pieces):
            pieces.append(piece)
            piece = ""
        piece += sign
    pieces.append(piece)
    return [pieces[0], *(f" {one}" for one in pieces[1:])]
