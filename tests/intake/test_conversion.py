"""What LibreOffice and pandoc make of reports reads right; older files are read through LibreOffice, safely."""

import os
import signal
import time
import zipfile
from pathlib import Path

import pytest
from tests.intake.hostile import zipped
from tests.intake.rendered import books, pages, word
from tests.intake.rendered.office import by_libreoffice, by_pandoc
from tests.intake.rendered.tables import made, wrong_cells
from tests.programs import needs

from gongkai.intake import Limits, UnreadableFile, conversion, open_bytes
from gongkai.intake.conversion import convert
from gongkai.intake.worker.asking import Worker

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One profile for all, for a new one costs seconds."""
    return tmp_path_factory.mktemp("office")


WORDS = {"doc": "doc", "rtf": "rtf", "docx": "docx:MS Word 2007 XML", "html": "html:HTML (StarWriter)", "odt": "odt"}


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("kind", WORDS)
def test_what_writer_saves_reads_right(folder: Path, kind: str, seed: int) -> None:
    report = made(seed)
    data = by_libreoffice(folder, "report.docx", word.docx(report, "plain"), WORDS[kind])
    assert wrong_cells(data, report) == []


BOOKS = {"xls": "xls:MS Excel 97", "xlsx": "xlsx:Calc MS Excel 2007 XML", "ods": "ods", "html": "html:HTML (StarCalc)"}


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("kind", BOOKS)
def test_what_calc_saves_reads_right(folder: Path, kind: str, seed: int) -> None:
    report = made(seed)
    data = by_libreoffice(folder, "report.xlsx", books.by_openpyxl(report), BOOKS[kind])
    assert wrong_cells(data, report) == []


@pytest.mark.parametrize("seed", range(2))
def test_pages_that_writer_made_into_documents_read_right(folder: Path, seed: int) -> None:
    report = made(seed)
    page = pages.plain(report).encode()
    assert wrong_cells(by_libreoffice(folder, "page.html", page, "docx:MS Word 2007 XML"), report) == []


@pytest.mark.parametrize("target", ["docx", "html"])
def test_what_pandoc_makes_reads_right(target: str) -> None:
    report = made(3, blanks=0)
    assert wrong_cells(by_pandoc(pages.plain(report).encode(), "html", target), report) == []


def test_a_workbook_of_writer_has_its_kind_told_by_content(folder: Path) -> None:
    report = made(4)
    data = by_libreoffice(folder, "report.xlsx", books.by_openpyxl(report), "xls:MS Excel 97")
    assert open_bytes(data, "报告.et").kind == "xls"
    data = by_libreoffice(folder, "report.docx", word.docx(report, "plain"), "doc")
    assert open_bytes(data, "报告.wps").kind == "doc"


def test_absent_libreoffice_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnreadableFile, match="libreoffice-writer-nogui") as caught:
        open_bytes(b"{\\rtf1 x}")
    assert caught.value.reason == "needs_libreoffice"


def test_what_libreoffice_cannot_open_is_said(folder: Path) -> None:
    needs("soffice")
    with pytest.raises(UnreadableFile) as caught:
        convert(b"PK\x03\x04" + b"\0" * 100, "odt", Limits())
    assert caught.value.reason == "not_converted"


def test_a_conversion_that_takes_too_long_is_given_up() -> None:
    needs("soffice")
    with pytest.raises(UnreadableFile) as caught:
        convert(b"{\\rtf1 x}", "rtf", Limits(conversion_seconds=0))
    assert caught.value.reason == "too_slow"


def test_nothing_is_left_of_a_conversion_whose_worker_was_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs("soffice")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with Worker() as worker:
        worker.ask(b"{\\rtf1 " + b"x\\par " * 200_000 + b"}")
        until = time.monotonic() + 60
        while not list(tmp_path.glob("*/*/profile/user/*")) and time.monotonic() < until:
            time.sleep(0.01)
        assert list(tmp_path.glob("*/*/profile/user/*"))
        os.kill(worker._pid, signal.SIGKILL)
        with pytest.raises(UnreadableFile) as caught:
            worker.answer()
    assert caught.value.reason == "out_of_memory"
    assert list(tmp_path.iterdir()) == []


def linked(address: str) -> bytes:
    """A text with a picture and a section that lie elsewhere."""
    spaces = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("draw", "drawing"), ("svg", "svg-compatible"))
    )
    picture = (
        '<draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm"><draw:image xlink:type="simple" '
        f'xlink:href="{address}/picture.png" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame>'
    )
    section = f'<text:section text:name="s"><text:section-source xlink:href="{address}/section.odt"/></text:section>'
    content = (
        f'<office:document-content{spaces} xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>'
        f"<text:p>One{picture}</text:p>{section}</office:text></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.text"
    manifest = (
        b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
        b'manifest:full-path="/" manifest:media-type="' + kind + b'"/><manifest:file-entry '
        b'manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    members = {"mimetype": kind, "content.xml": content.encode(), "META-INF/manifest.xml": manifest}
    return zipped(members, zipfile.ZIP_STORED)


def test_a_conversion_fetches_nothing_where_libreoffice_left_alone_would(
    listener: tuple[str, list[str]], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, asked = listener
    data = linked(address)
    assert "One" in open_bytes(data).text
    monkeypatch.setattr(conversion, "_alone", list)  # where the network cannot be taken away, links are still off
    assert "One" in open_bytes(data).text
    assert asked == []
    by_libreoffice(folder, "linked.odt", data, "docx:MS Word 2007 XML")
    assert "/picture.png" in asked
