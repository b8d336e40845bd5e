"""Older workbooks (XLS, and ET of WPS), by calamine; which rows and columns are hidden is read from their records."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from gongkai.intake.containers.packages import encrypted
from gongkai.intake.errors import UnreadableFile
from gongkai.intake.limits import Limits
from gongkai.intake.sheets.biff import hidden_in
from gongkai.intake.sheets.grid import Merged, Sheet
from gongkai.intake.sheets.hidden import note_hidden
from gongkai.intake.sheets.values import moment_text, number_text

_EMPTY = 2
"""Times the cells allowed that a sheet may measure, the empty ones inside included."""


def sheets(data: bytes, limits: Limits, note: Callable[[str], None]) -> Iterator[Sheet]:
    """The visible sheets of an older workbook; raises UnreadableFile `damaged`, `encrypted` or `too_large`."""
    import python_calamine as calamine

    try:
        book = calamine.load_workbook(BytesIO(data))
        if not book.sheets_metadata:
            raise _damaged()
        every = book.sheets_metadata
        for meta, hidden in zip(every, hidden_in(data, len(every)), strict=True):
            if meta.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(meta.name)
            if meta.visible != calamine.SheetVisibleEnum.Visible:
                if sheet.total_height:
                    note(f"隐藏的工作表“{meta.name}”里有内容，没有读入；请确认是否应删除")
                continue
            read = _sheet(meta.name, sheet, limits)
            note_hidden(read, hidden.rows, hidden.columns, note)
            yield read
    except calamine.PasswordError:
        raise encrypted() from None
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise _damaged() from error
    except BaseException as error:  # a panic of the library is an exception of its own kind
        if type(error).__name__ != "PanicException":
            raise
        raise _damaged() from None


def _sheet(name: str, found: Any, limits: Limits) -> Sheet:
    if found.total_height * found.total_width > limits.cells * _EMPTY:
        raise UnreadableFile("too_large", f"单元格超过 {limits.cells // 10_000} 万个的上限；请确认是否拿错了文件")
    sheet = Sheet(name, has_ends=False)
    for number, row in enumerate(found.to_python(skip_empty_area=False), 1):
        texts = {column: text for column, value in enumerate(row, 1) if (text := _text(value)) and not text.isspace()}
        if texts:
            sheet.rows[number] = texts
    for (top, left), (bottom, right) in found.merged_cell_ranges or ():
        sheet.merged.append(Merged(top + 1, left + 1, bottom + 1, right + 1))
    return sheet


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return number_text(repr(value))
    if isinstance(value, datetime):
        return moment_text(value, "ymdh" if (value.hour or value.minute) else "ymd")
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, time | timedelta):
        return str(value)
    return str(value) if value is not None else ""


def _damaged() -> UnreadableFile:
    return UnreadableFile("damaged", "旧版 Excel 文件已损坏；请用 Excel 或 WPS 打开后另存")
