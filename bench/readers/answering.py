"""A process that reads one file after another with the reader it is asked for, and says how long that took.

Run by the project's Python for ours, and by the one that `make peers` sets up for general readers, which are no
dependency of the project. Questions are lines of standard input: reader, tabulator, path of a file.
"""

import gc
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

_OBJECTS = 50_000
"""As in every process of ours that reads files."""
_Read = Callable[[str], object]


def _intake() -> _Read:
    from gongkai.intake import open_bytes

    return lambda path: open_bytes(Path(path).read_bytes(), hashed=False)


def _checked() -> _Read:
    from gongkai.intake import open_bytes
    from gongkai.report.readers import read_document
    from gongkai.report.rules import check

    return lambda path: check(read_document(open_bytes(Path(path).read_bytes(), hashed=False))[0])


def _markitdown() -> _Read:
    from markitdown import MarkItDown

    return MarkItDown(enable_plugins=False).convert


def _docling() -> _Read:
    from docling.document_converter import DocumentConverter

    return DocumentConverter().convert


def _pandas() -> _Read:
    import pandas

    return lambda path: pandas.read_html(path) if path.endswith(".html") else pandas.read_excel(path, sheet_name=None)


def _python_docx() -> _Read:
    import docx

    return lambda path: [
        [[cell.text for cell in row.cells] for row in table.rows] for table in docx.Document(path).tables
    ]


def _openpyxl() -> _Read:
    import openpyxl

    return lambda path: [
        list(sheet.iter_rows(values_only=True)) for sheet in openpyxl.load_workbook(path, data_only=True)
    ]


def _pdfplumber() -> _Read:
    import pdfplumber

    def read(path: str) -> object:
        with pdfplumber.open(path) as pdf:
            return [page.extract_tables() for page in pdf.pages]

    return read


READERS: dict[str, Callable[[], _Read]] = {
    "intake": _intake, "checked": _checked, "markitdown": _markitdown, "docling": _docling, "pandas": _pandas,
    "python-docx": _python_docx, "openpyxl": _openpyxl, "pdfplumber": _pdfplumber,
}  # fmt: skip


def main() -> None:
    """Answers each line with seconds, or with words where the reader is not installed or cannot read it."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what libraries print is no answer
    gc.set_threshold(_OBJECTS)
    loaded: dict[str, _Read] = {}
    for line in sys.stdin:
        name, path = line.rstrip("\n").split("\t")
        try:
            if name not in loaded:
                loaded[name] = READERS[name]()
            start = time.perf_counter()
            loaded[name](path)
            answer = str(time.perf_counter() - start)
        except Exception as error:  # whatever a stranger's reader raises
            answer = "could not: " + " ".join(f"{type(error).__name__} {error}".split())[:200]
        print(answer, file=answers, flush=True)


if __name__ == "__main__":
    main()
