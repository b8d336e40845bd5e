"""Reading and checking PDFs in a warm process, beside the floor of the kind and a peer that reads tables."""

import io
import statistics
from functools import partial

import pdfplumber
from tests.intake.pdf.press import by_weasyprint

from bench.figures import Figure, in_turn
from bench.pages import numbered
from bench.readers.warm import medians
from gongkai.report.writers import encode

_FILES, _RUNS = 6, 20
_BOTH = 5.0
_STYLE = "<style>table{border-collapse:collapse}td,th{border:.5pt solid}body{font:12pt Noto Serif CJK SC}</style>"


def prints(count: int) -> list[bytes]:
    """Reports of four pages, each with other numbers, printed by WeasyPrint."""
    return [by_weasyprint(_STYLE + encode(numbered(seed), ".html").decode()) for seed in range(count)]


def figures() -> list[Figure]:
    """Floor, reading and checking over it, and pdfplumber's tables of the same files."""
    files = prints(_FILES)
    bare, whole = medians("PDF", files, ("floor", "whole"), _RUNS)
    peer = statistics.median(in_turn([partial(_tables, data) for data in files], 1))
    goal = 1.3 * bare + _BOTH
    ours = f"≤ 1.3 × floor + 5 = {goal:.1f} ms"
    return [
        Figure("PDF: read + check", f"{whole:.1f} ms", f"{bare:.1f} ms", ours, whole <= goal),
        Figure("PDF: pdfplumber, tables alone", f"{peer:.0f} ms", "–", f"– ({peer / whole:.1f} × ours)", good=True),
    ]


def _tables(data: bytes) -> list[object]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [page.extract_tables() for page in pdf.pages]
