"""Reading cases, for staff: the desk, the list, one case. Each in a constant number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, Count, F, Q, QuerySet
from django.db.models.functions import Cast

from gongkai.law.calendar import Calendar
from gongkai.law.clock import Clock
from gongkai.office.applications import access, chains, diary
from gongkai.office.applications.identity import Identity
from gongkai.office.applications.models import (
    Application,
    Charge,
    Consultation,
    Event,
    Review,
    Search,
    State,
    Unit,
)
from gongkai.office.applications.papers import demand_of
from gongkai.office.journal.actor import Actor
from gongkai.office.keys.errors import KeyTrouble
from gongkai.office.keys.sealing import Place, sealer
from gongkai.office.letters.models import Letter
from gongkai.office.organs.queries import keys as organ_keys
from gongkai.office.practice import queries as practice
from gongkai.office.search import queries as search

_SHOWN = 60
"""Characters of a demand that a list shows."""
SORTS = {"next": "next_on", "received": "receipt_on", "number": "pk", "concluded": "concluded_on"}


@dataclass(frozen=True)
class Row:
    """A case in a list: nothing personal but the masked name and the beginning of the demand."""

    key: int
    organ: str
    number: str
    name: str
    demand: str
    way: str
    state: str
    state_term: str
    receipt_on: date | None
    due_on: date | None
    next_on: date | None
    next_what: str
    left: int | None
    """Working days from today until `next_on`; negative when it has passed."""
    is_provisional: bool
    handler: str
    concluded_on: date | None


def seen_by(actor: Actor) -> QuerySet[Application]:
    """The cases whose papers the actor may see. By the keys of the organs, found first: a join hides the register's
    order from PostgreSQL."""
    return Application.objects.filter(organ__in=organ_keys(access.organs_of(actor)))


def desk(actor: Actor, *, on: date, calendar: Calendar | None = None, most: int = 50) -> list[Row]:
    """The open cases of one's organs by legal date; those not yet confirmed first of all.

    Three queries, and one for the calendar where it is not given.
    """
    cases = (
        seen_by(actor)
        .filter(concluded_on__isnull=True)
        .select_related("organ", "key", "handler")
        .order_by(F("next_on").asc(nulls_first=True), "pk")
    )
    unconfirmed = list(cases.filter(state=State.UNCONFIRMED)[:most])
    others = list(cases.exclude(state=State.UNCONFIRMED)[: most - len(unconfirmed)])
    return rows([*unconfirmed, *others], on=on, calendar=calendar)


def rows(cases: Iterable[Application], *, on: date, calendar: Calendar | None = None) -> list[Row]:
    """Cases as a list shows them; `organ`, `key` and `handler` are loaded with them.

    The calendar is asked for where the page has not done so already.
    """
    days = calendar or practice.calendar()
    return [_row(case, days, on) for case in cases]


def _row(case: Application, calendar: Calendar, on: date) -> Row:
    name, demand = _told(case)
    return Row(
        case.pk,
        case.organ.short,
        case.number,
        name,
        demand,
        case.way,
        case.state,
        State(case.state).label,
        case.receipt_on,
        case.due_on,
        case.next_on,
        case.next_what,
        None if case.next_on is None else calendar.count(on, case.next_on),
        case.is_provisional,
        case.handler.name if case.handler else "",
        case.concluded_on,
    )


def _told(case: Application) -> tuple[str, str]:
    if case.anonymised_at is not None:
        return "（已匿名）", ""
    try:
        own = sealer(case.key)
        demand = demand_of(case, own)
        name = Identity.opened(own, case.identity, case.key.id.hex).masked_name
    except KeyTrouble:
        # One case that does not open must not keep all the others from being worked on.
        return "（打不开，请告诉管理员）", ""
    return name or "（没有写）", demand if len(demand) <= _SHOWN else f"{demand[:_SHOWN]}…"


@dataclass(frozen=True)
class Wanted:
    """What a list is asked for."""

    words: str = ""
    state: str = ""
    organ: str = ""
    year: str = ""
    handler: str = ""
    late: bool = False
    sort: str = "next"
    descending: bool = False


def listed(actor: Actor, wanted: Wanted, *, on: date) -> QuerySet[Application]:
    """The cases that are asked for, sorted; words find a number as well as what was asked and by whom."""
    cases = seen_by(actor).select_related("organ", "key", "handler")
    if wanted.words.strip():
        words = wanted.words.strip()
        hits = search.found(words, kind="application", organs=access.organs_of(actor))
        keys = hits.annotate(number=Cast("key", BigIntegerField())).values("number")
        numbered = _numbered(words)
        cases = cases.filter(numbered if numbered is not None else Q(pk__in=keys))
    if wanted.state == "open":
        cases = cases.filter(concluded_on__isnull=True)
    elif wanted.state in State.values:
        cases = cases.filter(state=wanted.state)
    if wanted.state != State.STRUCK:
        cases = cases.filter(struck_at__isnull=True)
    if wanted.organ:
        cases = cases.filter(organ__code=wanted.organ)
    if wanted.year.isdigit():
        cases = cases.filter(year=int(wanted.year))
    if wanted.handler:
        cases = cases.filter(handler__username=wanted.handler)
    if wanted.late:
        cases = cases.filter(concluded_on__isnull=True, due_on__lt=on)
    field = F(SORTS.get(wanted.sort, "next_on"))
    order = field.desc(nulls_last=True) if wanted.descending else field.asc(nulls_last=True)
    return cases.order_by(order, "-pk")


def keys_listed(actor: Actor, wanted: Wanted, *, on: date) -> Sequence[int] | QuerySet[Application, int]:
    """The keys of the cases that are asked for, in order, to be counted and cut into pages.

    Those that hold words are read all at once: the full-text index is asked once, not for the count and for the page.
    """
    found = listed(actor, wanted, on=on).select_related(None).values_list("pk", flat=True)
    return list(found) if wanted.words.strip() else found


def whole(keys: Sequence[int]) -> list[Application]:
    """The cases of a page in its order: a register is sorted by keys, and only what is shown is read in full."""
    found = Application.objects.select_related("organ", "key", "handler").in_bulk(keys)
    return [found[key] for key in keys if key in found]


def _numbered(words: str) -> Q | None:
    """Words that are a number of the register."""
    year, _, serial = words.partition("-")
    return Q(year=int(year), serial=int(serial)) if year.isdigit() and serial.isdigit() else None


@dataclass(frozen=True)
class Asked:
    """Somebody who was asked, opened."""

    row: Consultation
    whom: str
    said: str


@dataclass(frozen=True)
class Part:
    """A unit, opened."""

    row: Unit
    demand: str
    finding: str


@dataclass(frozen=True)
class Paper:
    """A letter with its reviews and whose turn it is."""

    letter: Letter
    reviews: tuple[tuple[Review, str], ...]
    waits_for: tuple[str, ...]
    is_through: bool
    needs_review: bool
    is_handed_in: bool


@dataclass(frozen=True)
class Page:
    """All that the page of one case shows."""

    case: Application
    clock: Clock | None
    demand: str
    masked_name: str
    missing: tuple[str, ...]
    parts: tuple[Part, ...]
    events: tuple[Event, ...]
    asked: tuple[Asked, ...]
    papers: tuple[Paper, ...]
    searches: tuple[tuple[Search, str], ...]
    charge: Charge | None
    same_applicant: tuple[Row, ...]
    same_demand: tuple[Row, ...]


def page(actor: Actor, key: int, *, on: date) -> Page:
    """One case; raises Application.DoesNotExist for one that the actor may not see."""
    case = seen_by(actor).select_related("organ", "key", "handler", "joined_to").get(pk=key)
    if case.anonymised_at is not None:
        return Page(case, None, "", "（已匿名）", (), (), (), (), (), (), None, (), ())
    own, row = sealer(case.key), case.key.id.hex
    who = Identity.opened(own, case.identity, row)
    events = tuple(case.events.all())
    clock = diary.read(case, events, on=on, calendar=practice.calendar(), own=practice.own_limits(on))
    return Page(
        case=case,
        clock=clock,
        demand=demand_of(case, own),
        masked_name=who.masked_name,
        missing=who.missing(),
        parts=tuple(
            Part(
                unit,
                own.open(unit.demand, Place("unit", "demand", f"{row}-{unit.number}")),
                own.open(unit.finding, Place("unit", "finding", f"{row}-{unit.number}")) if unit.finding else "",
            )
            for unit in case.units.all()
        ),
        events=events,
        asked=tuple(
            Asked(
                one,
                own.open(one.whom, Place("consultation", "whom", row)),
                own.open(one.said, Place("consultation", "said", row)) if one.said else "",
            )
            for one in case.consultations.all()
        ),
        papers=_papers(case, own, row),
        searches=tuple((one, own.open(one.words, Place("search", "words", row))) for one in case.searches.all()),
        charge=Charge.objects.filter(application=case).first(),
        same_applicant=_same(case, on, applicant_print=case.applicant_print),
        same_demand=_same(case, on, demand_print=case.demand_print),
    )


def _papers(case: Application, own: Any, row: str) -> tuple[Paper, ...]:
    letters = list(
        Letter.objects.filter(subject_kind="application", subject_key=str(case.pk)).defer("value_sealed").order_by("pk")
    )
    letters.sort(key=lambda letter: letter.drafted_at)
    reviews = list(case.reviews.all())
    papers = []
    for letter in letters:
        mine = [review for review in reviews if review.letter == letter.pk]
        opened = tuple(
            (one, own.open(one.opinion, Place("review", "opinion", row)) if one.opinion else "") for one in mine
        )
        waits = chains.waits_for(letter.kind, mine) if letter.state == "draft" else frozenset()
        papers.append(
            Paper(
                letter,
                opened,
                tuple(role.term for role in sorted(waits)),
                chains.is_through(letter.kind, mine),
                bool(chains.steps(letter.kind)),
                chains.reached(letter.kind, mine) >= 0,
            )
        )
    return tuple(papers)


def _same(case: Application, on: date, **prints: str) -> tuple[Row, ...]:
    """The newest others of the same organ with the same applicant or the same demand; of a struck case, none."""
    if case.struck_at is not None:
        return ()
    others = Application.objects.filter(organ=case.organ, **prints).exclude(pk=case.pk)
    return tuple(rows(others.select_related("organ", "key", "handler").order_by("-pk")[:10], on=on))


def turns(actor: Actor, *, on: date) -> list[tuple[Application, Letter]]:
    """The drafts that wait for a post which the actor holds, oldest first."""
    organs = access.organs_of(actor, "review")
    if not organs:
        return []
    letters = list(
        Letter.objects.filter(subject_kind="application", state="draft", organ__code__in=organs, kind__in=chains.CHAINS)
        .select_related("organ")
        .defer("value_sealed")
        .order_by("drafted_at")[:200]
    )
    reviews: dict[Any, list[Review]] = {letter.pk: [] for letter in letters}
    for one in Review.objects.filter(letter__in=reviews).order_by("pk"):
        reviews[one.letter].append(one)
    mine = [
        letter
        for letter in letters
        if any(actor.holds(role, letter.organ.code) for role in chains.waits_for(letter.kind, reviews[letter.pk]))
    ]
    cases = Application.objects.select_related("organ", "key", "handler").in_bulk(
        [int(one.subject_key) for one in mine]
    )
    return [(cases[int(letter.subject_key)], letter) for letter in mine]


@dataclass(frozen=True)
class Board:
    """An organ's deadlines as the county sees them: numbers, no papers."""

    organ: str
    name: str
    open: int
    unconfirmed: int
    late: int
    soon: int


def board(organs: Sequence[str], *, on: date) -> list[Board]:
    """The deadlines of organs: how many are open, unconfirmed, late, due within three working days. One query."""
    soon = practice.calendar().after(on, 3)
    found = (
        Application.objects.filter(organ__code__in=organs)
        .filter(concluded_on__isnull=True)
        .values("organ__code", "organ__short")
        .annotate(
            open=Count("pk"),
            unconfirmed=Count("pk", filter=Q(state=State.UNCONFIRMED)),
            late=Count("pk", filter=Q(due_on__lt=on) & ~Q(state__in=(State.CORRECTING, State.PAYING))),
            soon=Count("pk", filter=Q(due_on__gte=on, due_on__lte=soon)),
        )
        .order_by("-late", "organ__short")
    )
    return [
        Board(one["organ__code"], one["organ__short"], one["open"], one["unconfirmed"], one["late"], one["soon"])
        for one in found
    ]
