"""The five real reports, where they are at hand, cut by hand at their six headings; tables as an officer reads them."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from gongkai.report.forms import form_of
from gongkai.report.model import Report, Section, Value

FOLDER = Path(__file__).resolve().parents[3].parent / "shared" / "samples"
HEADING = re.compile(r"^([一二三四五六])、(.+?)\s*$", re.MULTILINE)
OFFICIAL = {head.number: head for head in form_of("2021").sections}

ONE_REQUEST = {
    f"applications.{row}.{column}": 1 for row in ("new", "granted", "total") for column in ("natural", "total")
}
KNOWN: Mapping[str, tuple[str | None, int | None, str, Mapping[str, Value]]] = {
    "000": ("西坡镇", 2023, "政府信息公开工作年度报告", {}),
    "001": ("武陟县小董乡人民政府", 2023, "武陟县小董乡人民政府 2023 年政府信息公开工作年度报告", {}),
    "002": ("汉阳镇", 2023, "汉阳镇2023 年度政府信息公开工作年度报告", {}),
    "003": (
        "裴山镇人民政府",
        2024,
        "裴山镇人民政府2024年政府信息公开工作年度报告",
        {"active.licences": 326, "active.penalties": 1},
    ),
    "004": ("海原县西安镇人民政府", 2023, "海原县西安镇人民政府 2023 年政府信息公开工作年度报告", ONE_REQUEST),
}


def sample(number: str) -> Report:
    """One of the samples as a report; the test is skipped where the file is not at hand."""
    files = sorted(FOLDER.glob(f"{number}_*.txt")) if FOLDER.is_dir() else []
    if not files:
        pytest.skip("the real reports are not at hand")
    organ, year, title, filled = KNOWN[number]
    text = files[0].read_text(encoding="utf-8")
    heads = [m for m in HEADING.finditer(text) if _number_of(m) is not None]
    sections: list[Section] = []
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        body = text[head.end() : after.start() if after else len(text)]
        known = _number_of(head)
        assert known is not None
        sections.append(Section(known, head[2].strip(), "" if known in (2, 3, 4) else body.strip("\n")))
    cells: dict[str, Value] = dict.fromkeys(form_of("2021").paths_for(merged=False), 0)
    cells["active.fees_wan"] = Decimal(0)
    cells.update(filled)
    preamble = text[: heads[0].start()].strip() if number == "004" else ""
    preamble = preamble.partition("\n")[2].strip()
    period = (date(2023, 1, 1), date(2023, 12, 31)) if number == "004" else None
    return Report(
        form="2021",
        organ=organ,
        year=year,
        title=title,
        period=period,
        preamble=preamble,
        sections=tuple(sections),
        cells=cells,
    )


def _number_of(match: re.Match[str]) -> int | None:
    heading = match[2].strip()
    for number, head in OFFICIAL.items():
        if heading == head.heading or heading in head.variants:
            return number if "一二三四五六".index(match[1]) + 1 == number else None
    return None
