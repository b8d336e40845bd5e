"""What a letter needs beside a report: its head, the room for a seal, a form for a pen, an envelope."""

import io
import zipfile
from datetime import date

import pytest
from docx import Document
from docx.shared import Mm, Pt
from selectolax.lexbor import LexborHTMLParser
from tests.factories.files import picture

from gongkai.paper import Cell, Envelope, Head, Paper, Paragraph, Signature, Table
from gongkai.paper.docx import to_docx
from gongkai.paper.html import to_fragment, to_html
from gongkai.paper.signatures import indents

ORGAN, ON = "云岭县清河镇人民政府", date(2026, 3, 20)
HEAD = Head(ORGAN, "清公复〔2026〕12号")
SIGNED = Signature(ORGAN, ON, sealed=True)
ENVELOPE = Envelope("信封", "61400", "云岭县清河镇\n南门村3组8号", "王小山 收", (ORGAN, "614001"), "挂号", ORGAN)


def opened(paper: Paper | Envelope):
    return Document(io.BytesIO(to_docx(paper)))


def body(paper: Paper | Envelope) -> str:
    with zipfile.ZipFile(io.BytesIO(to_docx(paper))) as package:
        return package.read("word/document.xml").decode()


def test_above_the_title_stand_the_organ_in_red_the_number_and_a_red_line() -> None:
    paper = Paper(f"{ORGAN}\n答复书", (Paragraph("收到。"),), head=HEAD)
    mark, number, title, _ = opened(paper).paragraphs
    assert (mark.text, number.text, title.text) == (ORGAN, "清公复〔2026〕12号", f"{ORGAN}\n答复书")
    assert mark.alignment == number.alignment == 1
    assert (str(mark.runs[0].font.color.rgb), mark.runs[0].font.size) == ("E60012", Pt(40))
    assert 'w:color="e60012"' in number._p.xml
    page = LexborHTMLParser(to_html(paper))
    assert page.css_first("p.mark").text() == ORGAN
    assert page.css_first(".rule p.number").text() == "清公复〔2026〕12号"
    assert page.css_first("h1").html == f"<h1>{ORGAN}<br>答复书</h1>"
    assert page.css_first("title").text() == f"{ORGAN}答复书"


def test_a_paper_without_a_head_has_no_room_for_one() -> None:
    paper = Paper("报告", (Paragraph("一"),))
    assert [one.text for one in opened(paper).paragraphs] == ["报告", "一"]
    assert "mark" not in to_html(paper)


@pytest.mark.parametrize(("size", "width", "height"), [((3000, 400), 156, None), ((400, 3000), None, 30)])
def test_a_picture_of_the_head_is_never_larger_than_its_place(size: tuple[int, int], width, height) -> None:
    shape = opened(Paper("书", (), head=Head(ORGAN, "", picture("PNG", size)))).inline_shapes[0]
    assert shape.width <= Mm(156)
    assert shape.height <= Mm(30)
    assert width is None or shape.width == Mm(width)
    assert height is None or shape.height == Mm(height)


def test_a_signature_under_a_seal_has_room_and_stays_with_the_line_before_it() -> None:
    text, organ, day = opened(Paper("书", (Paragraph("特此答复。"), SIGNED))).paragraphs[1:]
    assert text.paragraph_format.keep_with_next
    assert organ.paragraph_format.keep_with_next
    assert organ.paragraph_format.space_before == Pt(57.8)
    assert day.text == "2026年3月20日"
    plain = opened(Paper("书", (Paragraph("特此报告。"), Signature(ORGAN, ON)))).paragraphs[1]
    assert not plain.paragraph_format.keep_with_next


@pytest.mark.parametrize(
    ("organ", "expected"),
    [
        ("县政府", (5.75, 4.0)),  # a short name is centred over the day
        (ORGAN, (2.25, 4.0)),
        ("云岭彝族傈僳族自治县清河镇人民政府综合行政执法办公室", (0.0, 9.75)),  # a long one pushes the day away
        ("", (7.25, 4.0)),
    ],
)
def test_the_organ_is_centred_over_the_day(organ: str, expected: tuple[float, float]) -> None:
    assert indents(Signature(organ, ON, sealed=True)) == expected
    assert indents(Signature(organ, ON)) == indents(Signature(organ, sealed=True)) == (4.0, 4.0)


def test_a_gap_is_empty_lines_above() -> None:
    paper = Paper("书", (Paragraph("一"), Paragraph("附件：表", gap=1)))
    first, second = opened(paper).paragraphs[1:]
    assert first.paragraph_format.space_before is None
    assert second.paragraph_format.space_before == Pt(28.9)
    assert '<p style="margin-top:28.9pt">附件：表</p>' in to_html(paper)


def test_a_form_for_a_pen_has_high_lines_and_makes_no_second_page() -> None:
    row = (Cell("姓名", head="row"), Cell("\n\n"))
    form = Paper("表", (Table("申请表", (row,), 0, (0.3, 0.7), roomy=True),))
    document = opened(form)
    (table,) = document.tables
    assert len(table.rows[0].cells[1].paragraphs) == 3
    assert {one.paragraph_format.line_spacing for one in table.rows[0].cells[1].paragraphs} == {Pt(15.75)}
    assert document.paragraphs[-1].paragraph_format.line_spacing == Pt(1)
    assert 'class="roomy"' in to_html(form)


def test_an_envelope_is_of_its_own_size_and_carries_both_sides() -> None:
    document = opened(ENVELOPE)
    section = document.sections[0]
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (230, 120)
    assert [one.text for one in document.paragraphs] == [
        "6 1 4 0 0  \t挂号",
        "云岭县清河镇\n南门村3组8号",
        "王小山 收",
        ORGAN,
        "614001",
    ]
    assert body(ENVELOPE).count("<w:bdr ") == 6
    assert "PAGE" not in section.footer._element.xml
    page = LexborHTMLParser(to_html(ENVELOPE))
    assert [one.text() for one in page.css(".to-postcode span")] == [*"61400", " "]
    assert "size:230mm 120mm" in to_html(ENVELOPE)


def test_a_piece_of_another_page_has_no_style_and_takes_the_picture_from_there() -> None:
    paper = Paper("书", (Paragraph('他说 style="x"', gap=1), SIGNED), head=Head(ORGAN, "1号", picture("PNG")))
    piece = LexborHTMLParser(to_fragment(paper, source="/letters/head?a=1&b=2"))
    assert piece.css("[style]") == []
    assert piece.css_first("img").attributes == {"alt": ORGAN, "src": "/letters/head?a=1&b=2"}
    assert 'style="x"' in piece.text()
    assert piece.css_first("h1") is None, "the page has a title of its own"
    assert "data:" not in to_fragment(paper)


def test_the_same_letter_gives_the_same_bytes() -> None:
    paper = Paper("书", (Paragraph("一"), SIGNED), head=Head(ORGAN, "1号", picture("PNG")))
    assert to_docx(paper) == to_docx(paper)
    assert to_docx(ENVELOPE) == to_docx(ENVELOPE)


def test_every_word_of_a_letter_is_escaped() -> None:
    bad = '<b>"&\x00'
    paper = Paper(bad, (Signature(bad, ON, sealed=True),), head=Head(bad, bad))
    sealed = Envelope(bad, bad, bad, bad, (bad,), bad, bad)
    for one in (paper, sealed):
        assert "<b>" not in to_html(one)
        assert "<b>" not in to_fragment(one)
        assert '<b>"&' in "".join(each.text for each in opened(one).paragraphs)
