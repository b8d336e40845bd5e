"""Where an application stands, for whoever has number and code; answering a correction; fetching letters."""

from urllib.parse import quote

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from gongkai.law.today import now, today
from gongkai.office.applications import public as applications
from gongkai.office.keys import public as keys
from gongkai.office.organs import public as organs
from gongkai.portal import slowing
from gongkai.portal.paging import Refused, frame, guarded

_COOKIE = "gongkai_case"


class Ask(forms.Form):
    """Number and code."""

    number = forms.CharField(label="申请编号", max_length=16, help_text="回执上的编号，如 2026-0001")
    code = forms.CharField(label="查询码", max_length=40, help_text="回执上的20位字母和数字，短横可以不输")


class Correct(forms.Form):
    """The correction."""

    text = forms.CharField(label="补正内容", widget=forms.Textarea(attrs={"rows": 6}), max_length=5000)
    once = forms.CharField(max_length=64, widget=forms.HiddenInput)


@never_cache
@login_not_required
@sensitive_post_parameters("code")
@guarded
def track(request: HttpRequest, code: str) -> HttpResponse:
    """Asks for number and code; what was right stays with the browser until it is closed."""
    organ = _organ(code)
    form = Ask(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        slowing.count(request, "code")
        given = {"number": form.cleaned_data["number"].strip(), "code": form.cleaned_data["code"].strip()}
        if applications.track(organ=code, on=today(), **given) is None:
            form.add_error(None, "编号和查询码对不上。核对回执；多次不对要等一会儿再试。")
        else:
            slowing.forget(request, "code")
            return _remembering(redirect("portal:case", code=code), code, given)
    context = frame(request, organ, here="track", title="查询办理进度") | {"form": form}
    return render(request, "portal/track/ask.html", context, status=422 if form.errors else 200)


@never_cache
@login_not_required
@guarded
def case(request: HttpRequest, code: str) -> HttpResponse:
    """Where it stands; a correction can be answered here."""
    organ = _organ(code)
    given = keys.carried(f"case:{code}", request.COOKIES.get(_COOKIE, ""))
    found = applications.track(organ=code, on=today(), **given) if given else None
    if given is None or found is None:
        return redirect("portal:track", code=code)
    form = Correct(request.POST or None, label_suffix="")
    if request.method == "POST" and found.may_correct and form.is_valid():
        applications.correct(
            organ=code, text=form.cleaned_data["text"], on=today(), at=now(), once=form.cleaned_data["once"], **given
        )
        return redirect("portal:case", code=code)
    context = frame(request, organ, here="track", title=f"申请 {found.number}")
    context |= {"case": found, "form": form, "once": keys.new_mark(), "today": today()}
    return render(request, "portal/track/case.html", context)


@never_cache
@login_not_required
@guarded
def letter(request: HttpRequest, code: str, mark: str) -> HttpResponse:
    """A letter that was sent to the applicant."""
    given = keys.carried(f"case:{code}", request.COOKIES.get(_COOKIE, ""))
    found = applications.letter(organ=code, mark=mark, **given) if given else None
    if found is None:
        raise Refused(404, "没有这份文书", "要先输入编号和查询码，或者文书不属于这件申请", "请从“查询办理进度”进入")
    answer = HttpResponse(found[1], content_type="application/octet-stream")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(found[0])}"
    return answer


def _remembering(answer: HttpResponse, code: str, given: dict[str, str]) -> HttpResponse:
    """Number and code stay with the browser, sealed, until it is closed; the office keeps the code nowhere."""
    answer.set_cookie(
        _COOKIE,
        keys.carry(f"case:{code}", given),
        httponly=True,
        samesite="Lax",
        path=f"/{code}/",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return answer


def _organ(code: str) -> organs.PublicOrgan:
    found = organs.organ(code)
    if found is None:
        raise Http404
    return found
