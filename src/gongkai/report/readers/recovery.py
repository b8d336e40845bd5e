"""Rows whose labels are lost: where exactly their figures stand between two labels that were found, order tells them.

Of a label that was cut its list number may be all that is left, and then it looks like a figure. So a stretch is read
only where there is just one way to deal its figures out to the rows, each row's figures adding up to its last.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gongkai.intake.patterns import Pattern
from gongkai.report.forms import Form
from gongkai.report.readers.cells import Fits, slot_of
from gongkai.report.readers.figures import Figure, Region
from gongkai.report.readers.marks import Mark
from gongkai.report.readers.match import Alignment
from gongkai.report.readers.rows import Row, without_list_number
from gongkai.report.readers.words import HAN

_LEAST_COUNTED = 7
"""Rows of fewer cells are not told by counting figures: too few of them say too little."""
_TOKEN = Pattern(r"(?P<figure>-?\d+)(?P<point>\s*[.、])?")
_WORDS = Pattern(HAN + "+")
_COUNTS_NOTHING = Pattern(r"第\s*\d+|\d+\s*[年月日页]|\d[.,]\d|[—-]\s*\d+\s*[—-]")
_MOST_WAYS = 2


class _Token(NamedTuple):
    figure: Figure
    pointed: bool
    """Whether a point follows, as behind a list number."""
    after_words: bool
    """Whether words stand between the figure before and this one."""
    gap: str
    """What stands between the figure before and this one, blanks left out."""


def recover(alignment: Alignment, rows: list[Row], form: Form, table: int, fits: Fits, *, merged: bool) -> None:
    """Adds the rows whose figures stand between two labels that were found; decides the row before them with them."""
    words, marks = alignment.words, alignment.sequence.marks
    read = {row.mark.key: row for row in rows}
    found = [i for i in sorted(alignment.spans) if marks[i].table in (table, 0)]
    for before, after in pairwise(found):
        if after - before == 1 or marks[before].table != table:
            continue
        lost = [mark for mark in marks[before + 1 : after] if mark.kind == "row" and mark.table == table]
        if not lost or any(len(mark.paths) < _LEAST_COUNTED for mark in lost):
            continue
        row = read.get(marks[before].key)
        start = words.at(alignment.spans[before][1] - 1) + 1
        own = row is not None and _open(row)
        if row is not None and not own:
            start = max(start, last_figure([row]))
        stop, doubtful = without_list_number(
            words.text, start, words.at(alignment.spans[after][0]), marks[after].number
        )
        if doubtful:
            continue
        tokens = _tokens(words.text, start, stop)
        for wanted in _as_printed(lost, form, merged=merged):
            dealt = _deal(tokens, [row.mark, *wanted] if row is not None and own else wanted, fits, own=own)
            if dealt is not None:
                if row is not None and own:
                    row.slots = [slot_of(figure) for figure in dealt.pop(0)]
                rows.extend(_row(mark, part, stop) for mark, part in zip(wanted, dealt, strict=True))
                break


def one_too_low(alignment: Alignment, table: int, rows: Sequence[Row]) -> Iterator[Row]:
    """The rows before whose labels a whole row of figures stands that belongs to none: what is left of such a label
    may be the next row's, whose wording ends alike."""
    words, read = alignment.words, {row.mark.key: row for row in rows if row.width >= _LEAST_COUNTED}
    if not read:
        return
    for (number, before, (_, end)), (index, mark, (start, stop)) in pairwise(alignment.marks):
        if mark.table != table or stop - start >= len(mark.texts[0]):
            continue
        row = read.get(mark.key)
        if row is None or any(later.kind == "row" for later in alignment.sequence.marks[number + 1 : index]):
            continue
        own = len(before.paths) if before.kind == "row" and before.table == table else 0
        if len(_TOKEN.findall(words.text, words.at(end - 1) + 1, words.at(start))) - own > row.width // 2:
            yield row


