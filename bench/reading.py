"""Reading and checking in a warm process, beside the floor of the kind: the cells and paragraphs merely taken out."""

import statistics

from selectolax.lexbor import LexborHTMLParser

from bench.figures import Figure, best
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
    """Tables to grids of cell texts, and paragraphs, by lexbor."""
    body = LexborHTMLParser(data).body
    assert body is not None
    grids = [
        [[cell.text(strip=True) for cell in row.css("td,th")] for row in table.css("tr")] for table in body.css("table")
    ]
    return grids, [paragraph.text() for paragraph in body.css("p")]


def figures() -> list[Figure]:
    """Text and HTML: floor, intake and alignment over it, rules, and the whole against 1.3 × floor + 5 ms."""
    found = []
    for kind, files, floor in (("text", texts(_FILES), floor_of_text), ("HTML 180 KB", pages(_FILES), floor_of_html)):
        floors, reads, rules = [], [], []
        for data in files:
            (report,) = read_document(open_bytes(data))
            check(report)
            floors.append(best(lambda: floor(data), 12))  # noqa: B023
            reads.append(best(lambda: read_document(open_bytes(data)), 12))  # noqa: B023
            rules.append(best(lambda: check(report), 12))  # noqa: B023
        bare, read, checked = statistics.median(floors), statistics.median(reads), statistics.median(rules)
        goal = 1.3 * bare + _BOTH
        found += [
            Figure(f"{kind}: alignment, over 1.3 × floor", f"{read - 1.3 * bare:.2f} ms", f"{bare:.2f} ms",
                   f"≤ {_ALIGNMENT:.0f} ms", read - 1.3 * bare <= _ALIGNMENT),
            Figure(f"{kind}: rules", f"{checked:.2f} ms", "–", f"≤ {_RULES:.0f} ms", checked <= _RULES),
            Figure(f"{kind}: read + check", f"{read + checked:.2f} ms", f"{bare:.2f} ms",
                   f"≤ 1.3 × floor + 5 = {goal:.2f} ms", read + checked <= goal),
        ]  # fmt: skip
    return found
