"""Long work: how far it is; it goes on when the page is closed."""

from datetime import date
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from gongkai.look.days import day
from gongkai.office.applications.models import Application
from gongkai.office.jobs.actions.start import cancel
from gongkai.office.jobs.kinds import KINDS
from gongkai.office.jobs.models import Job
from gongkai.office.staff.roles import Role
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import show

_MOST = 200
"""How many moved deadlines a page lists."""


def _mine(request: HttpRequest, key: int) -> Job:
    """A job of one's own organs; others are not there at all."""
    actor = cast(Staffed, request).actor
    jobs = Job.objects.all() if actor.holds(Role.ADMINISTRATOR) else Job.objects.filter(organ__in=actor.organs)
    return get_object_or_404(jobs, pk=key)


def jobs(request: HttpRequest) -> HttpResponse:
    """The last fifty of one's own organs."""
    actor = cast(Staffed, request).actor
    rows = Job.objects.all() if actor.holds(Role.ADMINISTRATOR) else Job.objects.filter(organ__in=actor.organs)
    page = {
        "rows": [(job, KINDS[job.kind].term if job.kind in KINDS else job.kind) for job in rows.order_by("-pk")[:50]]
    }
    return show(request, "jobs/jobs.html", page, here="jobs", title="后台工作")


def job(request: HttpRequest, key: int) -> HttpResponse:
    """One job with its progress."""
    found = _mine(request, key)
    term = KINDS[found.kind].term if found.kind in KINDS else found.kind
    page = {
        "job": found,
        "facts": [(name, value) for name, value in found.result.items() if isinstance(value, str | int)],
        "moved": _moved(found.result.get("moved", [])),
    }
    return show(request, "jobs/job.html", page, here="jobs", title=term)


def _moved(rows: list[list[Any]]) -> list[dict[str, str]]:
    """The deadlines that a recount moved: the log of a holiday notice."""
    cases = Application.objects.select_related("organ").in_bulk([row[0] for row in rows[:_MOST]])
    return [
        {"organ": cases[key].organ.short, "number": cases[key].number, "before": _day(before), "after": _day(after)}
        for key, before, after in rows[:_MOST]
        if key in cases
    ]


def _day(text: str) -> str:
    """A day of a job's result as the other pages say it."""
    return day(date.fromisoformat(text))


def job_state(request: HttpRequest, key: int) -> JsonResponse:
    """The same for the page that asks again and again."""
    found = _mine(request, key)
    return JsonResponse(
        {
            "done": found.done,
            "total": found.total,
            "state": found.state,
            "message": found.message,
            "over": found.is_over,
        }
    )


@require_POST
def job_cancel(request: HttpRequest, key: int) -> HttpResponse:
    """Asks it to stop."""
    found = _mine(request, key)
    cancel(job=found)
    messages.info(request, "已要求停止；做完的部分会保留或撤回，看结果说明。")
    return redirect("workbench:job", key=found.pk)
