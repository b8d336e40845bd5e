"""One report: three tables as on paper, the texts, the checks beside them, and its steps."""

from collections.abc import Mapping
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from gongkai.law.today import now, today
from gongkai.office.annual import access, queries
from gongkai.office.annual.actions.save import save
from gongkai.office.annual.counting import form as form_in_force
from gongkai.office.annual.examining import Examined, examine
from gongkai.office.annual.models import Annual
from gongkai.office.annual.moving import demand
from gongkai.office.journal.errors import Forbidden
from gongkai.office.journal.queries import history
from gongkai.report.model import Report
from gongkai.report.writers import TERMS
from gongkai.report.writers.grid import Grid, grid
from gongkai.workbench.annual.steps import VERBS, step_forms
from gongkai.workbench.annual.writing import TEXTS, WritingForm, as_if, as_typed
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import SharedForm, show, status_of, submitted

KINDS = {
    "counted": "按登记计数",
    "summed": "各格相加",
    "typed": "人工填写",
    "read": "从文件读入",
    "": "没有数",
}
"""Where a number comes from, in words."""
VERDICTS = {
    "holds": "表格的勾稽关系都成立",
    "fails": "有错误",
    "cannot_be_verified": "表格有空格，勾稽关系还无法核对",
}


def address(annual: Annual) -> str:
    """Where the report's page is."""
    return reverse("workbench:annual", args=[annual.organ.code, annual.year])


def found(request: HttpRequest, code: str, year: int) -> Annual:
    """One report as the person may see it, the newest edition or the one asked for; else it is not there."""
    asked = request.GET.get("edition", "")
    try:
        edition = int(asked) if asked.isdecimal() else None
        return queries.one(cast(Staffed, request).actor, code, year, edition)
    except Annual.DoesNotExist:
        raise Http404 from None


@require_GET
def annual(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """One report: written in while it is a draft, else as it was frozen."""
    return _shown(request, found(request, code, year), {})


@require_POST
def annual_save(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Saving what was written."""
    staffed = cast(Staffed, request)
    kept = found(request, code, year)
    access.demand(staffed.actor, "write", kept.organ.code)
    form = WritingForm(request.POST)

    def act(given: dict[str, Any]) -> Annual:
        return save(
            actor=staffed.actor, annual=kept, texts=form.texts, typed=form.typed, confirms_none=bool(given["none"]),
            at=now(), once=given["once"],
        )  # fmt: skip

    said = "已保存。" if not request.POST.get("none") else "已保存，空着的格子已确认本年无。"
    done = submitted(request, form, act, done=said, to=address(kept), subject=kept.subject)
    return done if done is not None else _shown(request, kept, {"writing": form})


def _shown(request: HttpRequest, kept: Annual, bound: Mapping[str, SharedForm]) -> HttpResponse:
    """The page of one report; `bound` holds a form that comes back with something to mend."""
    staffed = cast(Staffed, request)
    page = queries.page(staffed.actor, kept, on=today())
    may_write = kept.is_open and access.may(staffed.actor, "write", kept.organ.code)
    writing = bound.get("writing") or WritingForm(initial=as_typed(page.report))
    if "writing" not in bound:
        writing.watch(kept.subject)
    context = {
        "page": page,
        "annual": kept,
        "report": page.report,
        "tables": _tables(page.report),
        "totals": form_in_force().totals,
        "names": form_in_force().names,
        "sections": [(head.number, head.heading) for head in form_in_force().sections],
        "texts": TEXTS,
        "terms": TERMS,
        "known": queries.known(page),
        "may_write": may_write,
        "may_correct": access.may(staffed.actor, "correct", kept.organ.code),
        "writing": writing,
        "step_forms": step_forms(page, bound),
        "stopped": [form for verb, form in bound.items() if verb not in {step.verb for step in page.steps}],
        "examined": page.standing.examined if page.standing else None,
        "verdicts": VERDICTS,
        "kinds": {path: KINDS[origin.kind] for path, origin in page.report.origins.items()},
        "due": queries.due_on(kept.organ, kept.year),
        "history": history(*kept.subject),
        "has_last": page.last is not None,
    }
    status = next((status_of(form) for form in bound.values()), 200)
    title = f"{kept.organ.short} {kept.year} 年度报告"
    return show(request, "annual/annual.html", context, here="annuals", title=title, status=status)


def _tables(report: Report) -> dict[int, Grid]:
    return {number: grid(report, form_in_force(), number) for number in (2, 3, 4)}


@require_POST
def annual_act(request: HttpRequest, code: str, year: int, verb: str) -> HttpResponse:
    """One step."""
    if verb not in VERBS:
        raise Http404
    kept = found(request, code, year)
    actor = cast(Staffed, request).actor
    # Asked before the form is read: who may not do it is not told what is wrong with what they typed.
    if verb == "correct":
        access.demand(actor, "correct", kept.organ.code)
    else:
        demand(actor, kept, verb)
    kind, act, said = VERBS[verb]
    form = kind(request.POST)
    done = submitted(
        request, form, lambda given: act(actor, kept, given), done=said, to=address(kept), subject=kept.subject
    )
    return done if done is not None else _shown(request, kept, {verb: form})


@require_POST
def annual_check(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """What the checks say of what is typed, before it is saved: the margin of the page."""
    staffed = cast(Staffed, request)
    kept = found(request, code, year)
    access.demand(staffed.actor, "write", kept.organ.code)
    page = queries.page(staffed.actor, kept, on=today())
    form = WritingForm(request.POST)
    if page.standing is None or not form.is_valid():
        raise Forbidden("报告已经锁定，不能再检查草稿")
    report = as_if(page.report, form)
    examined = examine(kept, report, page.count, page.last, on=today())
    return _margin(request, kept, examined)


def _margin(request: HttpRequest, kept: Annual, examined: Examined) -> HttpResponse:
    """The findings alone."""
    context = {"examined": examined, "annual": kept, "verdicts": VERDICTS, "names": form_in_force().names}
    context["may_explain"] = True
    return render(request, "workbench/annual/margin.html", context)
