"""A paper as DOCX, editable in Word and WPS: real headings, tables with merged cells, page numbers as fields."""

from datetime import datetime
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from gongkai.paper import measures as m
from gongkai.paper.blocks import Block, Cell, Heading, Paper, Paragraph, Signature, Table, placed
from gongkai.paper.dates import day
from gongkai.paper.words import clean
from gongkai.paper.zipped import evenly_zipped

_MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TWIPS = 20
"""Twentieths of a point, in which Word measures."""
_MM = 56.6929
"""Twips in a millimetre."""
_HEADINGS = {1: m.HEITI, 2: m.KAITI, 3: m.FANGSONG, 4: m.FANGSONG}
_TONES = {"error": "FDECEA", "warning": "FFF3D6", "hint": "E9EFFB"}
_INDENT = 2 * m.BODY * _TWIPS
_LONGEST = 255
"""Characters of a property of a file."""
_WRITTEN_AT = datetime(2000, 1, 1)  # noqa: DTZ001  # a file's own clock says nothing: the same paper, the same bytes


def to_docx(paper: Paper) -> bytes:
    """The bytes of the file; the same paper always gives the same bytes."""
    from docx import Document

    document = Document()
    _styles(document)
    _page(document.sections[0])
    _properties(document.core_properties, paper)
    document.settings.odd_and_even_pages_header_footer = True
    body = document.element.body
    last = body.sectPr
    from docx.oxml import parse_xml

    for piece in [_paragraph(paper.title, "Title"), *(_block(block) for block in paper.blocks)]:
        for element in parse_xml(f"<w:body {_MAIN}>{piece}</w:body>"):
            last.addprevious(element)
    package = document.part.package
    for key in [key for key, one in package.rels.items() if one.reltype.endswith("/thumbnail")]:
        del package.rels[key]  # a picture of somebody's empty page
    target = BytesIO()
    document.save(target)
    return evenly_zipped(target.getvalue())


def _properties(properties: Any, paper: Paper) -> None:
    properties.title, properties.subject = clean(paper.title)[:_LONGEST], clean(paper.subject)[:_LONGEST]
    properties.author = properties.last_modified_by = clean(paper.author)[:_LONGEST]
    properties.comments = properties.keywords = properties.category = ""
    properties.language = "zh-CN"
    properties.created = properties.modified = _WRITTEN_AT
    properties.revision = 1


