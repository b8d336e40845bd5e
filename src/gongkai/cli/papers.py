"""The outcome of a check as papers that people hand on: review sheets in Word, one workbook for a county."""

import os
import sys
from collections.abc import Sequence

from gongkai.cli.exits import FINE, UNREADABLE
from gongkai.cli.results import VERDICTS, Result, where
from gongkai.report.errors import GongkaiError
from gongkai.report.writers import print_paper, write_whole
from gongkai.report.writers.opinion import Remark, Reviewed, to_findings_workbook, to_opinion


def misused(form: str, output: str | None) -> str:
    """Why this output cannot take that format; empty where it can."""
    if output is None:
        what = "文件或文件夹，如 -o 审核意见.docx" if form == "docx" else "文件，如 -o 问题清单.xlsx"
        return f"--format {form} 要用 -o 指明写到哪个{what}"
    return ""


def put_opinions(results: Sequence[Result], output: str) -> int:
    """A review sheet for each report: one file, or a folder with one file for each organ."""
    folder = os.path.isdir(output) or output.endswith(("/", os.sep)) or len(results) > 1
    if folder and os.path.isfile(output):
        sys.stderr.write(f"gongkai check：有 {len(results)} 份报告，-o 要给一个文件夹，{output} 是文件\n")
        return UNREADABLE
    taken: set[str] = set()
    try:
        if folder:
            os.makedirs(output, exist_ok=True)
        for result in results:
            target = os.path.join(output, _name(result, taken)) if folder else output
            write_whole(target, print_paper(to_opinion(_reviewed(result)), ".docx"))
    except (OSError, GongkaiError) as error:
        return _failed(output, error)
    return FINE


def put_workbook(results: Sequence[Result], unread: Sequence[tuple[str, str]], output: str) -> int:
    """One workbook: a row for each finding of each organ, and the files that could not be read."""
    try:
        write_whole(output, to_findings_workbook([_reviewed(result) for result in results], unread))
    except OSError as error:
        return _failed(output, error)
    return FINE


def _failed(output: str, error: Exception) -> int:
    why = error.strerror if isinstance(error, OSError) else str(error)
    sys.stderr.write(f"gongkai check：{output}：写不了：{why}\n")
    return UNREADABLE


def _name(result: Result, taken: set[str]) -> str:
    """A file name after the organ, else after the file; none is used twice."""
    base = result.report.organ or os.path.splitext(os.path.basename(result.file))[0] or "报告"
    base = "".join("_" if char in '\\/:*?"<>|' or char < " " else char for char in base)[:60]
    name, number = f"{base}审核意见.docx", 2
    while name in taken:
        name, number = f"{base}审核意见-{number}.docx", number + 1
    taken.add(name)
    return name


def _reviewed(result: Result) -> Reviewed:
    names = result.report.layout.names if result.report.layout is not None else {}
    remarks = []
    for finding in result.checked.findings:
        place = where(result.place(finding)).strip("（）")
        cells = "".join(names.get(path, path) for path in finding.cells[:1])
        more = f"等{len(finding.cells)}格" if len(finding.cells) > 1 else ""
        remarks.append(
            Remark(
                finding.level,
                finding.code,
                "\n".join(filter(None, (f"{cells}{more}", place))),
                finding.message,
                finding.quote,
                finding.found,
                finding.expected,
                finding.difference,
                finding.mend,
                finding.cite,
            )
        )
    return Reviewed(result.file, result.report, VERDICTS[result.checked.verdict], remarks)
