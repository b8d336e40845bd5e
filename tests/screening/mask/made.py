"""Files of every kind with planted values: in sentences, in rosters, across runs, cells and lines."""

import html
import io
import zipfile
from collections.abc import Sequence

import docx
import openpyxl
import xlsxwriter

Planted = Sequence[tuple[str, str, str]]
"""Label, value, the value in a disguise."""
NAMES = ("张三丰", "李四光", "王小五", "赵明月", "钱多多")


def as_text(rows: Planted) -> bytes:
    return "\n".join(
        f"{n}．户主{NAMES[n % 5]}，{label}：{shown}。" for n, (label, _, shown) in enumerate(rows)
    ).encode()


def as_csv(rows: Planted) -> bytes:
    lines = ["序号,姓名,证件或电话,类别"]
    lines += [f'{n},{NAMES[n % 5]},"{label}：{shown}",{label}' for n, (label, _, shown) in enumerate(rows)]
    return "\ufeff".encode() + "\r\n".join(lines).encode()


def as_gb_text(rows: Planted) -> bytes:
    return as_text(rows).decode().encode("gb18030")


def as_page(rows: Planted) -> bytes:
    body = "".join(
        f"<tr><td>{n}</td><td>{NAMES[n % 5]}</td><td>{label}</td><td><span>{html.escape(shown[:4])}</span>{html.escape(shown[4:])}</td></tr>"
        for n, (label, _, shown) in enumerate(rows)
    )
    return (
        '<html><head><meta charset="gb18030"><title>名单</title></head><body><h1>公示名单</h1>'
        f"<table><tr><th>序号</th><th>姓名</th><th>类别</th><th>身份证、手机或银行卡号</th></tr>{body}</table></body></html>"
    ).encode("gb18030")


def as_word(rows: Planted) -> bytes:
    document = docx.Document()
    half = len(rows) // 2
    for label, _, shown in rows[:half]:
        paragraph = document.add_paragraph(f"{label}：")
        for at in range(0, len(shown), 5):
            paragraph.add_run(shown[at : at + 5]).bold = at % 2 == 0
        paragraph.add_run("。")
    table = document.add_table(1, 4)
    for cell, head in zip(table.rows[0].cells, ("序号", "姓名", "类别", "身份证、手机或银行卡号"), strict=True):
        cell.text = head
    for number, (label, _, shown) in enumerate(rows[half:]):
        cells = table.add_row().cells
        for cell, text in zip(cells, (str(number), NAMES[number % 5], label, shown), strict=True):
            cell.text = text
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def as_workbook(rows: Planted) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["序号", "姓名", "类别", "身份证、手机或银行卡号"])
    for number, (label, value, shown) in enumerate(rows):
        plain = value == shown and value.isdigit() and len(value) <= 15
        sheet.append([number, NAMES[number % 5], label, int(value) if plain else shown])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def as_other_workbook(rows: Planted) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet("名单")
    sheet.write_row(0, 0, ["姓名", "类别", "身份证、手机或银行卡号"])
    for number, (label, _, shown) in enumerate(rows, 1):
        sheet.write_row(number, 0, [NAMES[number % 5], label])
        sheet.write_string(number, 2, shown)
    book.close()
    return target.getvalue()


def as_pdf(rows: Planted) -> bytes:
    from weasyprint import HTML

    lines = "".join(f"<p>{label}：{html.escape(shown)}。</p>" for label, _, shown in rows)
    return HTML(string=f"<meta charset=utf-8><style>body{{font:10pt 'Noto Sans CJK SC'}}</style>{lines}").write_pdf()


def as_archive(rows: Planted) -> bytes:
    target = io.BytesIO()
    third = len(rows) // 3
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("名单.txt", as_text(rows[:third]))
        archive.writestr("表/名单.xlsx", as_workbook(rows[third : 2 * third]))
        inner = io.BytesIO()
        with zipfile.ZipFile(inner, "w") as nested:
            nested.writestr("说明.docx", as_word(rows[2 * third :]))
        archive.writestr("内.zip", inner.getvalue())
    return target.getvalue()


MAKERS = {
    "txt": as_text, "gb": as_gb_text, "csv": as_csv, "html": as_page, "docx": as_word, "xlsx": as_workbook,
    "xlsx by another": as_other_workbook, "pdf": as_pdf, "zip": as_archive,
}  # fmt: skip