def _page(section: Any) -> None:
    from docx.oxml import parse_xml
    from docx.shared import Mm

    section.page_width, section.page_height = Mm(m.PAGE_WIDTH), Mm(m.PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Mm(m.TOP), Mm(m.BOTTOM)
    section.left_margin, section.right_margin = Mm(m.LEFT), Mm(m.RIGHT)
    section.footer_distance = Mm(m.BOTTOM - 7 - m.FOOT * 0.3528)
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        for old in list(footer._element):
            footer._element.remove(old)
        run = f"<w:rPr>{_font(m.SONGTI, m.FOOT)}</w:rPr>"
        field = "".join(
            f'<w:r>{run}<w:fldChar w:fldCharType="{kind}"/></w:r>{inside}'
            for kind, inside in (
                ("begin", f'<w:r>{run}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'),
                ("separate", f"<w:r>{run}<w:t>1</w:t></w:r>"),
                ("end", ""),
            )
        )
        edge = "w:right" if side == "right" else "w:left"
        footer._element.append(
            parse_xml(
                f'<w:p {_MAIN}><w:pPr><w:pStyle w:val="Footer"/><w:ind {edge}="{int(m.FOOT * _TWIPS)}"/>'
                f'<w:jc w:val="{side}"/></w:pPr>'
                f"<w:r>{run}<w:t>— </w:t></w:r>{field}<w:r>{run}<w:t> —</w:t></w:r></w:p>"
            )
        )


def _styles(document: Any) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    defaults = document.styles.element.find(qn("w:docDefaults"))
    language = defaults.find(f".//{qn('w:lang')}")
    if language is not None:
        language.set(qn("w:val"), "zh-CN")
        language.set(qn("w:eastAsia"), "zh-CN")
    body = f'<w:spacing w:before="0" w:after="0" w:line="{int(m.LINE * _TWIPS)}" w:lineRule="exact"/>'
    tight = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    looks = {
        "Normal": (body + '<w:jc w:val="both"/>', _font(m.FANGSONG, m.BODY)),
        "Title": (
            f'<w:spacing w:before="0" w:after="{int(m.LINE * _TWIPS)}" w:line="{int(m.TITLE * 30)}" '
            'w:lineRule="exact"/><w:jc w:val="center"/>',
            _font(m.TITLE_FONT, m.TITLE),
        ),
        "Footer": (tight, _font(m.SONGTI, m.FOOT)),
        **{
            f"Heading {level}": (
                f'<w:keepNext/>{body}<w:ind w:firstLine="{int(_INDENT)}"/><w:outlineLvl w:val="{level - 1}"/>',
                _font(face, m.BODY),
            )
            for level, face in _HEADINGS.items()
        },
    }
    for name, (paragraph, run) in looks.items():
        element = document.styles[name].element
        for tag in ("w:pPr", "w:rPr"):
            for old in element.findall(qn(tag)):
                element.remove(old)
        element.append(parse_xml(f"<w:pPr {_MAIN}>{paragraph}</w:pPr>"))
        element.append(parse_xml(f"<w:rPr {_MAIN}>{run}</w:rPr>"))


def _font(face: str, size: float) -> str:
    half = int(size * 2)
    return (
        f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}" w:cs="{face}" w:hint="eastAsia"/>'
        f'<w:b w:val="0"/><w:i w:val="0"/><w:color w:val="000000"/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    )


def _paragraph(text: str, style: str = "", inside: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'<w:p><w:pPr>{named}{inside}</w:pPr><w:r><w:t xml:space="preserve">{_text(text)}</w:t></w:r></w:p>'


def _text(text: str) -> str:
    return escape(clean(text))


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return _paragraph(block.text, f"Heading{min(max(block.level, 1), 4)}")
    if isinstance(block, Paragraph):
        first = f'<w:ind w:firstLine="{int(_INDENT)}"/>' if block.indent and block.align == "left" else ""
        side = f'<w:jc w:val="{block.align}"/>' if block.align != "left" else ""
        return _paragraph(block.text, "", first + side)
    if isinstance(block, Table):
        return _table(block)
    return _signature(block)


def _signature(block: Signature) -> str:
    right = f'<w:ind w:right="{int(4 * m.BODY * _TWIPS)}"/><w:jc w:val="right"/>'
    lines = [_paragraph("") + _paragraph(block.organ, "", right)] if block.organ else []
    if block.on is not None:
        lines.append(_paragraph(day(block.on), "", right))
    return "".join(lines)


def _table(table: Table) -> str:
    widths = [int(share * m.TEXT_WIDTH * _MM) for share in table.widths]
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    caption = f"<w:tblCaption w:val={_quoted(table.name)}/>" if table.name else ""
    properties = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{edges}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="50" w:type="dxa"/><w:right w:w="50" w:type="dxa"/>'
        f"</w:tblCellMar>{caption}</w:tblPr>"
    )
    lines = placed(table)
    rows = "".join(
        _row(table, line, widths, head=number < table.head_rows, tied=table.together and number < len(lines) - 1)
        for number, line in enumerate(lines)
    )
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{_paragraph('')}"


def _quoted(text: str) -> str:
    from xml.sax.saxutils import quoteattr

    return quoteattr(_text(text))


def _row(table: Table, line: list[tuple[int, Cell | None]], widths: list[int], *, head: bool, tied: bool) -> str:
    """`tied` keeps the row on the page of the next one."""
    cells = []
    for position, (column, cell) in enumerate(line):
        following = line[position + 1][0] if position + 1 < len(line) else len(widths)
        across = following - column
        cells.append(_cell(cell, across, sum(widths[column : column + across]), table.size, tied=tied))
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(cell: Cell | None, across: int, width: int, size: float, *, tied: bool) -> str:
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    merged = "<w:vMerge/>" if cell is None else '<w:vMerge w:val="restart"/>' if cell.down > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_TONES[cell.tone]}"/>' if cell and cell.tone else ""
    align = cell.align if cell else "center"
    half = int(size * 2)
    run = f'<w:rPr><w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>'
    keep = "<w:keepNext/>" if tied else ""
    pieces = cell.text.split("\n") if cell else [""]
    paragraphs = "".join(
        f'<w:p><w:pPr>{keep}<w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="{align}"/></w:pPr><w:r>'
        f'{run}<w:t xml:space="preserve">{_text(piece)}</w:t></w:r></w:p>'
        for piece in pieces
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merged}{shade}<w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraphs}</w:tc>"
    )
