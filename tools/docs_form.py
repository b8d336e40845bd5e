"""Writes docs/reference/form.md from the forms' own files; `--check` compares and exits 1 when stale."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from gongkai.report.forms import EDITIONS, Column, Form, Line, form_of

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "form.md"
HEAD = """# 年度报告格式

<!-- 本页由 tools/docs_form.py 从 src/gongkai/report/forms 生成，请勿手改。 -->

程序所认的每一版格式：行、列、代码、单元格路径、印在表上的名称和见过的其他写法、勾稽关系、各行计入哪些办理结果。
单元格路径是“表.行.列”，如 `applications.new.natural`；JSON、检查意见和出处都用它。
办理结果的代码见[法律数据](law.md#办理结果)，勾稽关系的代码见[检查规则](checks.md)。
“自由格”是单独改动它不会使任何合计对不上的格：填错了只能靠别的规则或人来发现。
"""
KINDS = {"count": "件数", "change": "增减", "wan": "万元"}


def table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yields a Markdown table."""
    names = list(columns)
    yield "| " + " | ".join(names) + " |"
    yield "|" + " --- |" * len(names)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") or " " for cell in row) + " |"
    yield ""


def codes(words: Iterable[str]) -> str:
    """Words as code, parted by the Chinese comma."""
    return "、".join(f"`{word}`" for word in words)


def columns_of(columns: Iterable[Column]) -> Iterator[str]:
    """The columns of a table, with what their cells hold."""
    rows = ((f"`{one.key}`" if one.key else "（只有一列）", one.label, "；".join(one.variants), KINDS[one.kind])
            for one in columns)  # fmt: skip
    yield from table(("列代码", "名称", "其他写法", "内容"), rows)


def section_part(form: Form) -> Iterator[str]:
    """The six sections."""
    yield f"### 各部分标题（{form.edition}）\n"
    rows = ((str(one.number), one.heading, "；".join(one.variants)) for one in form.sections)
    yield from table(("部分", "规定的标题", "见过的其他写法"), rows)


def active_part(form: Form) -> Iterator[str]:
    """Table 2, block by block."""
    yield f"### 表二：主动公开政府信息情况（{form.edition}）\n"
    for block in form.blocks:
        yield f"**{block.clause}**\n"
        yield from columns_of(block.columns)
        rows = ((one.label, "；".join(one.variants), codes(one.paths)) for one in block.lines)
        yield from table(("行", "其他写法", "单元格路径"), rows)


def application_part(form: Form) -> Iterator[str]:
    """Table 3: columns, rows and the outcomes that fall on them."""
    yield f"### 表三：收到和处理政府信息公开申请情况（{form.edition}）\n"
    yield f"单元格路径：`applications.行.列`。{form.note}\n"
    yield from columns_of(form.columns)
    groups = {group.key: group.label for group in form.groups}
    merged = set(form.merged_lines)
    rows = (
        (f"`{line.key}`", line.label, groups.get(line.group, ""), "；".join(line.variants), _counts(line, form, merged))
        for line in form.every_line
    )
    yield from table(("行代码", "名称", "所在组", "其他写法", "计入的办理结果"), rows)
    if form.merged is not None:
        three = codes(form.merged_lines)
        yield f"有的报告把{form.merged.label}印成一行，这一行的代码是 `{form.merged.key}`，这时没有 {three} 三行。\n"


def _counts(line: Line, form: Form, merged: set[str]) -> str:
    if form.merged is not None and line.key == form.merged.key:
        return "下面三行之和"
    return codes(line.counts)


def remedy_part(form: Form) -> Iterator[str]:
    """Table 4."""
    yield f"### 表四：政府信息公开行政复议、行政诉讼情况（{form.edition}）\n"
    yield "单元格路径：`remedies.组.列`。\n"
    yield from columns_of(form.remedy_columns)
    rows = ((f"`{stage.key}`", (f"{stage.group}：" if stage.group else "") + stage.label) for stage in form.stages)
    yield from table(("组代码", "名称"), rows)


def identity_part(form: Form) -> Iterator[str]:
    """The sums, one row a code: the cells are those of its first row, column or stage."""
    yield f"### 勾稽关系（{form.edition}）\n"
    first: dict[str, tuple[str, str, str]] = {}
    count: dict[str, int] = {}
    for one in form.identities:
        count[one.code] = count.get(one.code, 0) + 1
        first.setdefault(one.code, (one.where, " + ".join(one.left), " + ".join(one.right)))
    rows = (
        (f"[{code}](checks.md#{code.lower()})", str(count[code]), f"{where}：`{left}` = `{right}`")
        for code, (where, left, right) in first.items()
    )
    yield from table(("代码", "几处", "例（第一处）"), rows)
    yield f"自由格：{codes(path for path in form.kinds if path in form.free)}。\n"


def page() -> str:
    """The whole page, newest edition first."""
    lines = [HEAD]
    for edition in EDITIONS:
        form = form_of(edition)
        cells = len(form.paths_for(merged=False))
        lines += [
            f"## {edition} 年格式\n",
            f"{form.cite}，{form.first_year} 年度起；共 {cells} 格。来源：{form.source}。\n",
        ]
        for part in (section_part, active_part, application_part, remedy_part, identity_part):
            lines += part(form)
    return "\n".join(lines).rstrip() + "\n"


def main(arguments: list[str]) -> int:
    """Writes the page, or with `--check` says whether it is as the forms would have it."""
    if arguments == ["--check"]:
        if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page():
            return 0
        sys.stderr.write("docs/reference/form.md is stale: run python tools/docs_form.py\n")
        return 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
