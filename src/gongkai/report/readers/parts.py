"""Several reports in one file: where one ends and the next begins."""

from itertools import pairwise

from gongkai.intake.patterns import Pattern

_ROW = Pattern(r"本\s*年\s*新\s*收\s*政\s*府\s*信\s*息\s*公\s*开\s*申\s*请\s*数\s*量")
_LAST = Pattern(r"结\s*转\s*下\s*年\s*度\s*继\s*续\s*办\s*理")
_TITLE = Pattern(r"(?m)^[^\n。]{0,60}(?:公开|工作|年度)[^\n。]{0,12}(?:报告|年报)[^\n。]{0,6}$")
_FIRST = Pattern(r"(?m)^[\s|#*]*一[、.]?\s*(?:[^\n]{0,8}总体情况|概述|工作情况)[\s|#*]*$")


def parts_of(text: str) -> list[tuple[int, int]]:
    """The stretches of the single reports in a stream (plain text); one stretch where there is one report or none.

    Two reports are told by two of the row that every form has, with the last row of table 3 between them.
    """
    rows = [match.start() for match in _ROW.finditer(text)]
    starts = rows[:1]
    for row in rows[1:]:
        if _LAST.search(text, starts[-1], row):
            starts.append(row)
    if len(starts) < 2:
        return [(0, len(text))]
    cuts = [0]
    for before, after in pairwise(starts):
        last = _LAST.search(text, before, after)
        begin = last.end() if last else before
        cuts.append(_border(text, begin, after))
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))


def _border(text: str, begin: int, end: int) -> int:
    """Where the next report begins: at its title, else at its first section."""
    firsts = list(_FIRST.finditer(text, begin, end))
    upto = firsts[0].start() if firsts else end
    titles = list(_TITLE.finditer(text, begin, upto))
    if titles:
        title = titles[-1].start()
        above = text.rfind("\n\n", begin, title)
        line = text[above:title].strip() if above >= 0 else ""
        return above if above >= 0 and 0 < len(line) < 40 and "。" not in line else title
    return upto if firsts else end
