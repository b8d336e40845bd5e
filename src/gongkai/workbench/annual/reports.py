"""The reports that a person may see, with what is owed above them; beginning one."""

from typing import Any, cast

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from gongkai.law.today import now, today
from gongkai.office.annual import access, queries
from gongkai.office.annual.actions.begin import begin
from gongkai.office.annual.counting import FIRST_YEAR
from gongkai.office.organs.models import Level, Organ
from gongkai.office.organs.queries import existing
from gongkai.office.practice import queries as practice
from gongkai.workbench.annual.page import address
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import OnceForm, choices, show, status_of, submitted

_A_PAGE = 50


class BeginForm(OnceForm):
    """Which organ's report on which year."""

    organ = forms.ModelChoiceField(label="机关", queryset=Organ.objects.none(), to_field_name="code")
    year = forms.IntegerField(label="年度", min_value=FIRST_YEAR, max_value=9998)


def annuals(request: HttpRequest) -> HttpResponse:
    """The list: what is owed, then every report with its state."""
    staffed = cast(Staffed, request)
    rows = queries.seen_by(staffed.actor)
    listed = Paginator(rows, _A_PAGE).get_page(request.GET.get("page"))
    mine = _writing_at(staffed)
    owed = queries.owed(mine, on=today(), calendar=practice.calendar())
    page = {
        "rows": listed.object_list,
        "number": listed.number,
        "pages": listed.paginator.num_pages,
        "owed": owed,
        "form": _begin_form(staffed, None),
        "may_begin": bool(mine),
    }
    return show(request, "annual/annuals.html", page, here="annuals", title="年度报告")


def _writing_at(request: Staffed) -> list[Organ]:
    """The organs whose report the person writes."""
    codes = access.organs_of(request.actor, "write")
    return list(existing(today()).filter(code__in=codes).exclude(level=Level.VILLAGE))


def _begin_form(request: Staffed, typed: Any) -> BeginForm:
    mine = access.organs_of(request.actor, "write")
    form = BeginForm(typed, initial={"organ": mine[0] if mine else "", "year": today().year - 1})
    choices(form, "organ").queryset = existing(today()).filter(code__in=mine)
    return form


def annual_new(request: HttpRequest) -> HttpResponse:
    """Beginning the report on a year."""
    staffed = cast(Staffed, request)
    form = _begin_form(staffed, request.POST or None)
    if request.method == "POST":
        done = submitted(
            request,
            form,
            lambda given: begin(
                actor=staffed.actor, organ=given["organ"], year=given["year"], at=now(), once=given["once"]
            ),
            done=lambda made: f"{made.year}年度报告开始编制：表三、表四已经按登记计数。",
            to=address,
        )
        if done is not None:
            return done
    return show(
        request, "annual/new.html", {"form": form}, here="annuals", title="编制年度报告", status=status_of(form)
    )
