"""Reading and checking in a warm process, beside the floor of the kind: the cells and paragraphs merely taken out."""

import statistics
from functools import partial
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from bench.figures import Figure, in_turn
from bench.pages import pages, texts
from gongkai.intake import open_bytes
from gongkai.report.readers import read_document
from gongkai.report.rules import check

_FILES = 12
_ALIGNMENT, _RULES, _BOTH = 3.0, 2.0, 5.0


def floor_of_text(data: bytes) -> list[list[str]]:
    """Decoded and cut at line breaks and tabs."""
    return [line.split("\t") for line in data.decode().split("\n")]


def floor_of_html(data: bytes) -> tuple[list[list[list[str]]], list[str]]:
    """Tables to grids, merged cells filled out, and paragraphs, by lexbor."""
    body = LexborHTMLParser(data).body
    assert body is not None
    return [_grid(table) for table in body.css("table")], [paragraph.text() for paragraph in body.css("p")]


def _grid(table: Any) -> list[list[str]]:
    rows: list[list[str]] = []
    taken: set[tuple[int, int]] = set()
    for y, tr in enumerate(table.css("tr")):
        row: list[str] = []
        for cell in tr.css("td,th"):
            while (y, len(row)) in taken:
                row.append("")
            attributes = cell.attributes
            across, down = int(attributes.get("colspan") or 1), int(attributes.get("rowspan") or 1)
            for below in range(1, down):
                taken.update((y + below, len(row) + right) for right in range(across))
            row.append(cell.text(strip=True))
            row += [""] * (across - 1)
        rows.append(row)
    return rows


def _read(data: bytes) -> object:
    return read_document(open_bytes(data, hashed=False))


def figures() -> list[Figure]:
    """Text and HTML: floor, intake and alignment over it, rules, and the whole against 1.3 × floor + 5 ms.

    What is timed is what `gongkai check` does with a file; the hash that `read` keeps costs 0.5 ms for 180 KB.
    """
    found = []
    for kind, files, floor in (("text", texts(_FILES), floor_of_text), ("HTML 180 KB", pages(_FILES), floor_of_html)):
        reports = [read_document(open_bytes(data))[0] for data in files]
        works = [partial(floor, data) for data in files]
        works += [partial(_read, data) for data in files] + [partial(check, report) for report in reports]
        times = in_turn(works)
        bare, read, checked = (statistics.median(times[at : at + _FILES]) for at in range(0, len(times), _FILES))
        goal = 1.3 * bare + _BOTH
        found += [
            Figure(f"{kind}: alignment, over 1.3 × floor", f"{read - 1.3 * bare:.2f} ms", f"{bare:.2f} ms",
                   f"≤ {_ALIGNMENT:.0f} ms", read - 1.3 * bare <= _ALIGNMENT),
            Figure(f"{kind}: rules", f"{checked:.2f} ms", "–", f"≤ {_RULES:.0f} ms", checked <= _RULES),
            Figure(f"{kind}: read + check", f"{read + checked:.2f} ms", f"{bare:.2f} ms",
                   f"≤ 1.3 × floor + 5 = {goal:.2f} ms", read + checked <= goal),
        ]  # fmt: skip
    return found
