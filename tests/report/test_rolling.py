"""Many reports become one: by example, in any order and grouping, and nothing missing ever turns into 0."""

import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.report.sound import sound_report
from tests.report.writers.made import reports

from gongkai.report.errors import BadValue
from gongkai.report.forms import form_of
from gongkai.report.model import MISSING, Missing, Report, Source, Summand, Value
from gongkai.report.rolling import roll_up

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "rollups.toml").read_text("utf-8"))["case"]


def child(number: int, given: dict[str, Any]) -> Report:
    form = form_of(given.get("form", "2021"))
    cells: dict[str, Value] = dict.fromkeys(form.paths_for(merged=given.get("merged", False)), 0)
    missing: dict[str, Missing] = {}
    for path, value in given.get("cells", {}).items():
        assert path in cells
        if value in MISSING:
            cells[path], missing[path] = None, value
        else:
            cells[path] = Decimal(value) if isinstance(value, str) else value
    gone = tuple(row + "." for row in given.get("absent", ()))
    cells = {path: value for path, value in cells.items() if not path.startswith(gone or "-")}
    organ = given.get("organ", f"第{number}镇")
    return Report(form=given.get("form", "2021"), organ=organ, year=2024, cells=cells, missing=missing)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_sums_by_example(case: dict[str, Any]) -> None:
    whole = roll_up([child(n, given) for n, given in enumerate(case["children"], 1)], organ="云岭县人民政府")
    cells = whole.report.cells
    found = {path: whole.report.missing[path] if v is None else v for path, v in cells.items() if v != 0}
    wanted = {path: v if v in MISSING else Decimal(str(v)) for path, v in case["expect"].items()}
    assert found == wanted
    assert [f"{gap.organ}：{'、'.join(gap.cells)}：{gap.why}" for gap in whole.gaps] == case["gaps"]
    assert whole.warnings == ()


def test_the_frame_of_the_sum_is_set() -> None:
    report = roll_up([sound_report()], organ="云岭县人民政府").report
    assert (report.form, report.organ, report.year) == ("2021", "云岭县人民政府", 2024)
    assert report.title == "云岭县人民政府2024年政府信息公开工作年度报告"
    assert report.period == (date(2024, 1, 1), date(2024, 12, 31))
    assert report.preamble == "所列数据的统计期限自2024年1月1日起至2024年12月31日止。"
    assert [section.number for section in report.sections] == [1, 2, 3, 4, 5, 6]
    assert {section.text for section in report.sections} == {""}
    assert report.cells == sound_report().cells


def test_every_cell_names_its_summands_in_the_order_given() -> None:
    one = replace(sound_report(), organ="甲镇")
    two = replace(sound_report(cells={"active.licences": None}), organ="乙镇")
    whole = roll_up([one, two], organ="县")
    assert set(whole.report.origins) == set(whole.report.cells)
    assert whole.report.origins["active.licences"].kind == "summed"
    assert whole.report.origins["active.licences"].summands == (Summand("甲镇", 326), Summand("乙镇", None))
    assert whole.report.origins["active.penalties"].summands == (Summand("甲镇", 4), Summand("乙镇", 4))
    assert roll_up([one, two], organ="县", origins=False).report.origins == {}


def test_free_text_has_nothing_to_add_and_is_named_once() -> None:
    whole = roll_up([sound_report(), Report(form="older", organ="旧镇", year=2024)], organ="县")
    assert set(whole.report.cells.values()) == {None}
    assert [(gap.organ, len(gap.cells), gap.why) for gap in whole.gaps] == [("旧镇", 200, "报告没有规定格式的表格")]


def test_only_free_text_gives_an_empty_form_of_2021() -> None:
    whole = roll_up([Report(form="older", organ="旧镇", year=2018)], organ="县")
    assert whole.report.form == "2021"
    assert set(whole.report.missing.values()) == {"blank"}


def test_the_same_organ_twice_is_told() -> None:
    one = replace(sound_report(), organ="甲镇")
    assert roll_up([one, one, replace(one, organ="乙镇")], organ="县").warnings == (
        "“甲镇”有 2 份报告，都已加入；请确认没有重复",
    )


