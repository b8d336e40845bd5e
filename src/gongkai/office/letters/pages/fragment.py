"""A letter's value as a piece of a page of the workbench."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from gongkai.office.letters.pages.blocks import ended
from gongkai.office.letters.value import LetterValue
from gongkai.paper.dates import day


def to_fragment(value: LetterValue) -> SafeString:
    """Everything that stands on the letter, escaped."""
    pieces = [
        _paragraph("letterhead center", value.organ),
        _paragraph("number center", value.number),
        format_html("<h2>{}</h2>", value.title),
        _paragraph("to", value.to),
    ]
    for text in (*value.paragraphs, value.remedy, value.closing):
        pieces += [_paragraph("", ended(one)) for one in text.split("\n") if one.strip()]
    pieces += [_table(value)]
    pieces += [_paragraph("attachment", f"附件：{name}") for name in value.attachments]
    if not value.lines:
        pieces += [_paragraph("signature right", value.organ)]
        pieces += [_paragraph("signature right", "" if value.on is None else day(value.on))]
        pieces += [_paragraph("contact", value.contact)]
    return mark_safe("\n".join(piece for piece in pieces if piece))


def _paragraph(names: str, text: str) -> SafeString:
    return format_html('<p class="{}">{}</p>', names, text) if text else SafeString("")


def _table(value: LetterValue) -> SafeString:
    if not value.lines:
        return SafeString("")
    rows = (
        format_html_join("", '<th scope="row">{}</th><td>{}</td>', line.cells)
        if len(line.cells) > 1
        else format_html_join("", '<th scope="row">{}</th><td colspan="3">{}</td>', line.cells)
        for line in value.lines
    )
    return format_html("<table>{}</table>", format_html_join("", "<tr>{}</tr>", ((row,) for row in rows)))
