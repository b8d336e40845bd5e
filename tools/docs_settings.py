"""Writes docs/reference/settings.md from the table of variables; `--check` compares and exits 1 when stale."""

import sys
from pathlib import Path

from gongkai.config.env import TABLE

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "settings.md"
HEAD = """# 环境变量

<!-- 本页由 tools/docs_settings.py 从 src/gongkai/config/env.py 的表生成，请勿手改。 -->

工作台和公开网站启动时读下面这些环境变量，都可以不设。值写错了不会启动，会说是哪一个、错在哪里；名字写错了会提醒。
法律规定的期限、标准不在这里；本县自己定的做法在工作台的“本地做法”里改，改动记入日志。

| 名称 | 写什么 | 不设时 | 用来做什么 |
| --- | --- | --- | --- |
"""


def page() -> str:
    """The page as it should be."""
    rows = []
    for one in TABLE:
        usual = f"`{one.default}`" if one.default else "空"
        rows.append(f"| `{one.name}` | {one.kind} | {usual} | {one.about} |\n")
    return HEAD + "".join(rows)


def main() -> int:
    """Writes or compares."""
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page():
        return 0
    print(f"{PAGE.name} is stale: make docs", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
