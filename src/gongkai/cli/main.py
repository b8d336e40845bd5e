"""The shell's door: finds the command that was asked for and loads only that one."""

import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from gongkai import __version__
from gongkai.cli.exits import FINE, USAGE

OBJECTS = 50_000
"""Objects after which the interpreter looks for circles; its own 700 make it look 200 times while modules load."""

COMMANDS = {
    "read": "读取报告文件，输出结构化数据（JSON）",
    "check": "读取并检查报告，逐条指出问题、依据和改法",
    "write": "把报告写成另一种格式",
    "tally": "从办件记录统计出年度报告的表格",
    "rollup": "把下级机关的报告逐格汇总",
    "compare": "逐格逐段比较两份报告",
    "due": "计算依申请公开的各个期限，并逐日说明理由",
    "fee": "计算信息处理费，列出分档",
    "screen": "查找个人信息和隐藏内容，另做遮盖了的副本",
}


class Command(Protocol):
    """What every module of a command offers."""

    def run(self, arguments: Sequence[str]) -> int:
        """Does the command and returns its exit code."""
        ...


def overview() -> str:
    """The help of `gongkai` itself."""
    rows = "\n".join(f"  {name:<9}{line}" for name, line in COMMANDS.items())
    return (
        "用法：gongkai 命令 [参数…]\n\n"
        "政府信息公开工作年度报告：读取、检查、统计、汇总、比较；期限与收费计算。\n\n"
        f"命令：\n{rows}\n\n"
        "“gongkai 命令 --help”显示该命令的详细用法；“gongkai --version”显示版本。\n"
        "退出码：0 正常；1 发现问题或差异；2 有文件无法读取；64 用法错误。\n"
    )


def main(arguments: Sequence[str]) -> int:
    """Runs the command named first in `arguments` and returns its exit code."""
    name, *rest = arguments or ["--help"]
    if name in {"-h", "--help", "help"}:
        sys.stdout.write(overview())
        return FINE
    if name in {"-V", "--version"}:
        sys.stdout.write(f"gongkai {__version__}\n")
        return FINE
    if name not in COMMANDS:
        sys.stderr.write(f"gongkai：没有“{name}”这个命令。可用的命令：{'、'.join(COMMANDS)}。\n")
        return USAGE
    command = cast(Command, import_module(f"gongkai.cli.{name}"))
    return command.run(rest)


def entry() -> None:
    """The console script `gongkai`: Chinese output as UTF-8 whatever the locale, quiet when a pipe is closed."""
    gc.set_threshold(OBJECTS)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stderr.close()
        code = FINE
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)
