"""`gongkai write` turns reports into files of the kind asked for; several go into a folder."""

from pathlib import Path

import pytest
from tests.paper import pango
from tests.report.sound import sound_report

from gongkai.cli.write import run
from gongkai.report import read_file, write


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "年报.json"
    path.parent.mkdir()
    write(sound_report(), path)
    return path


@pytest.mark.parametrize("ending", ["json", "txt", "html", "docx", pytest.param("pdf", marks=pango.NEEDED)])
def test_a_report_becomes_a_file_of_the_kind_asked_for(source: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / "neu" / f"a.{ending}"
    assert run([str(source), "--to", str(target)]) == 0
    assert read_file(str(target)) == [sound_report()]


def test_several_reports_go_into_a_folder_each_with_its_own_name(source: Path, tmp_path: Path) -> None:
    other = tmp_path / "年报.json"
    write(sound_report(), other)
    assert run([str(source), str(other), "--to", f"{tmp_path}/out/"]) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["年报-2.html", "年报.html"]
    assert run([str(source), "--to", str(tmp_path / "out"), "--format", "txt"]) == 0
    assert (tmp_path / "out" / "年报.txt").exists()


def test_a_file_with_several_reports_needs_a_folder(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = source.read_text("utf-8")
    source.write_text(f"[{line}, {line}]", encoding="utf-8")
    assert run([str(source), "--to", str(tmp_path / "a.html")]) == 64
    assert "里有 2 份报告，--to 要给一个文件夹" in capsys.readouterr().err
    assert run([str(source), "--to", f"{tmp_path}/out/"]) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["年报-1.html", "年报-2.html"]


def test_a_dash_is_standard_output(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(source), "--to", "-", "--format", "txt"]) == 0
    assert capsys.readouterr().out.startswith("云岭县松溪镇人民政府2024年")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["a.json", "--to", "a.xyz"], "不知道“.xyz”是什么格式"),
        (["a.json", "b.json", "--to", "a.html"], "多份报告要写到一个文件夹"),
    ],
)
def test_what_cannot_be_done_is_wrong_usage(words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(words) == 64
    assert message in capsys.readouterr().err


def test_an_unreadable_report_is_named_and_the_others_are_written(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([str(tmp_path / "none.json"), str(source), "--to", f"{tmp_path}/out/"]) == 2
    assert "none.json" in capsys.readouterr().err
    assert (tmp_path / "out" / "年报.html").exists()


def test_a_place_that_cannot_be_written_is_named(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([str(source), "--to", str(source / "a.html")]) == 2
    assert "写不了" in capsys.readouterr().err
