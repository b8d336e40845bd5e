"""Every mention of a number with its counter, and the words it stands among."""

from gongkai.intake.patterns import Pattern
from gongkai.report.wording.numerals import HEDGES, Number, bounds, value_of
from gongkai.report.wording.scope import speaks_of_own_year
from gongkai.report.wording.text import Text

_COUNTERS = (
    "件次?|件套|条次?|宗|份|次|篇|项|期次?|场次?|人次?|户次?|家|部|本|册|幅|块|处|批|起|例|则|张|元|名|类|种|个|"
    "档|轮|封|页|问|通|单|桩"
)
_FIRST = "件条宗份次篇项期场人户家部本册幅块处批起例则张元名类种个档轮封页问通单桩"
_MORE = "余多几"
_NUMERALS = "0-9〇零一二两三四五六七八九十百千"
_CLAIM = Pattern(
    rf"(?P<number>[{_NUMERALS}][{_NUMERALS}]{{0,15}}+"
    r"(?:[,，][0-9]{3}(?![0-9]))*+(?:\.[0-9]+)?+)"
    rf"(?=[{_FIRST}{_MORE}万亿千百])"
    r"(?P<more>[余多几])?(?P<scale>[万亿千百]+)?(?P<still>[余多])?(?P<counter>" + _COUNTERS + r")"
    r"(?P<after>多|余|以上|以下|以内|左右)?"
)
"""Begins with one character of a class, so that all others are passed over quickly."""
_NOT_BEFORE = frozenset("第之数几每统唯任万亿.0123456789-—–~〜/某前后首逐")
_NOT_AFTER = ("工作日", "自然日", "月", "人民政府", "年", "百分点", "小时")
_EDGES = "，。；：、（）\n！？“”"
_HEDGE_ENDS = frozenset(hedge[-1] for hedge in HEDGES)


class Claim:
    """A number in the text. `low` and `high` are what it may mean; an exact number has both alike.

    `clause` is the stretch between two punctuation marks that it stands in, `before` and `after` its words in front
    of the number and behind it; `section` is the number of its section (0 for the preamble), `sentence` where its
    sentence begins and ends.
    """

    __slots__ = (
        "_of_own_year", "after", "before", "clause", "counter", "end", "high",
        "low", "section", "sentence", "start", "words",
    )  # fmt: skip

    def __init__(self, words: Text, start: int, end: int, low: Number, high: Number, counter: str) -> None:
        self.words = words
        self.start = start
        self.end = end
        self.low = low
        self.high = high
        self.counter = counter
        low_edge, high_edge = self.clause = words.stretch(start, end, _EDGES)
        self.before = words.flat[low_edge:start]
        self.after = words.flat[end:high_edge]
        self.section = words.section_at(start)
        self.sentence = words.sentence(start)
        self._of_own_year: bool | None = None

    @property
    def exact(self) -> bool:
        """Whether the text gives one number and no bound."""
        return self.low == self.high

    @property
    def of_own_year(self) -> bool:
        """Whether it speaks of this organ's whole report year."""
        if self._of_own_year is None:
            self._of_own_year = speaks_of_own_year(self.words, self.start, self.end)
        return self._of_own_year

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


def claims_in(words: Text) -> list[Claim]:
    """All numbers with a counter in reading order."""
    flat, found = words.flat, list[Claim]()
    for match in _CLAIM.finditer(flat):
        start, end = match.span()
        if start and flat[start - 1] in _NOT_BEFORE:
            continue
        number, more, scale, still, counter, after = match.groups()
        if counter == "个" and flat.startswith(_NOT_AFTER, end):
            continue
        value = value_of(number + scale if scale else number)
        if value is None:
            continue
        hedge = ""
        if start and flat[start - 1] in _HEDGE_ENDS:
            head = flat[max(0, start - 4) : start]
            hedge = next((h for h in HEDGES if head.endswith(h)), "")
        if hedge or more or still or after:
            low, high = bounds(value, before=hedge, more=more or still or "", after=after or "")
        else:
            low = high = value
        found.append(Claim(words, start - len(hedge), end, low, high, counter))
    return found
