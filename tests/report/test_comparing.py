"""Two reports side by side: exactly what differs is told, and what cannot be compared is not."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from tests.report.sound import sound_report
from tests.report.writers.made import reports

from gongkai.report.comparing import CellDifference, FieldDifference, Passage, TextDifference, compare
from gongkai.report.forms import form_of
from gongkai.report.model import Report, Section


@settings(deadline=None, max_examples=20)
@given(report=reports())
def test_a_report_does_not_differ_from_itself(report: Report) -> None:
    found = compare(report, report)
    assert found.same
    assert found.incomparable == ()


def test_a_changed_number_is_told_with_its_name_and_change() -> None:
    found = compare(sound_report(), sound_report(cells={"active.licences": 300, "active.fees_wan": Decimal("0.04")}))
    assert not found.same
    assert found.cells == (
        CellDifference("active.licences", "表二“行政许可”", 326, 300),
        CellDifference("active.fees_wan", "表二“行政事业性收费”", Decimal(0), Decimal("0.04")),
    )
    assert [cell.change for cell in found.cells] == [-26, Decimal("0.04")]
    assert (found.fields, found.texts, found.only_in_first, found.only_in_second) == ((), (), (), ())


def test_a_missing_number_differs_from_nought_and_from_one_missing_for_another_reason() -> None:
    path = "active.rules.issued"
    blank = sound_report(cells={path: None})
    mark = replace(blank, missing={path: "mark"})
    assert compare(sound_report(), blank).cells == (
        CellDifference(path, "表二“规章”·本年制发件数", 0, None, None, "blank"),
    )
    assert compare(mark, blank).cells == (CellDifference(path, "表二“规章”·本年制发件数", None, None, "mark", "blank"),)
    assert compare(mark, blank).cells[0].change is None
    assert compare(blank, sound_report()).cells[0].change is None


def test_rows_that_only_one_has_are_told() -> None:
    cells = {path: value for path, value in sound_report().cells.items() if not path.startswith("remedies.review")}
    short = replace(sound_report(), cells=cells)
    names = ("upheld", "corrected", "other", "pending", "total")
    assert compare(sound_report(), short).only_in_first == tuple(f"remedies.review.{name}" for name in names)
    assert compare(short, sound_report()).only_in_second == tuple(f"remedies.review.{name}" for name in names)
    assert not compare(sound_report(), short).same


def test_three_rows_of_other_are_added_where_the_other_report_has_one() -> None:
    three = sound_report(cells={"applications.other_not_corrected.legal": 1, "applications.other_other.legal": 2})
    one = three.with_other_merged()
    assert one.cells["applications.other.legal"] == 3
    assert compare(three, one).same
    assert compare(one, three).same
    found = compare(three, one.with_cells({"applications.other.legal": 4}))
    assert [(cell.path, cell.first, cell.second) for cell in found.cells] == [("applications.other.legal", 3, 4)]


def test_between_the_forms_only_what_counts_the_same_is_compared() -> None:
    old = Report(form="2019", cells=dict.fromkeys(form_of("2019").kinds, 1))
    new = Report(form="2021", cells=dict.fromkeys(form_of("2021").paths_for(merged=True), 2))
    found = compare(old, new)
    compared = {cell.path for cell in found.cells}
    assert {"active.licences.decisions", "active.penalties.decisions", "applications.other.total"} <= compared
    assert not any(path.startswith("active.") and not path.endswith(".decisions") for path in compared)
    assert "active.other_services.decisions" in found.incomparable
    assert {"active.rules.made", "active.rules.issued", "active.fees_wan"} <= set(found.incomparable)
    assert len(compared) == 3 + 23 * 7 + 15
    assert {cell.path for cell in compare(new, old).cells} >= {"active.licences", "remedies.review.total"}
    assert found.fields == (FieldDifference("form", "2019", "2021"),)
    assert (found.only_in_first, found.only_in_second) == ((), ())


def test_free_text_has_no_cells_to_compare() -> None:
    found = compare(sound_report(), Report(form="older"))
    assert found.cells == ()
    assert set(found.incomparable) == set(sound_report().cells)


def test_what_they_say_of_themselves_is_compared() -> None:
    other = replace(sound_report(), organ=None, year=2023, title="报告", period=(date(2023, 1, 1), date(2023, 12, 31)))
    assert compare(sound_report(), other).fields == (
        FieldDifference("organ", "云岭县松溪镇人民政府", ""),
        FieldDifference("year", "2024", "2023"),
        FieldDifference("title", "云岭县松溪镇人民政府2024年政府信息公开工作年度报告", "报告"),
        FieldDifference("period", "2024-01-01—2024-12-31", "2023-01-01—2023-12-31"),
    )
    assert compare(other, replace(other, year=None, period=None)).fields == (
        FieldDifference("year", "2023", ""),
        FieldDifference("period", "2023-01-01—2023-12-31", ""),
    )


def test_only_the_sentences_that_differ_are_shown() -> None:
    first = sound_report(sections={5: "一是认识不足。二是更新慢；三是培训少。\n今后加强培训。"})
    second = sound_report(sections={5: "一是认识不足。二是更新不及时；\n三是培训少。今后加强培训。另设专岗。"})
    assert compare(first, second).texts == (
        TextDifference(
            5, "存在的主要问题及改进情况", (Passage("二是更新慢；", "二是更新不及时；"), Passage("", "另设专岗。"))
        ),
    )


def test_a_changed_heading_an_added_section_and_the_preamble_are_told() -> None:
    first = replace(sound_report(), preamble="甲。乙。", sections=(Section(1, "总体情况", "一。"),))
    second = replace(
        sound_report(), preamble="甲。", sections=(Section(1, "工作情况", "一。"), Section(0, "附件", "表格。"))
    )
    assert compare(first, second).texts == (
        TextDifference(0, "", (Passage("乙。", ""),)),
        TextDifference(1, "总体情况", (Passage("总体情况", "工作情况"),)),
        TextDifference(0, "附件", (Passage("", "附件"), Passage("", "表格。"))),
    )


def test_a_section_that_comes_twice_is_compared_as_one() -> None:
    twice = replace(sound_report(), sections=(Section(1, "总体情况", "甲。"), Section(1, "总体情况", "乙。")))
    once = replace(sound_report(), sections=(Section(1, "总体情况", "甲。\n总体情况\n乙。"),))
    assert compare(twice, once).same
