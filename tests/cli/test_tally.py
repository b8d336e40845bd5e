"""`gongkai tally` prints the report of a facts file, and names what it cannot count."""

import io
import json
from pathlib import Path

import pytest

from gongkai.cli.tally import run

ORGAN = "云岭县松溪镇人民政府"
LINE = (
    '{"kind": "application", "key": "2023-0001", "organ": "云岭县松溪镇人民政府", "applicant": "natural", '
    '"received_on": "2023-12-08", "concluded_on": null, "outcome": null}'
)


def facts(folder: Path, *lines: str) -> str:
    path = folder / "facts.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


def test_json_is_the_default_without_origins(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([facts(tmp_path, LINE), "--organ", ORGAN, "--year", "2023"]) == 0
    out, err = capsys.readouterr()
    data = json.loads(out)
    assert (data["year"], data["form"], data["applications"]["carried_out"]) == (2023, "2021", [1, 0, 0, 0, 0, 0, 1])
    assert "origins" not in data
    assert (out.count("\n"), err) == (1, "")


def test_origins_name_the_facts_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([facts(tmp_path, LINE), "--organ", ORGAN, "--year", "2023", "--origins"]) == 0
    origin = json.loads(capsys.readouterr().out)["origins"]["applications.new.total"]
    assert origin == {"kind": "counted", "facts": ["2023-0001"]}


def test_the_table_is_the_page_as_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([facts(tmp_path, LINE), "--organ", ORGAN, "--year", "2023", "--format", "table"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("云岭县松溪镇人民政府2023年政府信息公开工作年度报告\n")
    assert "一、本年新收政府信息公开申请数量\t\t\t1\t0\t0\t0\t0\t0\t1\n" in out


def test_another_form_and_missing_registers_can_be_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--organ", ORGAN, "--year", "2020", "--form", "2019", "--without", "remedy", "--without", "charge"]
    assert run([facts(tmp_path), *words]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["form"] == "2019"
    assert data["remedies"]["review"] == [None] * 5


def test_standard_input_is_read_for_a_dash(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(LINE.encode()), encoding="ascii"))
    assert run(["-", "--organ", ORGAN, "--year", "2023"]) == 0
    assert json.loads(capsys.readouterr().out)["applications"]["new"][0] == 1


def test_unknown_keys_are_told_on_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = facts(tmp_path, LINE.replace('"kind"', '"name": "x", "kind"'))
    assert run([path, "--organ", ORGAN, "--year", "2023"]) == 0
    assert capsys.readouterr().err == f"gongkai tally：{path}：第 1 行起有不认得的项“name”（共 1 行），已略过\n"


def test_facts_that_cannot_be_counted_are_named_and_no_report_is_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = facts(tmp_path, LINE)
    assert run([path, "--organ", "云岭县司法局", "--year", "2023"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        f"gongkai tally：{path}：有 1 条记录不能统计，没有生成报告：\n"
        "application “2023-0001”：属于“云岭县松溪镇人民政府”，不是“云岭县司法局”的\n"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"{}", "第 1 行：缺少 kind"), (b"\xff\xfe", "读不了：不是 UTF-8 文字"), (None, "读不了：没有这个文件")],
)
def test_a_file_that_is_no_facts_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, message: str
) -> None:
    path = tmp_path / "x.jsonl"
    if content is not None:
        path.write_bytes(content)
    assert run([str(path), "--organ", ORGAN, "--year", "2023"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"gongkai tally：{path}：{message}")


@pytest.mark.parametrize(
    "words",
    [[], ["x"], ["x", "--organ", ORGAN], ["x", "--organ", ORGAN, "--year", "23"], ["x", "--organ", "", "--year", "2023"],
     ["x", "--organ", ORGAN, "--year", "2023", "--without", "case"]],
)  # fmt: skip
def test_wrong_usage_ends_with_64(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(words)
    assert left.value.code == 64
    assert "用“gongkai tally --help”查看用法" in capsys.readouterr().err


def test_help_is_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(["--help"])
    assert left.value.code == 0
    out = capsys.readouterr().out
    assert out.startswith("用法： gongkai tally")
    assert "从办件记录" in out
