"""The journal: who did what, when; and whether it is as it was written."""

from typing import cast

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from gongkai.office.journal import queries
from gongkai.office.journal.models import Anchor, Entry
from gongkai.office.journal.verifying import verify
from gongkai.office.organs.models import Organ
from gongkai.office.staff.roles import Role
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import show

_A_PAGE = 50


def journal(request: HttpRequest) -> HttpResponse:
    """What was done at the organs whose journal one may read."""
    rows = _readable(cast(Staffed, request))
    organs = _readable_organs(cast(Staffed, request))
    organ, words = request.GET.get("organ", ""), request.GET.get("words", "").strip()
    if organ:
        rows = rows.filter(chain__key=organ)
    if words:
        rows = rows.filter(told__contains=words) | rows.filter(actor_name__contains=words)
    page = {
        "listed": Paginator(rows, _A_PAGE).get_page(request.GET.get("page")),
        "organs": organs,
        "short": {organ.code: organ.short for organ in organs},
        "asked": {"organ": organ, "words": words},
        "last_anchor": Anchor.objects.order_by("-on").first(),
        "may_verify": _sees_all(cast(Staffed, request)),
    }
    return show(request, "journal/journal.html", page, here="journal", title="日志")


def _sees_all(request: Staffed) -> bool:
    return request.actor.holds(Role.AUDITOR) or request.actor.holds(Role.ADMINISTRATOR)


def _readable(request: Staffed) -> QuerySet[Entry]:
    """Auditors and administrators read all chains, others those of their own organs."""
    if _sees_all(request):
        return Entry.objects.select_related("chain").order_by("-id")
    return queries.of_organs(request.actor.organs)


def _readable_organs(request: Staffed) -> list[Organ]:
    every = Organ.objects.all()
    return list(every if _sees_all(request) else every.filter(code__in=request.actor.organs))


def journal_verify(request: HttpRequest) -> HttpResponse:
    """Walks all chains and says what it found."""
    page = {"breaks": list(verify()), "written": Entry.objects.count(), "anchors": Anchor.objects.count()}
    return show(request, "journal/journal_verify.html", page, here="journal", title="核对日志")
