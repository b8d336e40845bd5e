"""Brackets, title marks and quotation marks come in pairs, and a section ends with a full stop.

GB/T 15834 标点符号用法. What a conversion left in the text is the reader's to note and is not looked at here.
"""

from itertools import islice

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import Finding
from gongkai.report.rules.rule import Answer, Example, Rule
from gongkai.report.wording import Words
from gongkai.report.wording.text import Part

_MARK = Pattern(r"[《》〈〉（）〔〕【】“”\n]")
_PAIRS = {"》": "《", "〉": "〈", "）": "（", "〕": "〔", "】": "【", "”": "“"}
_LIST_NUMBER = Pattern(r"(?:^|[\n\x1e。；：，、])(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z①-⑩])）$")
_DOUBLED = Pattern("[，。；、：]{2}")
_UNFINISHED = Pattern(r"[^\W\d_a-zA-Z]")
"""What the last character is where a full stop is missing."""
_SIGNATURE = Pattern(r"(?:日|人民政府|办事处|办公室|局|委员会|附件|下载|打印|关闭|编辑|来源|责任)$|附件|^.{0,5}$")


_MOST = 20
"""Findings of one kind in one part; more of the same help nobody."""


def check(case: Case) -> Answer:
    """A mark without its partner is a warning, a quotation mark or a missing full stop a hint."""
    words = case.words
    found = [finding for part in words.parts for finding in _unpaired(words, part)]
    found += [_doubled(words, match.start(), match.end()) for match in islice(_DOUBLED.finditer(words.flat), _MOST)]
    found += [finding for part in words.parts if (finding := _open_end(words, part)) is not None]
    return found


def _unpaired(words: Words, part: Part) -> list[Finding]:
    """Marks are paired paragraph by paragraph; a part with as many closing as opening marks is taken as paired."""
    flat = words.flat
    if all(flat.count(o, part.start, part.end) == flat.count(c, part.start, part.end) for c, o in _PAIRS.items()):
        return []
    waiting: list[tuple[str, int]] = []
    found: list[Finding] = []
    for match in _MARK.finditer(words.flat, part.start, part.end):
        mark, at = match[0], match.start()
        if len(found) >= _MOST:
            break
        if mark == "\n":
            found += [_alone(words, opened, where) for opened, where in waiting]
            waiting = []
        elif mark not in _PAIRS:
            waiting.append((mark, at))
        elif waiting and waiting[-1][0] == _PAIRS[mark]:
            waiting.pop()
        elif (index := next((i for i in range(len(waiting) - 1, -1, -1) if waiting[i][0] == _PAIRS[mark]), -1)) >= 0:
            found += [_alone(words, opened, where) for opened, where in waiting[index + 1 :]]
            del waiting[index:]
        elif not (mark == "）" and _LIST_NUMBER.search(words.flat[max(0, at - 5) : at + 1])):
            found.append(_alone(words, mark, at))
    return (found + [_alone(words, opened, where) for opened, where in waiting[:_MOST]])[:_MOST]


def _alone(words: Words, mark: str, at: int) -> Finding:
    quote = words.quote(*_around(words, at))
    twice = words.flat[at : at + 2] == mark * 2 or words.flat[at - 1 : at + 1] == mark * 2
    said = f"“{mark}”重了一个" if twice else f"“{mark}”没有配对"
    return RULE.finding(
        f"“{quote}”里的{said}。",
        "删去多余的或补上缺少的标点。",
        level="hint" if mark in "“”" else "warning",
        section=words.section_at(at),
        quote=quote,
        found=mark * 2 if twice else mark,
        expected=mark if twice else "成对",
    )


def _around(words: Words, at: int) -> tuple[int, int]:
    low, high = words.stretch(at, at + 1, "，。；：\n")
    return max(low, at - 20), min(high, at + 24)


def _doubled(words: Words, start: int, end: int) -> Finding:
    quote = words.quote(max(words.part_at(start).start, start - 8), end)
    message = f"“{quote}”处标点连用。"
    return RULE.finding(
        message, "只留一个。", level="hint", section=words.section_at(start), quote=quote, found=quote[-2:]
    )


def _open_end(words: Words, part: Part) -> Finding | None:
    text = words.flat[part.start : part.end].rstrip("\n")
    last = text.rsplit("\n", 1)[-1]
    if part.number not in (1, 5, 6) or not _UNFINISHED.match(last[-1:]) or _SIGNATURE.search(last):
        return None
    if part is not words.parts_of(part.number)[-1]:
        return None
    end = part.start + len(text)
    quote = words.quote(max(words.stretch(end - 1, end, "，。；\n")[0], end - 24), end)
    message = f"末句“{quote}”没有句号。"
    return RULE.finding(
        message, "补上句号，并核对是否有内容遗漏。", level="hint", section=part.number, quote=quote, expected="。"
    )


RULE = Rule(
    code="X-14",
    sentence="括号、书名号、引号成对，段末有句号",
    level="warning",
    cite="《标点符号用法》（GB/T 15834）",
    check=check,
    good=Example(),
    bad=Example(sections={6: "2024年，松溪镇人民政府根据《《中华人民共和国政府信息公开条例》，未收取信息处理费。"}),
)
RULES = (RULE,)
