"""Figures under figures: which runs of a line are figures of a table without lines, and in which columns they stand."""

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from gongkai.intake.patterns import Pattern
from gongkai.intake.pdf.letters import LOST
from gongkai.intake.pdf.lines import Line
from gongkai.intake.pdf.page import Run

_MANY = 4
_FIGURE = Pattern(r"[-+]?\d[\d,]*(?:\.\d+)?|[/—－-]|无|\ufffd+")
_DIGIT = Pattern(r"\d")
_TOUCHING = 0.3
"""Of the size: words that follow this closely go on with the figure, which is none of a table then."""
_LEVEL = 0.3
"""Of the size: the middles of figures in one row are no farther apart; a number on two lines is half a line off."""
_ONE = 0.15
"""Of a figure's width: digits with less room between stand in one column."""

Heads = Mapping[str, set[float]]
"""The words of heads, each with the left edges where it stands."""


def is_figure(run: Run) -> bool:
    """Whether a run is a number, a stroke in its place, or what could not be made out."""
    return _FIGURE.fullmatch(run.text) is not None


def figures_on(line: Line) -> list[Run]:
    """The figures of a line that stand apart; empty where there is no number among them.

    The word for none makes no column: it stands in heads, too.
    """
    found = [run for run in line.runs if is_figure(run) and run.text != "无"]
    if not any(_DIGIT.search(run.text) for run in found):
        return []
    words = [run for run in line.runs if not is_figure(run)]
    return [run for run in found if not any(_follows(run, word) for word in words)]


def _follows(run: Run, word: Run) -> bool:
    level = abs(middle(run) - middle(word)) < 0.5 * run.size
    return level and -_TOUCHING * run.size < word.left - run.right < _TOUCHING * run.size


def abreast(figures: Iterable[Run]) -> int:
    """How many columns the figures of one line fill: those under one another count once."""
    return len(_bands([figures]))


def edges_of(rows: Sequence[Sequence[Run]]) -> list[float] | None:
    """Where the columns begin, from the left; None where figures do not stand under figures."""
    most = max(map(abreast, rows))
    bands = _bands(rows)
    if len(rows) >= _MANY and len(bands) > most:  # figures inside a label, say
        bands = [band for band in bands if band[2] > 1]
    if len(bands) < most or len(bands) > most + 1:
        return None
    gaps = [(one[1] + two[0]) / 2 for one, two in itertools.pairwise(bands)]
    size = rows[0][0].size
    widest = max(run.right - run.left for row in rows for run in row)
    return [bands[0][0] - max(0.6 * size, (widest - (bands[0][1] - bands[0][0])) / 2), *gaps]


def stand_in(edges: Sequence[float], rows: Iterable[Iterable[Run]]) -> bool:
    """Whether every figure stands in one of the columns that begin at `edges`, and no two of a row in one."""
    for row in rows:
        columns = [bisect_right(edges, run.left) for run in row]
        ends = [bisect_right(edges, run.right) for run in row]
        if columns != ends or len(set(columns)) < len(columns) or 0 in columns:
            return False
    return True


def _bands(rows: Iterable[Iterable[Run]]) -> list[tuple[float, float, int]]:
    """Left, right and number of figures of every stretch across the page where figures stand."""
    bands: list[tuple[float, float, int]] = []
    for run in sorted(run for row in rows for run in row):
        if bands and run.left <= bands[-1][1] + _ONE * (run.right - run.left) / len(run.text):
            left, right, count = bands[-1]
            bands[-1] = (left, max(right, run.right), count + 1)
        else:
            bands.append((run.left, run.right, 1))
    return bands


def level(runs: Iterable[Run]) -> list[Line]:
    """Lines of runs whose middles are at one height, from above; stricter than `lines_of`, which words need."""
    lines: list[Line] = []
    for run in sorted(runs, key=lambda run: (run.top + run.bottom, run.left)):
        if lines and middle(run) - middle(lines[-1].runs[0]) <= _LEVEL * run.size:
            lines[-1].runs.append(run)
        else:
            lines.append(Line([run], run.top, run.bottom))
    for line in lines:
        line.runs.sort()
        line.top, line.bottom = min(run.top for run in line.runs), max(run.bottom for run in line.runs)
    return lines


def middle(place: Run | Line) -> float:
    """Half way between top and bottom."""
    return (place.top + place.bottom) / 2


def unread(line: Line) -> Line:
    """A line with its figures unreadable: it cannot be told whose they are, or whether they are whole."""
    runs = [
        run._replace(text=LOST, first=-1) if is_figure(run) and _DIGIT.search(run.text) else run for run in line.runs
    ]
    return Line(runs, line.top, line.bottom)
