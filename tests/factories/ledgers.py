"""Ledgers for tests: workbooks written as clerks write them, read by the real action."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import xlsxwriter
from tests.factories.applications import House, at

from gongkai.office.jobs import running
from gongkai.office.ledgers.actions.read import read
from gongkai.office.ledgers.actions.take_in import take_in
from gongkai.office.ledgers.grid import opened
from gongkai.office.ledgers.models import Ledger

HEADS = (
    "序号", "收到日期", "申请方式", "申请人", "申请人类型", "联系电话", "申请内容", "答复日期", "答复结果", "文号", "送达方式",
)  # fmt: skip
WANG = (
    "1", date(2025, 3, 3), "邮寄", "王小山", "自然人", "13800138000", "2024年低保名单", date(2025, 3, 20), "予以公开",
    "清政公复〔2025〕1号", "邮寄",
)  # fmt: skip
LI = ("2", date(2025, 4, 7), "网上", "李大田", "公民", "", "退耕还林补助", "2025.4.30", "不属于本机关公开范围", "", "")
OPEN = ("3", "2025年12月25日", "当面", "清河山泉", "企业", "", "集镇供水合同", "", "", "", "")
Row = Sequence[Any]


def workbook(*rows: Row, heads: Row = HEADS, title: str = "清河镇2025年依申请公开台账") -> bytes:
    """A sheet with a title over its heads, as most ledgers have it."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    sheet, day = book.add_worksheet("2025年"), book.add_format({"num_format": "yyyy/m/d"})
    lines = [*([[title]] if title else []), heads, *rows]
    for number, line in enumerate(lines):
        for column, value in enumerate(line):
            if isinstance(value, date):
                sheet.write_datetime(number, column, value, day)  # type: ignore[arg-type]
            else:
                sheet.write_string(number, column, value)
    book.close()
    return target.getvalue()


def ledger(
    of: House, *rows: Row, content: bytes = b"", on: str = "2026-01-05", year: int = 2025, **given: Any
) -> Ledger:
    """A ledger that was read."""
    made = opened("2025年台账.xlsx", content or workbook(*(rows or (WANG, LI, OPEN)), **given))
    return read(actor=of.officer, organ=of.organ, year=year, opened=made, at=at(on))


def taken(of: House, found: Ledger, *, only_good: bool = False) -> Ledger:
    """The same taken in to the end."""
    found = take_in(actor=of.officer, ledger=found, only_good=only_good, at=at("2026-01-05"))
    assert found.job is not None
    running.run(found.job)
    found.refresh_from_db()
    return found
