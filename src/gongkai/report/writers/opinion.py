"""What a check found, as papers people hand on: the review sheet (审核意见) for an organ, a workbook for a county."""

from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

from gongkai.paper import Block, Cell, Heading, Paper, Paragraph, Table
from gongkai.paper.zipped import evenly_zipped
from gongkai.report.model import Report
from gongkai.report.writers.workbook import never

_PARTS = (("error", "必须修改的问题"), ("warning", "需要核对的问题"), ("hint", "供参考的提示"))
_LEVELS = {"error": "错误", "warning": "警告", "hint": "提示"}
_NUMERALS = "一二三"
_HEADS = ("序号", "位置", "问题", "怎么改", "依据")
_WIDTHS = (0.07, 0.15, 0.36, 0.24, 0.18)
_COLUMNS = (
    ("单位", 24), ("年度", 7), ("文件", 26), ("级别", 7), ("编号", 8), ("位置", 18), ("问题", 52), ("原文", 30),
    ("报告里", 14), ("应为", 14), ("相差", 10), ("怎么改", 36), ("依据", 36),
)  # fmt: skip
_TINTS = {"error": "#FDECEA", "warning": "#FFF3D6", "hint": "#E9EFFB"}


class Remark(NamedTuple):
    """One thing that was found, in the words people read."""

    level: str
    code: str
    where: str
    message: str
    quote: str
    found: str
    expected: str
    difference: str
    mend: str
    cite: str


class Reviewed(NamedTuple):
    """A report of a file with what was found in it; `verdict` is a clause such as 没有发现错误."""

    file: str
    report: Report
    verdict: str
    remarks: Sequence[Remark]


def to_opinion(reviewed: Reviewed) -> Paper:
    """The review sheet of one report; who reviewed it and when is left to be filled in by hand."""
    report, remarks = reviewed.report, reviewed.remarks
    title = report.title or f"{report.organ or ''}政府信息公开工作年度报告"
    counts = "、".join(
        f"{_LEVELS[level]}{number}处"
        for level, _ in _PARTS
        if (number := sum(remark.level == level for remark in remarks))
    )
    blocks: list[Block] = [
        Paragraph(f"{report.organ or '报送单位'}：", indent=False),
        Paragraph(f"对《{title}》作了审核，结论：{reviewed.verdict}{f'（{counts}）' if counts else ''}。"),
    ]
    blocks += [Paragraph(note) for note in report.notes]
    numeral = iter(_NUMERALS)
    for level, heading in _PARTS:
        found = [remark for remark in remarks if remark.level == level]
        if found:
            blocks.append(Heading(f"{next(numeral)}、{heading}"))
            blocks.append(_table(found))
    if any(remark.level == "error" for remark in remarks):
        blocks.append(Paragraph("请改正上述错误并核对其余各项后重新报送。"))
    blocks += [
        Paragraph("审核人：　　　　　　　　　　审核日期：　　　　年　　月　　日", indent=False),
        Paragraph("说明：以上由程序逐条核对得出，供审核人参考；缺少的数字不当作0，相应的合计没有核对。"),
    ]
    return Paper(f"关于《{title}》的审核意见", tuple(blocks), "", "审核意见")


def _table(remarks: Sequence[Remark]) -> Table:
    rows = [tuple(Cell(head, head="col") for head in _HEADS)]
    for number, remark in enumerate(remarks, 1):
        said = remark.message
        if remark.quote and remark.quote not in said:
            said = f"{said}\n原文：“{remark.quote}”"
        rows.append(
            (
                Cell(str(number)),
                Cell(remark.where, align="left"),
                Cell(said, align="left"),
                Cell(remark.mend, align="left"),
                Cell(f"{remark.cite}（{remark.code}）", align="left"),
            )
        )
    return Table("", tuple(rows), 1, _WIDTHS, 10.5)


def to_findings_workbook(reviews: Sequence[Reviewed], unread: Sequence[tuple[str, str]] = ()) -> bytes:
    """One row for each finding of each organ; a report without findings has a row that says so.

    `unread` are files that could not be read, each with the reason; they stand on a sheet of their own.
    """
    import xlsxwriter

    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "年度报告检查结果", "created": never()})
    head = book.add_format({"bold": True, "border": 1, "bg_color": "#F2F2F2", "align": "center", "valign": "vcenter"})
    looks = {
        level: book.add_format(
            {"border": 1, "text_wrap": True, "valign": "top", **({"bg_color": tint} if tint else {})}
        )
        for level, tint in (*_TINTS.items(), ("", ""))
    }
    sheet = book.add_worksheet("检查结果")
    for column, (name, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, head)
    row = 0
    for review in reviews:
        for level, fields in _rows(review):
            row += 1
            for column, field in enumerate(fields):
                sheet.write_string(row, column, field, looks[level if column == 3 else ""])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(row, 1), len(_COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    if unread:
        other = book.add_worksheet("没能读取的文件")
        other.set_column(0, 0, 40)
        other.set_column(1, 1, 80)
        for at, (name, why) in enumerate([("文件", "原因"), *unread]):
            other.write_string(at, 0, name, looks[""] if at else head)
            other.write_string(at, 1, why, looks[""] if at else head)
    book.close()
    return evenly_zipped(target.getvalue())


def _rows(review: Reviewed) -> list[tuple[str, tuple[str, ...]]]:
    report = review.report
    first = (report.organ or "单位不明", str(report.year or "不明"), review.file)
    if not review.remarks:
        return [("", (*first, "", "", "", review.verdict, "", "", "", "", "", ""))]
    return [
        (
            one.level,
            (
                *first, _LEVELS[one.level], one.code, one.where, one.message, one.quote,
                one.found, one.expected, one.difference, one.mend, one.cite,
            ),
        )
        for one in review.remarks
    ]  # fmt: skip
