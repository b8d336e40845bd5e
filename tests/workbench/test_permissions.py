"""Who may open which address: every address, every visitor, as `tests/cases/permissions.toml` says."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.portal.contexts import watched
from tests.workbench.scene import VISITORS, Scene, kept, written

from gongkai.office.staff.roles import Role
from gongkai.workbench.access import OPEN, PAGES
from gongkai.workbench.applications.steps.table import STEPS

pytestmark = pytest.mark.django_db
CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "permissions.toml").read_text(encoding="utf-8"))["page"]
POSTS = [role.value for role in Role]
GROUPS = {"all": VISITORS, "signed_in": (*POSTS, "idle"), "posts": POSTS}
MANY_STEPS = {"step", "letter_act", "proposal_act", "annual_act"}
KNOWN = {"address", "at", "each", "open", "get", "post", "writes", "other"}


def spread(case: dict[str, Any]) -> Iterator[Any]:
    """An entry once for every word of `each`."""
    name = case["address"]
    for place, words in case.get("each", {}).items() or [("", [""])]:
        for word in words:
            yield pytest.param(case, {place: word} if place else {}, id=f"{name}:{word}" if word else name)


def addresses(patterns: list[Any], space: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}"


def may(case: dict[str, Any], visitor: str) -> bool:
    return visitor in GROUPS.get(case["open"] if isinstance(case["open"], str) else "", case["open"])


def expected(case: dict[str, Any], visitor: str, method: str) -> set[int]:
    if visitor in case.get("other", {}):
        return {case["other"][visitor], *([] if method in case else [405])}
    if may(case, visitor):
        return {case[method]} if method in case else {405, *([case["get"]] if method == "post" else [])}
    if visitor == "nobody":
        return {302}
    return {403} if method in case or method == "post" else {403, 405}


def asked(client: Client, method: str, address: str) -> Any:
    with watched():
        return client.get(address) if method == "get" else client.post(address, {"nothing": "of use"})


def test_every_address_has_one_entry_and_every_entry_an_address() -> None:
    assert sorted({case["address"] for case in CASES}) == sorted(addresses(get_resolver().url_patterns))
    rows = [one.id for case in CASES for one in spread(case)]
    assert sorted(rows) == sorted(set(rows)), "twice"


def test_every_step_of_a_case_has_an_entry() -> None:
    tried = [word for case in CASES if case["address"] == "workbench:step" for word in case["each"]["verb"]]
    assert sorted(tried) == sorted(STEPS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["address"])
def test_an_entry_says_nothing_that_is_not_understood(case: dict[str, Any]) -> None:
    assert set(case) <= KNOWN
    assert set(case.get("other", {})) <= set(VISITORS)
    assert isinstance(case["open"], str) or set(case["open"]) <= set(VISITORS)
    assert "get" in case or "post" in case


def test_the_table_of_the_guard_says_the_same() -> None:
    ours: dict[str, set[str]] = {}
    for case in CASES:
        door, _, page = case["address"].partition(":")
        if door == "workbench":
            ours.setdefault(page, set()).update(role for role in POSTS if may(case, role))
    assert set(PAGES) | OPEN == set(ours)
    for page, roles in PAGES.items():
        assert ours[page] <= {role.value for role in roles}, page
        # One page of many steps opens to whoever may take one of them or look at the letter; the steps are asked again.
        assert page in MANY_STEPS or ours[page] == {role.value for role in roles}, page


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(("case", "words"), [one for case in CASES for one in spread(case)])
def test_an_address_opens_to_those_it_is_for_and_to_nobody_else(
    case: dict[str, Any], words: dict[str, str], method: str
) -> None:
    scene = Scene()
    address = reverse(case["address"], kwargs=scene.things(case.get("at", {})) | words)
    browsers = {visitor: scene.visitor(visitor) for visitor in VISITORS}
    answers, changed = {}, []
    before = kept()
    for visitor, browser in browsers.items():
        with written() as tables:
            answers[visitor] = asked(browser, method, address)
        if not tables:
            continue
        after = kept()
        if after != before and not (may(case, visitor) and method in case.get("writes", [])):
            changed += [(visitor, table) for table, rows in after.items() if rows != before.get(table)]
        before = after
    wrong = {
        visitor: f"{answer.status_code}, not {expected(case, visitor, method)}"
        for visitor, answer in answers.items()
        if answer.status_code not in expected(case, visitor, method)
    }
    assert wrong == {}
    assert changed == [], "what is only looked at or refused changes nothing"
    if not may(case, "nobody"):
        assert answers["nobody"]["Location"].startswith(reverse("workbench:sign_in"))