def last_figure(rows: Iterable[Row]) -> int:
    """The offset behind the last figure or label of these rows."""
    ends = [row.end for row in rows]
    for row in rows:
        if row.quick is not None:
            ends.append(row.quick.end(row.width))
        else:
            ends += [slot.start + len(slot.raw) for slot in row.slots or ()]
    return max(ends)


def _open(row: Row) -> bool:
    """Whether nothing is known of a row, although figures stand behind its label."""
    return row.quick is None and all(slot.value is None and slot.missing == "ambiguous" for slot in row.slots or ())


def _as_printed(lost: list[Mark], form: Form, *, merged: bool) -> list[list[Mark]]:
    """The lost rows, and the same with （六） as one row where all three of it are among them."""
    three = [mark for mark in lost if mark.key in form.merged_lines]
    if form.merged is None or len(three) < len(form.merged_lines):
        return [lost]
    one = Mark("group.other", "row", (), form.merged.paths, table=3)
    at = lost.index(three[0])
    rest = [mark for mark in lost if mark not in three]
    single = rest if merged else [*rest[:at], one, *rest[at:]]
    return [single, lost]


def _tokens(text: str, start: int, stop: int) -> list[_Token]:
    """The figures of a stretch; none where something in it looks like a figure and is no count."""
    if _COUNTS_NOTHING.search(text, start, stop):
        return []
    tokens, at = [], start
    for match in _TOKEN.finditer(text, start, stop):
        gap = text[at : match.start()]
        raw = match["figure"]
        tokens.append(
            _Token(
                Figure("number", raw, match.start(), 0, 0, 0, int(raw[:18])),
                match["point"] is not None,
                _WORDS.search(gap) is not None,
                gap.replace(" ", ""),
            )
        )
        at = match.end()
    return tokens


def _deal(tokens: Sequence[_Token], marks: Sequence[Mark], fits: Fits, *, own: bool) -> list[tuple[Figure, ...]] | None:
    """The figures of each row where there is one way only to deal them out; `own`: the first row's label was found."""
    needed = sum(len(mark.paths) for mark in marks)
    if not needed <= len(tokens) <= needed + len(marks):
        return None
    ways: list[list[tuple[Figure, ...]]] = []
    for way in _ways(tokens, 0, marks, fits, own=own):
        ways.append(way)
        if len(ways) == _MOST_WAYS:
            return None
    return ways[0] if ways else None


def _ways(
    tokens: Sequence[_Token], at: int, marks: Sequence[Mark], fits: Fits, *, own: bool
) -> Iterator[list[tuple[Figure, ...]]]:
    if not marks:
        if at == len(tokens):
            yield []
        return
    mark, width = marks[0], len(marks[0].paths)
    for number in (0, 1):
        part = tokens[at + number : at + number + width]
        if len(part) < width or not _is_row(part, fits):
            continue
        lead = tokens[at]
        if number and (own or lead.figure.raw != mark.number):
            continue
        if not number and lead.figure.raw == mark.number and not (own or lead.after_words):
            continue  # it may be the list number, which is all that is left of the label
        for rest in _ways(tokens, at + number + width, marks[1:], fits, own=False):
            yield [tuple(token.figure for token in part), *rest]


def _is_row(part: Sequence[_Token], fits: Fits) -> bool:
    """Figures that stand equally far apart, none of them a list number, and add up."""
    raws = [token.figure.raw for token in part]
    if any(token.pointed for token in part) or any(len(raw) > 1 and raw[0] in "0-" for raw in raws):
        return False
    inner = part[1:]
    if any(token.after_words for token in inner) or len({token.gap for token in inner}) > 1:
        return False
    return fits(tuple(map(int, raws)))


def _row(mark: Mark, part: tuple[Figure, ...], stop: int) -> Row:
    row = Row(mark, part[0].start, part[0].start, stop)
    row.slots = [slot_of(figure) for figure in part]
    row.region = Region(part, 0, 0, 0)
    return row
