"""Tables without lines: what stands in columns is parted by tabs, an empty place by one more."""

from collections.abc import Sequence

from gongkai.intake.pdf.lines import Line, in_a_row
from gongkai.intake.pdf.page import Run

_APART = 1.1
"""Of the size of the characters: a gap this wide parts two cells; blanks between words are narrower."""
_REACH = 40
"""Lines above and below in which the columns of a line are looked for."""
_LEAST_COLUMNS = 3


class Segment:
    """Runs of one line that stand together."""

    __slots__ = ("left", "right", "runs")

    def __init__(self, run: Run) -> None:
        self.runs = [run]
        self.left, self.right = run.left, run.right

    def add(self, run: Run) -> None:
        """Takes one more run in at the right."""
        self.runs.append(run)
        self.right = max(self.right, run.right)

    @property
    def text(self) -> str:
        """Its characters."""
        return in_a_row(self.runs)


def segments_of(line: Line) -> list[Segment]:
    """A line cut at its wide gaps."""
    found: list[Segment] = []
    for run in line.runs:
        if found and run.left - found[-1].right <= _APART * max(run.size, found[-1].runs[-1].size):
            found[-1].add(run)
        else:
            found.append(Segment(run))
    return found


def in_columns(lines: Sequence[Sequence[Segment]]) -> list[list[tuple[int, Segment]]]:
    """For each line its segments, each with the column it stands in.

    A line with fewer segments than its neighbours leaves columns out; which ones, a neighbour with more segments
    tells, with one of which each of its own is in line.
    """
    found = []
    for at, line in enumerate(lines):
        places = list(range(len(line)))
        if len(line) > 1:
            places = _places(line, at, lines) or places
        found.append(list(zip(places, line, strict=True)))
    return found


def _places(line: Sequence[Segment], at: int, lines: Sequence[Sequence[Segment]]) -> list[int] | None:
    near = range(max(0, at - _REACH), min(len(lines), at + _REACH + 1))
    fuller = [i for i in near if len(lines[i]) > max(len(line), _LEAST_COLUMNS - 1)]
    for i in sorted(fuller, key=lambda i: abs(i - at)):
        places = _aligned(line, lines[i])
        if places is not None:
            return places
    return None


def _aligned(line: Sequence[Segment], fuller: Sequence[Segment]) -> list[int] | None:
    places: list[int] = []
    for segment in line:
        over = [
            place
            for place, other in enumerate(fuller)
            if min(segment.right, other.right) - max(segment.left, other.left) > 0
        ]
        if len(over) != 1 or (places and over[0] <= places[-1]):
            return None
        places.append(over[0])
    return places
