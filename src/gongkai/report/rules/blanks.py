"""Runs of cells that hold no number: neighbours with the same reason are told together, for the mend is the same."""

from collections.abc import Iterable, Sequence

from gongkai.report.forms import Form
from gongkai.report.model import Missing, Report


def runs(report: Report, paths: Sequence[str], kinds: Iterable[Missing]) -> list[tuple[str, ...]]:
    """The contiguous stretches of `paths` (in printed order) whose cells are missing for one of the reasons `kinds`."""
    wanted = frozenset(kinds)
    if wanted.isdisjoint(report.missing.values()):
        return []
    found: list[tuple[str, ...]] = []
    run: list[str] = []
    for path in paths:
        if report.missing.get(path) in wanted:
            run.append(path)
        elif run:
            found.append(tuple(run))
            run = []
    if run:
        found.append(tuple(run))
    return found


def told(form: Form, run: Sequence[str]) -> str:
    """A run in words: `表三“（一）予以公开”·自然人`, or from its first cell to its last."""
    first, last = form.names[run[0]], form.names[run[-1]]
    return first if len(run) == 1 else f"从{first}到{last}共{len(run)}格"
