"""Writes docs/reference/screening.md from the detectors, the masking rules and what can be hidden in files.

`python tools/docs_screening.py` writes the page; with `--check` it only says whether the page is up to date.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src")]

from gongkai.screening.find import detectors  # noqa: E402
from gongkai.screening.hidden.sentences import SENTENCES  # noqa: E402
from gongkai.screening.hit import Detector, veiled  # noqa: E402
from gongkai.screening.stream import Stream  # noqa: E402
from gongkai.screening.veiling import Rule, default_rules  # noqa: E402

PAGE = ROOT / "docs" / "reference" / "screening.md"
LEVELS = {"error": "错误", "warning": "警告", "note": "说明"}
BASES = {"L": "法条原文", "V": "正式文件或样本所见", "P": "各地做法", "I": "由规定推出", "R": "凭专业所知，原文未见"}
HEAD = """# 公开前查什么、怎样遮盖

本页由程序生成，不要手改：`python tools/docs_screening.py`。用法见[公布名单前先遮盖](../howto/公布名单前先遮盖.md)。

写法上的伪装（全角、空格、短横、点、看不见的字符、中文数字，跨单元格、跨行、跨页拆开）都先还原再查。
统一社会信用代码、索引号、文号、办公电话、金额、履行职务的干部姓名**不是**个人信息，不遮盖。
级别：**错误**，数字本身（校验码）或写明的名目就能证明；**警告**，从前后文看出来的，请核对。
各地可用 `--rules` 换用自己的遮盖办法。没有见到全国统一的遮盖标准，下表是各地通行的做法。
"""


def kept(code: str) -> str:
    """What stays of a value in a masked copy, in words."""
    rules = default_rules()
    rule: Rule = rules.get(code) or rules["default"]
    parts = [f"前{rule.head}位"] * bool(rule.head) + [f"后{rule.tail}位"] * bool(rule.tail)
    return ("留" + "、".join(parts) if parts else "全部遮去") + f"（{BASES[rule.basis]}）"


def shown(detector: Detector) -> str:
    """The detector's bad example, with what it finds in it as it would be quoted."""
    stream = Stream(detector.bad)
    quotes = dict.fromkeys(veiled(detector.bad[hit.start : hit.end]) for hit in detector.find(stream.folded, stream))
    return "、".join(quotes)


def entry(detector: Detector) -> str:
    """One detector's part of the page."""
    return "\n\n".join(
        (
            f"## {detector.code}",
            f"**{detector.name}**（{LEVELS[detector.level]}）。{detector.mend}。",
            f"* 副本中：{kept(detector.code)}。\n"
            f"* 依据：{detector.cite}（查找办法：{BASES[detector.basis]}）。\n"
            f"* 查得出：{detector.bad}（意见里写作“{shown(detector)}”）\n"
            f"* 不会报：{detector.good}",
        )
    )


def page() -> str:
    """The whole page."""
    rows = [f"| [{d.code}](#{d.code.lower()}) | {d.name} | {LEVELS[d.level]} | {kept(d.code)} |" for d in detectors()]
    unseen = [f"| `{code}` | {LEVELS[level]} | {sentence} |" for code, (level, sentence) in SENTENCES.items()]
    parts = [
        HEAD,
        "\n".join(["| 代码 | 内容 | 级别 | 副本中 |", "| --- | --- | --- | --- |", *rows]),
        *(entry(detector) for detector in detectors()),
        "## 看不见的内容",
        "文件里带着、读者却看不到的东西。副本里一律去掉；“说明”一级看得到、只是容易漏看，副本里保留。",
        "\n".join(["| 代码 | 级别 | 是什么 |", "| --- | --- | --- |", *unseen]),
    ]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def main() -> int:
    """Write the page, or compare it."""
    text = page()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(text, encoding="utf-8")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text:
        return 0
    print("docs/reference/screening.md is not up to date: run python tools/docs_screening.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
