"""Word files and workbooks in a warm process, beside the floor of the kind and what other libraries need for the same.

The floor of DOCX is inflating the document and taking its tables and paragraphs out with expat; that of XLSX is the
cells by calamine. Neither looks at merged cells, tracked changes, numbering or what is hidden.
"""

import io
import statistics
import zipfile
from collections.abc import Callable
from functools import partial
from typing import Any
from xml.parsers import expat

import docx
import openpyxl
import python_calamine
from tests.intake.rendered import books, word
from tests.intake.rendered.tables import made

from bench.figures import Figure, best, in_turn
from gongkai.intake import open_bytes
from gongkai.intake.worker.asking import Worker
from gongkai.report.readers import read_document
from gongkai.report.rules import check

_FILES, _PEER_RUNS = 8, 3
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "


class _Floor:
    """Takes tables and paragraphs from what expat says."""

    def __init__(self) -> None:
        self.tables: list[list[list[str]]] = []
        self.paragraphs: list[str] = []
        self.words: list[str] = []
        self.text, self.depth = False, 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Tables, rows, and cells that are wider than one column."""
        if name == f"{_W}t":
            self.text = True
        elif name == f"{_W}tbl":
            self.tables.append([])
            self.depth += 1
        elif name == f"{_W}tr":
            self.tables[-1].append([])
        elif name == f"{_W}gridSpan":
            self.tables[-1][-1] += [""] * (int(attributes[f"{_W}val"]) - 1)

    def end(self, name: str) -> None:
        """Cells and paragraphs."""
        if name == f"{_W}t":
            self.text = False
        elif name == f"{_W}tbl":
            self.depth -= 1
        elif name == f"{_W}tc":
            self.tables[-1][-1].append("".join(self.words))
            self.words.clear()
        elif name == f"{_W}p" and not self.depth:
            self.paragraphs.append("".join(self.words))
            self.words.clear()

    def characters(self, text: str) -> None:
        """The words of runs."""
        if self.text:
            self.words.append(text)


def floor_of_docx(data: bytes) -> _Floor:
    """Tables to grids, columns kept in line, and paragraphs."""
    found = _Floor()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = found.start, found.end
    parser.CharacterDataHandler = found.characters
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parser.Parse(archive.read("word/document.xml"), True)
    return found


def floor_of_xlsx(data: bytes) -> list[Any]:
    """The cells of every sheet."""
    book = python_calamine.load_workbook(io.BytesIO(data))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


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
    found = _of(
        "DOCX", [word.docx(report, "plain") for report in reports], floor_of_docx, ("python-docx", by_python_docx)
    )
    return found + _of(
        "XLSX", [books.by_openpyxl(report) for report in reports], floor_of_xlsx, ("openpyxl", by_openpyxl)
    )


def _opened(data: bytes) -> object:
    return open_bytes(data, hashed=False)


def _checked(data: bytes) -> object:
    return check(read_document(open_bytes(data, hashed=False))[0])


def _of(
    kind: str, files: list[bytes], floor: Callable[[bytes], object], peer: tuple[str, Callable[[bytes], object]]
) -> list[Figure]:
    peers = [best(partial(peer[1], data), _PEER_RUNS) for data in files]
    with Worker() as worker:
        ways = (floor, _opened, _checked, partial(worker.open, hashed=False))
        times = in_turn([partial(way, data) for way in ways for data in files])
    bare, opened, whole, away = (statistics.median(times[at : at + _FILES]) for at in range(0, len(times), _FILES))
    other = statistics.median(peers)
    goal = 1.3 * bare + 5
    return [
        Figure(f"{kind}: intake", f"{opened:.2f} ms", f"{bare:.2f} ms", "–", True),
        Figure(f"{kind}: read + check", f"{whole:.2f} ms", f"{bare:.2f} ms",
               f"≤ 1.3 × floor + 5 = {goal:.2f} ms", whole <= goal),
        Figure(f"{kind}: intake in a warm worker and back", f"{away:.2f} ms", f"{opened:.2f} ms", "–", True),
        Figure(f"{kind}: cells by {peer[0]}", f"{other:.1f} ms", f"{bare:.2f} ms",
               f"ours is {other / opened:.0f} × as fast", other >= opened),
    ]  # fmt: skip
