"""Writes docs/reference/cli.md from what every command says of itself; `--check` compares and exits 1 when stale."""

import argparse
import contextlib
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from unittest import mock

from gongkai.cli.main import COMMANDS
from gongkai.cli.options import Parser

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "cli.md"
HEAD = """# 命令行

<!-- 本页由 tools/docs_cli.py 从各命令自己的说明生成，请勿手改。 -->

结果写在标准输出，提醒和错误写在标准错误；文件名写 `-` 表示标准输入。输出一律是 UTF-8。
设置环境变量 `NO_COLOR` 则不用颜色。

| 退出码 | 意思 |
| --: | --- |
| 0 | 正常，没有发现错误 |
| 1 | 有错误；两份报告有差异；有的数不能汇总 |
| 2 | 有文件无法读取（指出是哪个文件、什么原因，其余照做）；同时有 1 的情形时取 2 |
| 64 | 用法错误，什么也没有做 |
"""


def parser_of(name: str) -> argparse.ArgumentParser:
    """The parser of a command: the one that would print its help."""
    with mock.patch.object(Parser, "print_help", autospec=True) as shown, contextlib.suppress(SystemExit):
        import_module(f"gongkai.cli.{name}").run(["--help"])
    parser: argparse.ArgumentParser = shown.call_args.args[0]
    return parser


def usage(parser: argparse.ArgumentParser) -> str:
    """The shape of the command: what must be given plain, what may be given in brackets."""
    words = [parser.prog]
    for action in sorted(parser._actions, key=lambda action: bool(action.option_strings)):
        if isinstance(action, argparse._HelpAction):
            continue
        said = " ".join([*action.option_strings[-1:], *_value(action)])
        words.append(said if action.required or not action.option_strings else f"[{said}]")
    return " ".join(words)


def _value(action: argparse.Action) -> list[str]:
    if action.nargs == 0:
        return []
    name = "|".join(map(str, action.choices)) if action.choices and not action.metavar else str(action.metavar)
    return [name + ("…" if action.nargs == "+" else "")]


def command(name: str) -> Iterator[str]:
    """One command's part of the page."""
    parser = parser_of(name)
    yield f"## `gongkai {name}`\n"
    yield f"{parser.description}\n"
    yield f"```text\n{usage(parser)}\n```\n"
    yield "| 参数 | 说明 |\n| --- | --- |"
    for action in parser._actions:
        if not isinstance(action, argparse._HelpAction):
            names = "、".join(f"`{option}`" for option in action.option_strings)
            value = " ".join(_value(action))
            shown = " ".join(part for part in (names, f"`{value}`" if value else "") if part)
            told = (action.help or "") % {"default": action.default} + ("（必填）" if action.required and names else "")
            yield f"| {shown.replace('|', chr(92) + '|')} | {told.replace('|', chr(92) + '|')} |"
    if parser.epilog:
        yield f"\n```text\n{parser.epilog.strip()}\n```"
    yield ""


def page() -> str:
    """The whole page."""
    rows = [f"| [`{name}`](#gongkai-{name}) | {line} |" for name, line in COMMANDS.items()]
    parts = [HEAD, "| 命令 | 做什么 |\n| --- | --- |", *rows, ""]
    return "\n".join([*parts, *(line for name in COMMANDS for line in command(name))]).rstrip() + "\n"


def main(arguments: list[str]) -> int:
    """Writes the page, or with `--check` says whether it is as the commands would have it."""
    if arguments == ["--check"]:
        if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page():
            return 0
        sys.stderr.write("docs/reference/cli.md is stale: run python tools/docs_cli.py\n")
        return 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
