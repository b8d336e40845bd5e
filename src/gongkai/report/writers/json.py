"""The report as the JSON that other programs rely on: every key and its order are the contract's."""

from collections.abc import Mapping
from typing import Any

from gongkai.intake.places import Place
from gongkai.report.errors import BadValue
from gongkai.report.forms import Form
from gongkai.report.forms.form import CellKind
from gongkai.report.model import Origin, Report, Value
from gongkai.report.writers.printing import plain

SCHEMA = "gongkai.report/1"

Json = dict[str, Any]


def to_json(report: Report, *, origins: bool = False) -> Json:
    """The report as JSON values; `origins` adds where each cell's number came from.

    A row that the report does not have is left out; a cell without a number is null and named under `missing`.
    """
    data: Json = {
        "schema": SCHEMA,
        "source": _source(report),
        "form": report.form,
        "organ": report.organ,
        "year": report.year,
        "title": report.title,
        "period": _period(report),
        "preamble": report.preamble,
        "sections": [{"number": s.number, "heading": s.heading, "text": s.text} for s in report.sections],
    }
    missing: dict[str, str] = {}
    layout = report.layout
    unknown = report.cells.keys() - (layout.kinds if layout else {}).keys()
    if unknown:
        raise BadValue(f"{report.form} 格式没有这些单元格：{'、'.join(sorted(unknown))}")
    if layout is not None:
        for name, table in _tables(report, layout, missing).items():
            if table:
                data[name] = table
    data["missing"] = missing
    if origins:
        kinds = layout.kinds if layout else {}
        data["origins"] = {path: _origin(origin, kinds.get(path, "count")) for path, origin in report.origins.items()}
    if report.notes:
        data["notes"] = list(report.notes)
    return data


def _source(report: Report) -> Json | None:
    source = report.source
    if source is None:
        return None
    return {
        "file": source.file,
        "sha256": source.sha256,
        "kind": source.kind,
        "part": source.part,
        "parts": source.parts,
    }


def _period(report: Report) -> Json | None:
    if report.period is None:
        return None
    first, last = report.period
    return {"from": first.isoformat(), "to": last.isoformat()}


def _tables(report: Report, layout: Form, missing: dict[str, str]) -> dict[str, Json]:
    cells = report.cells

    def value(path: str) -> int | str | None:
        number = cells.get(path)
        if number is None:
            missing[path] = report.missing.get(path, "blank")
        return json_value(number, layout.kinds[path], path)

    active: Json = {}
    for line in layout.active_lines:
        present = [path for path in line.paths if path in cells]
        if line.paths == (f"active.{line.key}",):
            active.update((line.key, value(path)) for path in present)
        elif present:
            active[line.key] = {path.rpartition(".")[2]: value(path) for path in present}
    rows = [(line.key, line.paths) for line in layout.every_line]
    stages = [(stage.key, stage.paths) for stage in layout.stages]
    return {
        "active": active,
        "applications": {key: [value(p) for p in paths] for key, paths in rows if not cells.keys().isdisjoint(paths)},
        "remedies": {key: [value(p) for p in paths] for key, paths in stages if not cells.keys().isdisjoint(paths)},
    }


def json_value(value: Value, kind: CellKind, path: str) -> int | str | None:
    """A count as an integer, an amount as decimal words, None as None; raises BadValue for a count that is no whole.

    >>> from decimal import Decimal
    >>> json_value(Decimal("0.040"), "wan", "active.fees_wan"), json_value(3, "count", "active.licences")
    ('0.04', 3)
    """
    if value is None:
        return None
    if kind == "wan":
        return plain(value)
    if value != int(value):
        raise BadValue(f"{path}：件数应为整数，实为 {plain(value)}")
    return int(value)


def _origin(origin: Origin, kind: CellKind) -> Json:
    data: Json = {"kind": origin.kind}
    if origin.kind == "read" or origin.raw:
        data["raw"] = origin.raw
    if origin.normalised:
        data["normalised"] = origin.normalised
    if origin.candidates:
        data["candidates"] = [_loose(value, kind) for value in origin.candidates]
    if origin.place is not None:
        data["place"] = place_json(origin.place)
    if origin.facts:
        data["facts"] = list(origin.facts)
    if origin.summands:
        data["summands"] = [{"organ": s.organ, "value": _loose(s.value, kind)} for s in origin.summands]
    return data


def _loose(value: Value, kind: CellKind) -> int | str | None:
    """A value that no cell holds: words where it is no whole number."""
    if value is None or (isinstance(value, int) and kind != "wan"):
        return value
    return plain(value)


def place_json(place: Place) -> Json:
    """What the format could say of a place, and nothing else.

    >>> place_json(Place(line=3, column=8))
    {'line': 3, 'column': 8}
    """
    named: Mapping[str, object] = {
        "line": place.line,
        "column": place.column,
        "table": place.table,
        "row": place.row,
        "sheet": place.sheet,
        "cell": place.cell,
        "page": place.page,
        "box": list(place.box) if place.box is not None else None,
    }
    return {name: value for name, value in named.items() if value is not None}
