"""What stands above an organ's letters: its name in red, or a picture of its own."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from gongkai.law.today import now, today
from gongkai.office.files import queries as files
from gongkai.office.files.looking import look
from gongkai.office.files.models import Purpose, StoredFile
from gongkai.office.letters import access, queries
from gongkai.office.letters.actions.reletterhead import reletterhead
from gongkai.office.organs.models import Organ
from gongkai.workbench.applications.previews import preview_of
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import OnceForm, show, status_of, submitted

_PNG = b"\x89PNG"


class HeadForm(OnceForm):
    """A picture for the head of letters."""

    file = forms.FileField(
        label="发文机关标志的图片", required=False, help_text="PNG 或者 JPG，不超过1MB；红字白底，宽约156毫米"
    )


def letterhead(request: HttpRequest, code: str) -> HttpResponse:
    """How an organ's letters begin; another picture, or back to the organ's name."""
    staffed = cast(Staffed, request)
    organ = get_object_or_404(Organ, code=code, until_on__isnull=True)
    access.demand(staffed.actor, "reletterhead", organ.code)
    form = HeadForm(request.POST, request.FILES) if request.method == "POST" else HeadForm()
    is_back = request.POST.get("act") == "back"

    def act(given: dict[str, Any]) -> Any:
        looked = None if is_back else look(given["file"].name, given["file"].read())
        return reletterhead(actor=staffed.actor, organ=organ, looked=looked, at=now(), once=given["once"])

    if request.method == "POST":
        if form.is_valid() and not is_back and not form.cleaned_data["file"]:
            form.add_error("file", "选一个图片文件")
        done = submitted(
            request,
            form,
            act,
            done="已更换，从现在起拟的文书用新的标志。",
            to=reverse("workbench:letterhead", args=[code]),
        )
        if done is not None:
            return done
    page = {
        "form": form,
        "shown": organ,
        "picture": queries.letterhead_of(organ),
        "preview": preview_of(queries.sample("correction", organ=organ, on=today())),
    }
    return show(request, "letters/letterhead.html", page, here="papers", title="发文机关标志", status=status_of(form))


def letterhead_picture(_request: HttpRequest, mark: UUID) -> HttpResponse:
    """A letterhead's picture: judged when it was uploaded, and no secret."""
    found = get_object_or_404(StoredFile, pk=mark, purpose=Purpose.LETTERHEAD)
    if found.state != StoredFile.State.KEPT:
        raise Http404
    content = files.content(found)
    answer = HttpResponse(content, content_type="image/png" if content.startswith(_PNG) else "image/jpeg")
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
