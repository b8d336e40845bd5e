"""`gongkai read`: any supported file becomes the report as JSON or as a table to look at."""

import os
import sys
from collections.abc import Sequence

from gongkai.cli.exits import FINE, UNREADABLE
from gongkai.cli.options import Parser
from gongkai.cli.reading import complain, read_reports
from gongkai.report.forms import Line, Stage
from gongkai.report.model import Report

_EPILOG = """例：
  gongkai read 报告.txt                   读成 JSON
  gongkai read *.html > reports.jsonl     多个文件，一行一份
  gongkai read --origins 报告.txt         每个数字注明出自第几行第几列
  gongkai read --format table 报告.txt    按表格看
空格不当作 0：读不出数字的格是 null，原因写在 missing 里。"""


def run(arguments: Sequence[str]) -> int:
    """Prints each report; a file that cannot be read is named and the others are still done."""
    parser = Parser("read", "读取年度报告（文本、网页、Word、Excel、WPS、PDF、JSON），输出结构化数据。", _EPILOG)
    parser.add_argument("files", metavar="文件", nargs="+", help="报告文件或文件夹；“-”表示标准输入")
    parser.add_argument("--origins", action="store_true", help="附上每个数字的出处")
    parser.add_argument("--format", choices=("json", "table"), default="json", help="输出格式（默认 json）")
    parser.add_argument("--ocr", action="store_true", help="用 tesseract 识别扫描件上的文字（较慢，须逐格核对）")
    options = parser.parse_args(arguments)
    code = FINE
    single = len(options.files) == 1 and not os.path.isdir(options.files[0])
    for path, reports, error in read_reports(options.files, ocr=options.ocr):
        if error is not None:
            complain(path, error)
            code = UNREADABLE
        for report in reports:
            if options.format == "table":
                sys.stdout.write(_table(report))
            else:
                sys.stdout.write(_json(report, origins=options.origins, pretty=single and len(reports) == 1))
            for note in report.notes:
                sys.stderr.write(f"gongkai：{path}：{note}\n")
    return code


def _json(report: Report, *, origins: bool, pretty: bool) -> str:
    import json

    from gongkai.report.writers.json import to_json

    return json.dumps(to_json(report, origins=origins), ensure_ascii=False, indent=2 if pretty else None) + "\n"


def _table(report: Report) -> str:
    """Organ, year and every cell that the report has, row by row."""
    from gongkai.report.writers.printing import printed

    head = f"{report.organ or '机关不明'}  {report.year or '年份不明'}  格式：{report.form}"
    lines = [head, "-" * len(head)]
    form = report.layout
    if form is not None:
        merged = report.merged_other
        rows: list[Line | Stage] = [*form.active_lines, *form.lines_for(merged=merged), *form.stages]
        for row in rows:
            if any(path in report.cells for path in row.paths):
                values = "  ".join(f"{printed(report, path) or '（空）':>4}" for path in row.paths)
                lines.append(f"{values}  {row.label}")
    lines += [f"{section.number} {section.heading}：{len(section.text)} 字" for section in report.sections]
    return "\n".join(lines) + "\n\n"
