"""Copies open in an office program and show the same words."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.programs import needs
from tests.screening.hidden import test_documents, test_workbooks

from gongkai.screening.hidden import stripped

_EXAMPLES = Path(__file__).parents[3] / "examples"
FILES: dict[str, Callable[[], bytes]] = {
    "xlsx": lambda: test_workbooks.made(test_workbooks.hidden_sheet("hidden")),
    "docx": lambda: (_EXAMPLES / "带修订的报告.docx").read_bytes(),
}


def shown(data: bytes, kind: str, folder: Path) -> str:
    """The words of a file as LibreOffice prints it."""
    folder.mkdir()
    source = folder / f"source.{kind}"
    source.write_bytes(data)
    command = [
        needs("soffice"), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
        "--outdir", str(folder), str(source),
    ]  # fmt: skip
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8"}
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=environment)
    import pypdfium2

    with pypdfium2.PdfDocument(folder / "source.pdf") as pdf:
        return "\n".join(page.get_textpage().get_text_range() for page in pdf)


@pytest.mark.slow
@pytest.mark.parametrize("kind", FILES)
def test_a_copy_opens_and_shows_the_words_of_the_original(kind: str, tmp_path: Path) -> None:
    data = FILES[kind]()
    after = shown(stripped(data), kind, tmp_path / "after")
    if kind == "xlsx":
        assert "松溪村" in after
        assert "底稿" not in after
    else:
        assert "年度报告" in after
        assert len(after) > 1000


@pytest.mark.slow
def test_a_letter_without_anything_hidden_is_printed_as_before(tmp_path: Path) -> None:
    data = test_documents.plain()
    assert shown(stripped(data), "docx", tmp_path / "after") == shown(data, "docx", tmp_path / "before")
