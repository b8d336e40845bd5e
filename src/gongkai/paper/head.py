"""The head of a letter: the organ's name in red, or its picture; the number; a red line (GB/T 9704, 7.2.4 to 7.2.7)."""

import base64
from html import escape
from io import BytesIO
from typing import Any

from gongkai.paper import markup
from gongkai.paper import measures as m
from gongkai.paper.blocks import Head
from gongkai.paper.words import clean

_PNG = b"\x89PNG"
STYLE = f"""
.mark{{color:{m.RED};font-weight:700;text-align:center;text-indent:0;line-height:1.3;white-space:nowrap}}
.mark img{{max-width:{m.TEXT_WIDTH}mm;max-height:{m.MARK_HEIGHT}mm}}
.number{{text-align:center;text-indent:0;min-height:{m.LINE}pt;margin-top:{m.LINE / 2}pt}}
.rule{{border-bottom:{m.RULE}pt solid {m.RED};margin-bottom:{m.LINE}pt}}
"""


def mark_size(name: str) -> float:
    """The size in points at which a name fits into one line.

    >>> mark_size("云岭县清河镇人民政府"), mark_size("云岭彝族自治县清河彝族傈僳族乡人民政府")
    (40.0, 22.1)
    """
    return min(m.MARK, round(m.TEXT_WIDTH / m.POINT / max(1, len(name)) * 0.95, 1))


def in_html(head: Head, *, source: str | None) -> str:
    """The head as a piece of a page; `source` is where the page finds the picture, None for inside itself."""
    organ = escape(clean(head.organ))
    if source is None and head.picture is not None:
        kind = "png" if head.picture.startswith(_PNG) else "jpeg"
        source = f"data:image/{kind};base64,{base64.b64encode(head.picture).decode()}"
    mark = f'<p class="mark"><img alt="{organ}" src="{escape(source)}"></p>' if source else _named(organ, head)
    return f'{mark}<div class="rule"><p class="number">{escape(clean(head.number))}</p></div>'


def _named(organ: str, head: Head) -> str:
    size = mark_size(head.organ)
    return f'<p class="{"mark" if size == m.MARK else "mark long"}" style="font-size:{size}pt">{organ}</p>'


def in_word(head: Head) -> str:
    """The head as markup of two paragraphs; the picture is set into the first one afterwards."""
    centred = markup.aligned("center")
    mark = markup.paragraph(
        "" if head.picture else head.organ,
        "",
        '<w:spacing w:line="240" w:lineRule="auto"/>' + centred,
        markup.font(m.TITLE_FONT, mark_size(head.organ), m.RED[1:].upper()),
    )
    line = f'w:val="single" w:sz="{int(m.RULE * 8)}" w:space="6" w:color="{m.RED[1:]}"'
    number = markup.paragraph(
        head.number,
        "",
        f"<w:pBdr><w:bottom {line}/></w:pBdr>{markup.spacing(before=m.LINE / 2, after=m.LINE)}{centred}",
    )
    return mark + number


def set_picture(document: Any, head: Head) -> None:
    """Puts the head's picture into the document's first paragraph: as wide as the text, no wider."""
    from docx.shared import Mm

    assert head.picture is not None
    shape = document.paragraphs[0].runs[0].add_picture(BytesIO(head.picture))
    scale = min(Mm(m.TEXT_WIDTH) / shape.width, Mm(m.MARK_HEIGHT) / shape.height, 1)
    shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
    shape._inline.docPr.set("descr", clean(head.organ))
