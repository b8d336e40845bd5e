"""Numbered lists in the text: 一是…二是…, （一）…（二）, 1. 2., with what is nested inside kept apart."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from gongkai.report.wording.numerals import value_of
from gongkai.report.wording.patterns import Pattern

if TYPE_CHECKING:
    from gongkai.report.wording.words import Words

Kind = Literal["是", "（）", "1."]
_ITEMS: tuple[tuple[Kind, Pattern], ...] = (
    ("是", Pattern(r"(?<![统唯之第专单同万整方随归逐不进])(?P<number>[一二三四五六七八九十]{1,2})是(?!否|由于负)")),
    ("（）", Pattern(r"(?:^|(?<=[\n\x1e。；：]))（(?P<number>[一二三四五六七八九十]{1,3})）")),
    ("1.", Pattern(r"(?:^|(?<=[\n\x1e]))（?(?P<number>[0-9]{1,2})[.、）](?![0-9])")),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One point of a list: its number and where the number stands."""

    number: int
    start: int
    end: int


@dataclass(slots=True)
class NumberedList:
    """Points that follow one another. `broken` is the first point that does not, where there is one."""

    kind: Kind
    section: int
    items: list[Item] = field(default_factory=list)
    broken: Item | None = None

    @property
    def start(self) -> int:
        """Where the first point stands."""
        return self.items[0].start


def lists_in(words: "Words") -> list[NumberedList]:
    """All lists of all sections, in the order of their first points."""
    found: list[NumberedList] = []
    for part in words.parts:
        for kind, pattern in _ITEMS:
            items = [
                Item(number, match.start(), match.end())
                for match in pattern.finditer(words.flat, part.start, part.end)
                if isinstance(number := value_of(match["number"]), int)
            ]
            found += _grouped(kind, part.number, items)
    return sorted(found, key=lambda numbered: numbered.start)


def _grouped(kind: Kind, section: int, items: list[Item]) -> list[NumberedList]:
    """Points sorted into lists: 1 opens one; any other goes to the innermost open list that waits for it."""
    lists: list[NumberedList] = []
    still_open: list[NumberedList] = []
    for item in items:
        if item.number == 1 or not still_open:
            opened = NumberedList(kind, section, [item], None if item.number == 1 else item)
            lists.append(opened)
            still_open.append(opened)
            continue
        waiting = next((one for one in reversed(still_open) if one.items[-1].number + 1 == item.number), None)
        if waiting is None:
            waiting = still_open[-1]
            waiting.broken = waiting.broken or item
        waiting.items.append(item)
        del still_open[still_open.index(waiting) + 1 :]
    return lists


def item_text(words: "Words", numbered: NumberedList, index: int) -> tuple[int, int]:
    """Where a point's words stand: up to the next point, or to the end of its paragraph."""
    start = numbered.items[index].end
    part = words.part_at(start)
    if index + 1 < len(numbered.items):
        return start, numbered.items[index + 1].start
    end = words.flat.find("\n", start, part.end)
    return start, part.end if end < 0 else end
