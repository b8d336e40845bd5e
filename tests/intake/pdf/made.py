"""Random reports with the truth at hand, and their tables as cells, ready to be printed in any style."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from selectolax.lexbor import LexborHTMLParser
from tests.report.readers.distortion import random_cells
from tests.report.sound import OTHER, OVERVIEW, PREAMBLE, PROBLEMS

from gongkai.report.forms import form_of
from gongkai.report.model import Missing, Report, Section, Value
from gongkai.report.writers import encode

ORGAN = "云岭县松溪镇人民政府"
_FULL_WIDTH = {ord("0") + n: ord("０") + n for n in range(10)}


@dataclass(frozen=True)
class Box:
    """A cell of a printed table."""

    text: str
    across: int = 1
    down: int = 1
    head: bool = False
    side: bool = False
    """Whether it is a head at the side that spans rows: on paper it is narrow, turned or stacked."""


Table = list[list[Box]]


@dataclass
class Made:
    """A report made at random and its three tables."""

    seed: int
    report: Report
    truth: Mapping[str, Value]
    tables: dict[int, Table] = field(default_factory=dict)
    heads: dict[int, int] = field(default_factory=dict)
    """How many rows of each table are heads that may be repeated on every page."""


def made(seed: int, *, commas: bool = False, full_width: bool = False, blanks: float | None = None) -> Made:
    """The report of a seed; a share `blanks` of the cells of table 3 is empty or a stroke."""
    rng = random.Random(seed)
    edition = rng.choice(["2021", "2021", "2021", "2019"])
    form = form_of(edition)
    merged = edition == "2021" and rng.random() < 0.15
    share = rng.choice([0, 0, 0, 0.05]) if blanks is None else blanks
    cells = random_cells(rng, form, merged=merged, blanks=share)
    kinds: list[Missing] = ["blank", "mark"]
    missing = {path: rng.choice(kinds) for path, value in cells.items() if value is None}
    year = 2024 if edition == "2021" else 2020
    texts = {1: OVERVIEW, 2: "", 3: "", 4: "", 5: PROBLEMS, 6: OTHER}
    report = Report(
        form=edition,
        organ=ORGAN,
        year=year,
        title=f"{ORGAN}{year}年政府信息公开工作年度报告",
        preamble=PREAMBLE,
        sections=tuple(Section(head.number, head.heading, texts[head.number]) for head in form.sections),
        cells=cells,
        missing=missing,
    )
    whole = Made(seed, report, cells)
    body = LexborHTMLParser(encode(report, ".html").decode()).body
    assert body is not None
    for number in (2, 3, 4):
        table = body.css_first(f"table.table{number}")
        whole.heads[number] = len(table.css("thead tr")) if table else 0
        whole.tables[number] = [
            [_box(cell, commas=commas, full_width=full_width) for cell in row.css("th,td")] for row in table.css("tr")
        ]
    return whole


def _box(cell: object, *, commas: bool, full_width: bool) -> Box:
    attributes = cell.attributes  # type: ignore[attr-defined]
    text = cell.text(strip=True)  # type: ignore[attr-defined]
    if commas and text.isdigit() and len(text) > 3:
        text = f"{int(text):,}"
    if full_width:
        text = text.translate(_FULL_WIDTH) if text.isdigit() else text
    down = int(attributes.get("rowspan") or 1)
    head = cell.tag == "th" or attributes.get("class") == "note"  # type: ignore[attr-defined]
    across = int(attributes.get("colspan") or 1)
    return Box(text, across, down, head, head and down > 2 and across == 1)


@dataclass
class Verdict:
    """How many cells came out right, open (missing, ambiguous, unreadable) and wrong."""

    right: int = 0
    open: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def cells(self) -> int:
        """All of them."""
        return self.right + len(self.open) + len(self.wrong)


def judged(truth: Mapping[str, Value], reports: list[Report]) -> Verdict:
    """Every cell of the truth held against what was read; a report in two is no report."""
    verdict = Verdict()
    read = reports[0].cells if len(reports) == 1 else {}
    for path, value in truth.items():
        found = read.get(path)
        if found is None:
            if value is None and path in read:
                verdict.right += 1
            else:
                verdict.open.append(path)
        elif value is not None and Decimal(found) == Decimal(value):
            verdict.right += 1
        else:
            verdict.wrong.append(f"{path}: {found} for {value}")
    verdict.wrong += [f"{path}: {read[path]} for nothing" for path in read if path not in truth and read[path]]
    return verdict
