"""`gongkai screen` says what must not leave the house, and writes copies without it; the original stays as it is."""

import json
from pathlib import Path

import pytest

from gongkai.cli.main import main

ROSTER = "序号,姓名,身份证号,手机,补贴\n1,张三丰,11010519491231002X,13800138000,500\n2,李四光,110105194912310097,13900139000,600\n"


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "名单.csv"
    path.write_text(ROSTER, encoding="utf-8")
    return path


def test_what_is_found_is_told_with_its_place_and_never_whole(roster: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", str(roster)]) == 1
    said = capsys.readouterr().out
    assert "居民身份证号" in said
    assert "第2行第3列：110************2X" in said
    assert "13800138000" not in said
    assert "11010519491231002X" not in said


def test_a_clean_file_is_fine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("松政发〔2024〕12号：公开政府信息86条。\n", encoding="utf-8")
    assert main(["screen", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}\n没有发现个人信息和隐藏内容\n\n"


def test_a_masked_copy_is_written_and_the_original_stays(roster: Path, tmp_path: Path) -> None:
    copy = tmp_path / "公示用.csv"
    assert main(["screen", str(roster), "--mask", str(copy)]) == 1
    assert roster.read_text("utf-8") == ROSTER
    assert copy.read_text("utf-8").splitlines()[1] == "1,张**,110105********002X,138****8000,500"
    assert main(["screen", str(copy)]) == 0


def test_a_folder_is_masked_into_a_folder_with_a_protocol(
    roster: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "in"
    (folder / "内").mkdir(parents=True)
    for place in (folder / "名单.csv", folder / "内" / "名单.csv"):
        place.write_text(ROSTER, encoding="utf-8")
    protocol = tmp_path / "记录.json"
    assert main(["screen", str(folder), "--mask", str(tmp_path / "out") + "/", "--protocol", str(protocol)]) == 1
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["名单-2.csv", "名单.csv"]
    told = json.loads(protocol.read_text("utf-8"))
    assert [len(entry["found"]) for entry in told] == [6, 6]
    assert "张三丰" not in protocol.read_text("utf-8")
    assert {one["code"] for one in told[0]["found"]} >= {"P-01", "P-03", "P-12"}
    assert capsys.readouterr().err == ""


def test_programs_get_one_object_a_file(roster: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", str(roster), "--format", "json"]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    entry = json.loads(line)
    assert entry["kind"] == "text"
    assert {"code", "name", "level", "where", "quote", "cite", "mend"} == set(entry["found"][0])


def test_own_rules_and_wrong_rules(roster: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = tmp_path / "本县.toml"
    rules.write_text('[[rule]]\ncode = "P-03"\nhead = 0\ntail = 0\nbasis = "P"\n', encoding="utf-8")
    copy = tmp_path / "b.csv"
    assert main(["screen", str(roster), "--mask", str(copy), "--rules", str(rules)]) == 1
    assert "***********,500" in copy.read_text("utf-8")
    rules.write_text("x", encoding="utf-8")
    assert main(["screen", str(roster), "--rules", str(rules)]) == 64
    assert "遮盖规则写得不对" in capsys.readouterr().err


def test_wrong_usage_and_files_that_cannot_be_read(
    roster: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["screen", str(roster), str(roster), "--mask", str(tmp_path / "a.csv")]) == 64
    assert "要给一个文件夹" in capsys.readouterr().err
    assert main(["screen", str(tmp_path / "没有.csv"), str(roster)]) == 2
    caught = capsys.readouterr()
    assert "找不到这个文件" in caught.err
    assert "居民身份证号" in caught.out
    assert main(["screen", str(roster), "--mask", str(tmp_path / "名单.csv" / "x.csv")]) == 2
    assert "写不了" in capsys.readouterr().err
