"""The county's front pages, and an organ's: who they are, how to reach them, what one can do here."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from gongkai.law.today import today
from gongkai.look.links import Link
from gongkai.office.organs import public as organs
from gongkai.portal.paging import frame


@login_not_required
def county(request: HttpRequest) -> HttpResponse:
    """All organs, by kind."""
    return _listed(request, "organ", "政府信息公开", "选择要查看的机关。查询和申请都不用登录。")


@login_not_required
def apply(request: HttpRequest) -> HttpResponse:
    """To whom one applies; asked only where there is a choice."""
    return _listed(request, "apply", "依申请公开", "选择向哪个机关申请。不知道归谁管的，先打电话问一问。")


@login_not_required
def track(request: HttpRequest) -> HttpResponse:
    """Whose answer one waits for; asked only where there is a choice."""
    return _listed(request, "track", "查询办理进度", "选择当初向哪个机关申请的，回执上写着机关名称。")


def _listed(request: HttpRequest, here: str, title: str, lead: str) -> HttpResponse:
    """The organs, each leading to its own page of the kind."""
    found = organs.organs(today())
    if here != "organ" and len(found) == 1:
        return redirect(f"portal:{here}", code=found[0].code)
    groups: dict[str, list[organs.PublicOrgan]] = {}
    for one in found:
        groups.setdefault(one.level_term, []).append(one)
    page = {
        "title": title,
        "lead": lead,
        "to": f"portal:{here}",
        "groups": groups,
        "organ": None,
        "organ_name": next((one.short for one in found if one.level == "county"), ""),
        "doors": [
            Link("全部机关", reverse("portal:county"), "organ", here == "organ"),
            Link("依申请公开", reverse("portal:apply_where"), "pen", here == "apply"),
            Link("查询办理进度", reverse("portal:track_where"), "search", here == "track"),
        ],
    }
    return render(request, "portal/county.html", page)


@login_not_required
def organ(request: HttpRequest, code: str) -> HttpResponse:
    """One organ."""
    found = organs.organ(code)
    if found is None:
        raise Http404
    return render(request, "portal/organ.html", frame(request, found, here="organ", title=found.name))
