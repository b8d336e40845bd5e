"""The county's front page, and an organ's: who they are, how to reach them, what one can do here."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.law.today import today
from gongkai.office.organs import public as organs
from gongkai.portal.paging import frame


@login_not_required
def county(request: HttpRequest) -> HttpResponse:
    """All organs, by kind."""
    found = organs.organs(today())
    groups: dict[str, list[organs.PublicOrgan]] = {}
    for one in found:
        groups.setdefault(one.level_term, []).append(one)
    page = {
        "title": "政府信息公开",
        "groups": groups,
        "organ": None,
        "organ_name": next((one.short for one in found if one.level == "county"), ""),
    }
    return render(request, "portal/county.html", page)


@login_not_required
def organ(request: HttpRequest, code: str) -> HttpResponse:
    """One organ."""
    found = organs.organ(code)
    if found is None:
        raise Http404
    return render(request, "portal/organ.html", frame(request, found, here="organ", title=found.name))
