"""An activity that section five finds wanting was told in section one.

国办公开办函〔2021〕30号: the parts of a report must agree.
"""

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import WHOLE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule

_CRITICISED = Pattern(
    r"(?:举办|开展|组织|召开|举行|实施)(?:过|了)?(?:的)?[^，。；、]{0,6}?(?P<activity>政府开放日|政务开放日|开放日|新闻发布会|在线访谈|民意征集|意见征集|网络问政|听证会|政策吹风会|政策宣讲)"
    r"(?P<fault>[^，。；]{0,16}?(?:单一|不够|不强|不高|简单|欠缺|有待|不丰富|不深|流于形式|效果不))"
)
_TOO_FEW = Pattern(r"未|没有|较少|偏少|不多|次数|频次|频率|尚未|不够多|少$")
_JUST_BEFORE = 4
"""Characters before the verb in which it is denied: 没有, 尚未."""
_KEYS = ("开放日", "发布会", "访谈", "征集", "问政", "听证", "吹风", "宣讲")


def check(case: Case) -> Answer:
    """That an activity was held too seldom, or not at all, is no contradiction."""
    words = case.words
    found: list[Finding] = []
    named = False
    for part in words.parts_of(5):
        for match in _CRITICISED.finditer(words.flat, part.start, part.end):
            if _TOO_FEW.search(words.flat, max(part.start, match.start() - _JUST_BEFORE), match.end()):
                continue
            named = True
            key = next(key for key in _KEYS if key in match["activity"])
            if key not in words.text(1, 6):
                found.append(_finding(case, match.start(), match.end(), match["activity"]))
    return found if found or named else NOT_APPLICABLE


def _finding(case: Case, start: int, end: int, activity: str) -> Finding:
    quote = case.words.clause(start, end)
    return RULE.finding(
        f"第五部分说“{quote}”，第一部分却没有写过举办{activity}。",
        "本年举办过的，在第一部分写明次数和内容；没有举办过的，改写这个问题。",
        section=5,
        quote=quote,
        found=activity,
        expected="第一部分写明",
    )


RULE = Rule(
    code="X-18",
    sentence="第五部分检讨的活动，第一部分有记载",
    level="warning",
    cite=WHOLE,
    check=check,
    good=Example(sections={5: "2023年指出的问题已经解决。存在的问题是没有举办过政府开放日。将在2025年举办1次。"}),
    bad=Example(sections={5: "2023年指出的问题已经解决。存在的问题是举办的政府开放日的形式单一。将丰富内容。"}),
    basis="I",
)
RULES = (RULE,)
