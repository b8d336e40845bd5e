"""`gongkai rollup` adds reports up and names every gap; what could not be read is named and the rest still done."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from tests.report.sound import sound_report

from gongkai.cli.rollup import run
from gongkai.report import Report, write


def put(folder: Path, name: str, report: Report) -> str:
    path = folder / name
    write(report, path)
    return str(path)


def test_the_sum_goes_to_stdout_with_its_summands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = put(tmp_path, "a.json", replace(sound_report(), organ="甲镇"))
    two = put(tmp_path, "b.txt", sound_report())
    assert run([one, two, "--organ", "云岭县人民政府"]) == 0
    out, err = capsys.readouterr()
    data = json.loads(out)
    assert data["organ"] == "云岭县人民政府"
    assert data["active"]["licences"] == 652
    assert data["origins"]["active.licences"]["summands"] == [
        {"organ": "甲镇", "value": 326},
        {"organ": "云岭县松溪镇人民政府", "value": 326},
    ]
    assert err == ""


def test_a_gap_is_named_and_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = put(tmp_path, "a.json", replace(sound_report(cells={"active.licences": None}), organ="甲镇"))
    assert run([path, "--organ", "县"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["active"]["licences"] is None
    assert err == "gongkai rollup：不能汇总：甲镇：表二“行政许可”：这一格是空白\n"


def test_a_long_gap_is_cut(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cells = dict.fromkeys([path for path in sound_report().cells if path.startswith("remedies")])
    path = put(tmp_path, "a.json", replace(sound_report(cells=cells), organ="甲镇"))
    assert run([path, "--organ", "县"]) == 1
    assert capsys.readouterr().err.endswith("表四“未经复议直接起诉”·结果维持 等 15 格：这一格是空白\n")


def test_what_looks_wrong_is_told_and_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = put(tmp_path, "a.json", replace(sound_report(), organ="甲镇"))
    assert run([path, path, "--organ", "县"]) == 1
    assert "“甲镇”有 2 份报告" in capsys.readouterr().err
    assert run([path, "--organ", "县", "--year", "2025"]) == 1
    assert "应为 2025 年" in capsys.readouterr().err


def test_an_unreadable_file_is_named_and_the_others_are_added(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = put(tmp_path, "a.json", sound_report())
    bad = tmp_path / "b.json"
    bad.write_text("")
    assert run([str(bad), good, "--organ", "县"]) == 2
    out, err = capsys.readouterr()
    assert json.loads(out)["active"]["licences"] == 326
    assert f"{bad} 没有计入汇总" in err


def test_nothing_readable_gives_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(tmp_path / "none.json"), "--organ", "县"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith("gongkai rollup：没有一份报告可以汇总\n")


def test_the_sum_can_go_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = put(tmp_path, "a.json", sound_report())
    assert run([good, "--organ", "县", "-o", str(tmp_path / "sum.json")]) == 0
    assert json.loads((tmp_path / "sum.json").read_text("utf-8"))["origins"]["active.licences"]["kind"] == "summed"
    assert run([good, "--organ", "县", "-o", str(tmp_path / "sum.html")]) == 0
    assert "<table" in (tmp_path / "sum.html").read_text("utf-8")
    assert run([good, "--organ", "县", "-o", str(tmp_path / "sum.xlsx")]) == 0
    rows = CalamineWorkbook.from_path(str(tmp_path / "sum.xlsx")).get_sheet_by_index(0).to_python()
    assert rows[1] == ["项目", "汇总", "云岭县松溪镇人民政府"]
    assert capsys.readouterr().out == ""


def test_a_format_that_is_not_supported_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["a.json", "--organ", "县", "-o", "sum.rtf"]) == 64
    assert "不知道“.rtf”" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = put(tmp_path, "a.json", sound_report())
    target = tmp_path / "none" / "sum.json"
    assert run([good, "--organ", "县", "-o", str(target)]) == 2
    assert f"{target}：写不了" in capsys.readouterr().err
