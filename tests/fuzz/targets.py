"""One function per reader: takes any bytes, and lets nothing out but what the reader says on purpose."""

from collections.abc import Callable
from pathlib import Path

from gongkai.report import check, read
from gongkai.report.errors import GongkaiError
from gongkai.report.facts import read_facts

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


TARGETS: dict[str, Callable[[bytes], None]] = {"text": text, "html": html, "stored": stored, "facts": facts}


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
    ending = "*.html" if reader == "html" else "*.txt"
    found = [path.read_bytes() for path in sorted(EXAMPLES.glob(ending))]
    return found + [data.decode().encode("gb18030") for data in found[:1]]
