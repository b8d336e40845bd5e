"""All words of one report, read once: preamble and sections as one text, with its sections, sentences and clauses."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from gongkai.report.model import Report
from gongkai.report.wording.claims import Claim, claims_in
from gongkai.report.wording.flat import Flat
from gongkai.report.wording.lists import NumberedList, lists_in
from gongkai.report.wording.organs import Organ, organ_of
from gongkai.report.wording.patterns import Pattern
from gongkai.report.wording.years import YearMention, years_in

_SENTENCE = Pattern(r"[^。！？；\n\x1e]*[。！？；\n\x1e]?")
_BREAK = "\x1e"
"""Stands between parts, so that no pattern reads across."""


@dataclass(frozen=True, slots=True)
class Part:
    """The preamble (number 0) or one section's text: where it stands in `flat`."""

    number: int
    start: int
    end: int


class Words:
    """The report's words. Positions are positions in `flat`; quotations are cut from the report's own text."""

    def __init__(self, report: Report) -> None:
        self.report = report
        texts = [(0, report.preamble), *((section.number, section.text) for section in report.sections)]
        self._flat = Flat(_BREAK.join(text for _, text in texts))
        self.flat = self._flat.text
        parts, start = [], 0
        for number, _ in texts:
            end = self.flat.find(_BREAK, start)
            end = len(self.flat) if end < 0 else end
            parts.append(Part(number, start, end))
            start = end + 1
        self.parts: tuple[Part, ...] = tuple(parts)
        self._starts = [part.start for part in parts]
        self._texts: dict[int, str] = {}

    def part_at(self, position: int) -> Part:
        """The part a position lies in."""
        return self.parts[bisect_right(self._starts, position) - 1]

    def section_at(self, position: int) -> int:
        """The number of the section a position lies in."""
        return self.part_at(position).number

    def parts_of(self, number: int) -> list[Part]:
        """The parts that bear this section number; more than one where a heading stands twice."""
        return [part for part in self.parts if part.number == number]

    def text(self, *numbers: int) -> str:
        """The clean text of these sections."""
        for number in numbers:
            if number not in self._texts:
                self._texts[number] = "\n".join(self.flat[p.start : p.end] for p in self.parts if p.number == number)
        return "\n".join(self._texts[number] for number in numbers)

    def quote(self, start: int, end: int) -> str:
        """The exact words between two positions."""
        return self._flat.exact(start, end).strip()

    def stretch(self, start: int, end: int, edges: str) -> tuple[int, int]:
        """The stretch around a span up to the nearest of the edge characters on both sides, edges left out."""
        flat, low, high = self.flat, start, end
        while low > 0 and flat[low - 1] not in edges and flat[low - 1] != _BREAK:
            low -= 1
        while high < len(flat) and flat[high] not in edges and flat[high] != _BREAK:
            high += 1
        return low, high

    def clause(self, start: int, end: int) -> str:
        """The exact words of the clause around a span."""
        return self.quote(*self.stretch(start, end, "，。；：\n！？"))

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Start and end of every sentence; 。！？； and a paragraph's end close one."""
        return [match.span() for match in _SENTENCE.finditer(self.flat) if match.end() > match.start()]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence(self, position: int) -> tuple[int, int]:
        """The sentence a position lies in."""
        if not self.sentences:
            return 0, 0
        return self.sentences[max(0, bisect_right(self._sentence_starts, position) - 1)]

    def sentence_text(self, position: int) -> str:
        """The clean text of the sentence a position lies in."""
        start, end = self.sentence(position)
        return self.flat[start:end]

    @cached_property
    def claims(self) -> list[Claim]:
        """Every number with a counter."""
        return claims_in(self)

    @cached_property
    def years(self) -> list[YearMention]:
        """Every year named, with what makes it lawful there."""
        return years_in(self)

    @cached_property
    def lists(self) -> list[NumberedList]:
        """Every numbered list."""
        return lists_in(self)

    @cached_property
    def organ(self) -> Organ:
        """What the organ's name says of it."""
        return organ_of(self.report.organ or "")

    @cached_property
    def title(self) -> str:
        """The title without blanks."""
        return Flat(self.report.title or "").text.replace("\n", "")
