"""`gongkai compare` tells what differs, for people, for programs and as a page."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests.report.sound import sound_report

from gongkai.cli.compare import run
from gongkai.report import Report, write


@pytest.fixture
def first(tmp_path: Path) -> str:
    return put(tmp_path, "a.json", sound_report())


@pytest.fixture
def second(tmp_path: Path) -> str:
    cells = {path: v for path, v in sound_report().cells.items() if not path.startswith("remedies.review")}
    changed = replace(sound_report(sections={6: "没有。"}), cells=cells, organ="云岭县柏坪乡人民政府")
    changed = changed.with_cells({"active.licences": 300, "active.penalties": None, "active.fees_wan": Decimal("0.04")})
    return put(tmp_path, "b.json", changed)


def put(folder: Path, name: str, report: Report) -> str:
    write(report, folder / name)
    return str(folder / name)


def test_equal_reports_end_with_0(first: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([first, first]) == 0
    assert capsys.readouterr().out == "两份报告没有差异。\n"
    assert run([first, first, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["same"] is True


def test_differences_are_told_line_by_line_and_end_with_1(
    first: str, second: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([first, second]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "机关：云岭县松溪镇人民政府 → 云岭县柏坪乡人民政府",
        "表二“行政许可”：326 → 300（-26）",
        "表二“行政处罚”：4 → （空白）",
        "表二“行政事业性收费”：0 → 0.04（+0.04）",
        "只有第一份有：表四“行政复议”",
        "【其他需要报告的事项】",
        "  － 2024年，松溪镇人民政府未收取政府信息公开信息处理费。没有其他需要报告的事项。",
        "  ＋ 没有。",
    ]


def test_differences_as_json(first: str, second: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([second, first, "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["same"] is False
    assert data["fields"] == [{"name": "organ", "first": "云岭县柏坪乡人民政府", "second": "云岭县松溪镇人民政府"}]
    assert data["cells"][1:] == [
        {
            "path": "active.penalties", "name": "表二“行政处罚”", "first": None, "second": 4,
            "first_missing": "blank", "second_missing": None,
        },
        {
            "path": "active.fees_wan", "name": "表二“行政事业性收费”", "first": "0.04", "second": "0",
            "first_missing": None, "second_missing": None,
        },
    ]  # fmt: skip
    assert len(data["only_in_second"]) == 5
    assert data["texts"][0]["passages"][0]["first"] == "没有。"


def test_differences_as_a_page(first: str, second: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([first, second, "--format", "html"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("<!DOCTYPE html>")
    assert '<td class="number">-26</td>' in out
    assert "没有这一行" in out


def test_forms_that_cannot_be_compared_in_full_say_so(
    first: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([first, put(tmp_path, "old.json", Report(form="2019", cells={"active.rules.made": 1}))]) == 1
    assert "格式不同，" in capsys.readouterr().out


def test_a_file_that_cannot_be_read_or_holds_several_reports_ends_with_2(
    first: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([first, str(tmp_path / "none.json")]) == 2
    assert "none.json" in capsys.readouterr().err
    line = Path(first).read_text("utf-8")
    two = tmp_path / "two.json"
    two.write_text(f"[{line}, {line}]", encoding="utf-8")
    assert run([str(two), first]) == 2
    assert capsys.readouterr().err == f"gongkai compare：{two}：里面有 2 份报告，比较需要每边一份\n"
