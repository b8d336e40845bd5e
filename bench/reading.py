"""Reading and checking in a warm process, beside the floor of the kind: the cells and paragraphs merely taken out."""

from bench.figures import Figure
from bench.pages import pages, texts
from bench.readers.warm import medians

_FILES = 12
_ALIGNMENT, _RULES, _BOTH = 3.0, 2.0, 5.0


def figures() -> list[Figure]:
    """Text and HTML: floor, intake and alignment over it, rules, and the whole against 1.3 × floor + 5 ms.

    What is timed is what `gongkai check` does with a file; the hash that `read` keeps costs 0.5 ms for 180 KB.
    """
    found = []
    for name, kind, files in (("text", "text", texts(_FILES)), ("HTML 180 KB", "HTML", pages(_FILES))):
        bare, read, checked = medians(kind, files, ("floor", "read", "rules"))
        goal = 1.3 * bare + _BOTH
        found += [
            Figure(f"{name}: alignment, over 1.3 × floor", f"{read - 1.3 * bare:.2f} ms", f"{bare:.2f} ms",
                   f"≤ {_ALIGNMENT:.0f} ms", read - 1.3 * bare <= _ALIGNMENT),
            Figure(f"{name}: rules", f"{checked:.2f} ms", "–", f"≤ {_RULES:.0f} ms", checked <= _RULES),
            Figure(f"{name}: read + check", f"{read + checked:.2f} ms", f"{bare:.2f} ms",
                   f"≤ 1.3 × floor + 5 = {goal:.2f} ms", read + checked <= goal),
        ]  # fmt: skip
    return found
