"""What every page repeats: its number, running heads and feet. None of it belongs to the report."""

from collections import defaultdict
from collections.abc import Sequence

from gongkai.intake.patterns import Pattern
from gongkai.intake.pdf.lines import Line
from gongkai.intake.pdf.page import Page

_BAND = 0.12
"""Of the page's height: heads and feet stand no farther from its edge."""
_MARK_BAND = 0.25
"""The same for page numbers between strokes or with words: wide margins put them far in."""
_SAME_HEIGHT = 4.0
_CLOSE = 0.5
"""Of the size: a page number keeps more room."""
_PAGE_NUMBER = Pattern(r"\d{1,4}|\d{1,4}\s*/\s*\d{1,4}")
_PAGE_MARK = Pattern(
    r"(?i)[\-—–－_·•~|]+\s*\d{1,4}\s*[\-—–－_·•~|]+|(?:第|page)\s*\d{1,4}\s*页?(?:\s*[/,，、]?\s*(?:共|of)\s*\d{1,4}\s*页?)?"
    r"|\d{1,4}\s*页?\s*[/,，]\s*共?\s*\d{1,4}\s*页"
)
_DIGITS = Pattern(r"\d+")
_WORDS = Pattern(r"[^\W\d_]{2}")
_FIGURES = Pattern(r"(?:^|\s)\d+(?:\s+\d+){2}")


def without_furniture(pages: Sequence[tuple[Page, list[Line]]]) -> list[list[Line]]:
    """The lines of each page without page numbers, running heads and running feet."""
    standing: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for page, lines in pages:
        for line in lines:
            if _in_band(page, line, _BAND):
                standing[_pattern(line)].append((page.number, _from_edge(page, line)))
    kept = []
    for page, lines in pages:
        kept.append([line for line in lines if not _is_furniture(page, line, lines, standing)])
    return kept


def is_page_number(text: str) -> bool:
    """Whether a line may be the number of its page, alone, with a count of pages or between strokes."""
    return bool(_PAGE_NUMBER.fullmatch(text) or _PAGE_MARK.fullmatch(text))


def _is_furniture(page: Page, line: Line, lines: Sequence[Line], standing: dict[str, list[tuple[int, float]]]) -> bool:
    text = line.text
    outermost = line is lines[0] or line is lines[-1]
    if outermost and _in_band(page, line, _MARK_BAND) and _PAGE_MARK.fullmatch(text):
        return True
    if not _in_band(page, line, _BAND):
        return False
    if outermost and _PAGE_NUMBER.fullmatch(text) and not _is_of_a_row(line, lines):
        return True
    if _FIGURES.search(text) or not _WORDS.search(text):
        return False
    height = _from_edge(page, line)
    others = {number for number, at in standing[_pattern(line)] if abs(at - height) <= _SAME_HEIGHT}
    return len(others - {page.number}) >= 1 and any(abs(number - page.number) <= 2 for number in others - {page.number})


def _is_of_a_row(line: Line, lines: Sequence[Line]) -> bool:
    """Whether digits stand so close to a row of figures that they are a piece of one, broken in a narrow column."""
    near = lines[1:2] if line is lines[0] else lines[-2:-1]
    return any(
        _FIGURES.search(row.text) and max(row.top - line.bottom, line.top - row.bottom) < _CLOSE * line.size
        for row in near
    )


def _in_band(page: Page, line: Line, band: float) -> bool:
    return line.bottom <= band * page.height or line.top >= (1 - band) * page.height


def _from_edge(page: Page, line: Line) -> float:
    return line.top if line.top < page.height / 2 else line.bottom - page.height


def _pattern(line: Line) -> str:
    return _DIGITS.sub("#", "".join(line.text.split()))
