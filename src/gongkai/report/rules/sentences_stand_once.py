"""No passage is said twice: repetition is the commonest trace of text pasted together.

国办公开办函〔2021〕30号: copied or perfunctory reports (内容雷同、敷衍塞责) are to be answered for.
"""

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import FORM
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import Finding
from gongkai.report.rules.rule import Answer, Example, Rule

_PASSAGE = Pattern(r"[^，。；：！？\n\x1e]+")
_SMALL_WORDS = str.maketrans("", "", "的与和及、“”（）")
_LEADS = ("进一步", "一是", "二是", "三是", "四是", "五是", "六是", "一要", "二要", "三要")
_LEAST = 9
_MOST_FINDINGS = 3
_TAIL = 3
"""Passages are compared where they end alike."""
_TITLES_AND_NUMBERS = Pattern(r"[《0-9]|[一二三四五六七八九十]是.{0,4}$")


def check(case: Case) -> Answer:
    """Passages between two commas are compared without small words; titles and numbers may well come twice."""
    words, found = case.words, list[Finding]()
    earlier: dict[str, list[str]] = {}
    for passage in _PASSAGE.findall(words.text(1, 5, 6)):
        if len(passage) < _LEAST:
            continue
        alike = earlier.get(passage[-_TAIL:])
        if alike is None:
            earlier[passage[-_TAIL:]] = [passage]
            continue
        first = _said_before(passage, alike)
        if first is not None:
            found.append(_repeated(case, first, passage))
            if len(found) == _MOST_FINDINGS:
                break
        alike.append(passage)
    return found


def _said_before(passage: str, earlier: list[str]) -> str | None:
    """The earlier passage that says the same, among those with the same ending."""
    key = _key(passage)
    if len(key) < _LEAST or _TITLES_AND_NUMBERS.search(passage):
        return None
    return next((other for other in earlier if _key(other) == key), None)


def _key(passage: str) -> str:
    """A passage without the words that change nothing."""
    for lead in _LEADS:
        passage = passage.removeprefix(lead)
    return passage.replace("进一步", "").replace("之间", "").translate(_SMALL_WORDS)


def _repeated(case: Case, first: str, second: str) -> Finding:
    words = case.words
    at = words.flat.find(first)
    once = words.quote(at, at + len(first))
    start = words.flat.find(second, at + len(first))
    again = words.quote(start, start + len(second))
    same = "同样的话" if again == once else f"几乎同样的话“{once}”"
    return RULE.finding(
        f"“{again}”在前文已经有{same}，重复的内容不增加情况。",
        "保留一处；核对是不是粘贴时重复了。",
        section=words.section_at(start),
        quote=again,
        found=again,
        expected="只说一次",
    )


RULE = Rule(
    code="S-09",
    sentence="同一句话不重复出现",
    level="hint",
    cite=f"{FORM}，防止内容雷同、敷衍塞责的要求",
    check=check,
    good=Example(),
    bad=Example(
        sections={
            5: "存在的主要问题：公示栏更新不够及时。改进措施：一是定期开展监督检查并通报结果；"
            "二是定期开展监督检查并通报结果。2023年指出的问题已经解决。"
        }
    ),
)
RULES = (RULE,)
