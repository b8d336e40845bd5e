"""The report put together: what was counted, what people wrote in place of it or beside it, and the texts."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from gongkai.office.annual.counting import Counted, form
from gongkai.office.annual.models import Annual, Figure, Version
from gongkai.office.organs.models import Organ
from gongkai.report.model import Edition, Missing, Origin, Report, Section, Value
from gongkai.report.readers.json import from_json
from gongkai.report.writers.json import to_json
from gongkai.report.writers.outline import NUMERALS

EDITION: Edition = "2021"
PREAMBLE = 0
WRITTEN = (PREAMBLE, 1, 5, 6)
"""The parts whose text people write; the others are tables."""


@dataclass(frozen=True)
class Written:
    """What people wrote: texts by section, figures by cell."""

    texts: Mapping[int, str]
    figures: Mapping[str, Figure]


def written(annual: Annual) -> Written:
    """What people wrote in an edition. Two queries."""
    return Written(dict(annual.texts.values_list("number", "text")), {one.path: one for one in annual.figures.all()})


def compose(annual: Annual, count: Counted, own: Written) -> Report:
    """The report as it stands, every total worked out from its parts; a cell that nobody gave is blank."""
    organ, year, layout = annual.organ, annual.year, form()
    cells: dict[str, Value] = {}
    origins: dict[str, Origin] = {}
    for path in layout.paths_for(merged=False):
        figure = own.figures.get(path)
        if figure is not None:
            cells[path] = as_value(path, figure.value)
            origins[path] = Origin("typed", raw=figure.reason)
        else:
            cells[path] = count.values.get(path)
            if path in layout.totals:
                origins[path] = Origin("summed")
            elif path in count.values:
                origins[path] = Origin("counted")
    missing: dict[str, Missing] = {path: "blank" for path, value in cells.items() if value is None}
    return Report(
        form=EDITION,
        organ=organ.name,
        year=year,
        title=title_of(organ.name, year),
        period=(date(year, 1, 1), date(year, 12, 31)),
        preamble=own.texts.get(PREAMBLE, "").strip(),
        sections=tuple(
            Section(head.number, head.heading, own.texts.get(head.number, "").strip()) for head in layout.sections
        ),
        cells=cells,
        missing=missing,
        origins=origins,
    ).with_totals()


def title_of(organ: str, year: int) -> str:
    """The title that the form prescribes."""
    return f"{organ}{year}年{form().title}"


def part_name(number: int) -> str:
    """A part of the report as one says it; 0 is the opening."""
    return f"第{NUMERALS[number - 1]}部分" if number else "开头"


def as_value(path: str, value: Decimal) -> Value:
    """A kept number as the cell's kind has it: a count is whole, an amount keeps its decimals.

    >>> as_value("active.licences", Decimal("3.000000")), as_value("active.fees_wan", Decimal("0.040000"))
    (3, Decimal('0.04'))
    """
    if form().kinds[path] == "wan":
        return Decimal(f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}")
    return int(value)


def preamble_for(organ: Organ, year: int) -> str:
    """The customary opening, made of what the office knows: the basis, the period, whom to ask."""
    name = "《中华人民共和国政府信息公开工作年度报告格式》"
    told = f"本报告根据《中华人民共和国政府信息公开条例》和{name}（{form().cite}）编制。"
    period = f"所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
    whom = [
        f"{term}：{text}"
        for term, text in (("地址", organ.address), ("邮政编码", organ.postcode), ("联系电话", organ.telephone))
        if text
    ]
    ask = f"如对本报告有疑问，请与{organ.unit or organ.name}联系（{'；'.join(whom)}）。" if whom else ""
    return told + period + ask


def to_content(report: Report) -> str:
    """The report as it is hashed and kept: JSON in one order, with where the numbers came from."""
    return json.dumps(to_json(report, origins=True), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def of_content(content: str) -> Report:
    """The report that was kept."""
    return from_json(json.loads(content))[0]


def frozen(version: Version) -> Report:
    """The report as it was at a step."""
    return of_content(version.content)
