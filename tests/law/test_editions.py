from datetime import date

import pytest

from gongkai.law import applicants, arrivals, duties, fees, headings, holidays, limits, outcomes, process, remedies
from gongkai.law.cite import Basis, Citation
from gongkai.law.editions import Authority, data
from gongkai.law.errors import DataError, UnknownError

LIMIT = """
[[limit]]
key = "correction_period"
term = "补正期限"
starts = "告知之日"
working_days = 10
cite = "本地惯例"
basis = "P"
source = "县政府办通知"
from = 2026-01-01
"""


def authority(first: date, last: date | None = None, *, basis: Basis = Basis.LAW, is_open: bool = False) -> Authority:
    return Authority(Citation("本地惯例"), basis, "test", first, last, is_open)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('cite = "本地惯例"\n', "", "limit correction_period: lacks cite"),
        ('cite = "本地惯例"', 'cite = " "', "cite and source must not be empty"),
        ('source = "县政府办通知"', 'source = ""', "cite and source must not be empty"),
        ('cite = "本地惯例"', 'cite = "某办法 第一条"', "cites 某办法, which instruments.toml does not name"),
        ('basis = "P"', 'basis = "X"', "basis must be one of L, V, P, I, R"),
        ("from = 2026-01-01", 'from = "2026-01-01"', "from must be date"),
        ("from = 2026-01-01", "from = 2026-01-01\nuntil = 2025-12-31", "ends before it begins"),
        ("working_days = 10", "working_days = true", "working_days must be int"),
        ("working_days = 10", "working_dasy = 10", "unknown working_dasy"),
        ("working_days = 10", "working_days = 10\ncalendar_days = 10", "exactly one of working_days, calendar_days"),
        ("working_days = 10\n", "", "exactly one of working_days, calendar_days"),
        ("working_days = 10", "working_days = 0", "a period has at least one day"),
        ('key = "correction_period"\n', "", "has no key"),
        ("[[limit]]", "[[limits]]", "unknown heading limits"),
        ("[[limit]]", "[[limit", "not TOML"),
    ],
)  # fmt: skip
def test_a_faulty_value_of_law_is_refused_by_name(old: str, new: str, message: str) -> None:
    assert old in LIMIT
    with pytest.raises(DataError, match=r"faulty\.toml: ") as caught:
        limits.load(LIMIT.replace(old, new, 1), where="faulty.toml")
    assert message in str(caught.value)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(DataError, match=r"needs at least one \[\[limit\]\]"):
        limits.load("", where="empty.toml")


def test_two_versions_in_force_on_one_day_are_refused() -> None:
    later = LIMIT.replace("2026-01-01", "2027-01-01")
    with pytest.raises(DataError, match="correction_period has two versions in force on 2027-01-01"):
        limits.load(LIMIT + later)
    with pytest.raises(DataError, match="two versions in force on 2027-01-01"):
        limits.load(LIMIT + "until = 2027-01-01\n" + later)


def test_a_gap_between_two_versions_is_refused_and_a_seam_is_not() -> None:
    later = LIMIT.replace("2026-01-01", "2027-01-01")
    with pytest.raises(DataError, match="correction_period has a gap before 2027-01-01"):
        limits.load(LIMIT + "until = 2026-12-30\n" + later)
    both = limits.load(later + LIMIT + "until = 2026-12-31\n")
    assert [limit.authority.from_on.year for limit in both] == [2027, 2026]


def test_a_value_may_hold_for_a_single_day() -> None:
    (only,) = limits.load(LIMIT + "until = 2026-01-01\n")
    assert only.authority.covers(date(2026, 1, 1))
    assert not only.authority.covers(date(2026, 1, 2))


def test_a_value_holds_from_its_first_to_its_last_day() -> None:
    span = authority(date(2026, 1, 1), date(2026, 12, 31))
    assert [span.covers(d) for d in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1))] == [
        False,
        True,
        True,
        False,
    ]
    assert authority(date(2026, 1, 1)).covers(date(9999, 1, 1))


def test_two_spans_meet_only_when_they_share_a_day() -> None:
    year = authority(date(2026, 1, 1), date(2026, 12, 31))
    assert year.meets(authority(date(2026, 12, 31)))
    assert authority(date(2026, 12, 31)).meets(year)
    assert not year.meets(authority(date(2027, 1, 1)))
    assert not authority(date(2027, 1, 1)).meets(year)


def test_a_county_replaces_what_the_law_leaves_open_from_its_own_day_on() -> None:
    own = limits.load(LIMIT)
    assert limits.get("correction_period", on=date(2025, 12, 31), own=own).period == limits.WorkingDays(15)
    assert limits.get("correction_period", on=date(2026, 1, 1), own=own).period == limits.WorkingDays(10)


@pytest.mark.parametrize("key", ["reply", "fee_payment", "third_party_answer"])
def test_a_county_cannot_replace_what_the_law_fixes(key: str) -> None:
    own = limits.load(LIMIT.replace("correction_period", key))
    with pytest.raises(DataError, match=f"county's choice {key}: fixed by"):
        limits.get(key, on=date(2026, 3, 2), own=own)


def test_an_inferred_value_marked_open_may_be_replaced() -> None:
    own = limits.load(LIMIT.replace("correction_period", "record_correction"))
    assert limits.get("record_correction", on=date(2026, 3, 2), own=own).period == limits.WorkingDays(10)


def test_a_choice_of_something_the_law_does_not_know_is_refused() -> None:
    with pytest.raises(DataError, match="the law has no such value"):
        limits.get("reply", on=date(2026, 3, 2), own=limits.load(LIMIT.replace("correction_period", "new")))


