"""The annual reports: all years of an organ, one as a page, its files, a number taken apart, the figures as data."""

import csv
import io

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.encoding import escape_uri_path
from django.views.decorators.http import require_GET

from gongkai.office.annual import public as reports
from gongkai.office.organs import public as organs
from gongkai.portal.paging import frame
from gongkai.report.forms import form_of
from gongkai.report.writers import MEDIA, TERMS
from gongkai.report.writers.grid import Grid, grid
from gongkai.report.writers.json import to_json
from gongkai.report.writers.outline import heading

_CHARTED = ("new", "carried_in", "total", "carried_out")


def _organ(code: str) -> organs.PublicOrgan:
    found = organs.organ(code)
    if found is None:
        raise Http404
    return found


def _report(code: str, year: int, request: HttpRequest) -> reports.PublicReport:
    asked = request.GET.get("edition", "")
    found = reports.report(code, year, int(asked) if asked.isdecimal() and len(asked) < 4 else None)
    if found is None:
        raise Http404
    return found


@login_not_required
@require_GET
def annuals(request: HttpRequest, code: str) -> HttpResponse:
    """All years."""
    organ = _organ(code)
    page = frame(request, organ, here="annuals", title="政府信息公开年报")
    return render(request, "portal/annual/annuals.html", page | {"years": reports.years(code)})


@login_not_required
@require_GET
def annual(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """One report: texts and tables as on paper, charts beside the tables, the files."""
    organ, found = _organ(code), _report(code, year, request)
    page = frame(request, organ, here="annuals", title=found.title) | {
        "found": found,
        "report": found.report,
        "parts": _parts(found),
        "charts": _charts(found),
        "editions": [one for one in reports.editions(code, year) if one != found.edition],
        "files": [(term, one) for ending, term in TERMS.items() for one in found.files if f".{one.ending}" == ending],
        "apart": not found.is_replaced,
    }
    return render(request, "portal/annual/annual.html", page)


def _parts(found: reports.PublicReport) -> list[tuple[str, str, str, Grid | None]]:
    """The sections as they are printed: anchor, heading, text, and the table where one stands."""
    layout = form_of(found.report.form)
    return [
        (
            f"section-{section.number}",
            heading(section),
            section.text,
            grid(found.report, layout, section.number) if section.number in (2, 3, 4) else None,
        )
        for section in found.report.sections
    ]


def _charts(found: reports.PublicReport) -> list[tuple[str, list[tuple[str, int | None]]]]:
    """What is drawn beside the tables: how many applications came and went, and how they ended."""
    layout, cells = form_of(found.report.form), found.report.cells
    labels = {"new": "本年新收", "carried_in": "上年结转", "total": "本年办结", "carried_out": "结转下年"}
    course = [(labels[key], _whole(cells.get(f"applications.{key}.total"))) for key in _CHARTED]
    ends = [
        (label, value)
        for key, label in layout.bare_labels.items()
        if key not in _CHARTED and (value := _whole(cells.get(f"applications.{key}.total")))
    ]
    charts: list[tuple[str, list[tuple[str, int | None]]]] = []
    if any(value for _, value in course):
        charts.append(("申请的收到和办理", course))
    if ends:
        charts.append(("办理结果", list(ends)))
    return charts


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


@login_not_required
@require_GET
def annual_file(request: HttpRequest, code: str, year: int, ending: str) -> HttpResponse:
    """One of the six files, as it was read back when the report was published."""
    found = _report(code, year, request)
    kept = reports.file(code, year, found.edition, ending)
    if kept is None:
        raise Http404
    name, content = kept
    return HttpResponse(
        content,
        content_type=MEDIA[f".{ending}"],
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{escape_uri_path(name)}"},
    )


@login_not_required
@require_GET
def annual_number(request: HttpRequest, code: str, year: int, path: str) -> HttpResponse:
    """A number taken apart as far as no case can be told from it."""
    organ = _organ(code)
    found = reports.number(code, year, path)
    if found is None:
        raise Http404
    page = frame(request, organ, here="annuals", title=found.name) | {
        "found": found,
        "year": year,
        "groupings": reports.GROUPS,
    }
    return render(request, "portal/annual/number.html", page)


@login_not_required
@require_GET
def annual_data(request: HttpRequest, code: str, ending: str) -> HttpResponse:
    """All years as data: JSON (one report each) or CSV (one row for each cell)."""
    organ = _organ(code)
    found = [one for year in reports.years(code) if (one := reports.report(code, year.year)) is not None]
    if ending == "json":
        said = {"organ": organ.name, "reports": [to_json(one.report) for one in found]}
        return JsonResponse(said, json_dumps_params={"ensure_ascii": False})
    if ending != "csv":
        raise Http404
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\r\n")
    lines.writerow(["机关", "年度", "格子", "名称", "数"])
    for one in found:
        names = form_of(one.report.form).names
        for path, value in one.report.cells.items():
            lines.writerow([organ.name, one.year, path, names[path], "" if value is None else f"{value:f}"])
    content = "\ufeff" + text.getvalue()
    return HttpResponse(
        content,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{code}-nianbao.csv"'},
    )
