"""A case's letters: what they are filled with, and how far the answers are."""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from gongkai.law import arrivals
from gongkai.law.telling import full
from gongkai.office.applications import chains
from gongkai.office.applications.identity import Identity
from gongkai.office.applications.models import Application, Review
from gongkai.office.keys.sealing import Place, Sealer, ring, sealer
from gongkai.office.letters.models import Letter
from gongkai.office.practice import queries as practice

CODE_BYTES = 10
"""Eighty random bits in a query code."""


def fields_of(case: Application) -> dict[str, str]:
    """What every letter of a case may say: whose it is, when it came, what was asked."""
    own = sealer(case.key)
    who = Identity.opened(own, case.identity, case.key.id.hex)
    calendar = practice.calendar()
    received_on = case.receipt_on or case.arrived_on
    return {
        "applicant": who.name,
        "applicant_kind": case.applicant_kind,
        "address": who.address,
        "postcode": who.postcode,
        "telephone": who.telephone,
        "email": who.email,
        "received_on": _spoken(received_on),
        "way": arrivals.get(case.way, on=case.arrived_on).term,
        "serial": case.number,
        "demand": demand_of(case, own),
        "due_on": "" if case.due_on is None else full(case.due_on, calendar),
    }


def new_code(seed: str = "") -> tuple[str, str]:
    """A query code as it is told to the applicant, and its print: all of it that is kept outside of sealed letters.

    From the same `seed`, which only the applicant's own browser holds, it is made the same once more.
    """
    made = ring().fingerprint("query code of a form", seed)[: 2 * CODE_BYTES] if seed else secrets.token_hex(CODE_BYTES)
    code = made.upper()
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4)), ring().fingerprint("query code", code)


def demand_of(case: Application, own: Sealer) -> str:
    """What was asked for, in the applicant's words."""
    return own.open(case.demand, Place("application", "demand", case.key.id.hex))


def reply_states(cases: Iterable[Application]) -> Mapping[int, Sequence[str]]:
    """How far the answers of cases are: `review` or `issued` for each that is on its way. Two queries."""
    keys = {str(case.pk): case.pk for case in cases if case.concluded_on is None}
    if not keys:
        return {}
    letters = list(
        Letter.objects.filter(subject_kind="application", subject_key__in=keys, kind="reply")
        .exclude(state="voided")
        .only("id", "kind", "state", "subject_key")
    )
    reviews: dict[object, list[Review]] = defaultdict(list)
    for review in Review.objects.filter(letter__in=[one.pk for one in letters if one.state == "draft"]).order_by("pk"):
        reviews[review.letter].append(review)
    found: dict[int, list[str]] = defaultdict(list)
    for letter in letters:
        if letter.state == "issued":
            found[keys[letter.subject_key]].append("issued")
        else:
            is_handed_in = chains.reached("reply", reviews[letter.pk]) >= 0
            found[keys[letter.subject_key]].append("review" if is_handed_in else "draft")
    return found


def _spoken(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"
