"""The order in which findings are read, and the verdict on the whole."""

from dataclasses import replace

import pytest
from tests.report.rules.examples import RULES
from tests.report.sound import sound_report

from gongkai.report.model import Section
from gongkai.report.rules import Finding, Level, check
from gongkai.report.rules.checked import in_reading_order, section_of, sum_up


def made(code: str, level: Level = "warning", section: int | None = None, cell: str = "", quote: str = "") -> Finding:
    return Finding(code, level, "。", "", "", cells=(cell,) if cell else (), section=section, quote=quote)


@pytest.mark.parametrize(
    ("finding", "section"),
    [
        (made("T2-01", cell="active.licences"), 2),
        (made("T3-01", cell="applications.new.total"), 3),
        (made("T4-01", cell="remedies.review.total"), 4),
        (made("T2-07", cell="active.licences", section=1), 1),
        (made("S-06", cell="active.licences", section=0), 0),
        (made("V-07"), 0),
        (made("V-07", cell="unknown.cell"), 0),
    ],
)
def test_a_finding_stands_in_its_section_or_in_that_of_its_table(finding: Finding, section: int) -> None:
    assert section_of(finding) == section


def test_a_finding_of_several_cells_stands_where_the_first_is() -> None:
    finding = made("T3-11", cell="active.licences")._replace(cells=("active.licences", "remedies.review.total"))
    assert section_of(finding) == 2


def test_findings_are_read_from_the_title_to_the_end() -> None:
    report = replace(
        sound_report(),
        title="云岭县报告",
        preamble="统计期限。",
        sections=(Section(1, "一", "先说甲事，后说乙事。"), Section(6, "六", "再说丙事。")),
    )
    in_order = [
        made("V-07"),
        made("S-06", section=0, quote="报告"),
        made("D-01", section=0, quote="统计期限"),
        made("S-01", section=1, level="hint"),
        made("X-09", section=1, quote="甲事"),
        made("X-01", section=1, quote="乙事"),
        made("T2-01", cell="active.rules.issued", level="hint"),
        made("T2-02", cell="active.licences", level="error"),
        made("T3-01", cell="applications.new.natural"),
        made("T3-01", cell="applications.carried_in.natural"),
        made("T4-01", cell="remedies.review.upheld"),
        made("A-01", section=6, quote="丙事"),
    ]
    assert list(in_reading_order(report, reversed(in_order))) == in_order
    assert list(in_reading_order(report, in_order)) == in_order


def test_in_one_place_the_gravest_comes_first_and_then_the_code() -> None:
    cell = "active.licences"
    in_order = [
        made("T2-09", "error", cell=cell),
        made("T2-02", "warning", cell=cell),
        made("T2-03", "warning", cell=cell),
        made("T2-01", "hint", cell=cell),
    ]
    assert list(in_reading_order(sound_report(), reversed(in_order))) == in_order


def test_a_cell_the_report_does_not_have_is_read_with_the_first_of_its_table() -> None:
    report = replace(sound_report(), cells={"active.licences": 1, "active.penalties": 1})
    in_order = [
        made("S-01", "hint", section=2),
        made("T2-01", "error", cell="active.licences"),
        made("T2-02", "error", cell="active.absent"),
        made("T2-01", "error", cell="active.penalties"),
    ]
    assert list(in_reading_order(report, reversed(in_order))) == in_order


def test_one_error_fails_a_report_and_warnings_do_not() -> None:
    rules = list(RULES.values())
    assert sum_up(rules, [made("X-01"), made("X-02", "error")], {}) == "fails"
    assert sum_up(rules, [made("X-01"), made("X-02", "hint")], {}) == "holds"


def test_only_a_sum_that_cannot_be_verified_leaves_a_report_open() -> None:
    rules = list(RULES.values())
    assert sum_up(rules, [], {"T3-02": "cannot_be_verified"}) == "cannot_be_verified"
    assert sum_up(rules, [], {"T3-02": "holds"}) == "holds"
    assert sum_up(rules, [], {"T3-06": "cannot_be_verified"}) == "holds"
    assert sum_up(rules, [made("X-02", "error")], {"T3-02": "cannot_be_verified"}) == "fails"


def test_every_rule_is_asked_and_the_findings_come_in_reading_order() -> None:
    report = sound_report(cells={"remedies.review.total": 0, "active.licences": -1})
    checked = check(report)
    assert set(checked.verdicts) == set(RULES)
    assert checked.verdict == "fails"
    tables = [section_of(finding) for finding in checked.findings]
    assert tables == sorted(tables)
    assert {code for code, verdict in checked.verdicts.items() if verdict == "fails"} == {
        finding.code for finding in checked.findings
    }
