"""`gongkai fee`: the information-processing fee of one application, slice by slice."""

import json
import sys
from collections.abc import Sequence

from gongkai.cli.exits import FINE, USAGE
from gongkai.cli.options import Parser
from gongkai.law import fees, today
from gongkai.law.errors import LawError
from gongkai.law.fees import Fee, yuan

_MOST = 1_000_000
"""More units than any applicant ever asked for: a slip of the finger, not a number."""


def _parser() -> Parser:
    parser = Parser(
        "fee",
        "计算一件申请的信息处理费，列出分档。按件、按量两个标准，一件申请只能选一个（管理办法第三条）。",
        "收费是“可以”而不是“应当”，由机关决定。\n\n"
        "示例：\n"
        "  gongkai fee --items 3 --before 29    本月此前已有 29 件，这次 3 件\n"
        "  gongkai fee --pages 68               按量计收，68 页",
    )
    parser.add_argument("--items", metavar="件数", help="按件：这件申请有几件（一事一申请拆分后）")
    parser.add_argument("--before", metavar="件数", help="按件：同一申请人本自然月此前已有几件，默认 0")
    parser.add_argument("--pages", metavar="页数", help="按量：这件申请有几页（A4 一面为一页）")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出形式，默认 text")
    return parser


def run(arguments: Sequence[str]) -> int:
    """Reads the numbers, works out the fee and prints it."""
    options = _parser().parse_args(arguments)
    try:
        fee = _fee(options.items, options.before, options.pages)
    except LawError as error:
        sys.stderr.write(f"gongkai fee：{error}。\n")
        return USAGE
    sys.stdout.write(_json(fee) if options.format == "json" else _text(fee))
    return FINE


def _fee(items: str | None, before: str | None, pages: str | None) -> Fee:
    on = today.today()
    if items is not None and pages is not None:
        raise LawError(
            "按件（--items）和按量（--pages）不能同时使用：一件申请只能选一个标准（管理办法第三条）；请去掉一个"
        )
    if pages is not None:
        if before is not None:
            raise LawError("按量计收每件申请单独计算，不看此前的件数；请去掉 --before")
        return fees.by_pages(_number(pages, "--pages", least=1), on=on)
    if items is None:
        raise LawError("没有写数量；请用 --items 写件数，或者用 --pages 写页数")
    return fees.by_items(_number(items, "--items", least=1), before=_number(before or "0", "--before", least=0), on=on)


def _number(text: str, where: str, *, least: int) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(_MOST)) and least <= int(text) <= _MOST):
        raise LawError(f"{where} 后面的“{text}”不成立；请写 {least} 到 {_MOST} 之间的整数")
    return int(text)


def _json(fee: Fee) -> str:
    plain = {
        "scale": fee.scale.key,
        "term": fee.scale.term,
        "before": fee.before,
        "units": fee.units,
        "amount_fen": fee.amount_fen,
        "amount_yuan": yuan(fee.amount_fen),
        "slices": [
            {
                "first": part.first, "last": part.last, "units": part.units,
                "price_fen": part.price_fen, "amount_fen": part.amount_fen,
            }
            for part in fee.parts
        ],
        "cite": str(fee.scale.authority.cite),
    }  # fmt: skip
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def _text(fee: Fee) -> str:
    unit = fee.scale.unit
    head = f"{fee.scale.term}（{fee.scale.counted}）：本次 {fee.units} {unit}"
    if fee.scale.key == "items":
        head += f"，本月此前 {fee.before} {unit}"
    lines = [head, ""]
    for part in fee.parts:
        where = f"第 {part.first} {unit}" if part.units == 1 else f"第 {part.first}—{part.last} {unit}"
        lines.append(f"  {where}：{part.units} {unit} × {yuan(part.price_fen)} 元 = {yuan(part.amount_fen)} 元")
    lines += ["", f"应收：{yuan(fee.amount_fen)} 元", f"依据：{fee.scale.authority.cite}；是否收取由机关决定。"]
    return "\n".join(lines) + "\n"
