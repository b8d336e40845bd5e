"""Writes a report as a file, in the format its ending asks for; a file is there whole or not at all."""

import os
import tempfile
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gongkai.report.errors import BadValue, CannotWrite
from gongkai.report.model import Report

if TYPE_CHECKING:
    from gongkai.paper import Paper
    from gongkai.report.writers.html import Mark

FORMATS = (".json", ".docx", ".html", ".pdf", ".xlsx", ".txt")
TERMS = {
    ".docx": "Word",
    ".pdf": "PDF",
    ".html": "网页",
    ".xlsx": "Excel",
    ".json": "JSON 数据",
    ".txt": "文本",
}
"""Ending → what people call the file, in the order in which it is offered."""
MEDIA = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".html": "text/html; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
}
"""Ending → its kind as browsers name it."""
_PUBLISHED_ORIGINS = frozenset({"read", "summed"})


def write(
    report: Report,
    to: str | os.PathLike[str],
    *,
    findings: Sequence["Mark"] = (),
    origins: bool = False,
) -> None:
    """Writes the report to a file, by its ending; raises BadValue for an ending that is not supported, CannotWrite
    where the machine lacks what the format needs.

    `findings` are marked in a page (.html). `origins` adds to .json where each number came from, as far as that may
    leave the house: what was counted from cases or typed by a person stays inside.
    """
    content = encode(report, ending_of(to), findings=findings, origins=origins)
    write_whole(to, content)


def ending_of(to: str | os.PathLike[str]) -> str:
    """The ending of a file name, checked; raises BadValue saying which are supported.

    >>> ending_of("报告.JSON")
    '.json'
    """
    ending = os.path.splitext(os.fspath(to))[1].lower()
    if ending in FORMATS:
        return ending
    supported = "、".join(FORMATS)
    raise BadValue(f"不知道“{ending or os.fspath(to)}”是什么格式；可以写成 {supported}")


def encode(report: Report, ending: str, *, findings: Sequence["Mark"] = (), origins: bool = False) -> bytes:
    """The bytes of the file with that ending; text is UTF-8.

    Raises CannotWrite where the machine lacks what the format needs.
    """
    if ending in {".docx", ".pdf", ".xlsx"}:
        return _office_file(report, ending)
    if ending == ".html":
        from gongkai.report.writers.html import to_html

        return to_html(report, findings=findings).encode()
    if ending == ".txt":
        from gongkai.report.writers.text import to_text

        return to_text(report).encode()
    import json
    from dataclasses import replace

    from gongkai.report.writers.json import to_json

    kept = {path: origin for path, origin in report.origins.items() if origin.kind in _PUBLISHED_ORIGINS}
    data = to_json(replace(report, origins=kept), origins=origins)
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _office_file(report: Report, ending: str) -> bytes:
    if ending == ".xlsx":
        from gongkai.report.writers.workbook import to_xlsx

        return to_xlsx(report)
    from gongkai.report.writers.official import to_paper

    return print_paper(to_paper(report), ending)


def print_paper(paper: "Paper", ending: str) -> bytes:
    """A paper as .docx or .pdf; raises CannotWrite where the machine lacks what the format needs."""
    from gongkai.paper import CannotPrint

    try:
        if ending == ".pdf":
            from gongkai.paper.pdf import to_pdf

            return to_pdf(paper)
        from gongkai.paper.docx import to_docx

        return to_docx(paper)
    except CannotPrint as error:
        raise CannotWrite(str(error)) from None


def write_whole(to: str | os.PathLike[str], content: bytes) -> None:
    """Puts a file in place in one step: written beside it, brought to the disk, renamed; nothing half-written stays."""
    path = os.fspath(to)
    folder = os.path.dirname(path) or "."
    number, temporary = tempfile.mkstemp(prefix=".gongkai-", dir=folder)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(path))
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def _mode(path: str) -> int:
    """The rights an existing file has, else those a new file would get here."""
    try:
        return os.stat(path).st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
