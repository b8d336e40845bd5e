"""The wording of headings."""

from dataclasses import replace

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report

from gongkai.report.model import Section


def test_the_official_headings_hold() -> None:
    assert verdict("S-02", sound_report()) == "holds"


@pytest.mark.parametrize("heading", ["存在问题及改进情况", "存在的主要问题及改进措施"])
def test_another_wording_is_a_hint(heading: str) -> None:
    [found] = findings("S-02", sound_report(headings={5: heading}))
    assert (found.level, found.section, found.quote, found.expected) == ("hint", 5, heading, "存在的主要问题及改进情况")
    assert found.message == f"第五部分的标题写作“{heading}”，格式规定的是“存在的主要问题及改进情况”。"
    assert found.mend == "改为“五、存在的主要问题及改进情况”。"


@pytest.mark.parametrize("heading", ["总体 情况", "总体情况。", "总体情况　　", "**总体情况**", "总体情况："])
def test_blanks_and_a_mark_at_the_end_are_no_other_wording(heading: str) -> None:
    assert findings("S-02", sound_report(headings={1: heading})) == []


def test_a_heading_of_no_section_is_named() -> None:
    report = sound_report()
    report = replace(report, sections=(*report.sections, Section(0, "附件清单", "")))
    [found] = findings("S-02", report)
    assert (found.section, found.quote) == (0, "附件清单")
    assert found.message == "标题“附件清单”不在格式规定的六个部分之内。"


def test_the_form_of_2019_has_its_own_headings() -> None:
    former = sound_report(form="2019", headings={5: "政府信息公开工作存在的主要问题及改进情况"})
    assert findings("S-02", former) == []
    assert verdict("S-02", replace(former, form="older")) == "not_applicable"


def test_a_strange_heading_says_where_its_text_belongs() -> None:
    report = sound_report()
    [found] = findings("S-02", replace(report, sections=(Section(0, " 附件 ", ""), *report.sections)))
    assert (found.found, found.expected) == ("附件", "")
    assert found.mend == "把这部分内容并入相应部分，其他事项写在第六部分。"
