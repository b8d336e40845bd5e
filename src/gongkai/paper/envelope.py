"""The front of an envelope: postcode and recipient where the post office reads them, the sender below (GB/T 1416)."""

from html import escape

from gongkai.paper import markup
from gongkai.paper import measures as m
from gongkai.paper.blocks import Envelope
from gongkai.paper.words import clean

_SIGNS = 6
"""Of a postcode."""
_MARGINS = (12.0, 18.0)
"""Millimetres, above and below, left and right."""
_SENDER = 12.0
"""Points."""
STYLE = f"""
@page{{size:{m.ENVELOPE_WIDTH:g}mm {m.ENVELOPE_HEIGHT:g}mm;margin:0}}
@page:right{{@bottom-right{{content:none}}}}@page:left{{@bottom-left{{content:none}}}}
h1{{display:none}}
.to-postcode{{position:absolute;left:15mm;top:10mm;margin:0;text-indent:0}}
.to-postcode span{{display:inline-block;width:7mm;height:9mm;line-height:9mm;margin-right:2mm;text-align:center;
border:.4mm solid {m.RED};text-indent:0}}
.to-address,.to-name{{position:absolute;left:35mm;width:170mm;margin:0;text-indent:0;text-align:left}}
.to-address{{top:32mm;font-size:{m.BODY}pt}}.to-name{{top:54mm;font-size:{m.TITLE}pt;line-height:1.3}}
.from{{position:absolute;right:15mm;bottom:10mm;width:130mm;font-size:12pt;line-height:1.5;text-align:right;margin:0}}
.from p{{text-indent:0}}.kind{{position:absolute;right:15mm;top:10mm;text-indent:0;font-size:12pt;margin:0}}
"""


def in_html(envelope: Envelope) -> str:
    """The envelope as the body of a page."""
    boxes = "".join(f"<span>{_text(sign)}</span>" for sign in envelope.postcode.ljust(_SIGNS)[:_SIGNS])
    sender = "".join(f"<p>{_text(line)}</p>" for line in envelope.sender)
    return (
        f'<p class="to-postcode">{boxes}</p><p class="kind">{_text(envelope.note)}</p>'
        f'<p class="to-address">{_text(envelope.address)}</p>'
        f'<p class="to-name">{_text(envelope.name)}</p><div class="from">{sender}</div>'
    )


def in_word(envelope: Envelope) -> str:
    """The envelope as markup of paragraphs: first the signs of the postcode, each in its box, and the note."""
    left = m.ENVELOPE_WIDTH - 2 * _MARGINS[1]
    address, name = markup.font(m.FANGSONG, m.BODY), markup.font(m.FANGSONG, m.TITLE)
    small = markup.font(m.FANGSONG, _SENDER)
    box = f'<w:bdr w:val="single" w:sz="8" w:space="0" w:color="{m.RED[1:]}"/>'
    boxes = f"<w:r>{markup.TEXT} </w:t></w:r>".join(
        f'<w:r><w:rPr>{markup.font(m.FANGSONG, m.TITLE)}{box}</w:rPr><w:t xml:space="preserve">'
        f"{markup.words(sign)}</w:t></w:r>"
        for sign in envelope.postcode.ljust(_SIGNS)[:_SIGNS]
    )
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{int(left * m.TWIPS_PER_MM)}"/></w:tabs>'
    note = f"<w:r><w:rPr>{small}</w:rPr><w:tab/>{markup.TEXT}{markup.words(envelope.note)}</w:t></w:r>"
    edge = markup.indented(left=50)
    sender = "".join(
        markup.paragraph(
            line,
            "",
            markup.spacing(before=0 if number else m.LINE, line=18) + markup.aligned("right"),
            small,
        )
        for number, line in enumerate(envelope.sender)
    )
    return (
        f"<w:p><w:pPr>{tab}</w:pPr>{boxes}{note}</w:p>"
        + markup.paragraph(envelope.address, "", markup.spacing(before=m.LINE) + edge, address)
        + markup.paragraph(envelope.name, "", markup.spacing(before=m.BODY, line=m.TITLE * 1.5) + edge, name)
        + sender
    )


def page() -> tuple[tuple[float, float], tuple[float, float]]:
    """Width and height, and the margins above and below, left and right; in millimetres."""
    return (m.ENVELOPE_WIDTH, m.ENVELOPE_HEIGHT), _MARGINS


def _text(text: str) -> str:
    return escape(clean(text))
