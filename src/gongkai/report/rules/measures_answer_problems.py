"""Section five names problems, and its measures answer them one by one.

国办公开办函〔2021〕30号, section five: 存在的主要问题及改进情况.
"""

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import OUTLINE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule
from gongkai.report.wording import Words
from gongkai.report.wording.lists import NumberedList, item_text

_PROBLEM = Pattern(r"问题|不足|差距|欠缺|有待|短板|不够|薄弱|困难|不强|不高|滞后|不到位|不及时|单一")
_OF_PROBLEMS = Pattern(r"问题|不足|差距|欠缺|短板|薄弱|表现|困难")
_OF_MEASURES = Pattern(
    r"措施|下一步|下步|将[着重进从继]|改进|整改|做好|做法|针对|打算|今后|努力|明年|来年|[0-9]{4}年，?[^，。]{0,6}将"
)
_MEASURE = Pattern(
    r"^(?:我[镇乡局委办县区市]|我们|本[镇乡局]|下一步|今后|因此)?[，]?(?:将|要)?(?:组织|及时|加强|进一步|积极|切实|加大|强化|定期|认真)"
)
_LACK = Pattern(r"不|未|有待|缺|需|难|少|低|弱|欠|滞后|有限|差|薄|单一|存在|没有|仍|还")
_LEAST = 20


def check(case: Case) -> Answer:
    """All of it is for the officer to weigh, so nothing here is more than a hint."""
    words, text = case.words, case.words.text(5)
    if case.form is None or len(text) < _LEAST or case.report.form == "blank-form":
        return NOT_APPLICABLE
    if not _PROBLEM.search(text):
        return [
            _hint("第五部分没有写出任何问题。", "写明本年度存在的主要问题，再写改进措施。", expected="存在的主要问题")
        ]
    lists = [numbered for numbered in words.lists if numbered.section == 5 and numbered.kind == "是"]
    measures = next((one for one in reversed(lists) if _heads(words, one, _OF_MEASURES)), None)
    earlier = lists[: lists.index(measures)] if measures else lists
    problems = next((one for one in reversed(earlier) if _heads(words, one, _OF_PROBLEMS) or one is lists[0]), None)
    found: list[Finding] = []
    if problems is not None:
        found += _ending_in_measures(words, problems)
        if measures is not None and len(measures.items) != len(problems.items):
            found.append(_uneven(words, problems, measures))
    elif measures is not None:
        found += _unasked_explaining(words, measures)
    return found


def _heads(words: Words, numbered: NumberedList, pattern: Pattern) -> bool:
    """Whether the words that lead to a list are of this kind."""
    part = words.part_at(numbered.start)
    low = words.flat.rfind("。", part.start, numbered.start - 1)
    return bool(
        pattern.search(
            words.flat, max(part.start, low if low > numbered.start - 60 else numbered.start - 60), numbered.start
        )
    )


def _ending_in_measures(words: Words, problems: NumberedList) -> list[Finding]:
    found: list[Finding] = []
    for index in range(len(problems.items)):
        start, end = item_text(words, problems, index)
        sentence_end = words.flat.find("。", start, end)
        end = sentence_end if sentence_end >= 0 else end
        clauses = words.flat[start:end].strip("；").split("，")
        if len(clauses) > 1 and _MEASURE.search(clauses[-1]) and not _LACK.search(clauses[-1]):
            length = len(words.flat[start:end].rstrip("；")) - len(clauses[-1])
            quote = words.quote(start + length, start + length + len(clauses[-1]))
            number = words.quote(problems.items[index].start, start)
            message = f"问题“{number}”以措施结尾：“{quote}”说的是要怎么做，不是问题。"
            found.append(_hint(message, "把这一句移到改进措施里，或改成问题的说法。", quote=quote, found=quote))
    return found


def _uneven(words: Words, problems: NumberedList, measures: NumberedList) -> Finding:
    asked, answered = len(problems.items), len(measures.items)
    if answered > asked:
        start, end = measures.items[asked].start, item_text(words, measures, asked)[1]
        message = f"列了{asked}个问题、{answered}条措施，从第{asked + 1}条起的措施没有对应的问题。"
    else:
        start, end = problems.items[answered].start, item_text(words, problems, answered)[1]
        message = f"列了{asked}个问题，只有{answered}条措施，从第{answered + 1}个起的问题没有对应的措施。"
    quote = words.quote(start, min(end, words.stretch(start, start, "，。；\n")[1]))
    return _hint(
        message,
        "逐条对应：每个问题有措施，每条措施答一个问题。",
        quote=quote,
        found=f"{answered}条",
        expected=f"{asked}条",
    )


def _unasked_explaining(words: Words, measures: NumberedList) -> list[Finding]:
    """Measures on policy explanation where no problem speaks of it: the commonest stray measure."""
    part = words.part_at(measures.start)
    if "解读" in words.flat[part.start : measures.start]:
        return []
    for index in range(len(measures.items)):
        start, end = item_text(words, measures, index)
        if "解读" in words.flat[start:end]:
            quote = words.quote(measures.items[index].start, words.stretch(start, start, "，。；\n")[1])
            message = f"措施“{quote}”说的是政策解读，前面的问题里没有提到。"
            return [_hint(message, "写明与它对应的问题，或改写成针对已列问题的措施。", quote=quote, found=quote)]
    return []


def _hint(message: str, mend: str, **details: object) -> Finding:
    return RULE.finding(message, mend, section=5, **details)


RULE = Rule(
    code="X-11",
    sentence="第五部分写出问题，措施与问题逐条对应",
    level="hint",
    cite=OUTLINE,
    check=check,
    good=Example(),
    bad=Example(
        sections={
            5: "2023年指出的问题已经解决。存在的主要问题：一是解读形式单一；二是培训不够，我镇将组织集中培训。"
            "改进措施：一是丰富解读形式；二是加强培训；三是借助现代媒介。"
        }
    ),
)
RULES = (RULE,)
