"""Lines outside tables become paragraphs: what a margin broke is joined, what stands in columns is not."""

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongkai.intake.patterns import Pattern
from gongkai.intake.pdf.columns import Segment, in_columns, segments_of
from gongkai.intake.pdf.lines import Line, joined_lines
from gongkai.intake.pdf.page import Page
from gongkai.intake.places import Box

_FULL = 1.9
"""Of the size: a line that ends this close to the right margin was broken there."""
_LEAST_FULL = 3
"""So many lines must end there to show a right margin; otherwise it is taken to be as wide as the left one."""
_INDENT = 0.7
"""Of the size: a line that begins this far inside the left margin begins a paragraph."""
_LOOSE = 1.45
"""A gap between lines this many times the usual one parts paragraphs."""
_LARGE = 1.15
"""Times the size of the text: a title is larger."""
_CENTRED = 1.0
"""Of the size: the lines of a title have one middle, that of the page."""
_NEAR = 0.9
"""Of the size: between the lines of a title there is no more room."""
_MARGIN = 0.15
"""Of the page's width: the last line of a title leaves as much at its left."""
_NO_TITLE = Pattern(r"\s*[（(〔【\[《]|\s*\d{4}\s*年\s*\d{1,2}\s*月|\s*[一二三四五六七八九十]{1,3}\s*、")
_BEGINS = Pattern(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[)）、]|[（(]\d{1,2}[)）]|第[一二三四五六七八九十]{1,2}[章条部])"
)


class Stretch(NamedTuple):
    """Text of the stream that stands in one place: `text` holds no line break."""

    text: str
    page: int
    box: Box


class _Margins(NamedTuple):
    left: float
    right: float
    pitch: float


def paragraphs(pages: Sequence[tuple[Page, Sequence[Line]]]) -> Iterator[list[Stretch]]:
    """The paragraphs and rows on lines that follow one another, over page breaks; each as its stretches."""
    flat = [(page, line) for page, lines in pages for line in lines]
    segments = [segments_of(line) for _, line in flat]
    margins = {page.number: _margins(page, lines) for page, lines in pages}
    placed = in_columns(segments)
    body = _body_size([line for _, line in flat])
    open_one: list[Stretch] = []
    for i, (page, line) in enumerate(flat):
        if len(segments[i]) > 1:
            if open_one:
                yield open_one
                open_one = []
            yield _row(page, placed[i])
            continue
        here = Stretch(line.text, page.number, (line.left, line.top, line.right, line.bottom))
        if open_one and not (
            _continues(flat[i - 1], (page, line), margins) or _is_one_title(flat[i - 1], (page, line), body)
        ):
            yield open_one
            open_one = []
        open_one = [*open_one, here]
    if open_one:
        yield open_one


def _row(page: Page, placed: Sequence[tuple[int, Segment]]) -> list[Stretch]:
    """A row of columns: tabs stand at the head of each stretch but the first."""
    found: list[Stretch] = []
    before = 0
    for column, segment in placed:
        top, bottom = min(run.top for run in segment.runs), max(run.bottom for run in segment.runs)
        box = (segment.left, top, segment.right, bottom)
        found.append(Stretch("\t" * (column - before) + segment.text, page.number, box))
        before = column
    return found


def _margins(page: Page, lines: Sequence[Line]) -> _Margins:
    prose = [line for line in lines if line.right - line.left > 0.5 * page.width]
    among = prose or list(lines)
    if not among:
        return _Margins(0.0, page.width, 0.0)
    gaps = sorted(
        two.top - one.top for one, two in itertools.pairwise(lines) if 0.6 * one.size < two.top - one.top < 4 * one.size
    )
    pitch = gaps[len(gaps) // 4] if gaps else 0.0
    left, right = min(line.left for line in among), max(line.right for line in among)
    if sum(right - line.right <= _FULL * line.size for line in among) < _LEAST_FULL:
        right = max(right, page.width - left)
    return _Margins(left, right, pitch)


def _continues(before: tuple[Page, Line], now: tuple[Page, Line], margins: dict[int, _Margins]) -> bool:
    """Whether the line before was broken at the right margin and this one goes on at the left one."""
    (page, above), (next_page, line) = before, now
    here, there = margins[page.number], margins[next_page.number]
    if above.right < here.right - _FULL * above.size or abs(above.size - line.size) > 0.25 * line.size:
        return False
    if line.left > there.left + _INDENT * line.size or here.right - here.left < 0.4 * page.width:
        return False
    if above.left > here.left + 3 * above.size:  # a heading in the middle
        return False
    if page is next_page and here.pitch and line.top - above.top > _LOOSE * here.pitch:
        return False
    return not (_BEGINS.match(line.text) and above.text[-1:] in "。；：")


def _body_size(lines: Sequence[Line]) -> float:
    """The size in which most of the text is set."""
    sizes = sorted((line.size, sum(len(run.text) for run in line.runs)) for line in lines)
    half = sum(count for _, count in sizes) / 2
    for size, count in sizes:
        half -= count
        if half <= 0:
            return size
    return 0.0


def _is_one_title(before: tuple[Page, Line], now: tuple[Page, Line], body: float) -> bool:
    """Whether two lines in the middle of a page are one title: as large as each other, and larger than the text."""
    (page, above), (next_page, line) = before, now
    size = line.size
    if page is not next_page or min(size, above.size) < _LARGE * body or abs(above.size - size) > 0.1 * size:
        return False
    centred = max(abs(above.left + above.right - line.left - line.right), abs(line.left + line.right - page.width)) / 2
    near = line.top - above.bottom <= _NEAR * size and centred <= _CENTRED * size
    return near and line.left > _MARGIN * page.width and not _NO_TITLE.match(line.text)


def text_of(stretches: Sequence[Stretch]) -> str:
    """A paragraph's or row's text."""
    if any(stretch.text[:1] == "\t" for stretch in stretches):
        return "".join(stretch.text for stretch in stretches)
    return joined_lines([stretch.text for stretch in stretches])
