"""The order of sections."""

from dataclasses import replace

from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report

from gongkai.report.model import Report, Section


def ordered(*numbers: int) -> Report:
    report = sound_report()
    return replace(report, sections=tuple(report.sections[number - 1] for number in numbers))


def test_the_official_order_holds() -> None:
    assert verdict("S-03", sound_report()) == "holds"


def test_a_section_before_an_earlier_one_is_a_warning() -> None:
    [found] = findings("S-03", ordered(1, 2, 3, 4, 6, 5))
    assert (found.level, found.section) == ("warning", 5)
    assert found.message == "第五部分排在第六部分之后，与格式规定的次序不同。"
    assert (found.found, found.expected) == ("一、二、三、四、六、五", "一、二、三、四、五、六")


def test_a_gap_or_a_repeated_heading_is_no_disorder() -> None:
    assert findings("S-03", ordered(1, 1, 2, 4, 6)) == []


def test_an_unknown_heading_in_between_is_no_disorder() -> None:
    report = sound_report()
    report = replace(report, sections=(*report.sections[:3], Section(0, "说明", ""), *report.sections[3:]))
    assert findings("S-03", report) == []
    assert verdict("S-03", replace(report, form="older")) == "not_applicable"
