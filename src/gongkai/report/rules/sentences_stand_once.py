"""No passage is said twice: repetition is the commonest trace of text pasted together.

国办公开办函〔2021〕30号: copied or perfunctory reports (内容雷同、敷衍塞责) are to be answered for.
"""

from gongkai.report.rules.authority import FORM
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import Finding
from gongkai.report.rules.rule import Answer, Example, Rule
from gongkai.report.wording import Pattern

_PASSAGE = Pattern(r"[^，。；：！？\n\x1e]{10,}")
_SMALL_WORDS = Pattern(r"^[一二三四五六七八九十][是要]|进一步|之间|[的与和及、“”（）]")
_LEAST = 9
_MOST_FINDINGS = 3
_TITLES_AND_NUMBERS = Pattern(r"[《0-9]|[一二三四五六七八九十]是.{0,4}$")


def check(case: Case) -> Answer:
    """Passages between two commas are compared without small words; titles and numbers may well come twice."""
    words, seen = case.words, dict[str, tuple[int, int]]()
    found: list[Finding] = []
    for match in _PASSAGE.finditer(words.flat):
        if words.section_at(match.start()) not in (1, 5, 6) or _TITLES_AND_NUMBERS.search(match[0]):
            continue
        key = _SMALL_WORDS.sub("", match[0])
        if len(key) < _LEAST:
            continue
        if key not in seen:
            seen[key] = match.span()
        elif len(found) < _MOST_FINDINGS:
            found.append(_repeated(case, seen[key], match.span()))
    return found


def _repeated(case: Case, first: tuple[int, int], second: tuple[int, int]) -> Finding:
    words = case.words
    again, once = words.quote(*second), words.quote(*first)
    same = "同样的话" if again == once else f"几乎同样的话“{once}”"
    return RULE.finding(
        f"“{again}”在前文已经有{same}，重复的内容不增加情况。",
        "保留一处；核对是不是粘贴时重复了。",
        section=words.section_at(second[0]),
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
