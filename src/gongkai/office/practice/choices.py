"""What a county may choose, with what holds until it does: the only list of choices."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from gongkai.law import limits
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


def _count(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.strip().isdigit() or not least <= int(text) <= most:
            raise ValueError(f"写{least}到{most}之间的整数")
        return int(text)

    return read


def _yes(text: str) -> bool:
    if text.strip() not in {"是", "否"}:
        raise ValueError("写“是”或“否”")
    return text.strip() == "是"


def _days(text: str) -> list[int]:
    parts = text.replace("，", ",").replace("、", ",").split(",")
    if not all(part.strip().isdigit() and 0 < int(part) <= 20 for part in parts):
        raise ValueError("写几个1到20之间的整数，用逗号分开，如 5,3,1")
    return sorted({int(part) for part in parts}, reverse=True)


def _pattern(text: str) -> str:
    text = text.strip()
    if text.count("{n}") != 1 or "{year}" not in text or "〔" not in text:
        raise ValueError("要有机关代字、〔{year}〕和{n}号，如 {abbreviation}公复〔{year}〕{n}号")
    try:
        text.format(abbreviation="某", year=2026, n=1)
    except (KeyError, IndexError, ValueError):
        raise ValueError("花括号里只能写 abbreviation、year、n") from None
    return text


def _standard(text: str) -> str:
    if text.strip() not in {"items", "pages", "none"}:
        raise ValueError("写 items（按件）、pages（按量）或 none（不收）")
    return text.strip()


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
        f"工作日；{limit.authority.cite}，可由本县定",
    )


def _all() -> tuple[Open, ...]:
    replaceable = [limit for limit in limits.all() if limit.authority.basis.is_replaceable]
    seen = dict.fromkeys(limit.key for limit in replaceable)
    return (
        *(_limit(key, 1, 60) for key in seen),
        Open("reminders", "提前几个工作日提醒", [5, 3, 1], _days, "到期当天总会提醒"),
        Open("apply_online", "接受网上申请", True, _yes, "开通的渠道要写进公开指南，并约束本机关"),
        Open(
            "fee_standard",
            "信息处理费的默认标准",
            "items",
            _standard,
            "国办函〔2020〕109号：按件或按量，只能用一种；也可以不收",
        ),
        Open("retention_years", "案卷保管年限", 10, _count(1, 100), "到期后提醒匿名化，不自动销毁"),
        Open("small_number", "公开统计中的小数", 0, _count(0, 20), "小于这个数的分项在公开页面合并显示；0 为不合并"),
        *(
            Open(
                f"number.{series}",
                f"{word}字号",
                f"{{abbreviation}}{word}〔{{year}}〕{{n}}号",
                _pattern,
                "发文时取号，不空号、不重号",
            )
            for series, word in SERIES.items()
        ),
    )


OPEN: Mapping[str, Open] = {one.key: one for one in _all()}
