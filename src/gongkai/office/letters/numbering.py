"""Numbers of letters: one after the other within organ, series and year, taken while the series' row is locked."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from gongkai.office.journal.errors import Unlawful
from gongkai.office.letters.models import Letter, Series
from gongkai.office.organs.models import Organ
from gongkai.office.practice.queries import chosen


@dataclass(frozen=True)
class Number:
    """A place in a series, and how it is written."""

    series: str
    year: int
    number: int
    text: str


def take(organ: Organ, series: str, *, on: date) -> Number:
    """The next number, inside the transaction that uses it: undone with it, and so neither lost nor given twice.

    Raises Unlawful when two series of the organ are written alike.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a number is taken inside the transaction of the letter that bears it")
    Series.objects.get_or_create(organ=organ, series=series, year=on.year)
    row = Series.objects.select_for_update().get(organ=organ, series=series, year=on.year)
    row.last += 1
    row.save(update_fields=["last"])
    text = written(organ, series, year=on.year, number=row.last, on=on)
    if Letter.objects.filter(organ=organ, number_text=text).exists():
        raise Unlawful(f"文号“{text}”已经用过：两种文书的字号写法相同；请在“本地做法”里把字号改得不一样")
    return Number(series, on.year, row.last, text)


def written(organ: Organ, series: str, *, year: int, number: int, on: date) -> str:
    """How a number is written at an organ on a day: hexagonal brackets, no leading zeros, no 第."""
    pattern = chosen(f"number.{series}", organ=organ, on=on)
    return str(pattern.format(abbreviation=organ.abbreviation or organ.short, year=year, n=number))
