"""Reading reports for staff: the years of an organ, one year's page, a cell with the records behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import Q, QuerySet

from gongkai.law import duties
from gongkai.law.calendar import Calendar
from gongkai.law.errors import LawError
from gongkai.office.annual import access
from gongkai.office.annual.composing import PREAMBLE, frozen
from gongkai.office.annual.counting import Counted, form, of_kept
from gongkai.office.annual.examining import last_report
from gongkai.office.annual.models import Annual, Figure, Output, Version
from gongkai.office.annual.moving import Standing, has_superior, last_version, standing, taker, wants_handing_in
from gongkai.office.annual.states import Move, State, moves_from
from gongkai.office.applications.models import Charge, Unit
from gongkai.office.journal.actor import Actor
from gongkai.office.organs.models import Organ
from gongkai.office.remedies.models import MARK, Remedy
from gongkai.office.staff.roles import Role
from gongkai.report import compare
from gongkai.report.comparing import Comparison
from gongkai.report.model import Report

_SEEN_BY_THE_COUNTY = frozenset({State.SUBMITTED, State.RETURNED, State.ACCEPTED, State.PUBLISHED, State.REPLACED})


def seen_by(actor: Actor) -> QuerySet[Annual]:
    """The reports that the actor may see: their own organs', and what was handed in to their county's office."""
    own = Q(organ__code__in=access.organs_of(actor))
    county = [post.organ for post in actor.posts if post.role == Role.COUNTY_OFFICE]
    handed_in = Q(organ__reports_to__code__in=county, state__in=_SEEN_BY_THE_COUNTY)
    return Annual.objects.filter(own | handed_in).select_related("organ", "organ__reports_to")


def one(actor: Actor, code: str, year: int, edition: int | None = None) -> Annual:
    """One report, the newest edition unless another is asked for; raises Annual.DoesNotExist."""
    rows = seen_by(actor).filter(organ__code=code, year=year)
    if edition is not None:
        return rows.get(edition=edition)
    found = rows.order_by("-edition").first()
    if found is None:
        raise Annual.DoesNotExist
    return found


def due_on(organ: Organ, year: int) -> date | None:
    """By when the report on a year must be public; None where the law of that day names no date."""
    try:
        duty = duties.get(f"annual_report_published.{organ.level}", on=date(year + 1, 1, 1))
    except LawError:
        return None
    return duty.due_on(year + 1)


@dataclass(frozen=True)
class Due:
    """A report that is owed: whose, for which year, by when, and how far it is."""

    organ: Organ
    year: int
    by: date
    left: int
    """Working days left; below 0 for those past."""
    annual: Annual | None


def owed(organs: Sequence[Organ], *, on: date, calendar: Calendar) -> list[Due]:
    """Last year's reports that these organs have not published by a day, the soonest first. One query."""
    year = on.year - 1
    begun = {}
    for annual in Annual.objects.filter(organ__in=organs, year=year).order_by("edition"):
        begun[annual.organ_id] = annual
    found = []
    for organ in organs:
        kept, by = begun.get(organ.pk), due_on(organ, year)
        if by is None or (kept and kept.state in (State.PUBLISHED, State.REPLACED)) or organ.from_on.year > year:
            continue
        found.append(Due(organ, year, by, calendar.count(on, by), kept))
    return sorted(found, key=lambda due: due.by)


@dataclass(frozen=True)
class Step:
    """A step that the state allows: its verb, its name, and whether this person may take it."""

    verb: str
    term: str
    about: str
    may: bool
    who: str
    """The posts that may, in words."""
    is_back: bool


def turns(actor: Actor, *, on: date) -> list[tuple[Annual, Step]]:
    """The reports in whose way the next step forward is the actor's; those being written ask nobody. Two queries."""
    rows = seen_by(actor).filter(state__in=[State.REVIEWED, State.SIGNED, State.SUBMITTED, State.ACCEPTED])
    wanted = wants_handing_in(on)
    return [
        (row, _step(actor, row, move))
        for row in rows
        for move in moves_from(row.state, handed_in=wanted and has_superior(row))
        if not move.is_back and access.may(actor, move.verb, taker(row, move))
    ]


def _step(actor: Actor, annual: Annual, move: Move) -> Step:
    at = taker(annual, move)
    may, who = access.may(actor, move.verb, at), access.who(move.verb, at)
    return Step(move.verb, move.term, move.about, may, who, move.is_back)


@dataclass(frozen=True)
class Page:
    """All that the page of one report shows."""

    annual: Annual
    report: Report
    count: Counted
    standing: Standing | None
    """What is counted and checked now; None for a report that is locked, which shows what was frozen."""
    version: Version | None
    figures: dict[str, Figure]
    steps: tuple[Step, ...]
    versions: tuple[Version, ...]
    outputs: tuple[Output, ...]
    last: Report | None


