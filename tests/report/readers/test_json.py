"""The report goes out as JSON and comes back as it was; what is wrong in the JSON is named with its place."""

import copy
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from tests.report.sound import sound_report
from tests.report.writers.made import reports

from gongkai.report.errors import BadValue, NotAReport
from gongkai.report.model import Origin, Place, Report, Section, Source, Summand
from gongkai.report.readers.json import each_report, from_json
from gongkai.report.writers.json import to_json


def sound_json(**changes: Any) -> dict[str, Any]:
    return copy.deepcopy(to_json(sound_report())) | changes


@settings(deadline=None, max_examples=25)
@given(report=reports())
def test_any_report_comes_back_as_it_was(report: Report) -> None:
    text = json.dumps(to_json(report), ensure_ascii=False)
    again, warnings = from_json(json.loads(text))
    assert again == report
    assert not warnings


def test_texts_source_notes_and_period_come_back() -> None:
    report = replace(
        sound_report(cells={"applications.granted.research": None}),
        source=Source("004.txt", "ab" * 32, "text", 2, 3),
        notes=("页码已略过",),
    )
    again, warnings = from_json(to_json(report))
    assert (again, again.source, again.notes) == (report, report.source, report.notes)
    assert again.missing == {"applications.granted.research": "blank"}
    assert warnings == ()


def test_origins_come_back_where_they_were_written() -> None:
    origins = {
        "active.licences": Origin("read", "３２６", "full-width digits", (326, 32), Place(line=3, column=8)),
        "active.fees_wan": Origin("summed", summands=(Summand("甲镇", Decimal("0.04")), Summand("乙镇", None))),
        "active.penalties": Origin("counted", facts=("d1", "d2")),
        "active.compulsory_measures": Origin("read", "0", place=Place(page=2, box=(1.0, 2.5, 3, 4))),
        "applications.new.natural": Origin("read", "8", place=Place(sheet="表三", cell="C4", table=1, row=2)),
        "applications.new.total": Origin("typed", raw="12"),
    }
    report = replace(sound_report(), origins=origins)
    again, warnings = from_json(json.loads(json.dumps(to_json(report, origins=True))))
    assert again.origins == origins
    assert warnings == ()
    assert from_json(to_json(report))[0].origins == {}


def test_unknown_keys_are_left_out_with_a_warning() -> None:
    data = sound_json(colour="red")
    data["active"]["visits"] = 3
    data["active"]["rules"]["drafted"] = 1
    data["applications"]["others"] = [0] * 7
    data["sections"][0]["style"] = "x"
    data["origins"] = {"active.nothing": {"kind": "read", "raw": "1"}}
    report, warnings = from_json(data)
    assert report == sound_report()
    assert sorted(warnings) == sorted(
        [
            "不认得的项“colour”，已略过",
            "不认得的项“active.visits”，已略过",
            "不认得的项“active.rules.drafted”，已略过",
            "不认得的项“applications.others”，已略过",
            "不认得的项“sections[0].style”，已略过",
            "origins 里的“active.nothing”不是这份报告的单元格，已略过",
        ]
    )


def test_a_null_without_a_reason_is_blank_and_told() -> None:
    data = sound_json()
    data["applications"]["new"][2] = None
    report, warnings = from_json(data)
    assert report.cells["applications.new.research"] is None
    assert report.missing == {"applications.new.research": "blank"}
    assert warnings == ("“applications.new.research”为 null，missing 没有写明原因，按空白处理",)


def test_a_reason_for_a_cell_that_is_not_there_is_told() -> None:
    report, warnings = from_json(sound_json(missing={"applications.other.total": "mark"}))
    assert report.missing == {}
    assert warnings == ("missing 里的“applications.other.total”不是这份报告的单元格，已略过",)


def test_tables_of_an_older_report_are_left_out_with_a_warning() -> None:
    report, warnings = from_json(sound_json(form="older"))
    assert report.cells == {}
    assert warnings == tuple(f"older 格式没有表格，“{name}”已略过" for name in ("active", "applications", "remedies"))


def test_rows_and_tables_that_are_absent_stay_absent() -> None:
    data = sound_json()
    del data["remedies"], data["applications"]["carried_out"]
    report, warnings = from_json(data)
    assert not any(path.startswith("remedies") for path in report.cells)
    assert report.row("carried_out") is None
    assert warnings == ()
    assert "remedies" not in to_json(report)
    assert "carried_out" not in to_json(report)["applications"]


def test_little_is_enough() -> None:
    report, warnings = from_json({"schema": "gongkai.report/1", "form": "blank-form"})
    assert report == Report(form="blank-form")
    assert warnings == ()


