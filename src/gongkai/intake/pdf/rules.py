"""Drawn lines put in order: pieces of one line joined, lines that touch gathered into the frames of tables."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from gongkai.intake.pdf.strokes import Drawn, Fill, Rule

NEAR = 3.2
"""Points: two lines this close are one (double lines), and two ends this close meet."""
_GAP = 4.5
"""Points: dashes and pieces this far apart are one line."""
_LEAST = 6.0
"""Points: a shorter line parts nothing."""
_OPEN = 5.0
"""Points by which lines must stick out beyond the last line across them for an edge to be missing."""
MOST_LINES = 3000


class Frame(NamedTuple):
    """The lines of one table on one page, and where they end."""

    across: list[Rule]
    down: list[Rule]
    left: float
    top: float
    right: float
    bottom: float
    open_top: bool = False
    open_bottom: bool = False
    """Whether a page break left the edge open."""


def frames_of(drawn: Drawn) -> list[Frame]:
    """The frames of the lines on a page from above."""
    across, down = joined(drawn.across), joined(drawn.down)
    if len(across) > MOST_LINES or len(down) > MOST_LINES:
        return []
    groups = _touching(across, down)
    alone = [rule for level, upright in groups if not level for rule in upright]
    frames = [_with_sides(frame, alone) for frame in (_frame(*group) for group in groups) if frame is not None]
    return sorted(frames, key=lambda frame: (frame.top, frame.left))


def sides_of(fields: Iterable[Fill], drawn: Drawn) -> Drawn:
    """The lines on a page, and the sides of coloured fields as lines among them."""
    lines = Drawn()
    lines.across = [*joined(drawn.across), *(Rule(y, f.left, f.right) for f in fields for y in (f.top, f.bottom))]
    lines.down = [*joined(drawn.down), *(Rule(x, f.top, f.bottom) for f in fields for x in (f.left, f.right))]
    return lines


def joined(rules: Iterable[Rule]) -> list[Rule]:
    """Lines out of their pieces: dashes, pieces drawn for each cell, doubled lines.

    >>> joined([Rule(10, 0, 5), Rule(10.4, 5, 20), Rule(40, 0, 3)])
    [Rule(at=10, start=0, end=20)]
    """
    groups: list[list[Rule]] = []
    group: list[Rule] = []
    for rule in sorted(rules):
        if not group or rule.at - group[0].at > NEAR:
            group = []
            groups.append(group)
        group.append(rule)
    return [piece for group in groups for piece in _pieces(group) if piece.end - piece.start >= _LEAST]


def _pieces(group: list[Rule]) -> list[Rule]:
    found: list[Rule] = []
    ordered = sorted(group, key=itemgetter(1))
    at, first, last = ordered[0]
    for rule in ordered:
        _, start, end = rule
        if start - last > _GAP:
            found.append(Rule(at, first, last))
            at, first, last = rule
        elif end > last:
            last = end
    return [*found, Rule(at, first, last)]


def _touching(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of lines that meet, directly or through others."""
    root = list(range(len(across) + len(down)))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    heights = [rule.at for rule in across]
    for j, upright in enumerate(down, len(across)):
        for i in range(bisect_left(heights, upright.start - NEAR), len(across)):
            level = across[i]
            if level.at > upright.end + NEAR:
                break
            if level.start - NEAR <= upright.at <= level.end + NEAR:
                root[find(i)] = find(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate([*across, *down]):
        groups.setdefault(find(i), ([], []))[i >= len(across)].append(rule)
    return list(groups.values())


def _with_sides(frame: Frame, alone: Sequence[Rule]) -> Frame:
    """A frame that a page break left open, with the lines beside it that run as far: a head at the side that goes on
    over a whole page has none across it there."""
    if not (frame.open_top or frame.open_bottom):
        return frame
    beside = [
        rule
        for rule in alone
        if rule.at < frame.left and max(abs(rule.start - frame.top), abs(rule.end - frame.bottom)) <= _OPEN
    ]
    left = min((rule.at for rule in beside), default=frame.left)
    return frame._replace(down=[*frame.down, *beside], left=left) if beside else frame


def _frame(across: list[Rule], down: list[Rule]) -> Frame | None:
    """A frame with its open edges closed; None where too few lines meet to part anything."""
    if len(across) + len(down) < 3 or not across or not down:
        return None
    top, bottom = min(rule.at for rule in across), max(rule.at for rule in across)
    left, right = min(rule.at for rule in down), max(rule.at for rule in down)
    highest, lowest = min(rule.start for rule in down), max(rule.end for rule in down)
    first, last = min(rule.start for rule in across), max(rule.end for rule in across)
    open_top, open_bottom = top - highest > _OPEN, lowest - bottom > _OPEN
    top, bottom = highest if open_top else top, lowest if open_bottom else bottom
    if left - first > _OPEN:
        left = first
        down = [*down, Rule(first, top, bottom)]
    if last - right > _OPEN:
        right = last
        down = [*down, Rule(last, top, bottom)]
    if right - left <= 2 * _LEAST or bottom - top <= _LEAST:
        return None
    return Frame(across, down, left, top, right, bottom, open_top, open_bottom)
