"""Command options read the same way everywhere: Chinese help, exit code 64 for wrong usage."""

import argparse
from typing import NoReturn

from gongkai.cli.exits import USAGE


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Of a fixed width: asking for the terminal's would load a module for every command that is started."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=100)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Chinese and leaves with the contract's exit code."""

    def __init__(self, name: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=f"gongkai {name}",
            description=description,
            epilog=epilog,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_Formatter,
        )
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示本说明")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "用法：", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "用法：", 1)

    def error(self, message: str) -> NoReturn:
        for english, chinese in _MESSAGES:
            message = message.replace(english, chinese)
        self.exit(USAGE, f"{self.prog}：{message}。用“{self.prog} --help”查看用法。\n")


_MESSAGES = (
    ("the following arguments are required: ", "缺少参数："),
    ("unrecognized arguments: ", "不认识的参数："),
    ("expected one argument", "后面要跟一个值"),
    ("expected at least one argument", "后面至少要跟一个值"),
    ("invalid choice: ", "没有这个选择："),
    ("(choose from ", "（可选："),
    ("invalid int value: ", "应为整数："),
    ("argument ", "参数 "),
    ("not allowed with ", "不能同时用 "),
)
