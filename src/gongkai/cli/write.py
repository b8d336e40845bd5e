"""`gongkai write`: reports of any readable kind become files of the kind asked for."""

import os
import sys
from collections.abc import Sequence

from gongkai.cli.exits import FINE, UNREADABLE, USAGE
from gongkai.cli.options import Parser
from gongkai.report.errors import BadValue, GongkaiError
from gongkai.report.model import Report


def _parser() -> Parser:
    parser = Parser(
        "write",
        "把报告写成另一种格式。",
        "示例：gongkai write 报告.txt --to 报告.html\n      gongkai write 乡镇/*.json --to 网页/ --format html",
    )
    parser.add_argument("reports", nargs="+", metavar="REPORT", help="报告文件，任何能读的格式；“-”为标准输入")
    parser.add_argument(
        "--to", required=True, metavar="OUT",
        help="写到哪里：文件按扩展名定格式（.json .docx .html .pdf .xlsx .txt）；多份报告给一个文件夹；“-”为标准输出",
    )  # fmt: skip
    parser.add_argument(
        "--format",
        choices=("html", "json", "txt", "docx", "pdf", "xlsx"),
        default="html",
        help="写到文件夹或标准输出时的格式（默认 html）",
    )
    return parser


def run(arguments: Sequence[str]) -> int:
    """Writes every report that can be read; names the others on stderr."""
    options = _parser().parse_args(arguments)
    from gongkai.cli.reading import complain, read_reports
    from gongkai.report.writers import ending_of

    out: str = options.to
    folder = os.path.isdir(out) or out.endswith(("/", os.sep))
    try:
        if not folder and out != "-":
            ending_of(out)
            if len(options.reports) > 1:
                raise BadValue("多份报告要写到一个文件夹：--to 给一个文件夹，如 网页/")
    except BadValue as error:
        sys.stderr.write(f"gongkai write：{error}\n")
        return USAGE
    code = FINE
    taken: set[str] = set()
    for path, reports, problem in read_reports(options.reports):
        if problem is not None:
            complain(path, problem)
            code = UNREADABLE
        if len(reports) > 1 and not folder and out != "-":
            sys.stderr.write(f"gongkai write：{path} 里有 {len(reports)} 份报告，--to 要给一个文件夹\n")
            return USAGE
        for number, report in enumerate(reports, 1):
            name = os.path.splitext(os.path.basename(path))[0] if path != "-" else "报告"
            target = _target(out, name if len(reports) == 1 else f"{name}-{number}", options.format, taken)
            code = max(code, _write(report, target if folder else out, options.format))
    return code


def _target(folder: str, name: str, ending: str, taken: set[str]) -> str:
    """A file name in the folder that nothing of this run has taken."""
    free, number = name, 2
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    taken.add(free)
    return os.path.join(folder, f"{free}.{ending}")


def _write(report: Report, target: str, ending: str) -> int:
    from gongkai.report.writers import encode, write

    if target == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(encode(report, f".{ending}"))
        return FINE
    try:
        os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
        write(report, target)
    except OSError as error:
        sys.stderr.write(f"gongkai write：{target}：写不了：{error.strerror}\n")
        return UNREADABLE
    except GongkaiError as error:
        sys.stderr.write(f"gongkai write：{target}：{error}\n")
        return UNREADABLE
    return FINE
