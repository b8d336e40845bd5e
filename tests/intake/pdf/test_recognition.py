"""Scanned pages: unreadable unless asked for; recognised figures are right or unreadable, never guessed."""

import io

import pypdfium2
import pytest
from tests.intake.pdf.made import judged, made
from tests.intake.pdf.press import by_weasyprint
from tests.intake.pdf.styles import page_of, style_of
from tests.programs import needs

from gongkai.intake import UnreadableFile, open_bytes
from gongkai.intake.limits import DEFAULT
from gongkai.intake.pdf import flatten
from gongkai.report.readers import read_document

TABLE = "<style>td{border:1px solid;padding:4px}</style><table><tr><td>规章<td>12<tr><td>行政许可<td>345</table>"


def scanned(data: bytes, dots: int = 200) -> bytes:
    """The same pages as pictures."""
    pages = [page.render(scale=dots / 72, grayscale=True).to_pil() for page in pypdfium2.PdfDocument(data)]
    buffer = io.BytesIO()
    pages[0].save(buffer, "PDF", save_all=True, append_images=pages[1:], resolution=dots)
    return buffer.getvalue()


def test_a_scan_is_unreadable_and_says_what_to_do() -> None:
    with pytest.raises(UnreadableFile, match="扫描件") as caught:
        flatten(scanned(by_weasyprint(TABLE)), DEFAULT)
    assert caught.value.reason == "scanned"
    assert "--ocr" in str(caught.value)


def test_without_tesseract_the_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnreadableFile, match="tesseract-ocr-chi-sim") as caught:
        flatten(scanned(by_weasyprint(TABLE)), DEFAULT, ocr=True)
    assert caught.value.reason == "no_ocr"


@pytest.mark.slow
def test_cells_are_recognised_by_their_lines() -> None:
    needs("tesseract")
    flat = flatten(scanned(by_weasyprint(TABLE)), DEFAULT, ocr=True)
    assert flat.recognised
    assert [row.row for row in flat.grid] == [1, 2]
    assert {"12", "345", "\ufffd"} >= {line.split("\t")[1] for line in flat.text.splitlines() if "\t" in line}
    assert any("识别" in note for note in flat.notes)


@pytest.mark.slow
def test_a_scanned_report_has_no_wrong_figure_and_says_ocr_everywhere() -> None:
    needs("tesseract")
    one = made(3, blanks=0)
    document = open_bytes(scanned(by_weasyprint(page_of(one, style_of(13)))), ocr=True)
    reports = read_document(document)
    assert judged(one.truth, reports).wrong == []
    assert all(origin.normalised.startswith("OCR") for origin in reports[0].origins.values())
