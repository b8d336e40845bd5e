"""A letter as one self-contained page, from which the PDF is printed."""

import base64
from html import escape

from gongkai.office.letters.kinds import KINDS, Layout
from gongkai.office.letters.pages.blocks import to_paper
from gongkai.office.letters.pages.look import MARK_WIDTH, RED, RULE, mark_size
from gongkai.office.letters.value import LetterValue
from gongkai.paper import measures as m
from gongkai.paper.html import to_html as paper_to_html
from gongkai.paper.words import clean

_PNG = b"\x89PNG"
_STYLE = f"""
.mark{{color:{RED};font-weight:700;text-align:center;text-indent:0;line-height:1.3;white-space:nowrap}}
.mark img{{max-width:{MARK_WIDTH}mm;max-height:30mm}}
.number{{text-align:center;text-indent:0;min-height:{m.LINE}pt;margin-top:{m.LINE / 2}pt}}
.rule{{border-bottom:{RULE}pt solid {RED};margin-bottom:{m.LINE}pt}}
p.organ{{margin-top:{2 * m.LINE}pt}}p.signature{{break-before:avoid;break-inside:avoid}}
p.signature+p:not(.signature){{margin-top:{m.LINE / 2}pt;break-before:avoid;break-inside:avoid}}
table{{line-height:1.5}}td,th{{padding:5pt 5pt}}
"""
_ENVELOPE = f"""
@page{{size:230mm 120mm;margin:0}}
@page:right{{@bottom-right{{content:none}}}}@page:left{{@bottom-left{{content:none}}}}
h1{{display:none}}
.to-postcode{{position:absolute;left:15mm;top:10mm;margin:0;text-indent:0}}
.to-postcode span{{display:inline-block;width:7mm;height:9mm;line-height:9mm;margin-right:2mm;text-align:center;
border:.4mm solid {RED};text-indent:0}}
.to-address,.to-name{{position:absolute;left:35mm;width:170mm;margin:0;text-indent:0;text-align:left}}
.to-address{{top:32mm;font-size:16pt}}.to-name{{top:54mm;font-size:22pt;line-height:1.3}}
.from{{position:absolute;right:15mm;bottom:10mm;width:130mm;font-size:12pt;line-height:1.5;text-align:right;margin:0}}
.from p{{text-indent:0}}.kind{{position:absolute;right:15mm;top:10mm;text-indent:0;font-size:12pt;margin:0}}
"""


def to_html(value: LetterValue, *, picture: bytes | None) -> str:
    """The whole page; a picture lies inside it."""
    layout = KINDS[value.kind].layout
    page = paper_to_html(to_paper(value))
    if layout is Layout.ENVELOPE:
        return _with(page, _ENVELOPE, _envelope(value))
    organ = _text(value.organ)
    page = page.replace(f"<h1>{organ}", f"<h1>{organ}<br>", 1)
    return _with(page, _STYLE, _head(value, picture) if layout is Layout.LETTER else "")


def _with(page: str, style: str, head: str) -> str:
    return page.replace("</style>", f"{style}</style>", 1).replace("<body>", f"<body>\n{head}", 1)


def _head(value: LetterValue, picture: bytes | None) -> str:
    if picture is None:
        mark = f'<p class="mark" style="font-size:{mark_size(value.organ)}pt">{_text(value.organ)}</p>'
    else:
        kind = "png" if picture.startswith(_PNG) else "jpeg"
        source = f"data:image/{kind};base64,{base64.b64encode(picture).decode()}"
        mark = f'<p class="mark"><img alt="{_text(value.organ)}" src="{source}"></p>'
    return f'{mark}<div class="rule"><p class="number">{_text(value.number)}</p></div>'


def _envelope(value: LetterValue) -> str:
    boxes = "".join(f"<span>{_text(sign)}</span>" for sign in value.fields.get("postcode", "").ljust(6)[:6])
    address, _, name = value.to.rpartition("\n")
    sender = "".join(f"<p>{_text(line)}</p>" for line in value.paragraphs)
    return (
        f'<p class="to-postcode">{boxes}</p><p class="kind">{_text(value.closing)}</p>'
        f'<p class="to-address">{_text(address)}</p>'
        f'<p class="to-name">{_text(name)}</p><div class="from">{sender}</div>'
    )


def _text(text: str) -> str:
    return escape(clean(text))
