"""`gongkai check` as a county officer and other programs call it."""

import json
from pathlib import Path

import pytest

from gongkai.cli.main import main

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
GOOD, BAD = str(EXAMPLES / "正确的报告.txt"), str(EXAMPLES / "有错的报告.txt")
FINDING = {
    "code", "level", "place", "found", "expected", "difference", "suspects", "quote", "cite", "message", "mend",
}  # fmt: skip


def objects(capsys: pytest.CaptureFixture[str]) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_sound_report_is_fine(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", GOOD]) == 0
    assert "结论：没有发现错误\n" in capsys.readouterr().out


def test_a_faulty_report_is_told_finding_by_finding(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", BAD]) == 1
    out = capsys.readouterr().out
    assert "云岭县竹坪乡人民政府　2024年　2021年格式" in out
    assert "结论：有错误（错误 " in out
    assert "【错误 T3-02】表三“（一）予以公开”一行：各类申请人5+1+0+0+1+0=7件，总计栏填的是6件，相差1件。" in out
    assert "改法：" in out
    assert "依据：国办公开办函〔2021〕30号，表三" in out
    assert "因缺少数字无法核对的规则：" in out
    assert "\033[" not in out


def test_json_has_the_contracts_keys(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "json", BAD]) == 1
    (told,) = objects(capsys)
    assert set(told) == {"file", "part", "organ", "year", "form", "verdict", "findings", "rules"}
    assert (told["file"], told["part"], told["verdict"], told["form"]) == (BAD, 1, "fails", "2021")
    assert set(told["rules"].values()) <= {"holds", "fails", "cannot_be_verified", "not_applicable"}
    assert told["rules"]["T3-02"] == "fails"
    assert told["rules"]["T3-05"] == "not_applicable"
    assert all(set(finding) == FINDING for finding in told["findings"])
    lines = Path(BAD).read_text("utf-8").splitlines()
    for finding in told["findings"]:
        if finding["quote"] and "line" in finding["place"]:
            line = lines[finding["place"]["line"] - 1]
            assert finding["quote"][:4] in line


def test_cells_and_suspects_are_paths(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--format", "json", BAD])
    (told,) = objects(capsys)
    (finding,) = [f for f in told["findings"] if f["code"] == "T4-01"]
    assert finding["place"]["cells"][0] == "remedies.review.total"
    assert "remedies.review.total" in finding["suspects"]


def test_missing_numbers_leave_a_report_unverified_not_sound(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = Path(GOOD).read_text("utf-8").replace("行政许可\t326", "行政许可\t/")
    file = tmp_path / "斜杠.txt"
    file.write_text(text, "utf-8")
    assert main(["check", "--format", "json", str(file)]) == 0
    (told,) = objects(capsys)
    assert told["verdict"] == "cannot_be_verified"
    assert told["rules"]["T2-01"] == "cannot_be_verified"


def test_sarif_is_sarif(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "sarif", BAD]) == 1
    log = json.loads(capsys.readouterr().out)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    known = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert run["results"]
    for result in run["results"]:
        assert result["ruleId"] in known
        assert result["level"] in {"error", "warning", "note"}
        assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


def test_last_years_report_is_compared(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    from tests.report.sound import sound_last_report

    from gongkai.report.writers import write

    last = tmp_path / "去年.json"
    write(sound_last_report(cells={"applications.carried_out.natural": 4}), last)
    assert main(["check", "--format", "json", "--last", str(last), GOOD]) == 1
    (told,) = objects(capsys)
    assert told["rules"]["T3-05"] == "fails"


def test_children_are_added_up(capsys: pytest.CaptureFixture[str]) -> None:
    nil = str(EXAMPLES / "一格一行的报告.txt")
    assert main(["check", "--format", "json", GOOD, "--children", GOOD, nil]) == 0
    assert objects(capsys)[0]["rules"]["R-01"] == "holds"
    assert main(["check", "--format", "json", GOOD, "--children", GOOD, GOOD]) == 1
    assert objects(capsys)[0]["rules"]["R-02"] == "fails"


def test_read_and_check_say_the_same_as_check_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    main(["check", "--format", "json", BAD])
    (alone,) = objects(capsys)
    main(["read", BAD])
    kept = tmp_path / "读过.json"
    kept.write_text(capsys.readouterr().out, "utf-8")
    main(["check", "--format", "json", str(kept)])
    (after,) = objects(capsys)

    def said(told: dict) -> list[tuple[str, ...]]:
        return [(f["code"], f["level"], f["message"], f["quote"]) for f in told["findings"]]

    assert said(after) == said(alone)
    assert after["rules"] == alone["rules"]
    assert after["verdict"] == alone["verdict"]


def test_the_worst_of_several_files_wins(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["check", GOOD, BAD]) == 1
    assert "共检查 2 份报告，1 份有错误。" in capsys.readouterr().out
    assert main(["check", BAD, str(tmp_path / "没有.txt")]) == 2
    told = capsys.readouterr()
    assert "竹坪乡" in told.out
    assert "没有.txt" in told.err
    assert main(["check", GOOD, "--last", str(tmp_path / "没有.txt")]) == 2


def test_a_blank_form_fails(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    from dataclasses import replace

    from tests.report.sound import sound_report

    from gongkai.report.writers import encode

    sound = sound_report()
    empty = replace(
        sound, organ=None, year=None, title="××年政府信息公开工作年度报告", preamble="", period=None,
        sections=tuple(replace(section, text="") for section in sound.sections),
        cells=dict.fromkeys(sound.cells), missing=dict.fromkeys(sound.cells, "blank"),
    )  # fmt: skip
    file = tmp_path / "样表.txt"
    file.write_bytes(encode(empty, ".txt"))
    assert main(["read", str(file)]) == 0
    assert json.loads(capsys.readouterr().out)["form"] == "blank-form"
    assert main(["check", "--format", "json", str(file)]) == 1
    (told,) = objects(capsys)
    assert "V-07" in {finding["code"] for finding in told["findings"]}


def test_output_goes_to_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "结果.json"
    assert main(["check", "--format", "json", "-o", str(out), BAD]) == 1
    assert capsys.readouterr().out == ""
    assert json.loads(out.read_text("utf-8"))["verdict"] == "fails"


def test_a_format_that_is_not_there_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["check", "--format", "rtf", GOOD])
    assert stop.value.code == 64
    assert "没有这个选择" in capsys.readouterr().err
