"""The same reports as Word documents, for LibreOffice to print: merged cells, turned heads, rows over pages."""

import io
import random
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from tests.intake.pdf.made import Made, Table
from tests.intake.pdf.styles import Style

from gongkai.report.forms import form_of

_JUSTIFY = {"center": 1, "left": 0, "right": 2}


def docx_of(one: Made, style: Style) -> bytes:
    """The report as DOCX."""
    rng = random.Random(one.seed)
    document: Any = Document()
    section = document.sections[0]
    if "landscape" in style.page:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
    else:
        section.page_width, section.page_height = Mm(210), Mm(297)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(max(15, style.margin)))
    _set(document.styles["Normal"], "Noto Serif CJK SC" if "Serif" in style.font else "Noto Sans CJK SC", style.size)
    if style.numbered:
        _page_number(section.footer.paragraphs[0])
    section.header.paragraphs[0].text = "云岭县政府信息公开" if rng.random() < 0.5 else ""
    document.add_paragraph(one.report.title or "").alignment = 1
    document.add_paragraph("　　" + one.report.preamble)
    texts = {part.number: part.text for part in one.report.sections}
    for head in form_of(one.report.form).sections:
        document.add_paragraph(f"{'一二三四五六'[head.number - 1]}、{head.heading}")
        if head.number in one.tables:
            _table(document, one.tables[head.number], one.heads[head.number], style, rng)
        for text in texts[head.number].split("\n"):
            if text:
                document.add_paragraph("　　" + text)
        if head.number == 1:
            for _ in range(style.filler):
                document.add_paragraph("　　" + "在便民服务中心设置查阅点，安排人员引导。" * 3)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _set(named: Any, font: str, size: float) -> None:
    named.font.name, named.font.size = font, Pt(size)
    named.element.rPr.rFonts.set(qn("w:eastAsia"), font)


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = 1
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph.add_run("— ")
    paragraph._p.append(field)
    paragraph.add_run(" —")


def _table(document: Any, boxes: Table, heads: int, style: Style, rng: random.Random) -> None:
    width = sum(box.across for box in boxes[0])
    table = document.add_table(rows=len(boxes), cols=width)
    _borders(table, style.border if style.ruled else "none")
    free = [[True] * width for _ in boxes]
    for y, row in enumerate(boxes):
        x = 0
        for box in row:
            while not free[y][x]:
                x += 1
            for down in range(box.down):
                free[y + down][x : x + box.across] = [False] * box.across
            cell = table.cell(y, x)
            if box.across > 1 or box.down > 1:
                cell = cell.merge(table.cell(y + box.down - 1, x + box.across - 1))
            _fill(cell, box.text, style, side=box.side, figure=not box.head)
    _widths(table, width, style, rng)
    for row in table.rows[: heads if style.repeat else 0]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in table.rows if style.keep else ():
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _fill(cell: Any, text: str, style: Style, *, side: bool, figure: bool) -> None:
    for extra in cell.paragraphs[1:]:
        extra._p.getparent().remove(extra._p)
    paragraph = cell.paragraphs[0]
    if side and style.side == "stacked":
        for char in text[:-1]:
            paragraph.add_run(char).add_break()
        text = text[-1:]
    if figure and style.split:
        for char in text:
            paragraph.add_run(char)
    else:
        paragraph.add_run(text)
    if figure:
        paragraph.alignment = _JUSTIFY[style.align]
    cell.vertical_alignment = {"top": 0, "middle": 1, "bottom": 3}[style.valign]
    if side and style.side in ("vertical", "turned"):
        direction = OxmlElement("w:textDirection")
        direction.set(qn("w:val"), "tbRl" if style.side == "vertical" else "btLr")
        cell._tc.get_or_add_tcPr().append(direction)


def _widths(table: Any, width: int, style: Style, rng: random.Random) -> None:
    if width != 10 or not style.label:
        return
    table.autofit = False
    sizes = [12, 12, rng.choice([30, 42, 60]), *[12] * 7]
    for row in table.rows:
        for cell, size in zip(row.cells, sizes, strict=True):
            if cell._tc.grid_span == 1:
                cell.width = Mm(size)


def _borders(table: Any, border: str) -> None:
    kinds = {"thin": "single", "thick": "thick", "separate": "single", "double": "double", "dashed": "dashed",
             "dotted": "dotted", "coloured": "single", "open sides": "single", "fills": "single", "none": "nil"}  # fmt: skip
    kind = kinds.get(border, "nil")
    outline = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        element = OxmlElement(f"w:{side}")
        element.set(qn("w:val"), "nil" if border == "open sides" and side in ("left", "right") else kind)
        element.set(qn("w:sz"), "12" if border == "thick" else "4")
        element.set(qn("w:color"), "99BBCC" if border == "coloured" else "000000")
        outline.append(element)
    table._tbl.tblPr.append(outline)