def test_only_practice_and_recalled_values_are_replaceable_unless_open() -> None:
    assert [basis.value for basis in Basis if basis.is_replaceable] == ["P", "R"]
    assert authority(date(2026, 1, 1), is_open=True).is_replaceable
    assert not authority(date(2026, 1, 1)).is_replaceable


def test_an_unknown_key_and_a_day_before_the_rule_are_told_apart() -> None:
    with pytest.raises(UnknownError, match="没有“speed”这一项"):
        limits.get("speed", on=date(2026, 1, 1))
    with pytest.raises(UnknownError, match="“fee_payment”在2020-12-31没有规定"):
        limits.get("fee_payment", on=date(2020, 12, 31))


FAULTS = [
    (outcomes.load, "outcomes.toml", 'key = "withheld.process"', 'key = "process"', "a code is a group"),
    (outcomes.load, "outcomes.toml", 'key = "withheld.process"', 'key = "withheld"', "a code is a group"),
    (outcomes.load, "outcomes.toml", 'key = "withheld.process"', 'key = "hidden.process"', "a code is a group"),
    (outcomes.load, "outcomes.toml", 'from = 2024-01-01, cite = "行政复议法 第二十三条第一款第（四）项", basis = "L" }', "from = 2024-01-01 }", "a remedy has text, from, cite, basis"),
    (duties.load, "duties.toml", "month = 1\nday = 31", "month = 2\nday = 29", "2-29 is no date of every year"),
    (outcomes.load, "outcomes.toml", 'letter = "reply"', 'letter = "mail"', "'mail' is not a valid Letter"),
    (outcomes.load, "outcomes.toml", "until = 2023-12-31", "until = 2023-12-30", "overlap or leave a gap before 2024-01-01"),
    (outcomes.load, "outcomes.toml", "until = 2023-12-31", "until = 2024-01-01", "overlap or leave a gap before 2024-01-01"),
    (outcomes.load, "outcomes.toml", 'text = "review_or_suit", from = 2019-05-15', 'text = "review_or_suit", from = 2019-05-16', "as long as the outcome itself"),
    (outcomes.load, "outcomes.toml", 'text = "review_first", from', 'txt = "review_first", from', "a remedy has text, from, cite, basis"),
    (outcomes.load, "outcomes.toml", 'text = "review_first"', 'text = "court_first"', "'court_first' is not a valid Remedy"),
    (outcomes.load, "outcomes.toml", "from = 2024-01-01", "from = 2024", "are dates"),
    (applicants.load, "applicants.toml", '"91", "92", "93"', '"91", "52"', "codes beginning with 52 belong to business and ngo"),
    (arrivals.load, "arrivals.toml", 'receipt = "arrived"', 'receipt = "posted"', "receipt is arrived or confirmed"),
    (arrivals.load, "arrivals.toml", 'confirm_within = "same_day"\n', "", "confirm_within stands exactly where"),
    (arrivals.load, "arrivals.toml", 'confirm_within = "confirmation"', 'confirm_within = "soon"', "names no limit: soon"),
    (process.load, "process.toml", 'closes = "fee_noticed"', 'closes = "bill"', "answers bill, which is no event"),
    (process.load, "process.toml", 'closes = "fee_noticed"\n', "", "closes and why stand together"),
    (fees.load, "fees.toml", "first = 11, last = 30", "first = 12, last = 30", "without gap or overlap"),
    (fees.load, "fees.toml", "first = 1, last = 10", "first = 2, last = 10", "without gap or overlap"),
    (fees.load, "fees.toml", "first = 201, price = 4000", "first = 201, last = 300, price = 4000", "the last slice must have no end"),
    (fees.load, "fees.toml", "price = 4000", "price = -1", "whole numbers, not negative"),
    (fees.load, "fees.toml", "step_every = 10, ", "", "step together with step_every"),
    (duties.load, "duties.toml", "day = 31", "day = 32", "1-32 is no date of every year"),
    (duties.load, "duties.toml", "published.county", "published.village", "a key ends in one of"),
    (headings.load, "headings.toml", 'feeds = ["licences"]', 'feeds = ["fees_wan"]', "fed by two headings"),
    (headings.load, "headings.toml", 'feeds = ["licences"]', 'feeds = ["permits"]', "unknown organ or unknown line"),
    (headings.load, "headings.toml", 'organs = ["township"]', "organs = []", "unknown organ or unknown line"),
    (remedies.load_results, "remedies.toml", 'column = "upheld"', 'column = "won"', "counted in one of"),
    (remedies.load_results, "remedies.toml", 'key = "suit.changed"', 'key = "appeal.changed"', "review or suit"),
    (remedies.load_periods, "remedy_periods.toml", "months = 6", "months = 6\ndays = 1", "exactly one of days, months"),
    (holidays.load, "holidays.toml", '"05-01", "05-02"', '"05-32"', "fixed must be month-day"),
    (holidays.load, "holidays.toml", '"05-01", "05-02"', '"02-29"', "fixed must be month-day"),
    (holidays.load, "holidays.toml", "2027-09-15, 2028-10-03", "2027-09-15, 2027-09-15", "dates must be different dates"),
]  # fmt: skip


@pytest.mark.parametrize(("load", "name", "old", "new", "message"), FAULTS)
def test_our_own_file_with_one_fault_put_in_is_refused(load, name: str, old: str, new: str, message: str) -> None:  # type: ignore[no-untyped-def]
    text = data(name)
    assert old in text
    load(text)
    with pytest.raises(DataError) as caught:
        load(text.replace(old, new, 1))
    assert message in str(caught.value)
