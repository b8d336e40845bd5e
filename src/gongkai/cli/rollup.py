"""`gongkai rollup`: the reports of subordinate organs become the tables of the one above."""

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gongkai.cli.exits import FINE, FOUND, UNREADABLE, USAGE
from gongkai.cli.options import Parser
from gongkai.report.errors import BadValue, GongkaiError
from gongkai.report.model import Report

if TYPE_CHECKING:
    from gongkai.report.rolling import RollUp

_MOST_CELLS = 6


def _parser() -> Parser:
    parser = Parser(
        "rollup",
        "把下级机关的报告逐格相加，得出上级机关的表格；每一格都带着各机关的加数。",
        "有一个机关缺数，这一格的汇总就缺数（绝不当作 0），并在标准错误里指明是哪个机关的哪一格。\n"
        "示例：gongkai rollup 乡镇/*.json --organ 云岭县人民政府 -o 汇总.json\n"
        "      gongkai rollup 乡镇/ --organ 云岭县人民政府 -o 汇总对照.xlsx（各机关并排，合计是公式）",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="下级机关的报告，任何能读的格式；“-”为标准输入")
    parser.add_argument("--organ", required=True, metavar="名称", help="汇总机关的全称")
    parser.add_argument("--year", type=int, metavar="年", help="应有的年度；不同年度的报告会被指出")
    parser.add_argument("-o", "--output", metavar="OUT", help="写入文件，按扩展名定格式；默认以 JSON 写到标准输出")
    return parser


def run(arguments: Sequence[str]) -> int:
    """Adds the reports up and prints the sum; names on stderr what could not be added."""
    options = _parser().parse_args(arguments)
    from gongkai.cli.reading import complain, read_reports
    from gongkai.report.rolling import roll_up
    from gongkai.report.writers import ending_of
    from gongkai.report.writers.json import to_json

    try:
        if options.output and options.output != "-":
            ending_of(options.output)
    except BadValue as error:
        sys.stderr.write(f"gongkai rollup：{error}\n")
        return USAGE
    code = FINE
    reports = []
    for path, found, problem in read_reports(options.files):
        if problem is not None:
            complain(path, problem)
            sys.stderr.write(f"gongkai rollup：{path} 没有计入汇总\n")
            code = UNREADABLE
        reports += found
    if not reports:
        sys.stderr.write("gongkai rollup：没有一份报告可以汇总\n")
        return UNREADABLE
    whole = roll_up(reports, organ=options.organ, year=options.year)
    for warning in whole.warnings:
        sys.stderr.write(f"gongkai rollup：{warning}\n")
    _name_gaps(whole)
    if options.output and options.output != "-":
        code = max(code, _write(whole.report, options.output))
    else:
        sys.stdout.write(json.dumps(to_json(whole.report, origins=True), ensure_ascii=False) + "\n")
    return max(code, FOUND if whole.gaps or whole.warnings else FINE)


def _name_gaps(whole: "RollUp") -> None:
    layout = whole.report.layout
    names = layout.names if layout else {}
    for gap in whole.gaps:
        cells = "、".join(names.get(path, path) for path in gap.cells[:_MOST_CELLS])
        more = f" 等 {len(gap.cells)} 格" if len(gap.cells) > _MOST_CELLS else ""
        sys.stderr.write(f"gongkai rollup：不能汇总：{gap.organ}：{cells}{more}：{gap.why}\n")


def _write(report: Report, output: str) -> int:
    """The sum as a file of the kind its ending names; a workbook shows the organs side by side."""
    from gongkai.report.writers import write, write_whole

    try:
        if output.lower().endswith(".xlsx"):
            from gongkai.report.writers.side_by_side import to_side_by_side

            write_whole(output, to_side_by_side(report))
        else:
            write(report, output, origins=True)
    except OSError as error:
        sys.stderr.write(f"gongkai rollup：{output}：写不了：{error.strerror}\n")
        return UNREADABLE
    except GongkaiError as error:
        sys.stderr.write(f"gongkai rollup：{output}：{error}\n")
        return UNREADABLE
    return FINE
