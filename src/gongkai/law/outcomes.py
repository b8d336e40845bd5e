"""How an application may end: the only list behind Table 3's lines (政府信息公开条例 第三十至四十条)."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from gongkai.law.cite import Basis, Citation
from gongkai.law.editions import Authority, Row, Shape, data, find, lay_over, read
from gongkai.law.errors import DataError, UnknownError


class Remedy(StrEnum):
    """Which way stands open against an answer."""

    REVIEW_OR_SUIT = "review_or_suit"
    REVIEW_FIRST = "review_first"
    BY_REASON = "by_reason"


class Letter(StrEnum):
    """The kind of letter that tells the applicant."""

    REPLY = "reply"
    NOTICE = "notice"
    CLOSING = "closing"

    @property
    def term(self) -> str:
        """The letter's Chinese name."""
        return {"reply": "答复书", "notice": "告知书", "closing": "结案告知"}[self.value]


class Concluded(StrEnum):
    """Which day ends the case: the answer's delivery, the day after a period lapsed, or the day it happened."""

    DELIVERED = "delivered"
    LAPSED = "lapsed"
    DECIDED = "decided"


GROUPS = {
    "granted": "予以公开、部分公开",
    "withheld": "不予公开",
    "unavailable": "无法提供",
    "not_processed": "不予处理",
    "other": "其他处理",
}
"""The first word of a code → the official name of its group."""


@dataclass(frozen=True)
class RemedySpan:
    """The way open against an answer given between two days (both included)."""

    remedy: Remedy
    from_on: date
    until_on: date | None
    cite: Citation
    basis: Basis


@dataclass(frozen=True)
class Outcome:
    """One way to end, with its official term; `key` is the code facts and files carry."""

    key: str
    term: str
    letter: Letter
    concluded: Concluded
    remedies: tuple[RemedySpan, ...]
    authority: Authority

    @property
    def group(self) -> str:
        """The first word of the code, a key of `GROUPS`."""
        return self.key.partition(".")[0]


_SHAPE = Shape("outcome", {"term": str, "letter": str, "concluded": str, "remedy": list})
_SPAN_KEYS = {"text", "from", "until", "cite", "basis"}


def load(text: str, *, where: str = "outcomes.toml") -> tuple[Outcome, ...]:
    """Reads outcomes out of TOML text; raises `DataError` for anything that is not as it must be."""
    return tuple(_outcome(row, where=where) for row in read(text, _SHAPE, where=where))


def _outcome(row: Row, *, where: str) -> Outcome:
    place = f"{where}: outcome {row.key}"
    if row.key.partition(".")[0] not in GROUPS or not row.key.partition(".")[2]:
        raise DataError(f"{place}: a code is a group ({', '.join(GROUPS)}), a dot and a word")
    try:
        letter, concluded = Letter(row.values["letter"]), Concluded(row.values["concluded"])
        spans = tuple(_span(raw, where=place) for raw in row.values["remedy"])
    except ValueError as error:
        raise error if isinstance(error, DataError) else DataError(f"{place}: {error}") from error
    _refuse_holes(spans, row.authority, where=place)
    return Outcome(row.key, row.values["term"], letter, concluded, spans, row.authority)


def _span(raw: dict[str, object], *, where: str) -> RemedySpan:
    if set(raw) - _SPAN_KEYS or (_SPAN_KEYS - {"until"}) - set(raw):
        raise DataError(f"{where}: a remedy has text, from, cite, basis and perhaps until")
    from_on, until_on = raw["from"], raw.get("until")
    if not isinstance(from_on, date) or not isinstance(until_on, date | None):
        raise DataError(f"{where}: a remedy's from and until are dates")
    return RemedySpan(
        Remedy(str(raw["text"])), from_on, until_on, Citation.parse(str(raw["cite"])), Basis(str(raw["basis"]))
    )


def _refuse_holes(spans: tuple[RemedySpan, ...], authority: Authority, *, where: str) -> None:
    """Every day on which the outcome exists has exactly one remedy, for every reply carries a remedy paragraph."""
    if not spans or spans[0].from_on != authority.from_on or spans[-1].until_on != authority.until_on:
        raise DataError(f"{where}: its remedies must run as long as the outcome itself")
    for earlier, later in itertools.pairwise(spans):
        if earlier.until_on is None or later.from_on.toordinal() - earlier.until_on.toordinal() != 1:
            raise DataError(f"{where}: its remedies overlap or leave a gap before {later.from_on.isoformat()}")


@cache
def all() -> tuple[Outcome, ...]:
    """Returns the national list, in the order of the form.

    >>> len(all()), all()[3].key, all()[3].term
    (23, 'withheld.state_secret', '属于国家秘密')
    """
    return load(data("outcomes.toml"))


def codes() -> frozenset[str]:
    """Returns every code that a fact may carry."""
    return frozenset(outcome.key for outcome in all())


def get(code: str, *, on: date, own: Iterable[Outcome] = ()) -> Outcome:
    """Returns the outcome of that code as it stands on a day; `own` are a county's choices.

    Raises `UnknownError` for a code that is unknown or not in force then.

    >>> get("withheld.process", on=date(2026, 3, 2)).term
    '属于四类过程性信息'
    """
    return find(lay_over(all(), tuple(own)), code, on=on)


def remedy(code: str, *, on: date, withheld: Iterable[str] = ()) -> RemedySpan:
    """Returns the way open against an answer given on a day.

    A partial grant follows the reasons of its withheld parts: give their codes in `withheld`. One part
    that needs review first makes the whole answer need it. Raises `UnknownError` when they are missing
    or are no reasons for withholding.

    >>> remedy("withheld.process", on=date(2023, 12, 31)).remedy.value
    'review_or_suit'
    >>> remedy("granted.partly", on=date(2024, 1, 1), withheld=["withheld.process"]).remedy.value
    'review_first'
    """
    span = _on(get(code, on=on), on)
    if span.remedy is not Remedy.BY_REASON:
        return span
    reasons = tuple(withheld)
    if not reasons:
        raise UnknownError("部分公开的，须注明不公开部分的理由，才能确定救济途径")
    for reason in reasons:
        if reason in {"granted.partly", "granted.provided", "granted.already_public"}:
            raise UnknownError(f"“{reason}”不是不公开的理由")
    spans = [_on(get(reason, on=on), on) for reason in reasons]
    return next((part for part in spans if part.remedy is Remedy.REVIEW_FIRST), spans[0])


def _on(outcome: Outcome, on: date) -> RemedySpan:
    return next(span for span in outcome.remedies if span.until_on is None or on <= span.until_on)
