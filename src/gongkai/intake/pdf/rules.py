"""Drawn lines put in order: pieces of one line joined, lines that touch gathered into the frames of tables."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
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
_MOST_LINES = 3000


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


def frames_of(drawn: Drawn, *, fields: bool = True) -> list[Frame]:
    """The frames on a page from above; coloured fields count as frames of their own where lines are missing."""
    across, down = joined(drawn.across), joined(drawn.down)
    if fields and drawn.fills:
        tiles = _tiles(drawn.fills)
        if tiles:
            across = joined([*across, *(Rule(y, f.left, f.right) for f in tiles for y in (f.top, f.bottom))])
            down = joined([*down, *(Rule(x, f.top, f.bottom) for f in tiles for x in (f.left, f.right))])
    if len(across) > _MOST_LINES or len(down) > _MOST_LINES:
        return []
    frames = [_frame(*group) for group in _touching(across, down)]
    return sorted((frame for frame in frames if frame is not None), key=lambda frame: (frame.top, frame.left))


def _tiles(fills: Sequence[Fill]) -> list[Fill]:
    """Fields that lie edge to edge like cells; a field behind others, or alone, frames nothing."""
    kept = [f for f in fills if not any(_holds(f, other) for other in fills)]
    corners = {(round(f.left / NEAR), round(f.right / NEAR)) for f in kept}
    rows = {(round(f.top / NEAR), round(f.bottom / NEAR)) for f in kept}
    return kept if len(kept) >= 6 and len(corners) >= 2 and len(rows) >= 2 and len(kept) <= _MOST_LINES else []


def _holds(outer: Fill, inner: Fill) -> bool:
    if (outer.right - outer.left) * (outer.bottom - outer.top) <= 1.5 * (inner.right - inner.left) * (
        inner.bottom - inner.top
    ):
        return False
    return (
        outer.left - 1 <= inner.left
        and inner.right <= outer.right + 1
        and outer.top - 1 <= inner.top
        and inner.bottom <= outer.bottom + 1
    )


def joined(rules: Iterable[Rule]) -> list[Rule]:
    """Lines out of their pieces: dashes, pieces drawn for each cell, doubled lines.

    >>> joined([Rule(10, 0, 5), Rule(10.4, 5, 20), Rule(40, 0, 3)])
    [Rule(at=10, start=0, end=20)]
    """
    found: list[Rule] = []
    group: list[Rule] = []
    for rule in sorted(rules):
        if group and rule.at - group[0].at > NEAR:
            found += _pieces(group)
            group = []
        group.append(rule)
    return [rule for rule in found + _pieces(group) if rule.end - rule.start >= _LEAST]


def _pieces(group: list[Rule]) -> list[Rule]:
    found: list[Rule] = []
    for rule in sorted(group, key=lambda rule: rule.start):
        if found and rule.start - found[-1].end <= _GAP:
            if rule.end > found[-1].end:
                found[-1] = found[-1]._replace(end=rule.end)
        else:
            found.append(rule)
    return found


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
