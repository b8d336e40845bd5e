"""The frame of the public's pages, and what is said when something does not go."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from gongkai.look.links import Link
from gongkai.office.organs.public import PublicOrgan

View = Callable[..., HttpResponse]


class Refused(Exception):
    """A page that says what happened, why, and what to do."""

    def __init__(self, status: int, what: str, why: str, todo: str) -> None:
        super().__init__(what)
        self.status, self.what, self.why, self.todo = status, what, why, todo


def guarded(view: View) -> View:
    """Turns what was refused into its page."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refused as refused:
            said = {"status": refused.status, "what": refused.what, "why": refused.why, "todo": refused.todo}
            return render(request, "look/error.html", said, status=refused.status)

    return shown


def frame(request: HttpRequest, organ: PublicOrgan, *, here: str, title: str) -> dict[str, Any]:
    """What every page of an organ has: its name, what one can do here, whom to ask."""
    doors = [
        Link("机关信息", reverse("portal:organ", args=[organ.code]), "organ", here == "organ"),
        Link("政府信息公开年报", reverse("portal:annuals", args=[organ.code]), "chart", here == "annuals"),
        Link("依申请公开", reverse("portal:apply", args=[organ.code]), "pen", here == "apply"),
        Link("查询办理进度", reverse("portal:track", args=[organ.code]), "search", here == "track"),
    ]
    contact = [
        (term, text)
        for term, text in (
            ("工作机构", organ.unit),
            ("电话", organ.telephone),
            ("地址", organ.address),
            ("办公时间", organ.hours),
        )
        if text
    ]
    return {
        "title": title,
        "organ": organ,
        "organ_name": organ.name,
        "doors": doors,
        "contact": contact,
        "home_url": reverse("portal:organ", args=[organ.code]),
        "site_links": [Link("全部机关", reverse("portal:county")), Link("工作人员入口", reverse("workbench:desk"))],
    }
