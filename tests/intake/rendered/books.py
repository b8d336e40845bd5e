"""Reports as XLSX by openpyxl and by XlsxWriter: one sheet or three, numbers as numbers or as text."""

import io
import random
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.styles import Border, Side
from tests.intake.rendered.tables import Made, Table, slots


def _value(text: str, *, as_text: bool) -> Any:
    if as_text or not text or not text.replace(".", "").isdecimal():
        return text or None
    return float(text) if "." in text else int(text)


def _pages(report: Made, *, apart: bool) -> list[list[str | Table]]:
    """The blocks by sheet: all on one, or a new sheet behind each table."""
    pages: list[list[str | Table]] = [[]]
    for block in report.blocks:
        pages[-1].append(block)
        if apart and not isinstance(block, str):
            pages.append([])
    return [page for page in pages if page]


def by_openpyxl(report: Made, *, apart: bool = False, as_text: bool = False, merged: bool = True) -> bytes:
    """Paragraphs in merged rows or in single cells, tables with borders."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    thin = Side(style="thin")
    for number, page in enumerate(_pages(report, apart=apart), 1):
        sheet = book.create_sheet(f"第{number}页")
        at = 1
        for block in page:
            if isinstance(block, str):
                sheet.cell(at, 1, block or None)
                if merged:
                    sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=10)
                at += 1
                continue
            for y, x, span in slots(block):
                cell = sheet.cell(at + y, x + 1, _value(span.text, as_text=as_text))
                cell.border = Border(thin, thin, thin, thin)
                if span.across > 1 or span.down > 1:
                    last = at + y + span.down - 1, x + span.across
                    sheet.merge_cells(start_row=at + y, start_column=x + 1, end_row=last[0], end_column=last[1])
            at += len(block)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def by_xlsxwriter(report: Made, *, apart: bool = False, as_text: bool = False) -> bytes:
    """The same by another library: strings shared, formats of its own, floats for whole numbers."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    bordered = book.add_format({"border": 1, "text_wrap": True, "align": "center"})
    rng = random.Random(report.seed)
    for page in _pages(report, apart=apart):
        sheet, at = book.add_worksheet(), 0
        for block in page:
            if isinstance(block, str):
                sheet.merge_range(at, 0, at, 9, block)
                at += 1
                continue
            for y, x, span in slots(block):
                value = _value(span.text, as_text=as_text and rng.random() < 0.5)
                if span.across > 1 or span.down > 1:
                    sheet.merge_range(at + y, x, at + y + span.down - 1, x + span.across - 1, value or "", bordered)
                    if isinstance(value, int | float):
                        sheet.write_number(at + y, x, value, bordered)
                else:
                    sheet.write(at + y, x, "" if value is None else value, bordered)
            at += len(block)
    book.close()
    return out.getvalue()
