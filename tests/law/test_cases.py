"""Law by example: every row of `tests/cases` for arrivals, deadlines, fees and outcomes, most against a second way."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import chinese_calendar
import pytest

from gongkai.law import arrivals, clock, fees, outcomes
from gongkai.law.calendar import national
from gongkai.law.process import Event

CASES = Path(__file__).parent.parent / "cases"
DIARIES = ("deadlines", "consultations", "diaries")


def rows(*names: str) -> list[Any]:
    found = [row for name in names for row in tomllib.loads((CASES / f"{name}.toml").read_text())["case"]]
    return [pytest.param(row, id=row["name"]) for row in found]


def none(value: Any) -> Any:
    return None if value == "none" else value


def event(text: str) -> Event:
    kind, _, rest = text.partition(":")
    day, _, extra = rest.partition("+")
    return Event(kind, date.fromisoformat(day), int(extra or 0))


def read(row: dict[str, Any]) -> clock.Clock:
    return clock.read(
        row["received"],
        way=row.get("arrival", "registered_post"),
        on=row.get("on", row["received"]),
        events=[event(text) for text in row.get("events", [])],
    )


@pytest.mark.parametrize("row", rows(*DIARIES))
def test_the_clock_says_what_the_row_expects(row: dict[str, Any]) -> None:
    reading = read(row)
    assert {name: getattr(reading, name) for name in row["expect"]} == {n: none(v) for n, v in row["expect"].items()}


def walk(after: date, count: int, stopped: list[tuple[date, date]]) -> date:
    """Counts working days one by one, leaving out those with sent < day <= ended."""
    day = after
    while count:
        day += timedelta(days=1)
        if chinese_calendar.is_workday(day) and not any(sent < day <= ended for sent, ended in stopped):
            count -= 1
    return day


def stopped_days(row: dict[str, Any]) -> list[tuple[date, date]]:
    """Pairs askings with answers by hand: the n-th asking of a kind with the n-th receipt and answer."""
    spans = []
    for who in ("third_party", "co_maker"):
        days: dict[str, list[date]] = {"asked": [], "received": [], "answered": []}
        for one in map(event, row.get("events", [])):
            if one.kind.startswith(who):
                days[one.kind.removeprefix(f"{who}_")].append(one.on)
        for number, sent in enumerate(days["asked"]):
            started = sent if who == "co_maker" else next(iter(days["received"][number : number + 1]), None)
            ends = [date.max] if started is None else [walk(started, 15, [])]
            ends += days["answered"][number : number + 1] or [row.get("on", row["received"])]
            spans.append((sent, min(ends)))
    return spans


def first_base(row: dict[str, Any]) -> date:
    """The latest day from which the period counts: receipt, confirmation, correction, fee paid in time."""
    happened = {one.kind: one.on for one in map(event, row.get("events", []))}
    needs = row.get("arrival") in ("ordinary_post", "online", "fax", "email", "misdirected")
    days = [happened["confirmed"] if needs else row["received"], happened.get("corrected", date.min)]
    if "fee_paid" in happened and happened["fee_paid"] <= walk(happened["fee_noticed"], 20, []):
        days.append(happened["fee_paid"])
    return max(days)


@pytest.mark.parametrize("row", [row for row in rows(*DIARIES) if row.values[0]["oracle"]])
def test_walking_day_by_day_over_another_calendar_comes_to_the_same_day(row: dict[str, Any]) -> None:
    reading, stopped, base = read(row), stopped_days(row), first_base(row)
    first = walk(base, 20, stopped)
    told = next((one for one in map(event, row.get("events", [])) if one.kind == "extended" and one.on <= first), None)
    assert reading.reply_due == first
    assert reading.extended_due == (walk(base, 20 + told.extra_days, stopped) if told else None)
    assert reading.correction_due == walk(reading.receipt_on or base, 7, [])


def price_of_item(number: int) -> int:
    table = {**dict.fromkeys(range(1, 11), 0), **dict.fromkeys(range(11, 31), 100)}
    return table[number] if number <= 30 else 200 + 100 * ((number - 31) // 10)


def price_of_page(number: int) -> int:
    return next(price for last, price in ((30, 0), (100, 10), (200, 20), (10**9, 40)) if number <= last)


@pytest.mark.parametrize("row", rows("fees"))
def test_the_fee_is_the_sum_of_the_price_of_every_single_item_or_page(row: dict[str, Any]) -> None:
    given, on = row["given"], date(2026, 3, 2)
    if "items" in given:
        before = given.get("before", 0)
        fee = fees.by_items(given["items"], before=before, on=on)
        literal = sum(price_of_item(number) for number in range(before + 1, before + given["items"] + 1))
    else:
        fee = fees.by_pages(given["pages"], on=on)
        literal = sum(price_of_page(number) for number in range(1, given["pages"] + 1))
    assert fee.amount_fen == row["expect"] * 100 == literal * 100


@pytest.mark.parametrize("row", rows("outcomes"))
def test_the_way_open_against_an_answer_follows_its_outcome_and_day(row: dict[str, Any]) -> None:
    given = row["given"]
    found = outcomes.remedy(given["code"], on=given["on"], withheld=given.get("withheld", []))
    assert found.remedy == row["expect"]


@pytest.mark.parametrize("row", rows("arrivals"))
def test_the_day_of_receipt_follows_the_way_of_arrival(row: dict[str, Any]) -> None:
    given = row["given"]
    way = arrivals.get(given["way"], on=given["arrived"])
    assert way.received_on(given["arrived"], given.get("confirmed")) == none(row["expect"]["received"])
    assert way.confirm_by(given["arrived"], national()) == none(row["expect"]["confirm_by"])


def test_every_row_is_a_sentence_of_its_own_and_shows_its_working() -> None:
    found = [row.values[0] for row in rows(*DIARIES, "fees", "outcomes", "arrivals")]
    assert len({row["name"] for row in found}) == len(found) >= 150
    assert all(row["why"] for row in found)
