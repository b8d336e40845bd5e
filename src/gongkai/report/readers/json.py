"""Reads the report back from the JSON that other programs rely on; what it does not know it names and leaves out."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, get_args

from gongkai.intake.places import Place
from gongkai.report.errors import BadValue, NotAReport
from gongkai.report.forms import Form
from gongkai.report.forms.form import CellKind
from gongkai.report.model import (
    MISSING,
    Edition,
    Missing,
    Origin,
    OriginKind,
    Report,
    Section,
    Source,
    Summand,
    Value,
)

SCHEMA = "gongkai.report/1"
EDITIONS: tuple[Edition, ...] = get_args(Edition)
ORIGIN_KINDS: tuple[OriginKind, ...] = get_args(OriginKind)

_KEYS = (
    "schema",
    "source",
    "form",
    "organ",
    "year",
    "title",
    "period",
    "preamble",
    "sections",
    "active",
    "applications",
    "remedies",
    "missing",
    "origins",
    "notes",
)


def from_json(data: object) -> tuple[Report, tuple[str, ...]]:
    """The report that the JSON values say, and a warning for everything in them that was left out.

    Raises NotAReport where the schema is not a report's, BadValue naming the place where a value has the wrong shape.
    """
    if not isinstance(data, Mapping) or not str(data.get("schema", "")).startswith("gongkai.report/"):
        raise NotAReport("这段 JSON 不是年度报告：没有 “schema”: “gongkai.report/1”")
    if data["schema"] != SCHEMA:
        raise BadValue(f"schema：只认得 {SCHEMA}，实为 {data['schema']}；请升级程序后再读")
    reading = _Reading()
    report = reading.report(data)
    return report, tuple(reading.warnings)


def each_report(text: str) -> list[object]:
    """The JSON values of a text: one object, a list of objects, or one object a line.

    Raises BadValue naming the line that is no JSON.
    """
    import json

    try:
        whole = json.loads(text)
    except (ValueError, RecursionError) as error:
        if "\n" not in text.strip():
            raise BadValue(f"不是 JSON：{error}") from error
    else:
        return whole if isinstance(whole, list) else [whole]
    values: list[object] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                values.append(json.loads(line))
            except (ValueError, RecursionError) as error:
                raise BadValue(f"第 {number} 行不是 JSON：{error}") from error
    return values


def _wrong(path: str, wanted: str, found: object) -> BadValue:
    shown = repr(found)
    return BadValue(f"{path}：应为{wanted}，实为 {shown if len(shown) <= 40 else shown[:40] + '…'}")


def _mapping(value: object, path: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise _wrong(path, "对象", value)
    return value


def _list(value: object, path: str) -> list[Any]:
    if not isinstance(value, list):
        raise _wrong(path, "列表", value)
    return value


def _words(value: object, path: str) -> str:
    if not isinstance(value, str):
        raise _wrong(path, "文字", value)
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise _wrong(path, "完整的文字（有残缺的字符）", ascii(value)) from error
    return value


def _whole(value: object, path: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong(path, "整数", value)
    return value


def _day(value: object, path: str) -> date:
    try:
        return date.fromisoformat(_words(value, path))
    except ValueError as error:
        raise _wrong(path, "日期，如 2023-12-31", value) from error


def _amount(value: object, path: str) -> Decimal:
    wanted = "以万元为单位的小数文字，如 “0.04”"
    if not isinstance(value, str) or not value.strip("-").replace(".", "", 1).isdecimal() or not value.isascii():
        raise _wrong(path, wanted, value)
    try:
        return Decimal(value)
    except InvalidOperation as error:
        raise _wrong(path, wanted, value) from error


def _value(value: object, kind: CellKind, path: str) -> Value:
    if value is None:
        return None
    return _amount(value, path) if kind == "wan" else _whole(value, path)


def _loose(value: object, path: str) -> Value:
    """A candidate or a summand: whole, amount or nothing, whatever its cell holds."""
    if value is None:
        return None
    return _amount(value, path) if isinstance(value, str) else _whole(value, path)


class _Reading:
    """One report on its way from JSON; collects what it had to leave out."""

    def __init__(self) -> None:
        self.warnings: list[str] = []
        self.cells: dict[str, Value] = {}

    def known(self, data: Mapping[str, Any], names: Iterable[str], path: str) -> None:
        where = f"{path}." if path else ""
        self.warnings.extend(f"不认得的项“{where}{name}”，已略过" for name in data.keys() - set(names))

    def report(self, data: Mapping[str, Any]) -> Report:
        self.known(data, _KEYS, "")
        form = data.get("form")
        if form not in EDITIONS:
            raise _wrong("form", "、".join(EDITIONS) + " 之一", form)
        self.tables(data, Report(form=form).layout)
        return Report(
            form=form,
            organ=None if data.get("organ") is None else _words(data["organ"], "organ"),
            year=None if data.get("year") is None else _whole(data["year"], "year"),
            title=None if data.get("title") is None else _words(data["title"], "title"),
            period=self.period(data.get("period")),
            preamble=_words(data.get("preamble", ""), "preamble"),
            sections=self.sections(data.get("sections", [])),
            cells=self.cells,
            missing=self.missing(_mapping(data.get("missing", {}), "missing")),
            origins=self.origins(_mapping(data.get("origins", {}), "origins")),
            notes=tuple(_words(note, "notes") for note in _list(data.get("notes", []), "notes")),
            source=self.source(data.get("source")),
        )

    def tables(self, data: Mapping[str, Any], layout: Form | None) -> None:
        if layout is None:
            tables = {"active", "applications", "remedies"} & data.keys()
            self.warnings.extend(f"older 格式没有表格，“{name}”已略过" for name in sorted(tables))
            return
        self.active(_mapping(data.get("active", {}), "active"), layout)
        self.rows(data, "applications", {line.key: line.paths for line in layout.every_line})
        self.rows(data, "remedies", {stage.key: stage.paths for stage in layout.stages})

    def period(self, value: object) -> tuple[date, date] | None:
        if value is None:
            return None
        data = _mapping(value, "period")
        self.known(data, ("from", "to"), "period")
        return _day(data.get("from"), "period.from"), _day(data.get("to"), "period.to")

    def sections(self, value: object) -> tuple[Section, ...]:
        sections = []
        for index, item in enumerate(_list(value, "sections")):
            path = f"sections[{index}]"
            data = _mapping(item, path)
            self.known(data, ("number", "heading", "text"), path)
            number = _whole(data.get("number"), f"{path}.number")
            heading = _words(data.get("heading"), f"{path}.heading")
            sections.append(Section(number, heading, _words(data.get("text"), f"{path}.text")))
        return tuple(sections)

    def source(self, value: object) -> Source | None:
        if value is None:
            return None
        data = _mapping(value, "source")
        self.known(data, ("file", "sha256", "kind", "part", "parts"), "source")
        file, sha256, kind = (_words(data.get(name), f"source.{name}") for name in ("file", "sha256", "kind"))
        part, parts = (_whole(data.get(name, 1), f"source.{name}") for name in ("part", "parts"))
        return Source(file, sha256, kind, part, parts)

    def active(self, data: Mapping[str, Any], layout: Form) -> None:
        self.known(data, {line.key for line in layout.active_lines}, "active")
        for line in layout.active_lines:
            if line.key not in data:
                continue
            path = f"active.{line.key}"
            if line.paths == (path,):
                self.cells[path] = _value(data[line.key], layout.kinds[path], path)
                continue
            row = _mapping(data[line.key], path)
            self.known(row, [cell.rpartition(".")[2] for cell in line.paths], path)
            for cell in line.paths:
                column = cell.rpartition(".")[2]
                if column in row:
                    self.cells[cell] = _value(row[column], layout.kinds[cell], cell)

    def rows(self, data: Mapping[str, Any], table: str, lines: Mapping[str, tuple[str, ...]]) -> None:
        rows = _mapping(data.get(table, {}), table)
        self.known(rows, lines, table)
        for key, paths in lines.items():
            if key not in rows:
                continue
            row = _list(rows[key], f"{table}.{key}")
            if len(row) != len(paths):
                raise BadValue(f"{table}.{key}：应有 {len(paths)} 个值，实有 {len(row)} 个")
            self.cells.update((path, _value(value, "count", path)) for path, value in zip(paths, row, strict=True))

    def missing(self, data: Mapping[str, Any]) -> dict[str, Missing]:
        missing: dict[str, Missing] = {}
        for path, kind in data.items():
            if kind not in MISSING:
                raise _wrong(f"missing.{path}", "、".join(MISSING) + " 之一", kind)
            if path not in self.cells:
                self.warnings.append(f"missing 里的“{path}”不是这份报告的单元格，已略过")
            elif self.cells[path] is not None:
                raise BadValue(f"missing.{path}：这一格有数 {self.cells[path]}，不能同时写明缺失")
            else:
                missing[path] = kind
        for path, value in self.cells.items():
            if value is None and path not in missing:
                missing[path] = "blank"
                self.warnings.append(f"“{path}”为 null，missing 没有写明原因，按空白处理")
        return missing

    def origins(self, data: Mapping[str, Any]) -> dict[str, Origin]:
        origins: dict[str, Origin] = {}
        for path, value in data.items():
            if path in self.cells:
                origins[path] = self.origin(_mapping(value, f"origins.{path}"), f"origins.{path}")
            else:
                self.warnings.append(f"origins 里的“{path}”不是这份报告的单元格，已略过")
        return origins

    def origin(self, data: Mapping[str, Any], path: str) -> Origin:
        self.known(data, ("kind", "raw", "normalised", "candidates", "place", "facts", "summands"), path)
        kind = data.get("kind")
        if kind not in ORIGIN_KINDS:
            raise _wrong(f"{path}.kind", "、".join(ORIGIN_KINDS) + " 之一", kind)
        summands = [_mapping(item, f"{path}.summands") for item in _list(data.get("summands", []), f"{path}.summands")]
        return Origin(
            kind=kind,
            raw=_words(data.get("raw", ""), f"{path}.raw"),
            normalised=_words(data.get("normalised", ""), f"{path}.normalised"),
            candidates=tuple(
                _loose(item, f"{path}.candidates") for item in _list(data.get("candidates", []), f"{path}.candidates")
            ),
            place=self.place(data.get("place"), f"{path}.place"),
            facts=tuple(_words(key, f"{path}.facts") for key in _list(data.get("facts", []), f"{path}.facts")),
            summands=tuple(
                Summand(_words(item.get("organ"), f"{path}.summands"), _loose(item.get("value"), f"{path}.summands"))
                for item in summands
            ),
        )

    def place(self, value: object, path: str) -> Place | None:
        if value is None:
            return None
        data = _mapping(value, path)
        numbers = ("line", "column", "table", "row", "page")
        self.known(data, (*numbers, "sheet", "cell", "box"), path)
        line, column, table, row, page = (
            _whole(data[name], f"{path}.{name}") if name in data else None for name in numbers
        )
        sheet, cell = (_words(data[name], f"{path}.{name}") if name in data else None for name in ("sheet", "cell"))
        return Place(line, column, table, row, sheet, cell, page, self.box(data.get("box"), f"{path}.box"))

    def box(self, value: object, path: str) -> tuple[float, float, float, float] | None:
        if value is None:
            return None
        sides = _list(value, path)
        if len(sides) != 4 or not all(isinstance(side, int | float) and not isinstance(side, bool) for side in sides):
            raise _wrong(path, "四个数（左、上、右、下）", value)
        return (sides[0], sides[1], sides[2], sides[3])
