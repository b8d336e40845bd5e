"""Every mention of a number with its counter, and the words it stands among."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from gongkai.report.wording.numerals import HEDGES, Number, bounds, value_of
from gongkai.report.wording.patterns import Pattern

if TYPE_CHECKING:
    from gongkai.report.wording.words import Words

_COUNTERS = (
    "件次|件套|件|条次|条|宗|份|次|篇|项|期|场次|场|人次|人|户次|户|家|部|本|册|幅|块|处|批|起|例|则|张|元|名|类|种|个|"
    "多条|余条|期次|档|轮|封|页|问|通|单|桩"
)
_CLAIM = Pattern(
    r"(?P<number>[0-9]{1,3}(?:[,，][0-9]{3})+(?![0-9])|[0-9]+(?:\.[0-9]+)?|[〇零一二两三四五六七八九十百千]+)"
    r"(?P<more>余|多|几)?(?P<scale>[万亿千百]+)?(?P<still>余|多)?(?P<counter>"
    + _COUNTERS
    + r")(?P<after>多|余|以上|以下|以内|左右)?"
)
_NOT_BEFORE = frozenset("第之数几每统唯任万亿.0123456789-—–~〜/第某前后首逐")
_NOT_AFTER = ("工作日", "自然日", "月", "人民政府", "年", "百分点", "小时")
_EDGES = "，。；：、（）\n！？“”"


@dataclass(frozen=True)
class Claim:
    """A number in the text. `low` and `high` are what it may mean; an exact number has both alike."""

    words: "Words"
    start: int
    end: int
    low: Number
    high: Number
    counter: str

    @property
    def exact(self) -> bool:
        """Whether the text gives one number and no bound."""
        return self.low == self.high

    @cached_property
    def section(self) -> int:
        """The section it stands in; 0 for the preamble."""
        return self.words.section_at(self.start)

    @cached_property
    def clause(self) -> tuple[int, int]:
        """The stretch between two punctuation marks that it stands in."""
        return self.words.stretch(self.start, self.end, _EDGES)

    @cached_property
    def before(self) -> str:
        """The words of its clause in front of it."""
        return self.words.flat[self.clause[0] : self.start]

    @cached_property
    def after(self) -> str:
        """The words of its clause behind it."""
        return self.words.flat[self.end : self.clause[1]]

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """The sentence it stands in."""
        return self.words.sentence(self.start)

    @property
    def quote(self) -> str:
        """The exact words of its clause."""
        return self.words.quote(*self.clause)

    @property
    def written(self) -> str:
        """The exact words of the number with its counter."""
        return self.words.quote(self.start, self.end)

    def allows(self, value: Number) -> bool:
        """Whether the text's number can mean this value."""
        return self.low <= value <= self.high


def claims_in(words: "Words") -> list[Claim]:
    """All numbers with a counter in reading order."""
    found = []
    for match in _CLAIM.finditer(words.flat):
        claim = _claim(words, match)
        if claim is not None:
            found.append(claim)
    return found


def _claim(words: "Words", match) -> Claim | None:  # type: ignore[no-untyped-def]
    flat, start, end = words.flat, match.start(), match.end()
    if start and flat[start - 1] in _NOT_BEFORE:
        return None
    if match["counter"] == "个" and flat.startswith(_NOT_AFTER, end):
        return None
    value = value_of(match["number"] + (match["scale"] or ""))
    if value is None:
        return None
    head = flat[max(0, start - 4) : start]
    hedge = next((h for h in HEDGES if head.endswith(h)), "")
    low, high = bounds(value, before=hedge, more=match["more"] or match["still"] or "", after=match["after"] or "")
    return Claim(words, start - len(hedge), end, low, high, match["counter"])
