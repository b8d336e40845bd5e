"""What Table 3 of the year would say by a ledger alone: for comparison with what was reported."""

from collections.abc import Sequence
from typing import NamedTuple

from gongkai.office.ledgers.judging import Verdict
from gongkai.office.organs.models import Organ
from gongkai.report import tally
from gongkai.report.facts import KINDS, Application
from gongkai.report.forms import form_of

_ALWAYS = ("new", "carried_in", "total", "carried_out")


class Reckoned(NamedTuple):
    """Table 3 as far as it is not empty: its columns, its rows, and what could not be counted."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    without_kind: int
    """Rows whose applicant's kind is not known: in no column, and so in no sum."""


def reckon(verdicts: Sequence[Verdict], organ: Organ, year: int) -> Reckoned:
    """The table by the rows that are new or there already."""
    form = form_of("2021" if year >= 2021 else "2019")
    facts, without_kind = [], 0
    for verdict in verdicts:
        if verdict.past is None or "相同" in verdict.there:
            continue
        past = verdict.past
        if not past.request.applicant_kind:
            without_kind += 1
            continue
        facts.append(
            Application(
                str(verdict.line.number),
                organ.name,
                past.request.applicant_kind,
                past.request.arrived_on,
                past.concluded_on,
                past.outcome or None,
            )
        )
    others = set(KINDS) - {"application"}
    report = tally(facts, organ=organ.name, year=year, form=form.edition, without=others)
    rows = []
    for line in form.lines:
        values = report.row(line.key)
        if values is not None and (line.key in _ALWAYS or any(values)):
            rows.append((line.label, tuple(int(value or 0) for value in values)))
    return Reckoned(tuple(column.label for column in form.columns), tuple(rows), without_kind)
