"""`check --format docx` and `xlsx`: one review sheet an organ, one workbook a county; wrong usage says what to add."""

from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from python_calamine import CalamineWorkbook
from tests.report.sound import sound_report

from gongkai.cli.check import run
from gongkai.report import write

BAD = {"applications.granted.total": 9}


@pytest.fixture
def two(tmp_path: Path) -> list[str]:
    (tmp_path / "in").mkdir()
    paths = [str(tmp_path / "in" / name) for name in ("a.json", "b.docx")]
    write(sound_report(), paths[0])
    title = "云岭县青石镇人民政府2024年政府信息公开工作年度报告"
    write(replace(sound_report(), organ="云岭县青石镇人民政府", title=title).with_cells(BAD), paths[1])
    return paths


def test_a_single_report_becomes_the_file_named(two: list[str], tmp_path: Path) -> None:
    target = tmp_path / "意见.docx"
    assert run([two[1], "--format", "docx", "-o", str(target)]) == 1
    text = "\n".join(paragraph.text for paragraph in Document(str(target)).paragraphs)
    assert "云岭县青石镇人民政府：" in text
    assert "一、必须修改的问题" in text


def test_several_reports_become_a_folder_with_a_sheet_for_each_organ(two: list[str], tmp_path: Path) -> None:
    assert run([*two, two[1], "--format", "docx", "-o", str(tmp_path / "意见")]) == 1
    assert sorted(path.name for path in (tmp_path / "意见").iterdir()) == [
        "云岭县松溪镇人民政府审核意见.docx",
        "云岭县青石镇人民政府审核意见-2.docx",
        "云岭县青石镇人民政府审核意见.docx",
    ]


def test_a_workbook_has_all_of_them_and_what_could_not_be_read(two: list[str], tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_bytes(b"")
    target = tmp_path / "清单.xlsx"
    assert run([*two, str(tmp_path / "c.txt"), "--format", "xlsx", "-o", str(target)]) == 2
    book = CalamineWorkbook.from_path(str(target))
    rows = book.get_sheet_by_index(0).to_python()
    assert {row[0] for row in rows[1:]} == {"云岭县松溪镇人民政府", "云岭县青石镇人民政府"}
    assert {row[4] for row in rows if row[0] == "云岭县青石镇人民政府" and row[3] == "错误"} >= {"T3-02"}
    assert book.get_sheet_by_index(1).to_python()[1][0].endswith("c.txt")


@pytest.mark.parametrize(("form", "said"), [("docx", "-o 审核意见.docx"), ("xlsx", "-o 问题清单.xlsx")])
def test_a_paper_needs_a_place_to_go(two: list[str], capsys: pytest.CaptureFixture[str], form: str, said: str) -> None:
    assert run([two[0], "--format", form]) == 64
    assert said in capsys.readouterr().err


def test_what_is_in_the_way_is_named(two: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x").write_text("")
    assert run([*two, "--format", "docx", "-o", str(tmp_path / "x")]) == 2
    assert "要给一个文件夹" in capsys.readouterr().err
    assert run([two[0], "--format", "xlsx", "-o", str(tmp_path / "没有" / "a.xlsx")]) == 2
    assert "写不了" in capsys.readouterr().err
