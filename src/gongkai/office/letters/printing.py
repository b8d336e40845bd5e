"""A letter's value as an official paper, and that paper as DOCX, PDF and a piece of a page."""

from django.utils.safestring import SafeString, mark_safe

from gongkai.office.letters.kinds import KINDS, Layout
from gongkai.office.letters.value import LetterValue, Line
from gongkai.paper import Block, Cell, Envelope, Head, Paper, Paragraph, Row, Signature, Table, docx, html, pdf

_STOPS, _CLOSING = "。！？；：…", "”’）"
_LABEL, _SAID = 0.2, 0.3


def to_docx(value: LetterValue, *, picture: bytes | None) -> bytes:
    """The bytes of the file; the same value gives the same bytes."""
    return docx.to_docx(to_paper(value, picture=picture))


def to_pdf(value: LetterValue, *, picture: bytes | None) -> bytes:
    """The bytes of a PDF/UA-1 file; nothing is fetched. Raises CannotPrint where the machine cannot print."""
    return pdf.to_pdf(to_paper(value, picture=picture))


def to_fragment(value: LetterValue, *, source: str = "") -> SafeString:
    """Everything that stands on the letter, escaped; `source` is where the page finds the letterhead's picture."""
    return mark_safe(html.to_fragment(to_paper(value), source=source))  # the paper escapes every word


def to_paper(value: LetterValue, *, picture: bytes | None = None) -> Paper | Envelope:
    """The paper that a value makes."""
    layout = KINDS[value.kind].layout
    if layout is Layout.ENVELOPE:
        return _envelope(value)
    return Paper(
        f"{value.organ}\n{value.title}",
        (_table(value),) if layout is Layout.SHEET else tuple(_letter(value)),
        author=value.organ,
        subject=value.number,
        head=Head(value.organ, value.number, picture) if layout is Layout.LETTER else None,
    )


def _envelope(value: LetterValue) -> Envelope:
    address, _, name = value.to.rpartition("\n")
    postcode = value.fields.get("postcode", "")
    return Envelope(value.title, postcode, address, name, value.paragraphs, value.closing, author=value.organ)


def _letter(value: LetterValue) -> list[Block]:
    blocks: list[Block] = [Paragraph(value.to, indent=False)] if value.to else []
    for text in (*value.paragraphs, value.remedy, value.closing):
        blocks += [Paragraph(ended(one)) for one in text.split("\n") if one.strip()]
    several = len(value.attachments) > 1
    for number, name in enumerate(value.attachments, 1):
        first = number == 1
        told = f"{'附件：' if first else '　　　'}{f'{number}. ' if several else ''}{name}"
        blocks.append(Paragraph(told, gap=1 if first else 0))
    blocks.append(Signature(value.organ, value.on, sealed=True))
    if value.contact:
        blocks.append(Paragraph(value.contact))
    return blocks


def ended(text: str) -> str:
    """A paragraph that ends with a stop, be it inside a closing quotation mark.

    >>> ended("内容为：“方案”"), ended("他说：“知道了。”"), ended("完。")
    ('内容为：“方案”。', '他说：“知道了。”', '完。')
    """
    text = text.strip()
    return text if text.rstrip(_CLOSING)[-1:] in _STOPS else f"{text}。"


def _table(value: LetterValue) -> Table:
    rows = tuple(map(_row, value.lines))
    return Table(value.title, rows, 0, (_LABEL, _SAID, _LABEL, _SAID), roomy=True)


def _row(line: Line) -> Row:
    across = 3 if len(line.cells) == 1 else 1
    cells: list[Cell] = []
    for label, said in line.cells:
        room = "\n" * max(0, line.lines - 1 - said.count("\n"))
        cells += [Cell(label, head="row"), Cell(said + room, across=across, align="left")]
    return tuple(cells)
