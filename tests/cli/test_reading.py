"""Files of every kind as commands are given them: folders, a worker for all, progress on a terminal only."""

import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from tests.intake.hostile import compound, document, paragraph, zipped
from tests.intake.rendered import books, pages, word
from tests.intake.rendered.tables import made

from gongkai.cli.main import main
from gongkai.cli.progress import Progress
from gongkai.intake.limits import DEFAULT, WrongLimit, limits_of
from gongkai.report.readers.json import from_json

SRC = Path(__file__).resolve().parents[2] / "src"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of every kind and what is none, as an office keeps them."""
    place = tmp_path_factory.mktemp("reports")
    report = made(1)
    (place / "a.docx").write_bytes(word.docx(report, "plain"))
    (place / "b.xlsx").write_bytes(books.by_openpyxl(report))
    (place / "c.html").write_text(pages.plain(report), "utf-8")
    inner = place / "下级"
    inner.mkdir()
    (inner / "d.mht").write_bytes(pages.one_file(pages.plain(report)))
    (inner / "没有后缀").write_bytes(word.docx(report, "plain"))
    (inner / "图.png").write_bytes(b"\x89PNG\r\n")
    (inner / "~$a.docx").write_bytes(b"1")
    (inner / ".hidden.txt").write_bytes(b"1")
    return place


def read(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[dict], str]:
    code = main(["read", *words])
    told = capsys.readouterr()
    decoder, found, at = json.JSONDecoder(), [], 0
    while at < len(told.out):
        value, at = decoder.raw_decode(told.out, at)
        found.append(value)
        at += 1
    return code, found, told.err


def test_every_kind_in_a_folder_is_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, found, err = read(capsys, str(folder))
    assert code == 0
    assert [one["source"]["kind"] for one in found] == ["docx", "xlsx", "html", "mhtml", "docx"]
    truth = made(1).truth
    for one in found:
        cells = from_json(one)[0].cells
        assert {path: cells[path] for path in truth} == dict(truth)
    assert "跳过 1 个" in err
    assert "图.png" in err
    assert "~$" not in err


def test_a_folder_without_reports_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, found, err = read(capsys, str(tmp_path))
    assert (code, found) == (0, [])
    assert "没有可以读取的文件" in err


def test_origins_say_sheet_and_cell_or_table_and_row(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, (found,), _ = read(capsys, "--origins", str(folder / "b.xlsx"))
    place = found["origins"]["applications.new.total"]["place"]
    assert place["sheet"] == "第1页"
    assert place["cell"].startswith("J")
    _, (found,), _ = read(capsys, "--origins", str(folder / "a.docx"))
    place = found["origins"]["applications.new.total"]["place"]
    assert (place["table"], place["column"]) == (2, 10)


def test_bad_files_between_good_ones_cost_themselves_only(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = {
        "空.docx": b"",
        "坏.docx": b"PK\x03\x04",
        "密.docx": compound("EncryptedPackage"),
        "包.zip": zipped({"a.txt": b"1"}),
        "实体.docx": zipped({"[Content_Types].xml": b"<!DOCTYPE a>", "word/document.xml": b"<!DOCTYPE a><a/>"}),
        "别的.docx": document(paragraph("通知")),
    }
    words = []
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
        words += [str(tmp_path / name), str(folder / "a.docx")]
    code, found, err = read(capsys, *words)
    assert code == 2
    assert len(found) == len(bad)
    reasons = [line.rpartition("（")[2].rstrip("）") for line in err.splitlines()]
    assert reasons == ["empty", "damaged", "encrypted", "unsupported", "hostile", "not_a_report"]
    assert "Traceback" not in err


def test_check_takes_them_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "json", str(folder / "a.docx"), str(folder / "b.xlsx")]) in {0, 1}
    out = capsys.readouterr().out
    assert "applications" in out


def test_notes_of_intake_reach_the_user(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "修订.docx"
    path.write_bytes(word.docx(made(1), "tracked"))
    _, _, err = read(capsys, str(path))
    assert "修订记录" in err


def test_standard_input_may_be_any_kind(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gongkai", "read", "-"],
        input=(folder / "b.xlsx").read_bytes(), capture_output=True, cwd=SRC, check=True,
    )  # fmt: skip
    assert json.loads(done.stdout)["source"] | {"sha256": ""} == {
        "file": "-", "sha256": "", "kind": "xlsx", "part": 1, "parts": 1,
    }  # fmt: skip


# ---- limits -----------------------------------------------------------------------------------------------------


def test_limits_come_from_the_environment() -> None:
    assert limits_of({}) == DEFAULT
    assert limits_of({"GONGKAI_LIMIT_CELLS": "12"}) == DEFAULT._replace(cells=12)
    for wrong in ("0", "-1", "x", "1.5"):
        with pytest.raises(WrongLimit, match="GONGKAI_LIMIT_CELLS"):
            limits_of({"GONGKAI_LIMIT_CELLS": wrong})


def test_a_wrong_limit_is_wrong_usage(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GONGKAI_LIMIT_FILE_BYTES", "viel")
    with pytest.raises(SystemExit) as caught:
        main(["read", str(folder / "a.docx")])
    assert caught.value.code == 64


def test_a_limit_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("GONGKAI_LIMIT_CELLS", "50")
    code, _, err = read(capsys, str(folder / "a.docx"))
    assert code == 2
    assert "（too_large）" in err


# ---- progress ---------------------------------------------------------------------------------------------------


def shown(*words: str, **environment: str) -> str:
    """What a command writes to a terminal on stderr."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "gongkai", *words], stdout=subprocess.DEVNULL, stderr=theirs, cwd=SRC,
        env={**os.environ, "TERM": "xterm", **environment},
    ) as process:  # fmt: skip
        os.close(theirs)
        pieces = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:
                break
            if not piece:
                break
            pieces += piece
        process.wait()
    os.close(ours)
    return pieces.decode("utf-8", "replace")


def test_several_files_show_how_far_they_are_on_a_terminal(folder: Path) -> None:
    told = shown("read", str(folder / "a.docx"), str(folder / "b.xlsx"), NO_COLOR="")
    assert "1/2 a.docx" in told
    assert "2/2 b.xlsx" in told
    assert "\033[36m" in told
    assert told.endswith("\r")


def test_without_colour_where_none_is_wanted_and_without_a_bar_for_one_file(folder: Path) -> None:
    told = shown("read", str(folder / "a.docx"), str(folder / "b.xlsx"), NO_COLOR="1")
    assert "2/2" in told
    assert "\033" not in told
    assert shown("read", str(folder / "a.docx")) == ""
    assert shown("read", str(folder / "a.docx"), str(folder / "b.xlsx"), TERM="dumb") == ""


def test_nothing_is_shown_where_stderr_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    err = io.StringIO()
    monkeypatch.setattr(sys, "stderr", err)
    progress = Progress(2)
    progress.show(0, "a")
    progress.clear()
    assert err.getvalue() == ""
