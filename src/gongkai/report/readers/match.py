"""Aligns a document's characters with the labels of the form, in the form's order.

One mechanism for every layout: exact wordings are found in one pass; the heaviest chain of them that keeps the form's
order is taken (labels also occur in running text, out of order or alone); labels still missing between two neighbours
of the chain are then looked for by similarity in just that stretch.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import pairwise

from gongkai.intake.patterns import Pattern
from gongkai.report.readers.marks import Mark, Sequence, Wording
from gongkai.report.readers.words import HAN, Words

Span = tuple[int, int]
_FIGURE_NEXT = Pattern(r"[\s|)\]>*\"”’]*[-+/\d]")
_FIGURES_BETWEEN = Pattern(r"\d[\s|]*[^\d\s|.、)]?[\s|]+\d|\d{2}|\d[\s|]+$|[\t\n| ]\d+[\s|]")
"""Figures between two words; a single digit at the next word is its list number."""
_COUNTABLE = Pattern(r"(?<![\d.])-?\d+(?!\s*[.、](?!\d))(?![\w.])")
"""A figure that stands by itself; list numbers and decimals are passed over."""
_WORDS_BETWEEN = Pattern(HAN + "+")
_NUMBER_BEFORE = Pattern(r"(?:(?<!\d)(\d)\s*[.、]|\n[ ]*(\d)[ ]*)\s*[\"“]?\s*$")
_LEAST_SIMILAR = 74.0
"""Of 100: below this a stretch is not taken for a label. Labels that share half their characters score about 60."""
_LEAST_FUZZY_LENGTH = 3
_LONGEST_GAP = 4000
_LEAST_COUNTED = 7
"""Rows of fewer cells are not told by counting figures: too few of them say too little."""


class Alignment:
    """Where labels were found: index of the mark → its span in `words.chars`."""

    def __init__(self, sequence: Sequence, words: Words, spans: Mapping[int, Span]) -> None:
        self.sequence = sequence
        self.words = words
        self.spans = spans
        self.marks = [(index, sequence.marks[index], spans[index]) for index in sorted(spans)]
        """The labels found, in order, each with its index and span."""
        self.keys = frozenset(mark.key for _, mark, _ in self.marks)

    def has(self, key: str) -> bool:
        """Whether the label with this key was found."""
        return key in self.keys


_Hit = tuple[int, int, Wording, float]
"""Where a wording starts and ends, which it is, and its weight there."""


def align(words: Words, sequence: Sequence) -> Alignment:
    """The labels of `sequence` in `words`."""
    hits = _hits(words, sequence)
    spans = _heaviest_chain(hits)
    _fill_gaps(words, sequence, spans)
    return Alignment(sequence, words, spans)


def _hits(words: Words, sequence: Sequence) -> list[_Hit]:
    """Every exact wording, with a weight for its length and for standing where such a label stands."""
    wordings, text = sequence.wordings, words.text
    hits: list[_Hit] = []
    covered = 0
    for found in sequence.any_wording.finditer(words.chars):
        wording = wordings[found[0]]
        start, end = found.span()
        weight = wording.weight
        if wording.kind == "heading":
            weight += _stands_alone(words, start, end)
        else:
            if start and start != covered and not words.begins(start):
                weight -= 3  # in the middle of a sentence
            if wording.kind == "row" and _FIGURE_NEXT.match(text, words.at(end - 1) + 1):
                weight += 3
        hits.append((start, end, wording, weight))
        covered = end
    return hits


def _stands_alone(words: Words, start: int, end: int) -> float:
    """A heading has its line, or at least the start of it, to itself."""
    text, first, behind = words.text, words.at(start), words.at(end - 1) + 1
    before = text[max(0, first - 4) : first].rstrip(" \t|#*(")
    after = text[behind : behind + 3].lstrip(" \t|*:)。")
    return (6.0 if not before or before[-1] == "\n" else -4.0) + (4.0 if not after or after[0] == "\n" else 0.0)


def _heaviest_chain(hits: list[_Hit]) -> dict[int, Span]:
    """The heaviest choice of hits whose marks rise strictly in the order of the document."""
    steps: list[int] = []  # marks, and the heaviest chain that ends with or before each: its weight, its last node;
    # all three rise, so that the last chain is the heaviest
    weights: list[float] = []
    ends: list[int] = []
    nodes: list[tuple[int, int, int]] = []  # hit, mark, previous node
    none: frozenset[int] = frozenset()
    before = none
    led_by = [wording.before for _, _, wording, _ in hits]
    led_by.append(none)
    for number, (_, _, wording, plain) in enumerate(hits):
        after = led_by[number + 1]
        for mark in wording.last_first:
            weight = plain + 2.0 * ((mark in before) + (mark in after))
            if weight <= 0:
                continue
            step = bisect_left(steps, mark)
            previous = -1
            if step:
                weight += weights[step - 1]
                previous = ends[step - 1]
            node = len(nodes)
            nodes.append((number, mark, previous))
            if step == len(steps):
                steps.append(mark)
                weights.append(weight)
                ends.append(node)
                continue
            end = step
            while end < len(weights) and weights[end] <= weight:  # of two that weigh the same the later is taken
                end += 1
            if end > step or steps[step] != mark:  # else a heavier chain ends with this mark already
                steps[step:end] = (mark,)
                weights[step:end] = (weight,)
                ends[step:end] = (node,)
        before = wording.after
    spans: dict[int, Span] = {}
    at = ends[-1] if ends else -1
    while at >= 0:
        number, mark, at = nodes[at]
        spans[mark] = hits[number][:2]
    return spans


def _fill_gaps(words: Words, sequence: Sequence, spans: dict[int, Span]) -> None:
    """Looks for missing rows and headings between the neighbours that were found."""
    if not spans:
        return
    for index in [i for i, mark in enumerate(sequence.marks) if i in spans and mark.kind == "row"]:
        _widen(words, sequence.marks[index], index, spans)
    found = sorted(spans)
    wanted = [i for i, mark in enumerate(sequence.marks) if i not in spans and (mark.kind != "head" or mark.paths)]
    if not wanted:
        return
    bounds = [(-1, 0), *((i, spans[i][1]) for i in found)]
    ends = [*((i, spans[i][0]) for i in found), (len(sequence.marks), len(words.chars))]
    for (left, start), (right, end) in zip(bounds, ends, strict=True):
        if right - left < 2 or left < 0 or right >= len(sequence.marks) or not 0 < end - start < _LONGEST_GAP:
            continue
        missing = [i for i in wanted if left < i < right]
        if not missing:
            continue
        if not _told_by_their_number(words, sequence, left, right, spans):
            _fill(words, sequence, spans, missing, _runs(words, start, end))


def _told_by_their_number(words: Words, sequence: Sequence, left: int, right: int, spans: Mapping[int, Span]) -> bool:
    """Whether just the figures of the missing rows stand between two labels: then their order tells them, however
    little is left of their labels. Such rows are read by counting."""
    rows = [mark for mark in sequence.marks[left + 1 : right] if mark.kind == "row"]
    if not rows or len(rows[0].paths) < _LEAST_COUNTED:
        return False
    own = len(sequence.marks[left].paths) if sequence.marks[left].kind == "row" else 0
    start, end = words.at(spans[left][1] - 1) + 1, words.at(spans[right][0])
    figures = figures_in_rows(words.text, start, end, len(rows[0].paths))
    return len(figures) == own + sum(len(mark.paths) for mark in rows)


def figures_in_rows(text: str, start: int, end: int, width: int) -> list[tuple[int, str]]:
    """The figures of a stretch with their offsets, if they come in rows: as many as cells, or that many times over,
    between one word and the next. Otherwise nothing, for then a blank cell or a page number is among them."""
    found: list[tuple[int, str]] = []
    for part_start, part_end in _between_words(text, start, end):
        part = [(match.start(), match.group()) for match in _COUNTABLE.finditer(text, part_start, part_end)]
        if len(part) % width or not all(_even(text, part[at : at + width]) for at in range(0, len(part), width)):
            return []
        found += part
    return found


def _even(text: str, row: list[tuple[int, str]]) -> bool:
    """Whether the figures of a row stand equally far apart: no blank cell is among them."""
    gaps = {text[at + len(raw) : after].replace(" ", "") for (at, raw), (after, _) in pairwise(row)}
    return len(gaps) == 1


def _between_words(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for run in _WORDS_BETWEEN.finditer(text, start, end):
        yield at, run.start()
        at = run.end()
    yield at, end


def _widen(words: Words, mark: Mark, index: int, spans: dict[int, Span]) -> None:
    """A label found by a shorter wording takes in what else of its full wording stands around it."""
    start, end = spans[index]
    full = mark.texts[0]
    lacking = len(full) - (end - start)
    if lacking < 3:
        return
    around = [spans[i] for i in (index - 1, index + 1) if i in spans]
    first = max([0, start - lacking, *(span[1] for span in around if span[1] <= start)])
    last = min([len(words.chars), end + lacking, *(span[0] for span in around if span[0] >= end)])
    for run in _runs(words, first, last):
        if run[0] <= start and end <= run[1]:
            likeness = _likeness(full, words.chars[run[0] : run[1]])
            if likeness is not None:
                spans[index] = (min(start, run[0] + likeness[1]), max(end, run[0] + likeness[2]))


def _runs(words: Words, start: int, end: int) -> list[Span]:
    """A stretch of characters cut where figures stand between them: a label does not reach across its figures."""
    runs: list[Span] = []
    begin = start
    for at in words.breaks(start, end):
        gap = words.text[words.at(at - 1) + 1 : words.at(at)]
        if _FIGURES_BETWEEN.search(gap):
            runs.append((begin, at))
            begin = at
    if begin < end:
        runs.append((begin, end))
    return runs


def _fill(words: Words, sequence: Sequence, spans: dict[int, Span], missing: list[int], runs: list[Span]) -> None:
    """Takes the most similar of the missing labels, then looks left and right of it for the others."""
    best: tuple[float, int, Span] | None = None
    for index in missing:
        for run in runs:
            found = _most_similar(words, sequence.marks[index], run)
            if found and (best is None or found[0] > best[0]):
                best = (found[0], index, found[1])
    if best is None:
        return
    _, index, span = best
    spans[index] = span
    before = [(first, min(last, span[0])) for first, last in runs if first < span[0]]
    behind = [(max(first, span[1]), last) for first, last in runs if last > span[1]]
    for part, side in (([i for i in missing if i < index], before), ([i for i in missing if i > index], behind)):
        if part and side:
            _fill(words, sequence, spans, part, side)


def _most_similar(words: Words, mark: Mark, run: Span) -> tuple[float, Span] | None:
    """The part of a run that is most like a label, with a weight; None where nothing is like it enough."""
    start, end = run
    best: tuple[float, Span] | None = None
    for wording in mark.texts:
        found = _likeness(wording, words.chars[start:end])
        if found is None:
            continue
        score, first, last = found
        span = (start + first, start + last)
        if mark.kind == "heading" and _stands_alone(words, *span) < 0:
            continue
        if not _number_agrees(words, mark, span):
            continue
        weight = score * min(last - first, len(wording)) ** 0.5
        if span[1] == end:
            weight *= 1.2  # a row's label stands right before its figures
        if best is None or weight > best[0]:
            best = (weight, span)
    return best


def _number_agrees(words: Words, mark: Mark, span: Span) -> bool:
    """Whether the list number in front of a stretch, where there is one, is the label's own."""
    at = words.at(span[0])
    found = _NUMBER_BEFORE.search(words.text, max(0, at - 6), at)
    return not (found and mark.number) or (found[1] or found[2]) == mark.number


def _likeness(wording: str, text: str) -> tuple[float, int, int] | None:
    """How much a part of `text` is like a label, of 100, and where that part begins and ends."""
    if len(wording) < _LEAST_FUZZY_LENGTH or len(text) < _LEAST_FUZZY_LENGTH:
        return None
    from rapidfuzz import fuzz  # loaded only where a label is damaged: it costs a tenth of the start-up time

    found = fuzz.partial_ratio_alignment(wording, text, score_cutoff=_LEAST_SIMILAR)
    if found is None or found.dest_end - found.dest_start < _LEAST_FUZZY_LENGTH:
        return None
    return found.score, found.dest_start, found.dest_end
