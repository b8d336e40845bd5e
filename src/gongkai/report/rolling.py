"""Adds the reports of many organs into one, cell by cell, and names whatever could not be added."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext

from gongkai.report.errors import BadValue
from gongkai.report.forms import Form, form_of
from gongkai.report.model import Missing, Origin, Report, Section, Summand, Value

_WHY: Mapping[Missing, str] = {
    "blank": "这一格是空白",
    "mark": "这一格填的是符号，不是数",
    "text": "这一格填的是文字，不是数",
    "unreadable": "这一格的数无法辨认",
    "ambiguous": "这一格的数有多种读法",
}
_ABSENT = "报告里没有这一格"
_NO_TABLES = "报告没有规定格式的表格"
_OTHER_FORM = "2019 年格式没有可以相加的一格"
_ENOUGH_DIGITS = 1000


@dataclass(frozen=True, slots=True)
class Gap:
    """Cells that could not be added because one organ's report has no number there."""

    organ: str
    cells: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class RollUp:
    """The sum of many reports; `gaps` says which cells of whose report are missing, `warnings` what looks wrong."""

    report: Report
    gaps: tuple[Gap, ...]
    warnings: tuple[str, ...]


def roll_up(reports: Iterable[Report], *, organ: str, year: int | None = None, origins: bool = True) -> RollUp:
    """The report of `organ` as the sum of its children's, in any order and grouping.

    A cell that one child lacks is missing in the sum, never taken for 0. The form is the newest among the children;
    （六）其他处理 is one row where any child has it so. With `origins` every cell names its summands. Raises BadValue
    where there is nothing to add.
    """
    children = list(reports)
    if not children:
        raise BadValue("没有可以汇总的报告")
    if not organ:
        raise BadValue("缺少汇总机关的名称")
    form = form_of("2019" if all(child.form == "2019" for child in children) else "2021")
    merged = any(child.merged_other or child.form == "2019" for child in children)
    names = [_name(child, number) for number, child in enumerate(children, 1)]
    columns = [_as_in(form, child, merged=merged) for child in children]
    cells, missing, origin = _add(form.paths_for(merged=merged), form, columns, names if origins else None)
    gaps = _gaps(children, columns, names, form, merged=merged) if missing else ()
    warnings = _warnings(children, names, year)
    if year is None:
        years = {child.year for child in children if child.year is not None}
        year = years.pop() if len(years) == 1 else None
    report = Report(
        form="2019" if form.edition == "2019" else "2021",
        organ=organ,
        year=year,
        title=f"{organ}{year}年{form.title}" if year is not None else None,
        period=(date(year, 1, 1), date(year, 12, 31)) if year is not None else None,
        preamble=f"所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。" if year is not None else "",
        sections=tuple(Section(head.number, head.heading, "") for head in form.sections),
        cells=cells,
        missing=missing,
        origins=origin,
        notes=warnings,
    )
    return RollUp(report, gaps, warnings)


Cells = Mapping[str, Value]


def _name(report: Report, number: int) -> str:
    if report.organ:
        return report.organ
    return f"{report.source.file}（未写明机关）" if report.source else f"第 {number} 份（未写明机关）"


def _as_in(form: Form, child: Report, *, merged: bool) -> Cells:
    """A child's cells under the paths of the parent's form; a cell without a counterpart is absent."""
    layout = child.layout
    if layout is None:
        return {}
    if merged:
        child = child.with_other_merged()
    if layout is form:
        return child.cells
    return {new: child.cells[old] for old, new in layout.counterparts(form).items() if old in child.cells}


def _add(
    paths: Sequence[str], form: Form, columns: Sequence[Cells], names: Sequence[str] | None
) -> tuple[dict[str, Value], dict[str, Missing], dict[str, Origin]]:
    cells: dict[str, Value] = {}
    missing: dict[str, Missing] = {}
    origins: dict[str, Origin] = {}
    # Most cells of most organs are 0: one summand for each organ and value serves them all.
    made: list[dict[Value, Summand]] = [{} for _ in names or ()]
    with localcontext() as context:
        context.prec = _ENOUGH_DIGITS  # a sum that rounds would depend on the order
        for path in paths:
            values = [column.get(path) for column in columns]
            numbers = [value for value in values if value is not None]
            if len(numbers) < len(values):
                cells[path], missing[path] = None, "blank"
            else:
                cells[path] = sum(numbers, Decimal(0)) if form.kinds[path] == "wan" else sum(numbers)
            if names is not None:
                summands = []
                for name, value, kept in zip(names, values, made, strict=True):
                    summand = kept.get(value)
                    if summand is None:
                        summand = kept[value] = Summand(name, value)
                    summands.append(summand)
                origins[path] = Origin("summed", summands=tuple(summands))
    return cells, missing, origins


def _gaps(
    children: Sequence[Report], columns: Sequence[Cells], names: Sequence[str], form: Form, *, merged: bool
) -> tuple[Gap, ...]:
    gaps: list[Gap] = []
    for child, column, name in zip(children, columns, names, strict=True):
        lacking: dict[str, list[str]] = {}
        whole = child.with_other_merged() if merged else child
        for path in form.paths_for(merged=merged):
            if column.get(path) is None:
                lacking.setdefault(_why(whole, path, form), []).append(path)
        gaps.extend(Gap(name, tuple(paths), why) for why, paths in lacking.items())
    return tuple(gaps)


def _why(child: Report, path: str, form: Form) -> str:
    layout = child.layout
    if layout is None:
        return _NO_TABLES
    own = form.counterparts(layout).get(path)
    if own is None:
        return _OTHER_FORM
    if own not in child.cells:
        return _ABSENT
    return _WHY[child.missing.get(own, "blank")]


def _warnings(children: Sequence[Report], names: Sequence[str], year: int | None) -> tuple[str, ...]:
    warnings = [
        f"“{name}”有 {count} 份报告，都已加入；请确认没有重复" for name, count in Counter(names).items() if count > 1
    ]
    years = Counter(child.year for child in children if child.year is not None)
    if len(years) > 1 or (year is not None and years and set(years) != {year}):
        listed = "、".join(f"{each} 年 {count} 份" for each, count in sorted(years.items()))
        wanted = f"，应为 {year} 年" if year is not None else ""
        warnings.append(f"年度不一致（{listed}{wanted}）：不同年度的数不应相加")
        usual = year if year is not None else max(sorted(years), key=lambda each: years[each])
        warnings.extend(
            f"“{name}”是 {child.year} 年的报告"
            for name, child in zip(names, children, strict=True)
            if child.year not in {None, usual}
        )
    warnings.extend(f"“{name}”没有写明年度" for name, child in zip(names, children, strict=True) if child.year is None)
    return tuple(warnings)
