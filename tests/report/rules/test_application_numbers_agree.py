"""Numbers on applications."""

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.rules.samples import sample
from tests.report.sound import sound_report

from gongkai.report.rules import Finding

NEW = "applications.new.total"


def said(text: str, organ: str = "云岭县松溪镇人民政府") -> list[Finding]:
    return findings("T3-06", sound_report(sections={1: f"（二）依申请公开情况。{text}"}, organ=organ))


def test_the_sound_report_holds() -> None:
    assert verdict("T3-06", sound_report()) == "holds"


def test_a_wrong_number_received_is_an_error() -> None:
    [found] = said("全年新收政府信息公开申请15件。")
    assert (found.level, found.section, found.quote) == ("error", 1, "全年新收政府信息公开申请15件")
    assert (found.cells, found.found, found.expected, found.difference) == ((NEW,), "15件", "12件", "3")
    assert found.message == "文字说“全年新收政府信息公开申请15件”，表三“新收”是12件，加上年结转是13件，两处不一致。"


def test_a_wrong_number_handled_is_a_warning() -> None:
    [found] = said("2024年收到政府信息公开申请12件，办结17件。")
    assert (found.level, found.quote, found.cells) == ("warning", "办结17件", ("applications.total.total",))


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("收到政府信息公开申请12件，其中予以公开9件。", ("applications.granted.total",), "6件"),
        ("收到政府信息公开申请12件，部分公开5件。", ("applications.partly_granted.total",), "2件"),
        ("收到政府信息公开申请12件，结转下年度继续办理4件。", ("applications.carried_out.total",), "1件"),
        ("收到政府信息公开申请12件，上年结转3件。", ("applications.carried_in.total",), "1件"),
    ],
)
def test_outcomes_are_held_against_their_rows(text: str, cells: tuple[str, ...], expected: str) -> None:
    [found] = said(text)
    assert (found.level, found.cells, found.expected) == ("warning", cells, expected)


def test_groups_of_rows_are_added() -> None:
    [found] = said("收到政府信息公开申请12件，无法提供5件，不予公开1件，不予处理1件，其他处理0件。")
    assert (found.cells[0], len(found.cells), found.expected) == ("applications.unavailable_not_held.total", 3, "2件")


@pytest.mark.parametrize(
    "text",
    [
        "新收政府信息公开申请12件。",
        "收到政府信息公开申请13件（含上年结转1件）。",
        "共受理依申请公开十二件，均已答复。",
        "收到政府信息公开申请 １２ 宗。",
        "收到政府信息公开申请10余件。",
        "收到政府信息公开申请近20件。",
        "新收政府信息公开申请8件，又收到依申请公开4件。",
        "全县共收到政府信息公开申请120件，松溪镇收到政府信息公开申请12件。",
        "上半年收到政府信息公开申请5件，下半年收到政府信息公开申请7件。",
        "收到政府信息公开申请12件，其中网络申请收到5件、信函申请收到7件。",
        "2023年收到政府信息公开申请3件，2024年收到政府信息公开申请12件。",
        "受理行政许可申请300件，收到政府信息公开申请12件。",
        "办理12345热线申请事项450件。",
        "收到困难群众救助申请36件，均已办理。",
        "收到政府信息公开行政复议申请1件。",
        "收到政府信息公开申请12件，自然人申请8件，商业企业申请2件。",
        "累计收到政府信息公开申请90件。",
    ],
)
def test_numbers_that_fit_or_speak_of_other_things_are_silent(text: str) -> None:
    assert said(text) == []


def test_an_office_that_may_speak_of_itself_alone_gets_a_warning() -> None:
    [found] = said("收到政府信息公开申请5件。", organ="云岭县人民政府")
    assert found.level == "warning"


def test_a_missing_cell_decides_nothing() -> None:
    text = {1: "（二）依申请公开情况。全年新收政府信息公开申请15件。"}
    assert verdict("T3-06", sound_report(sections=text, cells={NEW: None})) == "cannot_be_verified"
    assert verdict("T3-06", sound_report(sections={1: "公开信息86条。"})) == "not_applicable"


def test_the_samples_numbers_agree() -> None:
    assert [findings("T3-06", sample(number)) for number in ("000", "001", "002", "003", "004")] == [[]] * 5


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("不予公开9件", "不予公开"),
        ("无法提供9件", "无法提供"),
        ("不予处理9件", "不予处理"),
        ("其他处理9件", "其他处理"),
        ("办结9件", "办理结果总计"),
        ("结转下年度继续办理9件", "结转下年度继续办理"),
    ],
)
def test_the_row_is_called_by_its_name(text: str, name: str) -> None:
    [found] = said(f"收到政府信息公开申请12件，{text}。")
    assert f"，表三“{name}”是" in found.message


@pytest.mark.parametrize("said", ["全年收到政府信息公开申请0件", "全年办结政府信息公开申请0件"])
def test_nought_received_or_handled_is_another_rules_matter(said: str) -> None:
    assert findings("T3-06", sound_report(sections={1: f"2024年，松溪镇{said}。"})) == []
