"""Reports as web pages: plain, as word processors save them, as one file (MHTML)."""

import html
import random
from email.message import EmailMessage

from tests.intake.rendered.tables import Made, Table

OFFICE = (
    '<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta charset="{charset}">'
    "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->"
    "<style><!-- p.MsoNormal {{mso-style-parent:\"\";}} --></style></head><body lang=ZH-CN>"
)  # fmt: skip


def plain(report: Made) -> str:
    """Tables with spans, one paragraph a line."""
    body = "".join(f"<p>{html.escape(b)}</p>" if isinstance(b, str) else _table(b) for b in report.blocks)
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{body}</body></html>"


def word_processor(report: Made, charset: str = "utf-8") -> str:
    """As word processors save pages: a span around every few words, conditional comments, empty o:p, deleted text."""
    rng = random.Random(report.seed)
    body = "".join(
        f"<p class=MsoNormal>{_spans(b, rng)}</p>" if isinstance(b, str) else _table(b, rng) for b in report.blocks
    )
    return OFFICE.format(charset=charset) + f"<div class=Section1>{body}</div></body></html>"


def _table(table: Table, rng: random.Random | None = None) -> str:
    rows = []
    for row in table:
        cells = []
        for span in row:
            inner = f"<p>{html.escape(span.text)}</p>" if rng is None else f"<p>{_spans(span.text, rng)}</p>"
            cells.append(f"<td colspan={span.across} rowspan={span.down}>{inner}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table border=1>{''.join(rows)}</table>"


def _spans(text: str, rng: random.Random) -> str:
    if not text:
        return "<span lang=EN-US><o:p>&nbsp;</o:p></span>"
    at = rng.randrange(len(text) + 1)
    deleted = '<del cite="mailto:a"><span>77</span></del>' if rng.random() < 0.1 else ""
    first, last = html.escape(text[:at]), html.escape(text[at:])
    return (
        f"<span style='font-family:仿宋_GB2312'>{first}</span>{deleted}<![if !supportMisalignedRows]><![endif]>"
        f"<span lang=EN-US style='font-size:16.0pt'>{last}<o:p></o:p></span>"
    )


def one_file(page: str, charset: str = "gb18030") -> bytes:
    """A page with a picture, saved as one file."""
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Subject"] = "report"
    message["MIME-Version"] = "1.0"
    message.make_related()
    part = EmailMessage()
    part.set_content(page.encode(charset), "text", "html", cte="quoted-printable")
    part.replace_header("Content-Type", f'text/html; charset="{charset}"')
    part["Content-Location"] = "http://example.test/report.htm"
    message.attach(part)
    picture = EmailMessage()
    picture.set_content(b"\x89PNG\r\n\x1a\n", "image", "png")
    message.attach(picture)
    message.replace_header("Content-Type", 'multipart/related; type="text/html"; boundary="----=_b"')
    return message.as_bytes()
