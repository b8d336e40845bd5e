"""What a county may choose, with what holds until it does: the only list of choices."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from gongkai.law import limits, remedies
from gongkai.law.today import today


@dataclass(frozen=True)
class Open:
    """Something left open to the county."""

    key: str
    term: str
    default: Any
    read: Callable[[str], Any]
    """A typed text → the value; raises ValueError with what is allowed."""
    about: str
    words: Mapping[str, Any] = field(default_factory=dict)
    """Where one of a few is chosen: the word on the screen → the value."""
    unit: str = ""

    def shown(self, value: Any, *, abbreviation: str, year: int) -> str:
        """A value in a list: with its unit, a pattern as the number that it would make."""
        if self.read is _pattern:
            return str(value).format(abbreviation=abbreviation or "×政", year=year, n=1)
        return f"{self.said(value)}{self.unit}"

    def said(self, value: Any) -> str:
        """A value as it is shown and may be typed."""
        for word, meant in self.words.items():
            if meant == value:
                return word
        if isinstance(value, list):
            return "、".join(map(str, value))
        return _in_chinese(str(value)) if self.read is _pattern else str(value)


def _count(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.strip().isdigit() or not least <= int(text) <= most:
            raise ValueError(f"写{least}到{most}之间的整数")
        return int(text)

    return read


def _days(text: str) -> list[int]:
    parts = text.replace("，", ",").replace("、", ",").split(",")
    if not all(part.strip().isdigit() and 0 < int(part) <= 20 for part in parts):
        raise ValueError("写几个1到20之间的整数，用逗号分开，如 5,3,1")
    return sorted({int(part) for part in parts}, reverse=True)


_PLACES = {"代字": "abbreviation", "年": "year", "号": "n"}
"""The places of a number's pattern: the word that a person types → the name that it is kept under."""


def _pattern(text: str) -> str:
    text = text.strip()
    for word, name in _PLACES.items():
        text = text.replace(f"{{{word}}}", f"{{{name}}}")
    if text.count("{n}") != 1 or "{year}" not in text or "〔" not in text:
        raise ValueError("要有〔{年}〕和{号}，照这个样子写：{代字}公复〔{年}〕{号}号")
    try:
        text.format(abbreviation="某", year=2026, n=1)
    except (KeyError, IndexError, ValueError):
        raise ValueError("花括号里只能写代字、年、号") from None
    return text


def _in_chinese(pattern: str) -> str:
    for word, name in _PLACES.items():
        pattern = pattern.replace(f"{{{name}}}", f"{{{word}}}")
    return pattern


def _one_of(words: Mapping[str, Any]) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        if text.strip() not in words:
            raise ValueError(f"写“{'”“'.join(words)}”中的一个")
        return words[text.strip()]

    return read


_YES = {"是": True, "否": False}
_STANDARDS = {"按件": "items", "按量": "pages", "不收": "none"}

SERIES: Mapping[str, str] = {
    "reply": "公复",
    "correction": "公补",
    "extension": "公延",
    "consultation": "公征",
    "fee": "公费",
    "notice": "公告",
}
"""Series of numbers → the word that stands before the year (地方惯例)."""


def _limit(key: str, least: int, most: int) -> Open:
    limit = limits.get(key, on=today())
    return Open(
        f"limit.{key}",
        limit.term,
        limit.period.days,
        _count(least, most),
        f"{limit.authority.cite}；可由本县定",
        unit="个工作日",
    )


def _result(result: remedies.Result) -> Open:
    """What ended with it is not pending any more, whatever the county chooses."""
    words = {term: column for column, term in remedies.COLUMNS.items() if column != "pending"}
    return Open(
        f"result.{result.key}",
        f"{'行政复议' if result.is_of_review else '行政诉讼'}“{result.term}”",
        result.column,
        _one_of(words),
        f"{result.authority.cite}；这样审结的计入表四哪一栏没有正式说明，可由本县定",
        words=words,
    )


def _all() -> tuple[Open, ...]:
    replaceable = [limit for limit in limits.all() if limit.authority.basis.is_replaceable]
    seen = dict.fromkeys(limit.key for limit in replaceable)
    ends = [one for one in remedies.results() if one.column != "pending" and one.authority.basis.is_replaceable]
    return (
        *(_limit(key, 1, 60) for key in seen),
        *map(_result, ends),
        Open("reminders", "提前几个工作日提醒", [5, 3, 1], _days, "到期当天总会提醒", unit="个工作日"),
        Open("apply_online", "接受网上申请", True, _one_of(_YES), "开通的渠道要写进公开指南，并约束本机关", words=_YES),
        Open(
            "fee_standard",
            "信息处理费的默认标准",
            "items",
            _one_of(_STANDARDS),
            "国办函〔2020〕109号：按件或按量，只能用一种；也可以不收",
            words=_STANDARDS,
        ),
        Open("retention_years", "案卷保管年限", 10, _count(1, 100), "到期后提醒匿名化，不自动销毁", unit="年"),
        Open(
            "small_number",
            "公开统计中的小数",
            5,
            _count(2, 50),
            "年报数字在公开页面按季度、方式细分时，少于这个数的分项合并，合并后仍少的不再细分，使人看不出是哪一件",
            unit="件",
        ),
        Open(
            "report_handed_in",
            "年度报告先报县公开办再公布",
            False,
            _one_of(_YES),
            "选“是”的，签发以后要报送，县公开办接收以后才能公布；退回的改好再报",
            words=_YES,
        ),
        *(
            Open(
                f"number.{series}",
                f"{word}字号",
                f"{{abbreviation}}{word}〔{{year}}〕{{n}}号",
                _pattern,
                "发文时取号，不空号、不重号；{代字}、{年}、{号} 会换成机关代字、年份和顺序号",
            )
            for series, word in SERIES.items()
        ),
    )


OPEN: Mapping[str, Open] = {one.key: one for one in _all()}
