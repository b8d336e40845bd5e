"""The least that reading each kind can be: cells and paragraphs merely taken out, nothing understood.

The floor of text is decoding and cutting at tabs; of HTML taking tables and paragraphs out with lexbor; of DOCX
inflating the document and taking them out with expat; of XLSX the cells by calamine; of PDF pdfium's characters with
their boxes and the lines drawn, put together to frames. None looks at what is hidden, changed or numbered.
"""

import io
import zipfile
from collections.abc import Callable
from typing import Any
from xml.parsers import expat

import python_calamine
from selectolax.lexbor import LexborHTMLParser

from gongkai.intake.limits import DEFAULT

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "


def of_text(data: bytes) -> list[list[str]]:
    """Decoded and cut at line breaks and tabs."""
    return [line.split("\t") for line in data.decode().split("\n")]


def of_html(data: bytes) -> tuple[list[list[list[str]]], list[str]]:
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


class _Word:
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


def of_docx(data: bytes) -> _Word:
    """Tables to grids, columns kept in line, and paragraphs."""
    found = _Word()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = found.start, found.end
    parser.CharacterDataHandler = found.characters
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parser.Parse(archive.read("word/document.xml"), True)
    return found


def of_xlsx(data: bytes) -> list[Any]:
    """The cells of every sheet."""
    book = python_calamine.load_workbook(io.BytesIO(data))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def of_pdf(data: bytes) -> list[object]:
    """No cell, no text, no order."""
    from gongkai.intake.pdf.document import opened  # only where a PDF is read, as in the worker
    from gongkai.intake.pdf.rules import frames_of

    with opened(data, DEFAULT) as pages:
        return [(page.runs, frames_of(page.drawn)) for page in pages]


FLOORS: dict[str, Callable[[bytes], object]] = {
    "text": of_text, "HTML": of_html, "DOCX": of_docx, "XLSX": of_xlsx, "PDF": of_pdf,
}  # fmt: skip
