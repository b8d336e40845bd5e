"""One function per reader: takes any bytes, and lets nothing out but what the reader says on purpose."""

import io
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from gongkai.intake.worker.asking import Worker
from gongkai.report import check, read
from gongkai.report.errors import GongkaiError
from gongkai.report.facts import read_facts
from gongkai.report.readers import read_document

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def text(data: bytes) -> None:
    """Plain text in any encoding."""
    _read_and_check(data)


def html(data: bytes) -> None:
    """A page around whatever comes."""
    _read_and_check(b"<html><body>" + data + b"</body></html>")


def stored(data: bytes) -> None:
    """A report as JSON."""
    _read_and_check(b"{" + data.strip(b"{}") + b"}")


def docx(data: bytes) -> None:
    """A Word file whose parts come as `repacked` takes them."""
    _read_and_check(repacked(data))


def xlsx(data: bytes) -> None:
    """A workbook likewise."""
    _read_and_check(repacked(data))


@cache
def _worker() -> Worker:
    return Worker()


def older(data: bytes) -> None:
    """An older workbook, through a worker as the commands read it: on damage its library takes the process along."""
    try:
        reports = read_document(_worker().open(data))
    except GongkaiError as error:
        _says_why(error)
        return
    for report in reports:
        check(report)


def facts(data: bytes) -> None:
    """Facts as JSON lines."""
    try:
        list(read_facts(data.decode("utf-8", "replace").splitlines()))
    except GongkaiError as error:
        _says_why(error)


def _read_and_check(data: bytes) -> None:
    try:
        reports = read(data, "模糊测试")
    except GongkaiError as error:
        _says_why(error)
        return
    for report in reports:
        for path, value in report.cells.items():
            assert (value is None) == (path in report.missing), path
        check(report)


def _says_why(error: GongkaiError) -> None:
    if not str(error):
        raise AssertionError("an error without a word")


def pdf(data: bytes) -> None:
    """A PDF; pdfium itself may crash on it, which is why strangers' files are opened in a worker."""
    _read_and_check(data)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": text, "html": html, "stored": stored, "facts": facts, "docx": docx, "xlsx": xlsx, "older": older,
    "pdf": pdf,
}  # fmt: skip
PART = b"\n=====PART:"
"""Stands before the name of each part; damage then goes into the parts, not into their compressed form alone."""


def repacked(data: bytes) -> bytes:
    """Parts one behind the other as a ZIP; a third of all inputs is damaged once more as a ZIP."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        seen: set[str] = set()
        for named, _, content in (piece.partition(b"\n") for piece in data.split(PART)[1:]):
            name = named.decode("utf-8", "replace").replace("\0", "")[:1000]
            if name and name not in seen:
                archive.writestr(name, content)
            seen.add(name)
    packed = bytearray(out.getvalue())
    if data and sum(data[:50]) % 3 == 0:
        packed[len(data) * 7919 % len(packed)] ^= 0x41
    return bytes(packed)


def laid_out(data: bytes) -> bytes:
    """A ZIP as `repacked` takes it, without the parts that no reader opens."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        kept = [name for name in archive.namelist() if "theme" not in name and "docProps" not in name]
        return b"".join(PART + name.encode() + b"\n" + archive.read(name) for name in kept)


def seeds(reader: str) -> list[bytes]:
    """What to start from: sound input of the reader's kind."""
    import json

    from gongkai.report import read_file
    from gongkai.report.writers.json import to_json

    if reader == "stored":
        return [
            json.dumps(to_json(r, origins=True), ensure_ascii=False).encode() for r in read_file(EXAMPLES / "网页.html")
        ]
    if reader == "facts":
        line = {
            "kind": "application", "key": "2023-0001", "organ": "松溪镇", "applicant": "natural",
            "received_on": "2023-12-08", "concluded_on": None, "outcome": None,
        }  # fmt: skip
        charge = {"kind": "charge", "key": "1", "organ": "松溪镇", "on": "2023-12-08", "amount_fen": 4000}
        return [json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in (line, charge)]
    if reader in {"docx", "xlsx", "older"}:
        return _office_seeds(reader)
    if reader == "pdf":
        from tests.intake.pdf.drawn import sheet

        return [sheet(), sheet(turned=90, cropped=True), sheet(twice=True)]
    ending = "*.html" if reader == "html" else "*.txt"
    found = [path.read_bytes() for path in sorted(EXAMPLES.glob(ending))]
    return found + [data.decode().encode("gb18030") for data in found[:1]]


def _office_seeds(reader: str) -> list[bytes]:
    from tests.intake.hostile import compound
    from tests.intake.rendered import books, word
    from tests.intake.rendered.office import by_libreoffice
    from tests.intake.rendered.tables import made

    if reader == "docx":
        return [laid_out(word.docx(made(seed), way)) for seed, way in enumerate(("plain", "everything", "nested"))]
    if reader == "xlsx":
        return [laid_out(books.by_openpyxl(made(1))), laid_out(books.by_xlsxwriter(made(2), apart=True))]
    made_up = [compound("Workbook"), compound("Book", "别的")]
    if shutil.which("soffice") is None:
        return made_up
    with tempfile.TemporaryDirectory() as folder:
        return [*made_up, by_libreoffice(Path(folder), "a.xlsx", books.by_openpyxl(made(1)), "xls:MS Excel 97")]
