"""The five real reports and the bundled ones, written in every format and read back: nothing is lost on the way."""

from pathlib import Path

import pytest
from tests.intake.rendered.office import by_libreoffice
from tests.paper import pango

from gongkai.report.model import Report
from gongkai.report.readers import read, read_file
from gongkai.report.writers import encode

ROOT = Path(__file__).resolve().parents[3]
REPORTS = [*sorted(ROOT.glob("examples/*报告.txt")), *sorted(ROOT.parent.glob("shared/samples/*.txt"))]
KINDS = [".html", ".txt", ".docx", pytest.param(".pdf", marks=[pango.NEEDED, pytest.mark.slow])]


def values(report: Report) -> tuple[object, ...]:
    return report.form, dict(report.cells), dict(report.missing)


def words(report: Report) -> list[str]:
    """All texts without blanks: a line of a PDF page does not say whether one stood where it ends."""
    texts = [report.title or "", report.preamble, *(s.heading + s.text for s in report.sections)]
    return ["".join(text.split()) for text in texts]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("ending", KINDS)
def test_a_report_comes_back_the_same(path: Path, ending: str) -> None:
    (report,) = read_file(path)
    (again,) = read(encode(report, ending))
    assert values(again) == values(report)
    assert (again.organ, again.year, again.period) == (report.organ, report.year, report.period)
    assert words(again) == words(report)
    if ending != ".pdf":
        assert again == report


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_workbook_brings_the_tables_back(path: Path) -> None:
    (report,) = read_file(path)
    (again,) = read(encode(report, ".xlsx"))
    assert values(again) == values(report)


@pytest.mark.slow
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    ("ending", "target"), [(".docx", "pdf"), (".docx", "doc"), (".html", "pdf"), (".html", "odt"), (".xlsx", "xls")]
)
def test_another_program_in_between_changes_no_number(path: Path, ending: str, target: str, tmp_path: Path) -> None:
    (report,) = read_file(path)
    saved = by_libreoffice(tmp_path, f"a{ending}", encode(report, ending), target)
    (again,) = read(saved)
    wrong = {
        cell: (value, again.cells.get(cell)) for cell, value in report.cells.items() if again.cells.get(cell) != value
    }
    assert wrong == {}
    assert {c for c, v in again.cells.items() if v is not None} <= {c for c, v in report.cells.items() if v is not None}