def test_different_years_are_told_and_the_sum_bears_none() -> None:
    children = [replace(sound_report(), organ=f"{n}镇", year=year) for n, year in enumerate((2024, 2023, 2024), 1)]
    whole = roll_up(children, organ="县")
    assert whole.warnings == (
        "年度不一致（2023 年 1 份、2024 年 2 份）：不同年度的数不应相加",
        "“2镇”是 2023 年的报告",
    )
    assert whole.report.notes == whole.warnings
    assert (whole.report.year, whole.report.title, whole.report.period, whole.report.preamble) == (None, None, None, "")


def test_the_year_asked_for_is_the_sums_year_and_others_are_told() -> None:
    whole = roll_up([replace(sound_report(), organ="甲镇", year=2023)], organ="县", year=2024)
    assert whole.report.year == 2024
    assert whole.warnings == (
        "年度不一致（2023 年 1 份，应为 2024 年）：不同年度的数不应相加",
        "“甲镇”是 2023 年的报告",
    )
    assert roll_up([sound_report()], organ="县", year=2024).warnings == ()


def test_a_child_without_a_year_or_a_name_is_told_by_what_is_known_of_it() -> None:
    nameless = replace(sound_report(), organ=None, year=None)
    whole = roll_up([sound_report(), nameless, replace(nameless, source=Source("a.txt", "", "text"))], organ="县")
    assert whole.warnings == ("“第 2 份（未写明机关）”没有写明年度", "“a.txt（未写明机关）”没有写明年度")
    assert whole.report.year == 2024


def test_there_must_be_something_to_add_and_someone_to_add_it_for() -> None:
    with pytest.raises(BadValue, match="没有可以汇总的报告"):
        roll_up([], organ="县")
    with pytest.raises(BadValue, match="缺少汇总机关的名称"):
        roll_up([sound_report()], organ="")


def test_a_sum_of_very_long_amounts_does_not_round() -> None:
    long = [replace(sound_report(cells={"active.fees_wan": Decimal(v)}), organ=v) for v in ("1" + "0" * 40, "0.000001")]
    assert roll_up(long, organ="县").report.cells["active.fees_wan"] == Decimal("1" + "0" * 40 + ".000001")


@settings(deadline=None, max_examples=25)
@given(children=st.lists(reports(), min_size=2, max_size=5), seed=st.randoms(use_true_random=False))
def test_a_roll_up_does_not_depend_on_order_or_grouping(children: list[Report], seed: Any) -> None:
    children = [replace(report, year=2024) for report in children]
    whole = roll_up(children, organ="县").report
    shuffled = list(children)
    seed.shuffle(shuffled)
    assert roll_up(shuffled, organ="县").report == whole
    cut = seed.randrange(1, len(children))
    parts = [roll_up(part, organ="片区").report for part in (children[:cut], children[cut:])]
    assert roll_up(parts, organ="县").report == whole


@settings(deadline=None, max_examples=25)
@given(children=st.lists(reports(editions=("2021",)), min_size=1, max_size=4))
def test_what_one_child_lacks_is_missing_and_named_and_nothing_else_is(children: list[Report]) -> None:
    whole = roll_up(children, organ="县")
    merged = any(child.merged_other for child in children)
    same = [child.with_other_merged() if merged else child for child in children]
    for path, value in whole.report.cells.items():
        values = [child.cells.get(path) for child in same]
        assert value == (None if None in values else sum(v for v in values if v is not None))
    named = {path for gap in whole.gaps for path in gap.cells}
    assert named == set(whole.report.missing)


@settings(deadline=None, max_examples=15)
@given(children=st.lists(reports(whole=True, editions=("2021",)), min_size=1, max_size=4))
def test_whole_reports_leave_no_gap(children: list[Report]) -> None:
    whole = roll_up(children, organ="县")
    assert whole.gaps == ()
    assert whole.report.missing == {}
