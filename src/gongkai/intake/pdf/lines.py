"""Runs of characters become lines: those at one height, from left to right, with a blank where there is one."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from gongkai.intake.pdf.page import Run

_BLANK = 0.22
"""Of the size of the characters: a wider gap between two runs is a blank."""
_BLANK_WIDE = 0.62
"""The same between two wide characters: some fonts tell of them only how far their ink reaches."""
_APART = 0.9
"""A gap as wide as a character is told from a blank by a second one: figures on its sides are no one number."""
_STEP = 0.15
"""Of a digit's width: a wider gap parts two numbers, or the digits of one that was spaced out."""
_LEVEL = 0.3
"""Of the size: digits of one number stand at one height; heads at the side may bring two rows on one line."""
_WIDE = 0x2E00
"""From here on characters are as wide as they are high."""
_SAME = 0.5
"""Of the lower of two runs: so much of it must stand at the other's height to be on its line."""
_TWICE = 0.25
"""Of the size: the same characters this close to themselves are bold print, drawn twice."""


class Line:
    """Runs at one height, from left to right."""

    __slots__ = ("bottom", "runs", "top")

    def __init__(self, runs: list[Run], top: float, bottom: float) -> None:
        self.runs = runs
        self.top = top
        self.bottom = bottom

    @property
    def left(self) -> float:
        """Where the first run begins."""
        return self.runs[0].left

    @property
    def right(self) -> float:
        """Where the last run ends."""
        return max(run.right for run in self.runs)

    @property
    def size(self) -> float:
        """The height of its highest run."""
        return max(run.size for run in self.runs)

    @property
    def text(self) -> str:
        """Its characters, with a blank at every gap."""
        return in_a_row(self.runs)


def lines_of(runs: Iterable[Run]) -> list[Line]:
    """The lines of level runs from above; each line's runs from left to right."""
    lines: list[Line] = []
    for run in sorted(runs, key=lambda run: (run.top + run.bottom, run.left)):
        line = lines[-1] if lines else None
        if line is not None:
            shared = min(line.bottom, run.bottom) - max(line.top, run.top)
            if shared >= _SAME * min(line.bottom - line.top, run.bottom - run.top):
                line.runs.append(run)
                if run.size > 0.8 * (line.bottom - line.top):  # a small figure does not move its line
                    line.top, line.bottom = (line.top + run.top) / 2, (line.bottom + run.bottom) / 2
                continue
        lines.append(Line([run], run.top, run.bottom))
    for line in lines:
        line.runs = once(sorted(line.runs, key=lambda run: (run.left, run.right)))
    return lines


def with_whole_figures(line: Line) -> Line:
    """A line whose figures are one run each, also where every digit was drawn by itself."""
    runs: list[Run] = []
    size = line.size
    for run in line.runs:
        before = runs[-1] if runs else None
        if before is not None and _is_figure(before.text + run.text) and _is_one_number(before, run, size):
            runs[-1] = Run(before.left, min(before.top, run.top), run.right, max(before.bottom, run.bottom),
                               before.text + run.text)  # fmt: skip
            continue
        runs.append(run)
    line.runs = runs
    return line


def _is_one_number(before: Run, run: Run, size: float) -> bool:
    """Whether two figures follow one another without a gap, and neither stands under the other."""
    level = abs(before.top + before.bottom - run.top - run.bottom) <= 2 * _LEVEL * run.size
    return level and run.left > before.left and not _parted(before, run, size)


def _is_figure(text: str) -> bool:
    return text.strip("0123456789０１２３４５６７８９,.，．") == ""


def once(runs: list[Run]) -> list[Run]:
    """Without those drawn twice, a hair apart, to look bold or to throw a shadow."""
    kept: list[Run] = []
    for run in runs:
        near = _TWICE * run.size
        if not any(
            other.text == run.text and abs(other.left - run.left) < near and abs(other.top - run.top) < near
            for other in kept[-3:]
        ):
            kept.append(run)
    return kept


def in_a_row(runs: Sequence[Run]) -> str:
    """The characters of runs on one line, in order, with a blank at every gap."""
    if len(runs) == 1:
        return runs[0].text
    size = max(run.size for run in runs)
    parts = [runs[0].text]
    for before, run in pairwise(runs):
        if _parted(before, run, size):
            parts.append("  " if run.left - before.right > _APART * size else " ")
        parts.append(run.text)
    return "".join(parts)


def _parted(before: Run, run: Run, size: float) -> bool:
    """Whether a gap is a blank, and not just the space around narrow ink."""
    last, first = before.text[-1], run.text[0]
    gap = run.left - before.right
    if last.isdigit() and first.isdigit():
        return gap > _STEP * (before.right - before.left) / len(before.text)
    if ord(last) > _WIDE and ord(first) > _WIDE:
        return gap > _BLANK_WIDE * size
    return gap > _BLANK * size


def text_of(runs: Sequence[Run]) -> str:
    """What is written in a cell: lines from above, turned ones as they are read; broken words are joined again."""
    if len(runs) == 1:
        text = runs[0].text
        return text if text.isalnum() else _one_space(text)
    texts = []
    for turned in sorted({run.turned for run in runs}):
        lines = lines_of(levelled(run) for run in runs if run.turned == turned)
        texts.append(joined_lines([line.text for line in lines]))
    return _one_space(joined_lines(texts))


def joined_lines(texts: Sequence[str]) -> str:
    """Lines of one paragraph or cell as one; a blank only where two words or numbers would run together."""
    whole = ""
    for text in texts:
        if whole and text and _run_together(whole[-1], text[0]):
            whole += " "
        whole += text
    return whole


def _run_together(last: str, first: str) -> bool:
    """Whether two characters would make one word or number where there were two, or may have been."""
    return (last.isascii() and first.isascii() and last.isalnum() and first.isalnum()) or (
        last.isdigit() and first.isdigit()
    )


def _one_space(text: str) -> str:
    return text.replace("\t", " ").replace("\n", " ").strip()


def levelled(run: Run) -> Run:
    """A turned run with the coordinates it would have if the page were held so that it can be read."""
    left, top, right, bottom = run[:4]
    if run.turned == 90:
        return run._replace(left=-bottom, top=left, right=-top, bottom=right)
    if run.turned == 180:
        return run._replace(left=-right, top=-bottom, right=-left, bottom=-top)
    if run.turned == 270:
        return run._replace(left=top, top=-right, right=bottom, bottom=-left)
    return run
