"""Every rule has its sentence, citation, examples, test and page; its good example is silent and its bad one is not."""

from pathlib import Path

import pytest
from tests.report.rules.examples import judged
from tests.report.sound import sound_last_report, sound_report

from gongkai.report.rules import Rule, all_rules, check

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "docs" / "reference" / "checks.md"
RULES = [pytest.param(rule, id=rule.code) for rule in all_rules()]


def test_no_code_is_given_twice() -> None:
    codes = [rule.code for rule in all_rules()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_says_what_must_hold_and_on_whose_authority(rule: Rule) -> None:
    assert rule.sentence
    assert not rule.sentence.endswith("。")
    assert rule.cite
    assert rule.basis in ("L", "V", "P", "I", "R")
    assert rule.needs in ("", "last", "last_year", "children", "counted", "detectors")


@pytest.mark.parametrize("rule", RULES)
def test_a_rules_good_example_is_silent(rule: Rule) -> None:
    assert [f.message for f in judged(rule, rule.good)[1]] == []


@pytest.mark.parametrize("rule", RULES)
def test_a_rules_bad_example_is_found(rule: Rule) -> None:
    verdict, found = judged(rule, rule.bad)
    assert verdict == "fails"
    assert found
    for finding in found:
        assert finding.code == rule.code
        assert finding.message.endswith("。")
        assert finding.mend
        assert finding.cite


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_its_test_file(rule: Rule) -> None:
    name = rule.check.__module__.rpartition(".")[2]
    assert (ROOT / "tests" / "report" / "rules" / f"test_{name}.py").is_file()


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_stands_in_the_catalogue(rule: Rule) -> None:
    page = CATALOGUE.read_text(encoding="utf-8")
    assert f"## {rule.code}" in page
    assert rule.sentence in page


def test_the_sound_report_is_sound() -> None:
    checked = check(sound_report())
    assert [(f.code, f.message) for f in checked.findings] == []
    assert checked.verdict == "holds"


def test_the_sound_report_follows_from_last_year_s() -> None:
    checked = check(sound_report(), last=sound_last_report())
    assert [(f.code, f.message) for f in checked.findings if f.level != "hint"] == []
    assert checked.verdict == "holds"
