"""A letter as DOCX: the paper's document with what stands above its title, or an envelope of its own size."""

from io import BytesIO
from typing import Any

from gongkai.office.letters.kinds import KINDS, Layout
from gongkai.office.letters.pages.blocks import SHEET_SIZE, to_paper
from gongkai.office.letters.pages.look import MARK_WIDTH, RED, RULE, mark_size
from gongkai.office.letters.value import LetterValue
from gongkai.paper import Paper, Paragraph
from gongkai.paper import measures as m
from gongkai.paper.docx import to_docx as paper_to_docx
from gongkai.paper.words import clean
from gongkai.paper.zipped import evenly_zipped

_EIGHTHS = 8
"""In which Word measures a line."""


def to_docx(value: LetterValue, *, picture: bytes | None) -> bytes:
    """The bytes of the file; the same value gives the same bytes."""
    from docx import Document

    layout = KINDS[value.kind].layout
    paper = _envelope(value) if layout is Layout.ENVELOPE else to_paper(value)
    document = Document(BytesIO(paper_to_docx(paper)))
    title = document.paragraphs[0]
    if layout is Layout.ENVELOPE:
        _sized(document, title)
    else:
        title.runs[0].text = clean(f"{value.organ}\n{value.title}")
        if layout is Layout.LETTER:
            _head(title, value, picture)
        if layout is Layout.SHEET:
            _roomy(document.tables[0])
            _flat(document.paragraphs[-1])
        else:
            _together(document, value.organ)
    target = BytesIO()
    document.save(target)
    return evenly_zipped(target.getvalue())


def _head(title: Any, value: LetterValue, picture: bytes | None) -> None:
    from docx.shared import Mm, Pt

    mark = title.insert_paragraph_before("")
    mark.style = title.part.document.styles["Normal"]
    _centred(mark)
    mark.paragraph_format.line_spacing = 1.0
    if picture is None:
        run = mark.add_run(clean(value.organ))
        _painted(run, m.TITLE_FONT, mark_size(value.organ))
    else:
        shape = mark.add_run().add_picture(BytesIO(picture))
        scale = min(Mm(MARK_WIDTH) / shape.width, Mm(30) / shape.height, 1)
        shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
        shape._inline.docPr.set("descr", clean(value.organ))
    number = title.insert_paragraph_before(clean(value.number))
    number.style = title.part.document.styles["Normal"]
    _centred(number)
    number.paragraph_format.space_before = Pt(m.LINE / 2)
    number.paragraph_format.space_after = Pt(m.LINE)
    _ruled(number)


def _centred(paragraph: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _painted(run: Any, face: str, size: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    run.font.name, run.font.size = face, Pt(size)
    run.font.color.rgb = RGBColor.from_string(RED[1:].upper())
    run._element.rPr.rFonts.set(qn("w:eastAsia"), face)


def _ruled(paragraph: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, said in (("val", "single"), ("sz", str(int(RULE * _EIGHTHS))), ("space", "6"), ("color", RED[1:])):
        line.set(qn(f"w:{name}"), said)
    borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _roomy(table: Any) -> None:
    """Every line of a cell as high as on the printed page, also one left empty for a pen."""
    from docx.enum.text import WD_LINE_SPACING
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Pt

    margins = "".join(f'<w:{side} w:w="100" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    properties = table._tbl.tblPr
    properties.replace(
        properties.find(f"{{{properties.nsmap['w']}}}tblCellMar"),
        parse_xml(f"<w:tblCellMar {nsdecls('w')}>{margins}</w:tblCellMar>"),
    )
    for row in table.rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
                paragraph.paragraph_format.line_spacing = Pt(1.5 * SHEET_SIZE)


def _flat(paragraph: Any) -> None:
    """Word wants a paragraph behind a table; it shall not make a second page."""
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt

    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(1)


def _together(document: Any, organ: str) -> None:
    """The signature never stands on a page without a line of the text, and keeps room for the seal."""
    from docx.shared import Pt

    paragraphs = document.paragraphs
    signed = max(number for number, one in enumerate(paragraphs) if one.text == clean(organ))
    paragraphs[signed].paragraph_format.space_before = Pt(m.LINE)
    for one in paragraphs[max(0, signed - 2) : signed + 2]:
        one.paragraph_format.keep_with_next = True


def _envelope(value: LetterValue) -> Paper:
    blocks = [
        Paragraph(" ".join(value.fields.get("postcode", "")), indent=False),
        *(Paragraph(line) for line in value.to.split("\n")),
        *(Paragraph(line, align="right") for line in value.paragraphs),
    ]
    return Paper(value.title, tuple(blocks), author=value.organ)


def _sized(document: Any, title: Any) -> None:
    from docx.shared import Mm, Pt

    for paragraph in document.paragraphs[2:4]:
        for run in paragraph.runs:
            run.font.size = Pt(m.TITLE)
    title._p.getparent().remove(title._p)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(230), Mm(120)
    section.top_margin = section.bottom_margin = Mm(12)
    section.left_margin = section.right_margin = Mm(18)
    for footer in (section.footer, section.even_page_footer):
        for one in list(footer._element):
            footer._element.remove(one)
        footer.add_paragraph("")
