"""A paper as DOCX, editable in Word and WPS: real headings, tables with merged cells, page numbers as fields."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from itertools import zip_longest
from typing import Any
from xml.sax.saxutils import quoteattr

from gongkai.paper import envelope, head
from gongkai.paper import measures as m
from gongkai.paper.blocks import Block, Cell, Envelope, Heading, Paper, Paragraph, Signature, Table, placed
from gongkai.paper.dates import day
from gongkai.paper.markup import MAIN, TEXT, aligned, font, indented, paragraph, spacing, twips, words
from gongkai.paper.signatures import indents
from gongkai.paper.words import clean
from gongkai.paper.zipped import evenly_zipped

_HEADINGS = {1: m.HEITI, 2: m.KAITI, 3: m.FANGSONG, 4: m.FANGSONG}
_TONES = {"error": "FDECEA", "warning": "FFF3D6", "hint": "E9EFFB"}
_INDENT = 2 * m.BODY
_ROOMY_LINE = 1.5
"""Lines."""
_LONGEST = 255
"""Characters of a property of a file."""
_WRITTEN_AT = datetime(2000, 1, 1)  # noqa: DTZ001  # a file's own clock says nothing: the same paper, the same bytes


def to_docx(paper: Paper | Envelope) -> bytes:
    """The bytes of the file; the same paper always gives the same bytes."""
    from docx import Document

    document = Document()
    _styles(document)
    _properties(document.core_properties, paper)
    from docx.oxml import parse_xml

    if isinstance(paper, Envelope):
        _sized(document.sections[0], *envelope.page())
        body = envelope.in_word(paper)
    else:
        document.settings.odd_and_even_pages_header_footer = True
        _page(document.sections[0])
        body = "".join(_pieces(paper))
    last = document.element.body.sectPr
    for element in parse_xml(f"<w:body {MAIN}>{body}</w:body>"):
        last.addprevious(element)
    if isinstance(paper, Paper) and paper.head and paper.head.picture:
        head.set_picture(document, paper.head)
    package = document.part.package
    for key in [key for key, one in package.rels.items() if one.reltype.endswith("/thumbnail")]:
        del package.rels[key]  # a picture of somebody's empty page
    target = BytesIO()
    document.save(target)
    return evenly_zipped(target.getvalue())


def _pieces(paper: Paper) -> Iterator[str]:
    if paper.head:
        yield head.in_word(paper.head)
    yield paragraph(paper.title, "Title")
    for block, following in zip_longest(paper.blocks, paper.blocks[1:]):
        yield _block(block, tied=isinstance(following, Signature) and following.sealed)


def _properties(properties: Any, paper: Paper | Envelope) -> None:
    title, subject = paper.title.replace("\n", ""), "" if isinstance(paper, Envelope) else paper.subject
    properties.title, properties.subject = clean(title)[:_LONGEST], clean(subject)[:_LONGEST]
    properties.author = properties.last_modified_by = clean(paper.author)[:_LONGEST]
    properties.comments = properties.keywords = properties.category = ""
    properties.language = "zh-CN"
    properties.created = properties.modified = _WRITTEN_AT
    properties.revision = 1


def _sized(section: Any, size: tuple[float, float], margins: tuple[float, float]) -> None:
    from docx.shared import Mm

    section.page_width, section.page_height = map(Mm, size)
    section.top_margin = section.bottom_margin = Mm(margins[0])
    section.left_margin = section.right_margin = Mm(margins[1])


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
        run = f"<w:rPr>{font(m.SONGTI, m.FOOT)}</w:rPr>"
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
                f'<w:p {MAIN}><w:pPr><w:pStyle w:val="Footer"/><w:ind {edge}="{twips(m.FOOT)}"/>'
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
    body = f'<w:spacing w:before="0" w:after="0" w:line="{twips(m.LINE)}" w:lineRule="exact"/>'
    tight = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    looks = {
        "Normal": (body + '<w:jc w:val="both"/>', font(m.FANGSONG, m.BODY)),
        "Title": (
            f'<w:spacing w:before="0" w:after="{twips(m.LINE)}" w:line="{int(m.TITLE * 30)}" '
            'w:lineRule="exact"/><w:jc w:val="center"/>',
            font(m.TITLE_FONT, m.TITLE),
        ),
        "Footer": (tight, font(m.SONGTI, m.FOOT)),
        **{
            f"Heading {level}": (
                f'<w:keepNext/>{body}<w:ind w:firstLine="{twips(_INDENT)}"/><w:outlineLvl w:val="{level - 1}"/>',
                font(face, m.BODY),
            )
            for level, face in _HEADINGS.items()
        },
    }
    for name, (lines, run) in looks.items():
        element = document.styles[name].element
        for tag in ("w:pPr", "w:rPr"):
            for old in element.findall(qn(tag)):
                element.remove(old)
        element.append(parse_xml(f"<w:pPr {MAIN}>{lines}</w:pPr>"))
        element.append(parse_xml(f"<w:rPr {MAIN}>{run}</w:rPr>"))


def _block(block: Block, *, tied: bool) -> str:
    """`tied` keeps it on the page of the next one."""
    keep = "<w:keepNext/>" if tied else ""
    if isinstance(block, Heading):
        return paragraph(block.text, f"Heading{min(max(block.level, 1), 4)}", keep)
    if isinstance(block, Paragraph):
        gap = spacing(before=block.gap * m.LINE)
        first = indented(first=_INDENT) if block.indent and block.align == "left" else ""
        side = aligned(block.align) if block.align != "left" else ""
        return paragraph(block.text, "", keep + gap + first + side)
    if isinstance(block, Table):
        return _table(block)
    return _signature(block)


def _signature(block: Signature) -> str:
    keep, gap = ("<w:keepNext/>", spacing(before=2 * m.LINE)) if block.sealed else ("", "")
    sides = [indented(right=each * m.BODY) + aligned("right") for each in indents(block)]
    lines = [] if block.sealed or not block.organ else [paragraph("")]
    if block.organ:
        lines.append(paragraph(block.organ, "", keep + gap + sides[0]))
    if block.on is not None:
        lines.append(paragraph(day(block.on), "", keep + sides[1]))
    return "".join(lines)


def _table(table: Table) -> str:
    widths = [int(share * m.TEXT_WIDTH * m.TWIPS_PER_MM) for share in table.widths]
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    caption = f"<w:tblCaption w:val={quoteattr(words(table.name))}/>" if table.name else ""
    properties = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{edges}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_margins(table)}</w:tblCellMar>{caption}</w:tblPr>'
    )
    lines = placed(table)
    rows = "".join(
        _row(table, line, widths, head=number < table.head_rows, tied=table.together and number < len(lines) - 1)
        for number, line in enumerate(lines)
    )
    # Word wants a paragraph behind a table; behind a form it shall not make a second page.
    behind = paragraph("", "", spacing(line=1) if table.roomy else "")
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{behind}"


def _margins(table: Table) -> str:
    sides = {"top": 100, "left": 100, "bottom": 100, "right": 100} if table.roomy else {"left": 50, "right": 50}
    return "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides.items())


def _row(table: Table, line: list[tuple[int, Cell | None]], widths: list[int], *, head: bool, tied: bool) -> str:
    """`tied` keeps the row on the page of the next one."""
    cells = []
    for position, (column, cell) in enumerate(line):
        following = line[position + 1][0] if position + 1 < len(line) else len(widths)
        across = following - column
        cells.append(_cell(table, cell, across, sum(widths[column : column + across]), tied=tied))
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(table: Table, cell: Cell | None, across: int, width: int, *, tied: bool) -> str:
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    merged = "<w:vMerge/>" if cell is None else '<w:vMerge w:val="restart"/>' if cell.down > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_TONES[cell.tone]}"/>' if cell and cell.tone else ""
    align = cell.align if cell else "center"
    half = int(table.size * 2)
    line = spacing(line=_ROOMY_LINE * table.size) if table.roomy else '<w:spacing w:line="240" w:lineRule="auto"/>'
    run = f'<w:rPr><w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>'
    keep = "<w:keepNext/>" if tied else ""
    pieces = cell.text.split("\n") if cell else [""]
    paragraphs = "".join(
        f'<w:p><w:pPr>{keep}{line}<w:jc w:val="{align}"/></w:pPr><w:r>{run}{TEXT}{words(piece)}</w:t></w:r></w:p>'
        for piece in pieces
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merged}{shade}<w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraphs}</w:tc>"
    )
