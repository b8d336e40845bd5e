"""Personal data in a report; the detectors are those of screening, handed in as the command line does."""

import pytest
from tests.report.sound import OTHER, sound_report

from gongkai.personal import detectors
from gongkai.report.rules import Finding, check
from gongkai.report.rules.exposed import Exposed

NUMBER = "11010519491231002X"


def found(text: str, section: int = 6) -> list[Finding]:
    report = sound_report(sections={section: OTHER + text})
    return [f for f in check(report, detectors=detectors()).findings if f.code == "X-16"]


def test_without_detectors_the_rule_does_not_apply() -> None:
    report = sound_report(sections={6: OTHER + f"身份证号{NUMBER}。"})
    assert check(report).verdicts["X-16"] == "not_applicable"


def test_a_report_without_personal_data_holds() -> None:
    assert check(sound_report(), detectors=detectors()).verdicts["X-16"] == "holds"


def test_a_finding_says_what_it_is_and_never_the_whole() -> None:
    [finding] = found(f"申请人身份证号{NUMBER}。")
    assert finding.message == "报告里有居民身份证号“110************2X”，公布前要处理。"
    assert (finding.level, finding.section, finding.quote) == ("warning", 6, "申请人身份证号")
    assert NUMBER not in str(finding)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("联系人手机13800138000。", ["手机号码"]),
        ("户主：张小三，家住松溪镇竹坪村三组12号。", ["名单中的姓名", "家庭住址（村、社区以下）"]),
        ("补贴打入银行卡6222021234567894。", ["银行卡号"]),
        ("联系电话：0955-1234567。", []),
    ],
)
def test_each_thing_is_told_once_in_order(text: str, kinds: list[str]) -> None:
    told = [finding.message.removeprefix("报告里有").partition("“")[0] for finding in found(text)]
    assert told == kinds


def test_what_two_detectors_find_is_told_once() -> None:
    def twice(text: str) -> list[Exposed]:
        return [Exposed(name, 0, 4, "2***", "删去") for name in ("乙", "甲") if text == OTHER]

    report = sound_report(sections={6: OTHER})
    told = [f.message for f in check(report, detectors=[twice]).findings if f.code == "X-16"]
    assert told == ["报告里有乙“2***”，公布前要处理。"]


def test_no_more_are_shown_than_can_be_read() -> None:
    assert len(found("".join(f"电话1380013{n:04d}，" for n in range(40)))) == 20


def test_the_preamble_is_looked_at_too() -> None:
    report = sound_report(preamble=f"联系人张小三，身份证号{NUMBER}。")
    [finding] = [f for f in check(report, detectors=detectors()).findings if f.code == "X-16"]
    assert finding.section == 0
