"""`gongkai read` as other programs call it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai.cli.main import main

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
GOOD = str(EXAMPLES / "正确的报告.txt")


def test_one_report_is_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", GOOD]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["schema"] == "gongkai.report/1"
    assert report["applications"]["new"] == [8, 2, 0, 1, 1, 0, 12]
    assert report["missing"] == {}
    assert "origins" not in report
    assert report["source"]["kind"] == "text"
    assert report["source"]["parts"] == 1


def test_several_reports_are_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", GOOD, str(EXAMPLES / "网页.html")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["source"]["kind"] for line in lines] == ["text", "html"]


def test_origins_tell_line_and_column(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--origins", GOOD]) == 0
    origin = json.loads(capsys.readouterr().out)["origins"]["active.licences"]
    assert origin["kind"] == "read"
    assert origin["raw"] == "326"
    line = Path(GOOD).read_text("utf-8").splitlines()[origin["place"]["line"] - 1]
    assert line[origin["place"]["column"] - 1 :].startswith("326")


def test_a_table_shows_every_row(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--format", "table", GOOD]) == 0
    out = capsys.readouterr().out
    assert " 326  行政许可" in out
    assert "（七）总计" in out


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_done(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    empty = tmp_path / "空.txt"
    empty.write_bytes(b"")
    assert main(["read", str(empty), GOOD, str(tmp_path / "没有.txt")]) == 2
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 1
    assert "空.txt" in told.err
    assert "（empty）" in told.err
    assert "（missing）" in told.err
    assert "Traceback" not in told.err


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x00\x01\x02\x03\x04" * 50, "binary"),
        (b"\x89PNG\r\n\x1a\n", "unsupported"),
        ("不是报告。".encode() * 99, "not_a_report"),
        ("公开".encode() + b"\xff\xff\xff", "wrong_encoding"),
        (b"{", "not_a_report"),
        (b'{"schema": "gongkai.report/1", "form": 5}', "damaged"),
        (b'{"schema": "gongkai.report/1", }', "damaged"),
        (b"[" * 50_000 + b"]" * 50_000, "damaged"),
    ],
)
def test_bad_input_gets_one_line_and_no_traceback(
    content: bytes, reason: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "坏.txt"
    file.write_bytes(content)
    assert main(["read", str(file)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert f"（{reason}）" in told.err
    assert len(told.err.splitlines()) == 1


def test_what_is_written_reads_the_same_again(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    main(["read", GOOD])
    first = capsys.readouterr().out
    kept = tmp_path / "一.json"
    kept.write_text(first, "utf-8")
    main(["read", str(kept)])
    again = json.loads(capsys.readouterr().out)
    before = json.loads(first)
    assert {k: v for k, v in again.items() if k != "source"} == {k: v for k, v in before.items() if k != "source"}


def test_standard_input_is_a_file_too() -> None:
    data = Path(GOOD).read_bytes()
    done = subprocess.run([sys.executable, "-m", "gongkai", "read", "-"], input=data, capture_output=True, check=False)
    assert done.returncode == 0
    assert json.loads(done.stdout)["year"] == 2024


def test_output_is_utf8_whatever_the_locale() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gongkai", "read", GOOD],
        capture_output=True,
        check=False,
        env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PATH": "/usr/bin", "PYTHONUTF8": "0"},
    )
    assert done.returncode == 0
    assert "松溪镇" in done.stdout.decode("utf-8")


def test_a_closed_pipe_is_no_traceback() -> None:
    done = subprocess.run(
        f"{sys.executable} -m gongkai read --origins {GOOD} {GOOD} {GOOD} | head -c 10",
        shell=True,
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["read"], ["read", "--format", "pdf", "a"], ["read", "--nope", "a"], ["nope"]])
def test_wrong_usage_is_64(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code = main(arguments)
    except SystemExit as stop:
        code = stop.code  # type: ignore[assignment]
    assert code == 64
    assert capsys.readouterr().err.startswith("gongkai")


def test_help_is_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "命令：" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["read", "--help"])
    told = capsys.readouterr().out
    assert "用法：" in told
    assert "usage" not in told
