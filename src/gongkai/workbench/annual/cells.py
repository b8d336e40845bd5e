"""A number of the report opened: what it is, what it is made of, the records behind it; and its adjustment."""

from typing import cast

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from gongkai.law import applicants, outcomes
from gongkai.law import remedies as law
from gongkai.law.today import now, today
from gongkai.office.annual import access, queries
from gongkai.office.annual.actions.adjust import adjust, count_again
from gongkai.office.annual.counting import form as form_in_force
from gongkai.office.annual.figures import TYPED
from gongkai.office.annual.gathering import gather
from gongkai.office.annual.models import Annual
from gongkai.workbench.access import may_open
from gongkai.workbench.annual.page import KINDS, found
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import SharedForm, show, status_of, submitted

_A_PAGE = 50


class AdjustForm(SharedForm):
    """A number in place of the counted one."""

    typed = forms.CharField(label="改为", max_length=24)
    reason = forms.CharField(
        label="原因",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="登记的数会留在旁边；能补登记的，先去补登记",
    )


class BackForm(SharedForm):
    """Back to what is counted."""


@require_GET
def annual_cell(request: HttpRequest, code: str, year: int, path: str) -> HttpResponse:
    """One number with what is behind it."""
    return _shown(request, found(request, code, year), _known(path), AdjustForm(), BackForm())


def _known(path: str) -> str:
    if path not in form_in_force().names:
        raise Http404
    return path


@require_POST
def annual_adjust(request: HttpRequest, code: str, year: int, path: str) -> HttpResponse:
    """Adjusting a number, or taking the adjustment back."""
    actor = cast(Staffed, request).actor
    annual, path = found(request, code, year), _known(path)
    access.demand(actor, "write", annual.organ.code)
    to = reverse("workbench:annual_cell", args=[code, year, path])
    if "back" in request.POST:
        back = BackForm(request.POST)
        done = submitted(
            request,
            back,
            lambda given: count_again(actor=actor, annual=annual, path=path, at=now(), once=given["once"]),
            done="已改回按登记计数。",
            to=to,
            subject=annual.subject,
        )
        return done if done is not None else _shown(request, annual, path, AdjustForm(), back)
    form = AdjustForm(request.POST)
    done = submitted(
        request,
        form,
        lambda given: adjust(
            actor=actor, annual=annual, count=gather(annual.organ, annual.year), path=path,
            typed=given["typed"], reason=given["reason"], at=now(), once=given["once"],
        ),
        done="已调整，登记的数和原因留在旁边。",
        to=to,
        subject=annual.subject,
    )  # fmt: skip
    return done if done is not None else _shown(request, annual, path, form, BackForm())


def _shown(request: HttpRequest, annual: Annual, path: str, form: SharedForm, back: SharedForm) -> HttpResponse:
    staffed = cast(Staffed, request)
    page = queries.page(staffed.actor, annual, on=today())
    asked = request.GET.get("page", "")
    number = max(1, int(asked)) if asked.isdecimal() and len(asked) < 7 else 1
    cell = queries.cell(staffed.actor, page, path, first=(number - 1) * _A_PAGE, most=_A_PAGE)
    for one in (form, back):
        if not one.is_bound:
            one.watch(annual.subject)
    figure = page.figures.get(path)
    adjustable = not path.startswith(f"{TYPED}.") and path not in form_in_force().totals
    context = {
        "annual": annual,
        "page": page,
        "cell": cell,
        "value": page.report.cells.get(path),
        "kind": "人工调整" if figure is not None and figure.counted is not None else KINDS[cell.kind],
        "figure": figure,
        "counted": page.count.values.get(path),
        "names": form_in_force().names,
        "parts": [(part, page.report.cells.get(part)) for part in cell.parts],
        "applicants": {one.key: one.term for one in applicants.all()},
        "outcomes": {one.key: one.term for one in outcomes.all()},
        "results": {one.key: one.term for one in law.results()},
        "may_adjust": adjustable and annual.is_open and access.may(staffed.actor, "write", annual.organ.code),
        "opens_cases": may_open(staffed.actor, "application"),
        "form": form,
        "back": back,
        "number": number,
        "pages": max(1, -(-cell.total // _A_PAGE)),
    }
    status = status_of(form) if form.is_bound else status_of(back)
    return show(request, "annual/cell.html", context, here="annuals", title=cell.name, status=status)
