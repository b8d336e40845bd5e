"""The working calendar: the years, the holiday notice pasted, looked at and taken in, the place's own days."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from gongkai.intake import UnreadableFile, open_bytes
from gongkai.law import notices
from gongkai.law.calendar import Calendar, Day, DayKind
from gongkai.law.errors import LawError
from gongkai.law.holidays import statutory
from gongkai.law.today import now, today
from gongkai.office.applications import foreseeing as applications
from gongkai.office.jobs.actions.start import start
from gongkai.office.jobs.models import Job
from gongkai.office.organs.models import Organ
from gongkai.office.practice import access, queries
from gongkai.office.practice.actions.set_day import set_day
from gongkai.office.practice.actions.take_in import take_back, take_in
from gongkai.office.practice.models import HolidayNotice, OwnDay
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import OnceForm, county, show, status_of, submitted

_MOST = 2 * 1024 * 1024
_FIRST = 2019
"""The first year of the present regulation (政府信息公开条例)."""


class NoticeForm(OnceForm):
    """The notice as published, pasted or as a file."""

    text = forms.CharField(
        label="通知全文",
        widget=forms.Textarea(attrs={"rows": 14}),
        required=False,
        max_length=20000,
        help_text="从中国政府网复制，连同标题和文号一起粘贴",
    )
    file = forms.FileField(label="或者选择文件", required=False, help_text="Word、PDF、网页或文本，不超过2MB")
    year = forms.IntegerField(
        label="年份", required=False, min_value=2019, max_value=2100, help_text="文中没有标题时才要填"
    )
    source = forms.CharField(label="来源", max_length=200, help_text="网页地址或收文编号")
    issued_on = forms.DateField(label="通知日期", widget=forms.DateInput(attrs={"type": "date"}), required=False)
    confirmed = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        """One of text and file; a file's text is put where the pasted text would be."""
        given = super().clean() or {}
        file = given.get("file")
        if file is not None and not given.get("text"):
            if file.size > _MOST:
                self.add_error("file", "文件超过2MB；请复制正文粘贴")
                return given
            try:
                given["text"] = open_bytes(file.read(), file.name).text
            except UnreadableFile as error:
                self.add_error("file", str(error))
        if not given.get("text") and not self.errors:
            self.add_error("text", "没有粘贴通知，也没有选文件")
        return given


class OwnDayForm(OnceForm):
    """A day of the place's own."""

    on = forms.DateField(label="日期", widget=forms.DateInput(attrs={"type": "date"}))
    is_working = forms.ChoiceField(label="这一天", choices=[("no", "放假"), ("yes", "上班")])
    name = forms.CharField(label="节日", max_length=60)
    cite = forms.CharField(label="依据", max_length=120, help_text="自治地方等规定放假的文件")


@dataclass(frozen=True)
class Festival:
    """Days off in a row that bear one name."""

    name: str
    first: date
    last: date
    days: int


@dataclass(frozen=True)
class Month:
    """A month in weeks of seven, None before its first and after its last day."""

    number: int
    weeks: tuple[tuple[Day | None, ...], ...]


def calendar(request: HttpRequest) -> HttpResponse:
    """A year's calendar."""
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdigit() and _FIRST <= int(asked) <= today().year + 4 else today().year
    return _shown(request, year, OwnDayForm())


def _shown(request: HttpRequest, year: int, own_form: OwnDayForm) -> HttpResponse:
    known = queries.calendar()
    page = {
        "year": year,
        "earlier": year - 1 if year > _FIRST else None,
        "later": year + 1 if year < today().year + 4 else None,
        "months": _months(known, year),
        "festivals": _festivals(known, year),
        "worked": [day.on for day in _days(known, year) if day.kind == DayKind.MAKE_UP],
        "is_known": year in {one.year for one in known.years},
        "working": known.count(date(year - 1, 12, 31), date(year, 12, 31)),
        "notices": [one for one in queries.notices() if one.year == year],
        "from_law": next((one for one in known.years if one.year == year), None),
        "own_days": list(OwnDay.objects.filter(on__year=year)),
        "may_take_in": access.may(cast(Staffed, request).actor, "take_in"),
        "own_form": own_form,
        "today": today(),
    }
    title, status = f"{year}年工作日历", status_of(own_form)
    return show(request, "practice/calendar.html", page, here="calendar", title=title, status=status)


def _days(known: Calendar, year: int) -> list[Day]:
    first = date(year, 1, 1)
    return [known.day(first + timedelta(days=step)) for step in range((date(year + 1, 1, 1) - first).days)]


