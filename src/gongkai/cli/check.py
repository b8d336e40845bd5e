"""`gongkai check`: reads reports and says what is wrong in them, why, and what to do."""

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gongkai.cli.exits import FINE, FOUND, UNREADABLE, USAGE
from gongkai.cli.options import Parser
from gongkai.cli.reading import complain, documents, read_reports, reports_in
from gongkai.intake import Document, UnreadableFile
from gongkai.report.model import Report

if TYPE_CHECKING:
    from gongkai.cli.results import Result

_PAPERS = ("docx", "xlsx")
_EPILOG = """例：
  gongkai check 报告.txt                                检查一份
  gongkai check *.html                                  检查多份
  gongkai check 2024.txt --last 2023.txt                与去年的报告对照
  gongkai check 县.json --children 乡镇/*.json          与下级报告的合计对照
  gongkai check 报告.docx --format docx -o 审核意见.docx   写成审核意见
  gongkai check 乡镇/ --format xlsx -o 问题清单.xlsx       一个单位一个问题一行
  gongkai check 报告.txt --format sarif -o 结果.sarif
错误必须改；警告请核对；提示供参考。缺少的数字不当作 0，相应的勾稽关系记为“无法核对”。
退出码：0 没有错误；1 有错误；2 有文件无法读取。"""


def run(arguments: Sequence[str]) -> int:
    """Checks every report of every file; a file that cannot be read is named and the others are still done."""
    options = _parser().parse_args(arguments)
    if options.format in _PAPERS:
        from gongkai.cli.papers import misused

        if wrong := misused(options.format, options.output):
            sys.stderr.write(f"gongkai check：{wrong}\n")
            return USAGE
    code = FINE
    unread: list[tuple[str, str]] = []
    last, failed = _last(options.last)
    children, lost = _children(options.children)
    if failed or lost:
        code = UNREADABLE
    results: list[Result] = []
    for path, document, problem in documents(options.files, hashed=False, meanwhile=_load_rules):
        try:
            if document is None:
                raise problem or UnreadableFile("crashed", "没有读出内容")
            results += _checked(path, document, last, children)
        except UnreadableFile as error:
            complain(path, error)
            unread.append((path, str(error)))
            code = UNREADABLE
    code = max(code, _put(options, results, unread))
    if code == FINE and any(result.checked.verdict == "fails" for result in results):
        code = FOUND
    return code


def _parser() -> Parser:
    parser = Parser("check", "检查年度报告：数字是否对得上、内容是否齐全、文字与表格是否一致。", _EPILOG)
    parser.add_argument("files", metavar="文件", nargs="+", help="报告文件或文件夹；“-”表示标准输入")
    parser.add_argument("--last", metavar="文件", help="本机关去年的报告")
    parser.add_argument("--children", metavar="文件", nargs="+", help="下级机关的报告（用于核对汇总）")
    parser.add_argument(
        "--format",
        choices=("text", "json", "sarif", "docx", "xlsx"),
        default="text",
        help="输出格式（默认 text）；docx 是每个单位一份审核意见，xlsx 是问题清单，都要用 -o",
    )
    parser.add_argument("-o", "--output", metavar="文件", help="写到文件而不是屏幕；多份审核意见给一个文件夹")
    return parser


def _last(path: str | None) -> tuple[Report | None, bool]:
    if path is None:
        return None, False
    reports, failed = _children([path])
    return (reports[0] if reports else None), failed


def _children(paths: Sequence[str] | None) -> tuple[list[Report] | None, bool]:
    if paths is None:
        return None, False
    found: list[Report] = []
    failed = False
    for path, reports, error in read_reports(paths, hashed=False):
        found += reports
        if error is not None:
            complain(path, error)
            failed = True
    return found, failed


def _load_rules() -> None:
    """What will be needed anyway, while a file is being opened elsewhere."""
    import gongkai.cli.results  # noqa: F401
    from gongkai.report.rules import all_rules

    all_rules()


def _checked(path: str, document: Document, last: Report | None, children: Sequence[Report] | None) -> "list[Result]":
    from gongkai.cli.results import Result
    from gongkai.personal import detectors
    from gongkai.report.rules import check

    reports = reports_in(document)
    results = []
    for part, report in enumerate(reports, 1):
        checked = check(report, last=last, children=children, detectors=detectors())
        results.append(Result(path, part, len(reports), report, checked, document))
    return results


def _put(options: argparse.Namespace, results: "Sequence[Result]", unread: Sequence[tuple[str, str]]) -> int:
    if options.format in _PAPERS:
        from gongkai.cli import papers

        if options.format == "docx":
            return papers.put_opinions(results, options.output)
        return papers.put_workbook(results, unread, options.output)
    from gongkai.cli import results as writing

    if options.format == "json":
        text = writing.as_json(results)
    elif options.format == "sarif":
        text = writing.as_sarif(results)
    else:
        colour = options.output is None and sys.stdout.isatty() and _colour_wanted()
        text = writing.as_text(results, colour=colour)
    if options.output is None:
        sys.stdout.write(text)
    else:
        from gongkai.report.writers import write_whole

        write_whole(options.output, text.encode())
    return FINE


def _colour_wanted() -> bool:
    import os

    return not os.environ.get("NO_COLOR")
