"""`gongkai tally`: facts as JSON lines become the tables of a year's report."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

from gongkai.cli.exits import FINE, FOUND, UNREADABLE
from gongkai.cli.options import Parser
from gongkai.report.errors import BadValue, WrongFacts

_KINDS = ("application", "remedy", "normative_document", "rule", "decision", "charge")


def _parser() -> Parser:
    parser = Parser(
        "tally",
        "从办件记录（每行一个 JSON）统计出一个机关一年的年度报告表格，截至当年 12 月 31 日。",
        "办理结果代码、申请人类型见参考文档。记录不能给出的单元格留空，绝不填 0。\n"
        "示例：gongkai tally 2024.jsonl --organ 松溪镇人民政府 --year 2024 --format table",
    )
    parser.add_argument("facts", metavar="FACTS.jsonl", help="办件记录，“-”为标准输入")
    parser.add_argument("--organ", required=True, metavar="名称", help="机关全称；记录里其他机关的会被指出")
    parser.add_argument("--year", required=True, type=int, metavar="年", help="报告年度，如 2024")
    parser.add_argument("--format", choices=("json", "table"), default="json", help="输出形式（默认 json）")
    parser.add_argument("--form", choices=("2021", "2019"), default="2021", help="报告格式的版本（默认 2021）")
    parser.add_argument("--origins", action="store_true", help="列出每个数由哪些记录计成（仅供内部核对，不要公开）")
    parser.add_argument(
        "--without", action="append", default=[], choices=_KINDS, metavar="种类",
        help=f"这种记录没有登记，相应单元格留空而不是 0；可重复。种类：{'、'.join(_KINDS)}",
    )  # fmt: skip
    return parser


def run(arguments: Sequence[str]) -> int:
    """Counts the facts and prints the report; names on stderr whatever cannot be counted."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if not 1900 <= options.year <= 9998 or not options.organ:
        parser.error("--year 应为四位数的年份，--organ 不能为空")
    from gongkai.report.facts import read_facts
    from gongkai.report.tallying import tally

    try:
        with _opened(options.facts) as file:
            facts = read_facts(file)
            report = tally(
                facts,
                organ=options.organ,
                year=options.year,
                form=options.form,
                origins=options.origins,
                without=options.without,
            )
    except WrongFacts as error:
        sys.stderr.write(f"gongkai tally：{options.facts}：有 {error.found} 条记录不能统计，没有生成报告：\n{error}\n")
        return FOUND
    except (OSError, UnicodeDecodeError) as error:
        why = (
            "没有这个文件"
            if isinstance(error, FileNotFoundError)
            else str(getattr(error, "strerror", "不是 UTF-8 文字"))
        )
        sys.stderr.write(f"gongkai tally：{options.facts}：读不了：{why}\n")
        return UNREADABLE
    except BadValue as error:
        sys.stderr.write(f"gongkai tally：{options.facts}：{error}\n")
        return UNREADABLE
    for warning in facts.warnings:
        sys.stderr.write(f"gongkai tally：{options.facts}：{warning}\n")
    if options.format == "table":
        from gongkai.report.writers.text import to_text

        sys.stdout.write(to_text(report))
    else:
        from gongkai.report.writers.json import to_json

        sys.stdout.write(json.dumps(to_json(report, origins=options.origins), ensure_ascii=False) + "\n")
    return FINE


@contextmanager
def _opened(path: str) -> Iterator[TextIO]:
    if path == "-":
        if hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(encoding="utf-8", errors="strict")
        yield sys.stdin
    else:
        with open(path, encoding="utf-8") as file:
            yield file
