"""A letter's value as the blocks of an official paper (GB/T 9704)."""

from gongkai.office.letters.kinds import KINDS, Layout
from gongkai.office.letters.value import LetterValue, Line
from gongkai.paper import Block, Cell, Paper, Paragraph, Row, Signature, Table

_STOPS, _CLOSING = "。！？；：…", "”’）"
_LABEL, _SAID = 0.2, 0.3
SHEET_SIZE = 10.5
"""Points."""


def to_paper(value: LetterValue) -> Paper:
    """The paper of a value, without what stands above its title."""
    layout = KINDS[value.kind].layout
    if layout is Layout.ENVELOPE:
        return Paper(value.title, (), author=value.organ)
    blocks = (_table(value),) if layout is Layout.SHEET else tuple(_letter(value))
    return Paper(f"{value.organ}{value.title}", blocks, author=value.organ, subject=value.number)


def _letter(value: LetterValue) -> list[Block]:
    blocks: list[Block] = [Paragraph(value.to, indent=False)] if value.to else []
    for text in (*value.paragraphs, value.remedy, value.closing):
        blocks += [Paragraph(ended(one)) for one in text.split("\n") if one.strip()]
    if value.attachments:
        several = len(value.attachments) > 1
        for number, name in enumerate(value.attachments, 1):
            head = "附件：" if number == 1 else "　　　"
            blocks.append(Paragraph(f"{head}{f'{number}. ' if several else ''}{name}"))
    blocks.append(Signature(value.organ, value.on))
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
    return Table(value.title, rows, 0, (_LABEL, _SAID, _LABEL, _SAID), size=SHEET_SIZE)


def _row(line: Line) -> Row:
    across = 3 if len(line.cells) == 1 else 1
    cells: list[Cell] = []
    for label, said in line.cells:
        room = "\n" * max(0, line.lines - 1 - said.count("\n"))
        cells += [Cell(label, head="row"), Cell(said + room, across=across, align="left")]
    return tuple(cells)
