"""Every kind of letter and every outcome as rendered: its articles and its remedy, as `tests/cases/letters.toml` says."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.factories.letters import DETAILS
from tests.factories.organs import township

from gongkai.office.letters import queries
from gongkai.office.letters.printing import to_fragment
from gongkai.office.letters.wording import keys

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "letters.toml").read_text(encoding="utf-8"))["letter"]
ARTICLE = r"第[一二三四五六七八九十]+条(?:第[一二三四五六七八九十]+款)?(?:第（[一二三四五六七八九十]+）项)?"
NAMED = re.compile(rf"政府信息公开条例》({ARTICLE}(?:、{ARTICLE})*)")
REMEDIES = {
    "none": (),
    "either": ("可以自收到之日起60日内向云岭县人民政府申请行政复议", "6个月内直接向云岭县人民法院提起行政诉讼"),
    "review_first": ("请先自收到之日起60日内向云岭县人民政府申请行政复议", "15日内向云岭县人民法院提起行政诉讼"),
}


def test_every_kind_and_every_outcome_has_its_case() -> None:
    assert sorted(case["key"] for case in CASES) == sorted(keys())


@pytest.mark.django_db
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["key"])
@pytest.mark.parametrize(("when", "on"), [("before", date(2023, 3, 2)), ("after", date(2026, 3, 2))])
def test_a_letter_names_its_articles_and_its_remedy(case: dict[str, Any], when: str, on: date) -> None:
    value = queries.sample(case["key"], organ=township(details=DETAILS), on=on)
    said = LexborHTMLParser(to_fragment(value)).text()
    found = [article for place in NAMED.findall(said) for article in place.split("、")]
    assert found == case["articles"]
    for way, words in REMEDIES.items():
        if way == case[when]:
            assert all(one in said for one in words), way
        elif words:
            assert words[0] not in said, way
