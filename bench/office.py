"""Word files and workbooks in a warm process, beside the floor of the kind and what other libraries need."""

import io
import statistics
from collections.abc import Callable
from functools import partial
from typing import Any

import docx
import openpyxl
from tests.intake.rendered import books, word
from tests.intake.rendered.tables import made

from bench.figures import Figure, best
from bench.readers.warm import medians

_FILES, _PEER_RUNS = 8, 3


def by_python_docx(data: bytes) -> list[Any]:
    """The cells of every table, by python-docx."""
    return [
        [[cell.text for cell in row.cells] for row in table.rows] for table in docx.Document(io.BytesIO(data)).tables
    ]


def by_openpyxl(data: bytes) -> list[Any]:
    """The cells of every sheet, by openpyxl."""
    return [
        list(sheet.iter_rows(values_only=True)) for sheet in openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    ]


def figures() -> list[Figure]:
    """Both kinds: floor, intake, the whole against 1.3 × floor + 5 ms, the way to a worker and back, a peer."""
    reports = [made(seed) for seed in range(_FILES)]
    found = _of("DOCX", [word.docx(report, "plain") for report in reports], "python-docx", by_python_docx)
    return found + _of("XLSX", [books.by_openpyxl(report) for report in reports], "openpyxl", by_openpyxl)


def _of(kind: str, files: list[bytes], peer: str, by_peer: Callable[[bytes], object]) -> list[Figure]:
    bare, opened, whole, away = medians(kind, files, ("floor", "intake", "whole", "away"))
    other = statistics.median(best(partial(by_peer, data), _PEER_RUNS) for data in files)
    goal = 1.3 * bare + 5
    return [
        Figure(f"{kind}: intake", f"{opened:.2f} ms", f"{bare:.2f} ms", "–", True),
        Figure(f"{kind}: read + check", f"{whole:.2f} ms", f"{bare:.2f} ms",
               f"≤ 1.3 × floor + 5 = {goal:.2f} ms", whole <= goal),
        Figure(f"{kind}: intake in a warm worker and back", f"{away:.2f} ms", f"{opened:.2f} ms", "–", True),
        Figure(f"{kind}: cells by {peer}", f"{other:.1f} ms", f"{bare:.2f} ms",
               f"ours is {other / opened:.0f} × as fast", other >= opened),
    ]  # fmt: skip
