"""Numbers in the text that speak of what table 2 counts: documents issued, repealed, in force, decisions, fees."""

from gongkai.intake.patterns import Pattern
from gongkai.report.wording.claims import Claim
from gongkai.report.wording.words import Words


class Thing:
    """Something table 2 counts: its noun, the verb of being counted, its cells in either form, the exact words."""

    __slots__ = ("exact", "name", "noun", "paths", "verb")

    def __init__(self, name: str, noun: Pattern, verb: Pattern, paths: tuple[str, ...], exact: Pattern) -> None:
        self.name = name
        self.noun = noun
        self.verb = verb
        self.paths = paths
        self.exact = exact


_ISSUED = Pattern(r"制发|制定|印发|出台|新制作|下发")
_DECIDED = Pattern(r"作出|做出|办理|处理|办结|实施|下达")
THINGS = (
    Thing(
        "规章·本年制发件数",
        Pattern(r"(?<!部门)规章(?!制度)(?:文件)?", "规章"),
        _ISSUED,
        ("active.rules.issued", "active.rules.made"),
        Pattern(r"制发|制定"),
    ),
    Thing(
        "行政规范性文件·本年制发件数",
        Pattern(r"(?:行政)?规范性文件", "规范性文件"),
        _ISSUED,
        ("active.normative_documents.issued", "active.normative_documents.made"),
        Pattern(r"(?:制发|制定|印发)[^，。；、]{0,6}行政规范性文件|行政规范性文件[^，。；、]{0,4}制发"),
    ),
    Thing(
        "行政许可",
        Pattern(r"行政许可(?:决定|事项)?", "行政许可"),
        _DECIDED,
        ("active.licences", "active.licences.decisions"),
        Pattern(r"[作做]出[^，。；]{0,6}行政许可决定"),
    ),
    Thing(
        "行政处罚",
        Pattern(r"行政处罚(?:决定|案件)?", "行政处罚"),
        _DECIDED,
        ("active.penalties", "active.penalties.decisions"),
        Pattern(r"[作做]出[^。；]{0,24}行政处罚决定"),
    ),
    Thing(
        "行政强制",
        Pattern(r"行政强制(?:措施|执行|决定)?", "行政强制"),
        _DECIDED,
        ("active.compulsory_measures", "active.compulsory_measures.decisions"),
        Pattern(r"[作做]出[^。；]{0,30}行政强制(?:措施|执行)?决定"),
    ),
)
_PUBLISHED = Pattern(
    r"公开|公示|发布|录入|归集|公布|上传|报送|清理|审查|审核|备案|解读|现行|有效|废止|修改|修订|失效|评估|撤销|梳理|目录|事项清单|下放|受理|承接|代办|其中"
)
_COUNTERS = frozenset(("件", "份", "个", "项", "起", "宗", "例", "条", "部"))
_BETWEEN = Pattern(r"^(?:决定|案件|事项|文件)?[共总合计达为有约逾近：]{0,4}$")


def claims_about(words: Words, thing: Thing) -> list[Claim]:
    """The numbers whose object is this thing and whose verb makes it count; publishing it does not."""
    if "table two" not in words.kept:
        words.kept["table two"] = _sorted_out(words)
    found: dict[str, list[Claim]] = words.kept["table two"]
    return found.get(thing.name, [])


def _sorted_out(words: Words) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    things = [thing for thing in THINGS if thing.noun.words[0] in words.flat]
    for claim in words.claims:
        if claim.counter not in _COUNTERS or claim.section not in (1, 6):
            continue
        clause = claim.before + claim.after
        for thing in things:
            if thing.noun.words[0] in clause and _is_about(words, thing, claim) and claim.of_own_year:
                found.setdefault(thing.name, []).append(claim)
    return found


def _is_about(words: Words, thing: Thing, claim: Claim) -> bool:
    own = claim.before + claim.after
    if not _object_of(thing, claim) or _PUBLISHED.search(own):
        return False
    if thing.verb.search(own):
        return True
    low = claim.clause[0]
    if low <= claim.sentence[0]:
        return False
    previous = words.flat[words.stretch(low - 1, low - 1, "，。；\n")[0] : low]
    return bool(thing.verb.search(previous)) and not _PUBLISHED.search(previous)


def _object_of(thing: Thing, claim: Claim) -> bool:
    nouns = list(thing.noun.finditer(claim.before))
    if nouns:
        between = claim.before[nouns[-1].end() :]
        if _BETWEEN.match(between) or thing.verb.match(between):
            return True
    return bool(thing.noun.match(claim.after))