def broken(path: str, value: object) -> dict[str, Any]:
    data: Any = sound_json()
    at = data
    *steps, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    for step in steps:
        at = at[step]
    at[last] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("schema", "gongkai.report/2", "schema：只认得 gongkai.report/1，实为 gongkai.report/2；请升级程序后再读"),
        ("form", "2022", "form：应为2021、2019、older、blank-form 之一，实为 '2022'"),
        ("form", ["2021"], "form：应为2021、2019、older、blank-form 之一，实为 ['2021']"),
        ("organ", 3, "organ：应为文字，实为 3"),
        ("organ", "\ud800", "organ：应为完整的文字（有残缺的字符），实为 \"'\\\\ud800'\""),
        ("year", "2024", "year：应为整数，实为 '2024'"),
        ("year", True, "year：应为整数，实为 True"),
        ("title", [], "title：应为文字，实为 []"),
        ("period", "2024", "period：应为对象，实为 '2024'"),
        ("period/from", "2024-13-01", "period.from：应为日期，如 2023-12-31，实为 '2024-13-01'"),
        ("period/to", None, "period.to：应为文字，实为 None"),
        ("preamble", None, "preamble：应为文字，实为 None"),
        ("sections", {}, "sections：应为列表，实为 {}"),
        ("sections/1", "x", "sections[1]：应为对象，实为 'x'"),
        ("sections/1/number", "2", "sections[1].number：应为整数，实为 '2'"),
        ("sections/1/text", None, "sections[1].text：应为文字，实为 None"),
        ("active", [], "active：应为对象，实为 []"),
        ("active/rules", 0, "active.rules：应为对象，实为 0"),
        ("active/rules/issued", 1.0, "active.rules.issued：应为整数，实为 1.0"),
        ("active/licences", "326", "active.licences：应为整数，实为 '326'"),
        ("active/fees_wan", 0.04, "active.fees_wan：应为以万元为单位的小数文字，如 “0.04”，实为 0.04"),
        ("active/fees_wan", "4E-2", "active.fees_wan：应为以万元为单位的小数文字，如 “0.04”，实为 '4E-2'"),
        ("active/fees_wan", "1-", "active.fees_wan：应为以万元为单位的小数文字，如 “0.04”，实为 '1-'"),
        ("active/fees_wan", "１", "active.fees_wan：应为以万元为单位的小数文字，如 “0.04”，实为 '１'"),
        ("applications/new", [0] * 6, "applications.new：应有 7 个值，实有 6 个"),
        ("applications/new", "0000000", "applications.new：应为列表，实为 '0000000'"),
        ("applications/new/6", False, "applications.new.total：应为整数，实为 False"),
        ("remedies/review", [0] * 6, "remedies.review：应有 5 个值，实有 6 个"),
        ("missing", [], "missing：应为对象，实为 []"),
        (
            "missing",
            {"active.licences": "zero"},
            "missing.active.licences：应为blank、mark、text、unreadable、ambiguous 之一，实为 'zero'",
        ),
        ("missing", {"active.licences": "blank"}, "missing.active.licences：这一格有数 326，不能同时写明缺失"),
        ("notes", "x", "notes：应为列表，实为 'x'"),
        ("source", {"file": "a", "sha256": "b"}, "source.kind：应为文字，实为 None"),
        (
            "origins",
            {"active.licences": {"kind": "guessed"}},
            "origins.active.licences.kind：应为read、counted、summed、typed 之一，实为 'guessed'",
        ),
        (
            "origins",
            {"active.licences": {"kind": "read", "place": {"box": [1, 2]}}},
            "origins.active.licences.place.box：应为四个数（左、上、右、下），实为 [1, 2]",
        ),
        (
            "origins",
            {"active.licences": {"kind": "summed", "summands": [3]}},
            "origins.active.licences.summands：应为对象，实为 3",
        ),
    ],
)
def test_a_wrong_shape_is_refused_with_its_place(path: str, value: object, message: str) -> None:
    with pytest.raises(BadValue) as refused:
        from_json(broken(path, value))
    assert str(refused.value) == message


@pytest.mark.parametrize("data", [None, [], {}, {"schema": "gongkai.fact/1"}, "gongkai.report/1"])
def test_other_json_is_no_report(data: object) -> None:
    with pytest.raises(NotAReport, match="不是年度报告"):
        from_json(data)


def test_a_long_wrong_value_is_cut_in_the_message() -> None:
    with pytest.raises(BadValue) as refused:
        from_json(sound_json(year="9" * 100))
    assert str(refused.value) == "year：应为整数，实为 '" + "9" * 39 + "…"


@pytest.mark.parametrize(
    ("text", "count"), [("{}", 1), ("[{}, {}]", 2), ("{}\n{}\n\n", 2), ('{\n"a": 1\n}\n', 1), ("[]", 0), ("1\n2", 2)]
)
def test_one_object_a_list_or_one_a_line_are_all_found(text: str, count: int) -> None:
    assert len(each_report(text)) == count


def test_the_line_that_is_no_json_is_named() -> None:
    with pytest.raises(BadValue, match=r"^第 2 行不是 JSON："):
        each_report("{}\n{\n{}")
    with pytest.raises(BadValue, match=r"^不是 JSON："):
        each_report("{")
    with pytest.raises(BadValue, match="不是 JSON："):
        each_report("[" * 100_000)


def test_dates_and_amounts_keep_their_exact_value() -> None:
    data = sound_json()
    data["active"]["fees_wan"] = "0.000001"
    report, _ = from_json(data)
    assert report.cells["active.fees_wan"] == Decimal("0.000001")
    assert report.period == (date(2024, 1, 1), date(2024, 12, 31))
    assert report.sections[0] == Section(1, "总体情况", report.section(1))
