"""Reading and checking PDFs in a warm process, beside the floor of the kind and a peer that reads tables."""

import statistics
from functools import partial

import pdfplumber
from tests.intake.pdf.press import by_weasyprint

from bench.figures import Figure, in_turn
from bench.pages import numbered
from gongkai.intake import open_bytes
from gongkai.intake.limits import DEFAULT
from gongkai.intake.pdf.document import opened
from gongkai.intake.pdf.rules import frames_of
from gongkai.report.readers import read_document
from gongkai.report.rules import check
from gongkai.report.writers import encode

_FILES, _RUNS = 6, 20
_BOTH = 5.0
_STYLE = "<style>table{border-collapse:collapse}td,th{border:.5pt solid}body{font:12pt Noto Serif CJK SC}</style>"


def prints(count: int) -> list[bytes]:
    """Reports of four pages, each with other numbers, printed by WeasyPrint."""
    return [by_weasyprint(_STYLE + encode(numbered(seed), ".html").decode()) for seed in range(count)]


def floor(data: bytes) -> list[object]:
    """pdfium's characters with their boxes and the lines drawn, put together to frames: no cell, no text, no order."""
    with opened(data, DEFAULT) as pages:
        return [(page.runs, frames_of(page.drawn)) for page in pages]


def _checked(data: bytes) -> object:
    return check(read_document(open_bytes(data, hashed=False))[0])


def figures() -> list[Figure]:
    """Floor, reading and checking over it, and pdfplumber's tables of the same files."""
    files = prints(_FILES)
    times = in_turn([partial(work, data) for work in (floor, _checked) for data in files], _RUNS)
    bare, whole = statistics.median(times[:_FILES]), statistics.median(times[_FILES:])
    peer = statistics.median(in_turn([partial(_tables, data) for data in files], 1))
    goal = 1.3 * bare + _BOTH
    ours = f"≤ 1.3 × floor + 5 = {goal:.1f} ms"
    return [
        Figure("PDF: read + check", f"{whole:.1f} ms", f"{bare:.1f} ms", ours, whole <= goal),
        Figure("PDF: pdfplumber, tables alone", f"{peer:.0f} ms", "–", f"– ({peer / whole:.1f} × ours)", good=True),
    ]


def _tables(data: bytes) -> list[object]:
    import io

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [page.extract_tables() for page in pdf.pages]
