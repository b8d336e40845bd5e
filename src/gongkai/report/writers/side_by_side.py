"""A roll-up as an Excel sheet: a row for each cell of the form, a column for each organ, the sum as a live formula."""

from io import BytesIO

from gongkai.paper.zipped import evenly_zipped
from gongkai.report.model import Report, Summand, Value
from gongkai.report.writers.printing import plain
from gongkai.report.writers.workbook import never

_MISSING = "缺"
_HEAD_ROWS = 2


def to_side_by_side(whole: Report) -> bytes:
    """The bytes of the workbook; a cell that could not be summed has no formula, and who lacks it says 缺."""
    import xlsxwriter
    from xlsxwriter.utility import xl_rowcol_to_cell

    form = whole.layout
    names = form.names if form is not None else {}
    organs = list(dict.fromkeys(one.organ for origin in whole.origins.values() for one in origin.summands))
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": whole.title or "汇总表", "author": whole.organ or "", "created": never()})
    box = {"border": 1, "valign": "vcenter"}
    head = book.add_format({**box, "bold": True, "bg_color": "#F2F2F2", "align": "center", "text_wrap": True})
    label = book.add_format({**box, "text_wrap": True})
    figure = book.add_format({**box, "num_format": "0.######", "align": "right"})
    gap = book.add_format({**box, "bg_color": "#FFF3D6", "align": "center"})
    sheet = book.add_worksheet("汇总对照")
    sheet.write_string(0, 0, f"{whole.organ or ''}{whole.year or ''}年政府信息公开工作年度报告汇总对照表")
    for column, name in enumerate(("项目", "汇总", *organs)):
        sheet.write_string(1, column, name, head)
    sheet.set_row(1, 30)
    sheet.set_column(0, 0, 52)
    sheet.set_column(1, len(organs) + 1, 14)
    for row, (path, value) in enumerate(whole.cells.items(), _HEAD_ROWS):
        sheet.write_string(row, 0, names.get(path, path), label)
        origin = whole.origins.get(path)
        held = _by_organ(origin.summands if origin else ())
        for column, organ in enumerate(organs, 2):
            each = held.get(organ)
            if each is None:
                sheet.write_string(row, column, _MISSING, gap)
            else:
                sheet.write_number(row, column, _number(each), figure)
        if value is None:
            sheet.write_string(row, 1, "不能汇总", gap)
        elif organs and sum(held.get(organ) or 0 for organ in organs) == value:
            cells = f"{xl_rowcol_to_cell(row, 2)}:{xl_rowcol_to_cell(row, len(organs) + 1)}"
            sheet.write_formula(row, 1, f"=SUM({cells})", figure, _number(value))
        else:
            sheet.write_number(row, 1, _number(value), figure)
    sheet.freeze_panes(_HEAD_ROWS, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, 1)
    book.close()
    return evenly_zipped(target.getvalue())


def _by_organ(summands: tuple[Summand, ...]) -> dict[str, Value]:
    """What each organ contributes; None where one of its reports has no number."""
    held: dict[str, Value] = {}
    for organ, value in summands:
        before = held.get(organ, 0)
        held[organ] = None if value is None or before is None else before + value
    return held


def _number(value: Value) -> float | int:
    text = plain(value)
    return float(text) if "." in text else int(text)
