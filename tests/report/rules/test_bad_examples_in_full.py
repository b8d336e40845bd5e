"""What each rule says of its own bad example, field by field."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.report.rules.examples import RULES, judged

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "findings.toml").read_text("utf-8"))["case"]
NOTHING: dict[str, Any] = {
    "message": "",
    "mend": "",
    "section": None,
    "cells": [],
    "found": "",
    "expected": "",
    "difference": "",
    "suspects": [],
    "quote": "",
}


def test_every_rule_has_its_row() -> None:
    assert [case["code"] for case in CASES] == list(RULES)


@pytest.mark.parametrize("case", CASES, ids=[case["code"] for case in CASES])
def test_the_rule_has_its_gravity(case: dict[str, Any]) -> None:
    rule = RULES[case["code"]]
    assert (rule.level, rule.needs, rule.arithmetic) == (
        case["level"],
        case.get("needs", ""),
        case.get("arithmetic", False),
    )


@pytest.mark.parametrize("case", CASES, ids=[case["code"] for case in CASES])
def test_the_bad_example_is_told_in_full(case: dict[str, Any]) -> None:
    rule = RULES[case["code"]]
    verdict, found = judged(rule, rule.bad)
    told = [
        {"level": finding.level} | {n: list(v) if isinstance(v := getattr(finding, n), tuple) else v for n in NOTHING}
        for finding in found
    ]
    assert verdict == "fails"
    assert told == [{"level": case["level"]} | NOTHING | expected for expected in case["finding"]]
