"""What would become of every row: a record, one that is there already, or why it cannot be taken in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from gongkai.law import arrivals, outcomes
from gongkai.law.errors import LawError
from gongkai.office.applications.actions.receive import Request
from gongkai.office.applications.actions.record import Past, refuse_past
from gongkai.office.applications.identity import Identity, demand_print
from gongkai.office.applications.models import Application
from gongkai.office.journal.actor import SYSTEM
from gongkai.office.journal.errors import Unlawful
from gongkai.office.ledgers import cells
from gongkai.office.ledgers.columns import body
from gongkai.office.ledgers.grid import Grid, Line
from gongkai.office.organs.models import Organ

_FIELDS = {"arrived_on": "received_on", "confirmed_on": "received_on", "organ": "received_on"}
"""What an action calls a field → the ledger's word for it."""
_OWN_NUMBER = 60
Print = tuple[date, str, str]


@dataclass(frozen=True)
class Verdict:
    """What would become of a row; `problems` says it cell by cell."""

    line: Line
    own_number: str
    past: Past | None = None
    problems: Mapping[str, str] = field(default_factory=dict)
    there: str = ""
    """Where the same stands already; empty where it is new."""

    @property
    def what(self) -> str:
        """`new`, `there` or `wrong`."""
        if self.problems:
            return "wrong"
        return "there" if self.there else "new"

    @property
    def said(self) -> str:
        """The same in an officer's words."""
        if self.problems:
            return "；".join(dict.fromkeys(self.problems.values()))
        if self.there:
            return self.there
        assert self.past is not None
        if self.past.concluded_on is None:
            return "导入为未办结"
        return f"导入为已办结：{outcomes.get(self.past.outcome, on=self.past.concluded_on).term}"


def judge(
    grid: Grid, head: int, columns: Mapping[str, int], *, way: str, year: int, organ: Organ, on: date
) -> list[Verdict]:
    """Every row under the head, in its order. One query."""
    verdicts = [_read(line, columns, way=way, year=year, organ=organ, on=on) for line in body(grid, head)]
    return _known(verdicts, organ)


def _read(line: Line, columns: Mapping[str, int], *, way: str, year: int, organ: Organ, on: date) -> Verdict:
    said = {name: line.cell(column) for name, column in columns.items()}
    problems: dict[str, str] = {}
    days: dict[str, date | None] = {}
    keys: dict[str, str] = {}
    for name in ("received_on", "concluded_on"):
        try:
            days[name] = cells.day(said.get(name, ""), year)
        except cells.Unreadable as error:
            problems[name] = str(error)
    for name, what in (("applicant_kind", "kind"), ("way", "way"), ("outcome", "outcome")):
        try:
            keys[name] = cells.key(what, said.get(name, ""))
        except cells.Unreadable as error:
            problems[name] = str(error)
    own_number = said.get("own_number", "")[:_OWN_NUMBER]
    if "received_on" not in problems and days["received_on"] is None:
        problems["received_on"] = "没有写收到日期"
    if not said.get("demand"):
        problems["demand"] = "没有写申请内容"
    if "way" not in problems and not (keys["way"] or way):
        problems["way"] = "没有写收到方式；可以在上面选“没有写的一律按”"
    if problems:
        return Verdict(line, own_number, problems=problems)
    received_on = days["received_on"]
    assert received_on is not None
    past = _past(said, keys | {"way": keys["way"] or way}, received_on, days["concluded_on"])
    try:
        refuse_past(organ, past, actor=SYSTEM, on=on)
    except Unlawful as error:
        names = [_FIELDS.get(name, name) for name in error.at] or ["received_on"]
        return Verdict(line, own_number, problems=dict.fromkeys(names, str(error)))
    return Verdict(line, own_number, past)


def _past(said: Mapping[str, str], keys: Mapping[str, str], received_on: date, concluded_on: date | None) -> Past:
    request = Request(
        way=keys["way"],
        arrived_on=received_on,
        demand=said["demand"],
        identity=Identity(**{name: said.get(name, "") for name in ("name", "id_number", "telephone", "address")}),
        applicant_kind=keys["applicant_kind"],
        is_opening=True,
        # A ledger gives one day, that of 收到申请之日: where both sides had to confirm, they had by then.
        confirmed_on=received_on if _needs_confirmation(keys["way"], received_on) else None,
    )
    how = "，".join(said[name] for name in ("letter_number", "served_way") if said.get(name))
    return Past(request, concluded_on, keys["outcome"], how)


def _needs_confirmation(way: str, on: date) -> bool:
    try:
        return arrivals.get(way, on=on).needs_confirmation
    except LawError:
        return False  # the day is before the Regulations; the record is refused for it


def _known(verdicts: Sequence[Verdict], organ: Organ) -> list[Verdict]:
    """The same, those marked that stand above already or in the register."""
    days = [one.past.request.arrived_on for one in verdicts if one.past is not None]
    if not days:
        return list(verdicts)
    registered: dict[Print, str] = {
        (case.arrived_on, case.applicant_print, case.demand_print): f"登记簿里已有（{case.number}），不再导入"
        for case in Application.objects.filter(
            organ=organ, arrived_on__gte=min(days), arrived_on__lte=max(days), struck_at__isnull=True
        ).only("arrived_on", "applicant_print", "demand_print", "year", "serial")
    }
    found = []
    for one in verdicts:
        if one.past is None:
            found.append(one)
            continue
        request = one.past.request
        mark = (request.arrived_on, request.identity.print_of(), demand_print(request.demand))
        there = registered.get(mark, "")
        registered.setdefault(mark, f"与第{one.line.number}行相同，不再导入")
        found.append(Verdict(one.line, one.own_number, one.past, there=there))
    return found
