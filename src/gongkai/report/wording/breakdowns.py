"""Totals in the text with their parts: 59条，其中……2条、……57条; 500余篇（国家40篇，省级76篇……); nested to any depth."""

from gongkai.intake.patterns import Pattern
from gongkai.report.wording.claims import Claim
from gongkai.report.wording.words import Words

_LEAD_IN = Pattern(
    r"[^，。；、（）\n\x1e0-9]{0,24}?[，：；]?(?:(?P<open>其中)|(?P<closed>分别(?:为|是)|具体为|具体是|包括|包含|含|即))[：，]?"
)
_NEW_DEED = Pattern(
    r"^(?:同时|另|并|还|此外|全年|共|累计|发布|制作|收到|办理|开展|回应|组织|举办|召开|答复|编制|推送|开设|解读|印发|受理|更新|处理|作出|制发|录入|转发|张贴|设置|办结|结转|浏览|阅读|关注|吸引)"
)
_UNFINISHED = Pattern(r"等(?!级)|主要|重点|大部分|之一|例如|如(?!下|实|期)|部分为")


_BRACKET = Pattern("[（）]")
_LEVEL_END = Pattern("[（）。！？\n\x1e]")
_REACH = 600


class Breakdown:
    """A total and the parts given for it. `bracketed`: the parts stand in brackets right after it; `open_ended`: the
    list says itself that it may be incomplete; `introduced`: by 其中, 分别为 …, or empty."""

    __slots__ = ("bracketed", "introduced", "labels", "open_ended", "parts", "total")

    def __init__(self, total: Claim, parts: list[Claim], *, bracketed: bool, introduced: str, open_ended: bool) -> None:
        self.total = total
        self.parts = parts
        self.bracketed = bracketed
        self.introduced = introduced
        self.open_ended = open_ended
        self.labels = [(part.before or part.after).removeprefix("其中") for part in parts]


def breakdowns_in(words: Words) -> list[Breakdown]:
    """Every total with at least two parts of the same counter."""
    claims, found = words.claims, list[Breakdown]()
    for index, total in enumerate(claims):
        later = claims[index + 1 : index + 30]
        broken = _bracketed(words, total, later) or _introduced(words, total, later)
        if broken is not None and len(broken.parts) > 1:
            found.append(broken)
    return found


def _bracketed(words: Words, total: Claim, later: list[Claim]) -> Breakdown | None:
    flat = words.flat
    if not flat.startswith("（", total.end):
        return None
    end = closing(flat, total.end)
    if end < 0:
        return None
    lead = flat[total.end + 1 : total.end + 6]
    introduced = next((word for word in ("其中", "含", "包括", "分别", "即") if lead.startswith(word)), "")
    parts = [c for c in later if c.start < end and c.counter == total.counter and _depth(flat, total.end, c.start) == 1]
    nested_sum = any("其中" in flat[total.end + 3 : part.start] for part in parts)
    if nested_sum:
        return None
    unfinished = bool(_UNFINISHED.search(flat, total.end, end))
    return Breakdown(total, parts, bracketed=True, introduced=introduced, open_ended=unfinished)


def _introduced(words: Words, total: Claim, later: list[Claim]) -> Breakdown | None:
    flat = words.flat
    lead = _LEAD_IN.match(flat, total.end)
    if lead is None:
        return None
    stop, first = _end_of_level(flat, total.end), lead.end()
    if "其中" in flat[first:stop]:
        return None
    parts: list[Claim] = []
    for claim in later:
        if claim.start >= stop:
            break
        if claim.start < first or _depth(flat, total.end, claim.start) != 0:
            continue
        if parts and (_NEW_DEED.match(claim.before) or _new_list(flat, parts, claim)):
            break
        if claim.counter == total.counter:
            parts.append(claim)
    if "其中" in flat[total.sentence[0] : total.start]:
        parts = _own_parts(total, parts)
    end = parts[-1].end if parts else first
    introduced = lead["open"] or lead["closed"]
    unfinished = bool(_UNFINISHED.search(flat, first, end + 2))
    return Breakdown(total, parts, bracketed=False, introduced=introduced, open_ended=unfinished)


def _own_parts(total: Claim, parts: list[Claim]) -> list[Claim]:
    """For a part with parts of its own, without brackets: the first ones that make it up, or none where none do."""
    fitting = (n for n in range(2, len(parts) + 1) if sum(part.low for part in parts[:n]) == total.low)
    return parts[: next(fitting, 0)]


def _new_list(flat: str, parts: list[Claim], claim: Claim) -> bool:
    """Whether another list begins: after words without a number, or a semicolon where commas separate the parts."""
    between = flat[parts[-1].end : claim.clause[0]].rpartition("）")[2]
    if between.strip("，、；及和与以"):
        return True
    separated = len(parts) > 1 and "；" in flat[parts[0].end : parts[1].start]
    return len(parts) > 1 and not separated and "；" in flat[parts[-1].end : claim.start]


def closing(flat: str, start: int) -> int:
    """Where the bracket opened at `start` closes; -1 where it does not within reach."""
    depth = 0
    for mark in _BRACKET.finditer(flat, start, start + _REACH):
        depth += 1 if mark[0] == "（" else -1
        if depth == 0:
            return mark.start()
    return -1


def _depth(flat: str, start: int, end: int) -> int:
    return flat.count("（", start, end) - flat.count("）", start, end)


def _end_of_level(flat: str, start: int) -> int:
    """The end of the sentence, or the bracket that closes around `start`."""
    depth = 0
    for mark in _LEVEL_END.finditer(flat, start, start + _REACH):
        if mark[0] == "（":
            depth += 1
        elif mark[0] == "）" and depth:
            depth -= 1
        else:
            return mark.start()
    return min(len(flat), start + _REACH)
