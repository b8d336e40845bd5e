"""Workbooks about ledgers: an empty one with the words that are understood, and what could not be taken in."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from gongkai.office.ledgers.judging import Verdict
from gongkai.office.ledgers.words import heads, listed

_WHY = "为什么没有导入"
_WIDE = {"demand": 46, "outcome": 24, "address": 24, "letter_number": 20}
_LISTS = (("applicant_kind", "kind"), ("way", "way"), ("outcome", "outcome"))
_ROWS = 2000
_EXPLAINED = (
    "一行一件，表头不要改；收到日期和申请内容必填，其他不知道的空着，空着的不会当作任何一种。",
    "收到日期填条例第三十一条的收到申请之日；日期写成 2026-03-02。",
    "还没有答复的，答复日期和答复结果都空着，导入后接着办。",
    "答复结果、申请人类型、收到方式从下拉列表里选，或者照下面的词写。",
)


def template() -> bytes:
    """The heads, lists to choose from, and a sheet that explains."""
    target = io.BytesIO()
    book = _book(target)
    sheet, told = book.add_worksheet("台账"), book.add_worksheet("填写说明")
    bold, day = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "yyyy-mm-dd"})
    for column, (field, words) in enumerate(heads().items()):
        sheet.write_string(0, column, words[0], bold)
        sheet.set_column(column, column, _WIDE.get(field, 13), day if field.endswith("_on") else None)
    sheet.freeze_panes(1, 0)
    for row, line in enumerate(_EXPLAINED):
        told.write_string(row, 0, line)
    top = len(_EXPLAINED) + 1
    for column, (field, what) in enumerate(_LISTS):
        told.write_string(top, column, heads()[field][0], bold)
        terms = [term for _, term in listed(what)]
        for row, term in enumerate(terms, top + 1):
            told.write_string(row, column, term)
        told.set_column(column, column, 44 if what == "outcome" else 36)
        where = f"=填写说明!${chr(65 + column)}${top + 2}:${chr(65 + column)}${top + 1 + len(terms)}"
        place = list(heads()).index(field)
        # Other words are understood too, so the list offers and does not forbid.
        sheet.data_validation(1, place, _ROWS, place, {"validate": "list", "source": where, "show_error": False})
    book.close()
    return target.getvalue()


def rest(over: Sequence[str], left: Sequence[Verdict]) -> bytes:
    """The rows as they were under their own heads, each with the reason; mended, it can be uploaded again."""
    target = io.BytesIO()
    book = _book(target)
    sheet, bold, red = (
        book.add_worksheet("没有导入的"),
        book.add_format({"bold": True}),
        book.add_format({"font_color": "#b00020", "text_wrap": True}),
    )
    for column, label in enumerate(over):
        sheet.write_string(0, column, label, bold)
    sheet.write_string(0, len(over), _WHY, bold)
    for row, verdict in enumerate(left, 1):
        for column, cell in enumerate(verdict.line.cells):
            sheet.write_string(row, column, cell)
        sheet.write_string(row, len(over), verdict.said, red)
    sheet.set_column(0, max(len(over) - 1, 0), 14)
    sheet.set_column(len(over), len(over), 50)
    sheet.freeze_panes(1, 0)
    book.close()
    return target.getvalue()


def _book(target: io.BytesIO) -> Any:
    # Nothing that was typed can become a formula or a link.
    return xlsxwriter.Workbook(target, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
