"""Beside the report: the one of the year before as a witness, its frozen versions, explanations, and its files."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.encoding import escape_uri_path
from django.views.decorators.http import require_GET, require_POST

from gongkai.law.today import now, today
from gongkai.office.annual import access, queries
from gongkai.office.annual.actions.explain import explain
from gongkai.office.annual.actions.publish import file_name
from gongkai.office.annual.actions.take_in import read_in, take_in
from gongkai.office.annual.models import Annual, Witness
from gongkai.office.files import store
from gongkai.office.files.looking import look
from gongkai.office.journal.errors import Unlawful
from gongkai.report import compare
from gongkai.report.errors import CannotWrite
from gongkai.report.writers import FORMATS, MEDIA, encode
from gongkai.workbench.annual.page import address, found
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import OnceForm, SharedForm, show, status_of, submitted


class WitnessForm(OnceForm):
    """Last year's report as a file."""

    file = forms.FileField(label="上一年度的报告", help_text="Word、PDF、网页、Excel 或文本都可以")


class ExplainForm(SharedForm):
    """上报说明 to one finding."""

    mark = forms.CharField(widget=forms.HiddenInput, max_length=200)
    text = forms.CharField(label="说明", max_length=800, required=False)


@require_GET
def annual_last(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The report compared with the one of the year before."""
    return _last(request, found(request, code, year), WitnessForm())


@require_POST
def annual_take_in(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Taking in the report of the year before as a file."""
    staffed = cast(Staffed, request)
    annual = found(request, code, year)
    access.demand(staffed.actor, "write", annual.organ.code)
    form = WitnessForm(request.POST, request.FILES)

    def act(given: dict[str, Any]) -> Witness:
        looked = look(given["file"].name, given["file"].read())
        return take_in(
            actor=staffed.actor, organ=annual.organ, year=year - 1, looked=looked, report=read_in(looked),
            at=now(), once=given["once"],
        )  # fmt: skip

    to = reverse("workbench:annual_last", args=[code, year])
    done = submitted(request, form, act, done=f"已收入{year - 1}年的报告，下面是两年的比较。", to=to)
    return done if done is not None else _last(request, annual, form)


def _last(request: HttpRequest, annual: Annual, form: WitnessForm) -> HttpResponse:
    staffed, year = cast(Staffed, request), annual.year
    page = queries.page(staffed.actor, annual, on=today())
    context = {
        "annual": annual,
        "last": page.last,
        "found": compare(page.last, page.report) if page.last else None,
        "witness": Witness.objects.filter(organ=annual.organ, year=year - 1).select_related("file").first(),
        "form": form,
        "may_write": access.may(staffed.actor, "write", annual.organ.code),
    }
    title = f"{annual.organ.short} {year} 年与 {year - 1} 年比较"
    return show(request, "annual/last.html", context, here="annuals", title=title, status=status_of(form))


@require_GET
def annual_version(request: HttpRequest, code: str, year: int, number: int) -> HttpResponse:
    """What differs between a version and the one before it."""
    annual = found(request, code, year)
    version = annual.versions.filter(number=number).first()
    if version is None:
        raise Http404
    before = annual.versions.filter(number=number - 1).first()
    context = {
        "annual": annual,
        "version": version,
        "before": before,
        "found": queries.compared(before, version) if before else None,
        "explained": [one for one in version.explained if one["text"]],
    }
    title = f"{annual.organ.short} {year} 年度报告第 {number} 稿"
    return show(request, "annual/version.html", context, here="annuals", title=title)


@require_POST
def annual_explain(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Explaining one finding."""
    staffed = cast(Staffed, request)
    annual = found(request, code, year)
    access.demand(staffed.actor, "write", annual.organ.code)
    form = ExplainForm(request.POST)

    def act(given: dict[str, Any]) -> Annual:
        page = queries.page(staffed.actor, annual, on=today())
        told = page.standing.examined.told if page.standing else ()
        one = next((one for one in told if one.mark == given["mark"]), None)
        if one is None:
            raise Unlawful("这一条检查意见已经不在了：报告改过以后重新检查过")
        return explain(actor=staffed.actor, annual=annual, told=one, text=given["text"], at=now(), once=given["once"])

    done = submitted(request, form, act, done="已记下说明。", to=f"{address(annual)}#jiancha", subject=annual.subject)
    if done is not None:
        return done
    title = f"{annual.organ.short} {year} 年度报告：说明"
    return show(
        request, "annual/explain.html", {"annual": annual, "form": form}, here="annuals", title=title, status=422
    )


@require_GET
def annual_file(request: HttpRequest, code: str, year: int, ending: str) -> HttpResponse:
    """The report as a file: as it was published, or as it stands, to be looked at before it is signed."""
    annual = found(request, code, year)
    if f".{ending}" not in FORMATS:
        raise Http404
    page = queries.page(cast(Staffed, request).actor, annual, on=today())
    published = next((one for one in page.outputs if one.ending == f".{ending}"), None)
    with _said():
        content = store.get(published.file.address) if published else encode(page.report, f".{ending}")
    name = escape_uri_path(f"{'' if page.version else '草稿 '}{file_name(annual, f'.{ending}')}")
    return HttpResponse(
        content,
        content_type=MEDIA[f".{ending}"],
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"},
    )


@contextmanager
def _said() -> Iterator[None]:
    """What the machine lacks or has lost, as a page says it."""
    try:
        yield
    except (CannotWrite, store.Missing) as error:
        raise Unlawful(f"这个文件拿不出来：{error}") from None