def _festivals(known: Calendar, year: int) -> list[Festival]:
    found: list[Festival] = []
    for day in _days(known, year):
        if day.kind != DayKind.HOLIDAY:
            continue
        if found and found[-1].name == day.name and found[-1].last == day.on - timedelta(days=1):
            found[-1] = replace(found[-1], last=day.on, days=found[-1].days + 1)
        else:
            found.append(Festival(day.name or "放假", day.on, day.on, 1))
    return found


def _months(known: Calendar, year: int) -> tuple[Month, ...]:
    months = []
    for number in range(1, 13):
        first = date(year, number, 1)
        days: list[Day | None] = [None] * first.weekday()
        on = first
        while on.month == number:
            days.append(known.day(on))
            on += timedelta(days=1)
        days += [None] * (-len(days) % 7)
        months.append(Month(number, tuple(tuple(days[at : at + 7]) for at in range(0, len(days), 7))))
    return tuple(months)


def notice_new(request: HttpRequest) -> HttpResponse:
    """Pasting the notice; looking at what it says; taking it in."""
    form = NoticeForm(request.POST or None, request.FILES or None)
    page: dict[str, Any] = {"form": form, "reading": None, "missing": []}
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            reading = notices.read(given["text"], year=given["year"])
        except LawError as error:
            form.add_error("text", str(error))
        else:
            if given["confirmed"]:
                done = submitted(
                    request,
                    form,
                    lambda _: _taken_in(request, reading, given),
                    done=f"{reading.year}年放假通知已载入，未办结的期限正在重算。",
                    to=lambda job: reverse("workbench:job", args=[job.pk]),
                )
                if done is not None:
                    return done
            page |= {"reading": reading, "given": given, "changed": _changed(reading), "moved": _moved(reading)}
            page["missing"] = _missing(reading)
            form = NoticeForm(initial={**given, "file": None, "confirmed": True})
            form.fields["once"].initial = given["once"]
            page["form"] = form
    return show(
        request, "practice/notice_new.html", page, here="calendar", title="载入放假通知", status=status_of(form)
    )


def _moved(reading: notices.Reading) -> list[applications.Moved]:
    """The open deadlines that the notice would move."""
    after = queries.calendar().with_year(reading.to_year(source="预览"))
    return applications.moved_by(after, on=today())


def _taken_in(request: HttpRequest, reading: notices.Reading, given: dict[str, Any]) -> Job:
    """The notice kept; every open deadline is worked out anew in the background, and what moved is listed there."""
    take_in(
        actor=cast(Staffed, request).actor,
        county=county(),
        reading=reading,
        text=given["text"],
        source=given["source"],
        issued_on=given["issued_on"],
        at=now(),
        once=given["once"],
    )
    return _recompute(request)


def _recompute(request: HttpRequest) -> Job:
    return start(
        actor=cast(Staffed, request).actor, kind="applications.recompute", organ=county().code, args={}, at=now()
    )


def _missing(reading: notices.Reading) -> list[str]:
    """The statutory festivals that the text does not name: perhaps only a part of it was pasted."""
    named = "".join(one.name for one in reading.festivals)
    terms = dict.fromkeys(statutory(reading.year).values())
    return [term for term in terms if term.removesuffix("节") not in named]


def _changed(reading: notices.Reading) -> list[tuple[date, bool, bool]]:
    """The days that count otherwise once the notice holds: day, before, after."""
    before = queries.calendar()
    after = before.with_year(reading.to_year(source="预览"))
    days = (date(reading.year - 1, 12, 25) + timedelta(days=step) for step in range(373))
    return [
        (day, before.is_working(day), after.is_working(day))
        for day in days
        if before.is_working(day) != after.is_working(day)
    ]


@require_POST
def notice_back(request: HttpRequest, key: int) -> HttpResponse:
    """A notice taken back."""
    notice = get_object_or_404(HolidayNotice, pk=key)
    take_back(
        actor=cast(Staffed, request).actor,
        county=county(),
        notice=notice,
        reason=request.POST.get("reason", ""),
        at=now(),
    )
    messages.success(request, f"{notice.year}年放假通知已撤回，日历恢复到载入之前，期限正在重算。")
    return redirect("workbench:job", key=_recompute(request).pk)


@require_POST
def own_day(request: HttpRequest) -> HttpResponse:
    """A day of the place's own."""
    form = OwnDayForm(request.POST)
    organ: Organ = county()

    def act(given: dict[str, Any]) -> OwnDay:
        return set_day(
            actor=cast(Staffed, request).actor,
            county=organ,
            on=given["on"],
            is_working=given["is_working"] == "yes",
            name=given["name"],
            cite=given["cite"],
            at=now(),
        )

    done = submitted(
        request,
        form,
        act,
        done=lambda day: f"{day.on.isoformat()}已设定。",
        to=lambda day: f"{reverse('workbench:calendar')}?year={day.on.year}",
    )
    return done or _shown(request, today().year, form)
