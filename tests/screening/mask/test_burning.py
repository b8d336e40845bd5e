"""Pages that became pictures look as they did, but for what was painted over; the others are as they were."""

import io
import random

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from tests.paper import pango
from tests.screening.hidden.test_pdf import edited, form, plain
from tests.screening.mask.planted import mobile

from gongkai.screening.mask.burning import burned
from gongkai.screening.masking import mask

pytestmark = pango.NEEDED


def picture(data: bytes, page: int = 0, *, forms: bool = False) -> Image.Image:
    with pypdfium2.PdfDocument(data) as pdf:
        if forms:
            pdf.init_forms()
        return pdf[page].render(scale=1).to_pil().convert("L")


def difference(one: Image.Image, other: Image.Image) -> float:
    return ImageStat.Stat(ImageChops.difference(one, other)).mean[0]


def test_a_burned_page_has_the_same_size_and_no_text() -> None:
    data = burned(plain(), {1: []})
    with pypdfium2.PdfDocument(data) as pdf, pypdfium2.PdfDocument(plain()) as before:
        assert pdf[0].get_size() == pytest.approx(before[0].get_size(), abs=0.01)
        assert pdf[0].get_textpage().get_text_range() == ""
        assert "第二页" in pdf[1].get_textpage().get_text_range()
    assert difference(picture(data), picture(plain())) < 4


def test_a_box_is_black_with_a_margin_around_it_and_nothing_else_is() -> None:
    made = picture(burned(plain(), {2: [(100, 200, 150, 220)]}), 1)
    assert made.crop((100, 200, 150, 220)).getextrema()[1] < 10
    assert made.crop((100, 225, 150, 300)).getextrema()[0] > 200


def test_a_page_that_does_not_exist_cannot_be_burned() -> None:
    with pytest.raises(ValueError, match="no page 9"):
        burned(plain(), {9: []})


def test_what_a_field_of_a_form_holds_is_not_in_the_picture() -> None:
    data = edited(form)
    field = (22, 560, 58, 573)  # a black one, in the lower left corner
    assert picture(data, forms=True).crop(field).getextrema()[0] < 10, "it must be there to begin with"
    assert picture(burned(data, {1: []})).crop(field).getextrema()[0] > 240


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_on_a_turned_page_the_number_is_painted_over_and_not_another_place(turn: int) -> None:
    number = mobile(random.Random(1))
    data = _with_number(number, turn)
    before, after = picture(data), picture(mask(data).data)
    assert before.size == after.size
    inked = ImageChops.invert(before).point(lambda value: 255 if value > 60 else 0).getbbox()
    assert inked is not None
    assert after.crop(inked).getextrema()[1] < 60, "all of the number is black"
    assert ImageStat.Stat(after).mean[0] > 200, "and little else"


def _with_number(number: str, turn: int) -> bytes:
    """A page with nothing but a number near its lower left corner, its visible part moved off the origin."""
    with pikepdf.Pdf.new() as pdf:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        text = f"BT /F1 14 Tf 160 190 Td ({number}) Tj ET".encode()
        page = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, 700, 800],
            CropBox=[100, 150, 500, 700],
            Rotate=turn,
            Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font)),
            Contents=pdf.make_stream(text),
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()
