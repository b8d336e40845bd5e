"""Numbered lists in the text: 一是…二是…, （一）…（二）, 1. 2., with what is nested inside kept apart."""

from collections.abc import Iterator
from typing import Literal

from gongkai.intake.patterns import Pattern
from gongkai.report.wording.numerals import value_of
from gongkai.report.wording.text import Part, Text

Kind = Literal["是", "（）", "1."]
_NUMERALS = "一二三四五六七八九十"
_NOT_BEFORE = frozenset("统唯之第专单同万整方随归逐不进")
_BRACKETED = Pattern(r"（([一二三四五六七八九十]{1,3})）")
_LEADS = frozenset("\n\x1e。；：")
_DEEPEST = 8
"""Lists that may be open one inside another."""
_PLAIN = Pattern(r"（?([0-9]{1,2})[.、）](?![0-9])")


class Item:
    """One point of a list: its number and where the number stands."""

    __slots__ = ("end", "number", "start")

    def __init__(self, number: int, start: int, end: int) -> None:
        self.number = number
        self.start = start
        self.end = end


class NumberedList:
    """Points that follow one another. `broken` is the first point that does not, where there is one."""

    __slots__ = ("broken", "items", "kind", "section")

    def __init__(self, kind: Kind, section: int, first: Item) -> None:
        self.kind = kind
        self.section = section
        self.items = [first]
        self.broken = None if first.number == 1 else first

    @property
    def start(self) -> int:
        """Where the first point stands."""
        return self.items[0].start


def lists_in(words: Text) -> list[NumberedList]:
    """All lists of all sections, in the order of their first points."""
    found: list[NumberedList] = []
    for part in words.parts:
        if part.end - part.start > 2:
            found += _grouped("是", part.number, list(_spoken(words.flat, part)))
            found += _grouped("（）", part.number, list(_bracketed(words.flat, part)))
            found += _grouped("1.", part.number, list(_plain(words, part)))
    return sorted(found, key=lambda numbered: numbered.start)


def _spoken(flat: str, part: Part) -> Iterator[Item]:
    at = flat.find("是", part.start, part.end)
    while at >= 0:
        start = at
        while start > part.start and at - start < 2 and flat[start - 1] in _NUMERALS:
            start -= 1
        if start < at and flat[start - 1 : start] not in _NOT_BEFORE and flat[at + 1 : at + 2] != "否":
            yield Item(int(value_of(flat[start:at]) or 0), start, at + 1)
        at = flat.find("是", at + 1, part.end)


def _bracketed(flat: str, part: Part) -> Iterator[Item]:
    for match in _BRACKETED.finditer(flat, part.start, part.end):
        start = match.start()
        if start == part.start or flat[start - 1] in _LEADS:
            yield Item(int(value_of(match[1]) or 0), start, match.end())


def _plain(words: Text, part: Part) -> Iterator[Item]:
    for line in words.lines:
        if part.start <= line < part.end and (match := _PLAIN.match(words.flat, line, part.end)):
            yield Item(int(match[1]), line, match.end())


def _grouped(kind: Kind, section: int, items: list[Item]) -> list[NumberedList]:
    """Points sorted into lists: 1 opens one; any other goes to the innermost open list that waits for it."""
    lists: list[NumberedList] = []
    still_open: list[NumberedList] = []
    for item in items:
        if item.number == 1 or not still_open:
            opened = NumberedList(kind, section, item)
            lists.append(opened)
            still_open.append(opened)
            del still_open[:-_DEEPEST]
            continue
        waiting = next((one for one in reversed(still_open) if one.items[-1].number + 1 == item.number), None)
        if waiting is None:
            waiting = still_open[-1]
            waiting.broken = waiting.broken or item
        waiting.items.append(item)
        del still_open[still_open.index(waiting) + 1 :]
    return lists


def item_text(words: Text, numbered: NumberedList, index: int) -> tuple[int, int]:
    """Where a point's words stand: up to the next point, or to the end of its paragraph."""
    start = numbered.items[index].end
    part = words.part_at(start)
    if index + 1 < len(numbered.items):
        return start, numbered.items[index + 1].start
    end = words.flat.find("\n", start, part.end)
    return start, part.end if end < 0 else end
