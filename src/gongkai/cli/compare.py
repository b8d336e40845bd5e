"""`gongkai compare`: what differs from one report to another, cell by cell and sentence by sentence."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from gongkai.cli.exits import FINE, FOUND, UNREADABLE
from gongkai.cli.options import Parser
from gongkai.report.model import Missing, Report, Value

if TYPE_CHECKING:
    from gongkai.report.comparing import CellDifference, Comparison

FIELDS = {"form": "格式", "organ": "机关", "year": "年度", "title": "标题", "period": "统计期限"}
MISSING: dict[Missing, str] = {
    "blank": "空白",
    "mark": "符号",
    "text": "文字",
    "unreadable": "无法辨认",
    "ambiguous": "有多种读法",
}


def _parser() -> Parser:
    parser = Parser(
        "compare",
        "逐格逐段比较两份报告：同一机关的两年，或者两个机关。",
        "（六）其他处理一份合为一行、一份分为三行的，相加后比较；2019 年与 2021 年格式只比较含义相同的格。\n"
        "示例：gongkai compare 2023.json 2024.json",
    )
    parser.add_argument("first", metavar="A", help="第一份报告；“-”为标准输入")
    parser.add_argument("second", metavar="B", help="第二份报告")
    parser.add_argument("--format", choices=("text", "json", "html"), default="text", help="输出形式（默认 text）")
    return parser


def run(arguments: Sequence[str]) -> int:
    """Prints what differs; 1 where anything does."""
    options = _parser().parse_args(arguments)
    from gongkai.report.comparing import compare

    first, second = _single(options.first), _single(options.second)
    if first is None or second is None:
        return UNREADABLE
    found = compare(first, second)
    if options.format == "json":
        sys.stdout.write(json.dumps(_json(found), ensure_ascii=False) + "\n")
    elif options.format == "html":
        sys.stdout.write(_page(found, options.first, options.second, first, second))
    else:
        sys.stdout.write("\n".join(_lines(found, first, second)) + "\n")
    return FINE if found.same else FOUND


def _single(path: str) -> Report | None:
    """The one report of a file; says on stderr why there is none."""
    from gongkai.cli.reading import complain, read_reports

    for _, reports, problem in read_reports([path]):
        if problem is not None:
            complain(path, problem)
        elif len(reports) != 1:
            sys.stderr.write(f"gongkai compare：{path}：里面有 {len(reports)} 份报告，比较需要每边一份\n")
        else:
            return reports[0]
    return None


def _json(found: "Comparison") -> dict[str, Any]:
    data = asdict(found)
    for cell in data["cells"]:
        for side in ("first", "second"):
            if isinstance(cell[side], Decimal):
                cell[side] = format(cell[side], "f")
    return {"same": found.same, **data}


def _shown(value: Value, why: Missing | None) -> str:
    from gongkai.report.writers.printing import plain

    return plain(value) if value is not None else f"（{MISSING[why or 'blank']}）"


def _row(cell: "CellDifference") -> tuple[str, str, str, str]:
    from gongkai.report.writers.printing import plain

    change = cell.change
    moved = "" if change is None else plain(change) if change < 0 else f"+{plain(change)}"
    return cell.name, _shown(cell.first, cell.first_missing), _shown(cell.second, cell.second_missing), moved


def _names(paths: Sequence[str], report: Report) -> list[str]:
    """Cells as an officer would say them; of a whole row only the row."""
    layout = report.layout
    names = [layout.names.get(path, path) if layout else path for path in paths]
    return list(dict.fromkeys(name.rpartition("·")[0] or name for name in names))


def _lines(found: "Comparison", first: Report, second: Report) -> Iterator[str]:
    if found.same:
        yield "两份报告没有差异。"
    for field in found.fields:
        yield f"{FIELDS[field.name]}：{field.first or '（无）'} → {field.second or '（无）'}"
    for cell in found.cells:
        name, before, after, moved = _row(cell)
        yield f"{name}：{before} → {after}" + (f"（{moved}）" if moved else "")
    for label, paths, report in (
        ("只有第一份有", found.only_in_first, first),
        ("只有第二份有", found.only_in_second, second),
    ):
        yield from (f"{label}：{name}" for name in _names(paths, report))
    if found.incomparable:
        yield f"格式不同，{len(found.incomparable)} 格没有可比的数，未作比较"
    for text in found.texts:
        yield f"【{text.heading or '前言'}】"
        for passage in text.passages:
            yield from (f"  － {passage.first}",) if passage.first else ()
            yield from (f"  ＋ {passage.second}",) if passage.second else ()


def _page(found: "Comparison", name_a: str, name_b: str, first: Report, second: Report) -> str:
    from gongkai.report.writers.html.comparison import comparison_page

    rows = [(FIELDS[field.name], field.first, field.second, "") for field in found.fields]
    rows += [_row(cell) for cell in found.cells]
    rows += [(name, "有", "没有这一行", "") for name in _names(found.only_in_first, first)]
    rows += [(name, "没有这一行", "有", "") for name in _names(found.only_in_second, second)]
    texts = [
        (text.heading or "前言", [(passage.first, passage.second) for passage in text.passages]) for text in found.texts
    ]
    return comparison_page(first.title or name_a, second.title or name_b, rows, texts, len(found.incomparable))
