"""The form counts exactly what the law knows: nothing twice, nothing forgotten, nothing unknown."""

from collections import Counter
from datetime import date

import pytest

from gongkai.law import applicants, outcomes
from gongkai.law.editions import in_force
from gongkai.report.forms import EDITIONS, form_of

LAST_DAYS = {"2021": date(2026, 12, 31), "2019": date(2020, 12, 31)}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_outcome_in_force_falls_on_exactly_one_line(edition: str) -> None:
    counted = Counter(code for line in form_of(edition).lines for code in line.counts)
    known = {outcome.key for outcome in in_force(outcomes.all(), LAST_DAYS[edition])}
    assert {code for code, times in counted.items() if times > 1} == set()
    assert known - counted.keys() == set()


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_form_names_no_outcome_and_no_applicant_that_the_law_does_not_know(edition: str) -> None:
    form = form_of(edition)
    assert {code for line in form.lines for code in line.counts} <= outcomes.codes()
    assert {column.applicant for column in form.columns if column.applicant} <= set(applicants.keys())


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_kind_of_applicant_falls_on_exactly_one_column_in_the_laws_order(edition: str) -> None:
    assert tuple(column.applicant for column in form_of(edition).columns if column.applicant) == applicants.keys()


@pytest.mark.parametrize("edition", EDITIONS)
def test_exactly_the_lines_of_the_results_count_outcomes(edition: str) -> None:
    silent = [line.key for line in form_of(edition).lines if not line.counts]
    assert silent == ["new", "carried_in", "total", "carried_out"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_outcome_falls_on_a_line_of_its_own_group(edition: str) -> None:
    groups = {"withheld": "refused", "granted": "result", "other": "result" if edition == "2019" else "other"}
    for line in form_of(edition).lines:
        for code in line.counts:
            first = code.partition(".")[0]
            assert line.group == groups.get(first, first), code


def test_what_does_not_exist_and_what_is_not_ours_share_a_line() -> None:
    lines = {line.key: line.counts for line in form_of("2021").lines}
    assert lines["unavailable_not_held"] == ("unavailable.not_existing", "unavailable.not_ours")
    assert lines["granted"] == ("granted.already_public", "granted.provided")
