"""Plain text that somebody typed or pasted, as paragraphs of a page."""

import re

from markupsafe import Markup, escape

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BLANK = "\u00a0\u2007\u202f\u3000 \t"
_HARD = re.compile("[\u00a0\u2007\u202f]+")


def paragraphs(text: str) -> Markup:
    """Makes every line a paragraph; everything in it is text, never markup.

    Word processors indent with full-width or hard spaces: those at the ends go, the style indents instead. Hard
    spaces inside become ordinary ones, or a long line could not be broken on a phone.

    >>> paragraphs("\u3000\u3000一、申请\u00a0\u00a0内容\\r\\n\\r\\n<b>二</b>")
    Markup('<p>一、申请 内容</p>\\n<p>&lt;b&gt;二&lt;/b&gt;</p>')
    """
    lines = (_HARD.sub(" ", line.strip(_BLANK)) for line in _BREAK.split(text))
    return Markup("\n").join(Markup("<p>{}</p>").format(escape(line)) for line in lines if line)
