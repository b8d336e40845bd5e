"""The PDF: tagged, selectable, its typefaces embedded, nothing fetched, and the same bytes each time."""

import gc
import io
from datetime import date

import pikepdf
import pypdfium2
import pytest
from tests.paper import pango
from tests.report.sound import sound_report

from gongkai.paper import CannotPrint, Cell, Paper, Paragraph, Signature, Table, pdf
from gongkai.paper.html import to_html
from gongkai.report.errors import CannotWrite
from gongkai.report.writers import print_paper
from gongkai.report.writers.official import to_paper

pytestmark = pango.NEEDED


@pytest.fixture(scope="module")
def printed() -> bytes:
    return pdf.to_pdf(to_paper(sound_report()))


def test_it_is_tagged_and_says_its_title_and_language(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as file:
        assert file.Root.MarkInfo.Marked
        assert str(file.Root.Lang) == "zh-CN"
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert str(file.docinfo["/Title"]) == to_paper(sound_report()).title
        tags = {
            str(one.S) for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one and "/P" in one
        }
        assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/P"} <= tags


def test_nothing_of_a_page_stays_in_memory_after_it_is_written() -> None:
    gc.collect()
    gc.disable()  # else the interpreter may look by itself in between
    try:
        pdf.to_pdf(to_paper(sound_report()))
        assert gc.collect() < 500, "what holds itself in circles keeps whole typefaces"
    finally:
        gc.enable()


def test_every_typeface_is_embedded(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as file:
        faces = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/FontName" in one]
        assert faces
        assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(face.keys()) for face in faces)


def test_its_words_can_be_selected_in_the_order_of_the_page(printed: bytes) -> None:
    document = pypdfium2.PdfDocument(printed)
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    flat = "".join(text.split())
    places = [flat.index(words) for words in ("年度报告", "一、总体情况", "二、主动公开", "六、其他需要报告的事项")]
    assert places == sorted(places)
    assert document[0].get_size() == pytest.approx((595.28, 841.89), abs=0.1)
    assert "—1—" in flat


def test_the_same_paper_gives_the_same_bytes(printed: bytes) -> None:
    assert pdf.to_pdf(to_paper(sound_report())) == printed


def test_nothing_is_fetched_whatever_the_words_are() -> None:
    words = '<img src="http://127.0.0.1:9/a.png"><link rel=stylesheet href="file:///etc/passwd">'
    page = to_html(
        Paper(words, (Paragraph(words), Table(words, ((Cell(words),),), 0, (1.0,)), Signature(words)), words)
    )
    assert "<img" not in page
    assert "<link" not in page
    text = pypdfium2.PdfDocument(pdf.to_pdf(Paper("题", (Paragraph(words),))))[0].get_textpage().get_text_bounded()
    assert '<img src="http://127.0.0.1:9/a.png">' in "".join(text.splitlines())


def test_the_day_stands_under_the_organ() -> None:
    text = pypdfium2.PdfDocument(pdf.to_pdf(Paper("题", (Signature("松溪镇", date(2025, 1, 9)),))))[0]
    words = text.get_textpage().get_text_bounded()
    assert words.index("松溪镇") < words.index("2025年1月9日")


def test_without_a_chinese_typeface_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_has_chinese_typeface", lambda: False)
    with pytest.raises(CannotPrint, match="fonts-noto-cjk"):
        pdf.to_pdf(Paper("题", ()))
    with pytest.raises(CannotWrite, match=r"字体.*\.docx"):
        print_paper(Paper("题", ()), ".pdf")


def test_words_that_no_page_may_hold_do_no_harm() -> None:
    odd = "a\x00b\x1bc\ufffe"
    paper = Paper(odd * 100, (Paragraph(odd),), odd)
    assert "abc" in pypdfium2.PdfDocument(pdf.to_pdf(paper))[0].get_textpage().get_text_bounded()
