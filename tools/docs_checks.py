"""Writes docs/reference/checks.md from the rules: what each demands, on whose authority, with a good and a bad example.

`python tools/docs_checks.py` writes the page; with `--check` it only says whether the page is up to date.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.report.rules.examples import judged  # noqa: E402

from gongkai.report.forms import form_of  # noqa: E402
from gongkai.report.rules import Example, Rule, all_rules  # noqa: E402

PAGE = ROOT / "docs" / "reference" / "checks.md"
LEVELS = {"error": "错误", "warning": "警告", "hint": "提示"}
BASES = {"L": "法条原文", "V": "正式文件或样本所见", "P": "各地做法", "I": "由规定推出", "R": "凭专业所知，原文未见"}
NEEDS = {
    "": "只看本报告",
    "last": "拿来比较的报告",
    "last_year": "本机关上一年度的报告",
    "children": "下级机关的报告",
    "counted": "本机关台账的数字",
    "detectors": "只看本报告（个人信息的查找办法见[公开前查什么](screening.md)）",
}
FAMILIES = (
    ("S", "结构"),
    ("T2", "表二"),
    ("T3", "表三"),
    ("T4", "表四"),
    ("V", "单元格"),
    ("X", "文字与表格、文字前后"),
    ("Y", "与上一年度"),
    ("R", "与下级机关"),
    ("A", "是否合理"),
    ("D", "期限"),
)
HEAD = """# 检查规则

本页由程序生成，不要手改：`python tools/docs_checks.py`。
每条规则有一个代码，可以在电话里报；代码一经公布，含义不再改变。

级别：**错误**，必须改；**警告**，请核对，多半要改；**提示**，供斟酌。一条规则标的是它最重的级别。
"""


def page() -> str:
    """The whole page."""
    rules = all_rules()
    parts = [HEAD, "| 代码 | 必须成立的话 | 级别 |\n| --- | --- | --- |"]
    parts[-1] += "".join(f"\n| [{r.code}](#{r.code.lower()}) | {r.sentence} | {LEVELS[r.level]} |" for r in rules)
    for prefix, name in FAMILIES:
        family = [rule for rule in rules if rule.code.startswith(f"{prefix}-")]
        if family:
            parts.append(f"# {name}")
            parts += [entry(rule) for rule in family]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def entry(rule: Rule) -> str:
    """One rule's entry."""
    file = rule.check.__module__.rpartition(".")[2]
    finding = judged(rule, rule.bad)[1][0]
    lines = [
        f"## {rule.code}",
        "",
        f"**{rule.sentence}**（{LEVELS[rule.level]}）",
        "",
        f"- 依据：{rule.cite}（{BASES[rule.basis]}）",
        f"- 对照：{NEEDS[rule.needs]}",
        f"- 所在文件：`{file}.py`",
        f"- 合格：{told(rule.good)}",
        f"- 不合格：{told(rule.bad)}",
        f"- 这时会说：{finding.message}",
        f"- 怎样改：{finding.mend}",
    ]
    return "\n".join(lines)


def told(example: Example) -> str:
    """What an example changes in a sound report, in words."""
    names = form_of("2021").names
    said = [f"第{number}部分写“{_short(text)}”" for number, text in example.sections.items()]
    said += [f"{names.get(path, path)}为{'空白' if value is None else value}" for path, value in example.cells.items()]
    said += [f"标题是“{example.title}”"] if example.title else []
    said += [f"文首写“{_short(example.preamble)}”"] if example.preamble else []
    for number, heading in (example.headings or {}).items():
        said.append(f"第{number}部分标题是“{heading}”" if heading else f"没有第{number}部分")
    said += ["各部分次序是" + "、".join(map(str, example.order))] if example.order else []
    said += ["用2019年格式的表格"] if example.form == "2019" else []
    said += [f"{names.get(path, path)}读不成数（{kind}）" for path, kind in example.missing.items()]
    said += [f"{names.get(path, path)}原文是“{origin.raw}”" for path, origin in example.origins.items()]
    for where, cells in (("上一年度", example.last_cells), ("下级报告", example.children_cells)):
        said += [f"{where}{names.get(path, path)}为{value}" for path, value in (cells or {}).items()]
    said += [f"上一年度第{number}部分写“{_short(text)}”" for number, text in (example.last_sections or {}).items()]
    others = {"organ", "year", "period"} & {name for name in example._fields if getattr(example, name) is not None}
    said += [f"{name}为{getattr(example, name)}" for name in sorted(others)]
    return "；".join(said) + "。" if said else "一份没有差错的报告。"


def _short(text: str) -> str:
    return " ".join(text.split())


def main() -> int:
    """Write the page, or compare it."""
    text = page()
    if "--check" not in sys.argv[1:]:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(text, encoding="utf-8")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text:
        return 0
    print("docs/reference/checks.md is not up to date: run python tools/docs_checks.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