def page(actor: Actor, annual: Annual, *, on: date) -> Page:
    """One report with what can be done in it now; counts anew where the registers changed since a count was kept."""
    steps = tuple(
        _step(actor, annual, move)
        for move in moves_from(annual.state, handed_in=wants_handing_in(on) and has_superior(annual))
    )
    versions = tuple(annual.versions.order_by("-number"))
    figures = {figure.path: figure for figure in annual.figures.all()}
    if annual.is_open:
        now = standing(annual, on=on)
        return Page(annual, now.report, now.count, now, None, figures, steps, versions, (), now.last)
    version = last_version(annual)
    outputs = tuple(Output.objects.filter(version=version).select_related("file"))
    last = last_report(annual)
    return Page(annual, frozen(version), of_kept(version.count), None, version, figures, steps, versions, outputs, last)


@dataclass(frozen=True)
class Record:
    """One record behind a number: a case of the register, or a review or suit."""

    key: str
    kind: str
    row: Unit | Remedy


@dataclass(frozen=True)
class Cell:
    """A number opened: what it is, the parts of a total, the records behind what was counted."""

    path: str
    name: str
    kind: str
    total: int
    """How many records there are behind it in all."""
    parts: tuple[str, ...]
    records: tuple[Record, ...]


def cell(actor: Actor, page: Page, path: str, *, first: int = 0, most: int = 50) -> Cell:
    """The records behind a cell, a page of them at a time, in the order of the register. Three queries at most.

    The county's office sees how many there are, not which. Raises KeyError for a cell that the form does not have.
    """
    layout = form()
    name = layout.names[path]
    origin = page.report.origins.get(path)
    amount, keys = page.count.some_keys(path, first, most)
    shown = keys if access.may(actor, "see", page.annual.organ.code) else []
    of_remedies = path.startswith("remedies.")
    records = _remedies(page.annual.organ, shown) if of_remedies else _cases(page.annual.organ, shown)
    return Cell(path, name, origin.kind if origin else "", amount, layout.totals.get(path, ()), tuple(records))


def _cases(organ: Organ, keys: Sequence[str]) -> list[Record]:
    wanted = _wanted([key.partition("/")[0] for key in keys], "application__")
    rows = Unit.objects.filter(wanted, application__organ=organ).select_related("application") if keys else ()
    by_key = {row.application.number + (f"/{row.number}" if row.number > 1 else ""): row for row in rows}
    return [Record(key, "application", by_key[key]) for key in keys if key in by_key]


def _remedies(organ: Organ, keys: Sequence[str]) -> list[Record]:
    wanted = _wanted([key.removeprefix(MARK) for key in keys])
    rows = Remedy.objects.filter(wanted, organ=organ) if keys else ()
    by_key = {row.number: row for row in rows}
    return [Record(key, "remedy", by_key[key]) for key in keys if key in by_key]


def _wanted(numbers: Sequence[str], via: str = "") -> Q:
    """The rows with these numbers of a register, a year and a serial each."""
    serials: dict[int, list[int]] = {}
    for number in numbers:
        year, _, serial = number.partition("-")
        serials.setdefault(int(year), []).append(int(serial))
    wanted = Q()
    for of_year, found in serials.items():
        wanted |= Q(**{f"{via}year": of_year, f"{via}serial__in": found})
    return wanted


def compared(first: Version, second: Version) -> Comparison:
    """What differs from one version to another."""
    return compare(frozen(first), frozen(second))


def known(page: Page) -> dict[int, list[str]]:
    """What the office knows that may be told in a section, in sentences; nothing is invented. One query."""
    year, cells = page.annual.year, page.report.cells
    said: dict[int, list[str]] = {PREAMBLE: [], 1: [], 5: [], 6: []}
    new, into = cells.get("applications.new.total"), cells.get("applications.carried_in.total")
    done, out = cells.get("applications.total.total"), cells.get("applications.carried_out.total")
    if None not in (new, into, done, out):
        if new or into:
            said[1].append(
                f"{year}年共收到政府信息公开申请{new}件，上年结转{into}件，办结{done}件，结转下年度{out}件。"
            )
        else:
            said[1].append(f"{year}年未收到政府信息公开申请。")
    reviews = cells.get("remedies.review.total")
    suits = [cells.get(f"remedies.{stage}.total") for stage in ("litigation_direct", "litigation_after_review")]
    if reviews is not None and None not in suits:
        of_suits = sum(int(count or 0) for count in suits)
        said[1].append(
            f"{year}年因政府信息公开工作被申请行政复议{reviews}件，被提起行政诉讼{of_suits}件。"
            if reviews or of_suits
            else f"{year}年没有因政府信息公开工作引起的行政复议和行政诉讼。"
        )
    said[6].append(_fees(page.annual))
    if page.last is not None and page.last.section(5).strip():
        said[5].append(f"上一年度的报告写了这些问题：{page.last.section(5).strip()}")
    return said


def _fees(annual: Annual) -> str:
    """What the office took as the information-processing fee in the year (国办函〔2020〕109号)."""
    paid = Charge.objects.filter(application__organ_id=annual.organ_id, paid_on__year=annual.year, refunded_on=None)
    found = paid.aggregate(fen=models.Sum("amount_fen"), count=models.Count("pk"))
    if not found["count"]:
        return f"{annual.year}年，{annual.organ.name}未收取政府信息公开信息处理费。"
    yuan = f"{found['fen'] / 100:.2f}".rstrip("0").rstrip(".")
    return f"{annual.year}年，{annual.organ.name}收取政府信息公开信息处理费{found['count']}件，共{yuan}元。"
