"""A report's pages look like the paper form: each of its three tables stands on one page, however long the texts are."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from tests.paper import pango
from tests.programs import needs
from tests.report.sound import sound_report

from gongkai.paper.docx import to_docx
from gongkai.paper.pdf import to_pdf
from gongkai.report.model import Report
from gongkai.report.writers.official import to_paper

TABLES = (
    ("第二十条第（一）项", "行政事业性收费"),
    ("本年新收", "结转下年度继续办理"),
    ("未经复议直接起诉", "复议后起诉"),
)
"""What stands at the head of each table, and at its foot."""
LENGTHS = (2, 6, 10, 14)


def long(lines: int) -> Report:
    """A report whose first section has so many lines more."""
    report = sound_report()
    first, *others = report.sections
    more = "\n".join([first.text, *["全年通过县政府网站公开信息，方便群众查阅、下载。"] * lines])
    return replace(report, sections=(replace(first, text=more), *others))


def torn(pdf: bytes | Path) -> list[str]:
    """The heads of the tables whose foot is on another page."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = ["".join(page.get_textpage().get_text_bounded().split()) for page in document]
    return [head for head, foot in TABLES if not any(head in page and foot in page for page in pages)]


@pango.NEEDED
@pytest.mark.parametrize("lines", LENGTHS)
def test_no_table_of_the_form_is_torn_in_pdf(lines: int) -> None:
    assert torn(to_pdf(to_paper(long(lines)))) == []


@pytest.mark.slow
def test_no_table_of_the_form_is_torn_where_word_processors_open_it(tmp_path: Path) -> None:
    for lines in LENGTHS:
        (tmp_path / f"{lines}.docx").write_bytes(to_docx(to_paper(long(lines))))
    names = [str(tmp_path / f"{lines}.docx") for lines in LENGTHS]
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [needs("soffice"), home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *names]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    assert [torn(tmp_path / f"{lines}.pdf") for lines in LENGTHS] == [[]] * len(LENGTHS)
