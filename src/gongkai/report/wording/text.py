"""The text of a report with its parts, sentences and lines: what every reading of its words starts from."""

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate, chain, islice
from typing import Any

from gongkai.intake.patterns import Pattern
from gongkai.report.model import Report
from gongkai.report.wording.flat import BREAK, Flat
from gongkai.report.wording.organs import Organ, organ_of

LONGEST_SENTENCE = 800
"""What runs on longer is no sentence but a table or a hostile file, and is cut."""
LONGEST_QUOTE = 100
_MARKS = "，。；：、（）\n！？“”" + BREAK
"""Everything that can be an edge of what is read: it is looked for once."""
_MARK = Pattern(f"([{_MARKS}])")
_SENTENCE_ENDS = "。！？；\n"


class Part:
    """The preamble (number 0) or one section's text: where it stands in `flat`."""

    __slots__ = ("end", "number", "start")

    def __init__(self, number: int, start: int, end: int) -> None:
        self.number = number
        self.start = start
        self.end = end


class Text:
    """Preamble and sections as one clean text; positions are positions in `flat`, quotations the exact words."""

    def __init__(self, report: Report) -> None:
        self.report = report
        texts = [(0, report.preamble), *((section.number, section.text) for section in report.sections)]
        self._flat = Flat(BREAK.join(text for _, text in texts))
        self.flat = self._flat.text
        parts, start = [], 0
        for number, _ in texts:
            end = self.flat.find(BREAK, start)
            end = len(self.flat) if end < 0 else end
            parts.append(Part(number, start, end))
            start = end + 1
        self.parts: tuple[Part, ...] = tuple(parts)
        self._starts = [part.start for part in parts]
        self._texts: dict[int, str] = {}
        self.kept: dict[str, Any] = {}
        """What one rule worked out and another needs too."""
        self._edges: dict[str, list[int]] = {}
        self._found: dict[tuple[str, ...], list[tuple[int, int]]] = {}

    def part_at(self, position: int) -> Part:
        """The part a position lies in."""
        return self.parts[bisect_right(self._starts, position) - 1]

    def section_at(self, position: int) -> int:
        """The number of the section a position lies in."""
        return self.parts[bisect_right(self._starts, position) - 1].number

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
        found = self._edges.get(edges) or self.edges(edges)
        before, behind = bisect_left(found, start), bisect_left(found, end)
        return found[before - 1] + 1 if before else 0, found[behind] if behind < len(found) else len(self.flat)

    def edges(self, edges: str) -> list[int]:
        """Where these edge characters stand, and where one part of the report ends."""
        found = self._edges.get(edges)
        if found is None:
            marks = self._marks
            found = self._edges[edges] = sorted(chain.from_iterable(marks[mark] for mark in edges + BREAK))
        return found

    @cached_property
    def _marks(self) -> dict[str, list[int]]:
        """Where each mark stands."""
        found: dict[str, list[int]] = {mark: [] for mark in _MARKS}
        pieces = _MARK.split(self.flat)  # a stretch and a mark in turn
        for mark, at in zip(pieces[1::2], islice(accumulate(map(len, pieces)), 0, None, 2), strict=False):
            found[mark].append(at)
        return found

    def clause(self, start: int, end: int) -> str:
        """The exact words of the clause around a span; of a very long one the nearest words."""
        low, high = self.stretch(start, end, "，。；：\n！？")
        return self.quote(max(low, start - LONGEST_QUOTE), min(high, end + LONGEST_QUOTE))

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Start and end of every sentence; 。！？； and a paragraph's end close one."""
        found, start = [], 0
        marks = self.edges(_SENTENCE_ENDS)
        ends = [at + 1 for at, following in zip(marks, [*marks[1:], -1], strict=False) if following != at + 1]
        for end in (*ends, len(self.flat)):
            while end - start > LONGEST_SENTENCE:
                found.append((start, start + LONGEST_SENTENCE))
                start += LONGEST_SENTENCE
            if end > start:
                found.append((start, start + len(self.flat[start:end].rstrip(BREAK))))
                start = end
        return found

    @cached_property
    def _sentences_and_starts(self) -> tuple[list[tuple[int, int]], list[int]]:
        return self.sentences, [start for start, _ in self.sentences]

    def sentence(self, position: int) -> tuple[int, int]:
        """The sentence a position lies in."""
        sentences, starts = self._sentences_and_starts
        return sentences[max(0, bisect_right(starts, position) - 1)] if starts else (0, 0)

    def sentence_text(self, position: int) -> str:
        """The clean text of the sentence a position lies in."""
        start, end = self.sentence(position)
        return self.flat[start:end]

    def sentences_with(self, *words: str) -> list[tuple[int, int]]:
        """The sentences that hold one of these words, in reading order."""
        if words in self._found:
            return self._found[words]
        flat, found = self.flat, set[tuple[int, int]]()
        for word in words:
            at = flat.find(word)
            while at >= 0:
                sentence = self.sentence(at)
                found.add(sentence)
                at = flat.find(word, max(sentence[1], at + 1))
        self._found[words] = sorted(found)
        return self._found[words]

    @cached_property
    def lines(self) -> list[int]:
        """Where the paragraphs start."""
        return sorted({*(part.start for part in self.parts), *(at + 1 for at in self._marks["\n"])})

    @cached_property
    def organ(self) -> Organ:
        """What the organ's name says of it."""
        return organ_of(self.report.organ or "")

    @cached_property
    def title(self) -> str:
        """The title without blanks."""
        return Flat(self.report.title or "").text.replace("\n", "")
