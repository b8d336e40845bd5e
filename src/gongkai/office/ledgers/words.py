"""The words of ledgers: how columns are headed, and what stands in them for kinds, ways and outcomes."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from gongkai.law import applicants, arrivals, outcomes
from gongkai.office.applications.identity import even
from gongkai.report.forms import form_of

_NUMBER = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.．])+\s*")


@cache
def heads() -> Mapping[str, tuple[str, ...]]:
    """Field → the heads under which it is known, the usual one first; in the order of the template."""
    return {field: tuple(words) for field, words in _written()["head"].items()}


@cache
def head_of() -> Mapping[str, str]:
    """Head, as it is compared → field."""
    return {plain(word): field for field, words in heads().items() for word in words}


@cache
def meanings(what: str) -> Mapping[str, str]:
    """Word, as it is compared → key, of `kind`, `way` or `outcome`; the law's own terms among them."""
    terms: dict[str, str] = {}
    if what == "outcome":
        for line in form_of("2021").lines:
            if line.counts:
                terms[plain(line.label)] = line.counts[0]
    terms |= {plain(term): key for key, term in listed(what)}
    # The ledger's own words come last: where the form's label stands for two outcomes, they say which is meant.
    return terms | {plain(word): key for key, words in _written()[what].items() for word in words}


def listed(what: str) -> tuple[tuple[str, str], ...]:
    """The law's keys and terms for `kind`, `way` or `outcome`, in the order of the law."""
    if what == "kind":
        return tuple((one.key, one.term) for one in applicants.all())
    if what == "way":
        return tuple((one.key, one.term) for one in arrivals.all())
    return tuple((one.key, one.term) for one in outcomes.all())


def plain(text: str) -> str:
    """A word without the number before it and the differences that typing makes.

    >>> plain("（三）1. 属于国家秘密"), plain(" 收到日期 ") == plain("收到日期")
    ('属于国家秘密', True)
    """
    return even(_NUMBER.sub("", text))


@cache
def _written() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
