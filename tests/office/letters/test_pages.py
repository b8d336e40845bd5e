"""Letters on the page: every kind as PDF and DOCX, everything that has to stand on it, the same bytes each time."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from django.utils.html import escape
from tests.factories.files import picture
from tests.factories.letters import AT, DETAILS, FIELDS
from tests.factories.organs import township
from tests.paper import pango

from gongkai.office.letters import printing, public, queries
from gongkai.office.letters.composing import compose
from gongkai.office.letters.kinds import BLANK, KINDS, Layout
from gongkai.office.letters.printing import to_fragment, to_paper
from gongkai.office.letters.value import LetterValue, from_json, to_json
from gongkai.office.letters.wording import built_in, keys
from gongkai.paper.html import to_html

pytestmark = pytest.mark.django_db
NUMBER, ON = "清公复〔2026〕12号", date(2026, 3, 20)
HOSTILE = '<script>alert(1)</script>&"<img src=x>'


def value(key: str, **given: str) -> LetterValue:
    kind, _, outcome = key.partition(".")
    organ = township(name="云岭县清河镇人民政府", code="pages", details=DETAILS)
    fields = {**FIELDS, "withheld": "withheld.process" if outcome == "granted.partly" else "", **given}
    made = compose(built_in(key), organ, kind, outcome, fields, on=ON)
    return made.numbered(NUMBER if KINDS[kind].series else "", on=ON, remedy=made.remedy)


def words_of_pdf(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in document)


def words_of_docx(content: bytes) -> str:
    from docx import Document

    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "".join("".join([one.text for one in document.paragraphs] + cells).split())


def wanted(letter: LetterValue) -> list[str]:
    texts = [letter.to, *letter.paragraphs, letter.number, letter.contact, letter.remedy, *letter.attachments]
    texts += [text for line in letter.lines for cell in line.cells for text in cell]
    if KINDS[letter.kind].layout is not Layout.ENVELOPE:
        texts.append(letter.title)
    return ["".join(one.split()) for one in texts if one.strip()]


@pytest.mark.parametrize("key", keys())
def test_a_docx_carries_everything_and_always_the_same_bytes(key: str) -> None:
    letter = value(key)
    content = printing.to_docx(letter, picture=None)
    words = words_of_docx(content)
    for one in wanted(letter):
        assert one in words
    assert printing.to_docx(letter, picture=None) == content


@pango.NEEDED
@pytest.mark.parametrize("key", [key for key in keys() if not key.startswith("reply")] + ["reply.granted.partly"])
def test_a_pdf_carries_everything(key: str) -> None:
    letter = value(key, attachments="方案；明细表")
    words = words_of_pdf(printing.to_pdf(letter, picture=None)).replace("—1—", "").replace("—2—", "")
    for one in wanted(letter):
        assert one in words, one


@pango.NEEDED
def test_a_letter_s_parts_stand_in_the_order_of_an_official_paper() -> None:
    letter = value("reply.withheld.process", attachments="审查说明")
    words = words_of_pdf(printing.to_pdf(letter, picture=None))
    parts = [
        *("云岭县清河镇人民政府", NUMBER, "政府信息公开申请答复书", "王小山：", "收到您提出的", "第十六条第二款"),
        *("如不服本答复", "特此答复。", "附件：审查说明", "2026年3月20日", "（联系单位："),
    ]
    places = [words.index(part) for part in parts]
    assert places == sorted(places)
    assert printing.to_pdf(letter, picture=None) == printing.to_pdf(letter, picture=None)


@pango.NEEDED
@pytest.mark.parametrize("key", ["receipt", "approval", "delivery_slip", "envelope", *BLANK])
def test_what_is_handed_out_as_one_sheet_is_one(key: str) -> None:
    assert len(pypdfium2.PdfDocument(printing.to_pdf(value(key), picture=None))) == 1


@pango.NEEDED
def test_the_signature_never_stands_on_a_page_alone() -> None:
    for length in range(0, 700, 35):
        letter = value("reply.withheld.process", finding="核" * length or "核")
        document = pypdfium2.PdfDocument(printing.to_pdf(letter, picture=None))
        last = "".join(document[len(document) - 1].get_textpage().get_text_bounded().split())
        assert "特此答复。" in last, length


@pango.NEEDED
def test_an_envelope_has_an_envelope_s_size_and_names_both_sides() -> None:
    letter = value("envelope")
    document = pypdfium2.PdfDocument(printing.to_pdf(letter, picture=None))
    assert document[0].get_size() == pytest.approx((230 / 25.4 * 72, 120 / 25.4 * 72), abs=1)
    words = words_of_pdf(printing.to_pdf(letter, picture=None))
    for part in ("614000", "云岭县清河镇南门村3组8号", "王小山收", "云岭县清河镇人民路1号", "614001"):
        assert part in words
    with zipfile.ZipFile(io.BytesIO(printing.to_docx(letter, picture=None))) as package:
        assert b'w:w="13039" w:h="6803"' in package.read("word/document.xml")


@pytest.mark.parametrize("format", ["PNG", "JPEG"])
def test_a_letterhead_picture_takes_the_place_of_the_name_in_red(format: str) -> None:
    letter, image = value("correction"), picture(format, (3000, 400))
    page = to_html(to_paper(letter, picture=image))
    assert f"data:image/{format.lower()};base64," in page
    assert 'alt="云岭县清河镇人民政府"' in page
    content = printing.to_docx(letter, picture=image)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert any(name.startswith("word/media/") for name in package.namelist())
        document = package.read("word/document.xml").decode()
    assert 'descr="云岭县清河镇人民政府"' in document
    assert f'cx="{156 * 36000}"' in document, "as wide as the text, no wider"


@pango.NEEDED
def test_a_letterhead_picture_stands_in_the_pdf() -> None:
    from pypdfium2 import raw

    page = pypdfium2.PdfDocument(printing.to_pdf(value("correction"), picture=picture()))[0]
    assert any(one.type == raw.FPDF_PAGEOBJ_IMAGE for one in page.get_objects(max_depth=3))


@pytest.mark.parametrize("key", ["reply.granted.provided", "receipt", "delivery_slip", "envelope"])
def test_what_a_person_typed_is_words_and_nothing_else(key: str) -> None:
    letter = value(key, applicant=HOSTILE, demand=HOSTILE, address=HOSTILE, postcode="<b>", finding=HOSTILE)
    letter = replace(letter, organ=HOSTILE, number=HOSTILE)
    for page in (to_html(to_paper(letter)), to_fragment(letter)):
        assert "<script" not in page
        assert "<img" not in page
        assert "<b>" not in page
    assert HOSTILE.replace(" ", "") in words_of_docx(printing.to_docx(letter, picture=None))


def test_a_long_name_of_an_organ_stays_in_one_line() -> None:
    letter = replace(value("correction"), organ="云岭彝族傈僳族自治县清河镇人民政府综合行政执法办公室")
    assert "font-size:16.2pt" in to_html(to_paper(letter)) or "font-size:1" in to_html(to_paper(letter))


def test_a_fragment_for_a_page_carries_no_style_of_its_own() -> None:
    for key in ("reply.granted.provided", "approval"):
        fragment = to_fragment(value(key))
        assert "style=" not in fragment
        assert str(escape(value(key).title)) in fragment


def test_a_value_is_the_same_after_it_was_kept() -> None:
    for key in ("reply.granted.partly", "approval", "envelope"):
        assert from_json(to_json(value(key))) == value(key)


def test_a_blank_form_is_an_organ_s_and_nobody_s() -> None:
    organ = township(details=DETAILS)
    form = queries.blank_form("form_citizen", organ, on=AT.date())
    assert form.fields == {}
    assert "寄：云岭县清河镇人民路1号" in form.lines[-1].cells[0][1]
    assert not any("用途" in label for line in form.lines for label, _ in line.cells), "nobody is asked for a purpose"


@pytest.mark.parametrize("format", ["docx", pytest.param("pdf", marks=pango.NEEDED)])
def test_anybody_may_fetch_a_blank_form_of_an_organ_that_is_there(format: str) -> None:
    organ = township(details=DETAILS)
    for kind, term in public.FORMS.items():
        found = public.blank_form(organ=organ.code, kind=kind, format=format, on=ON)
        assert found is not None
        assert found[0] == f"政府信息公开{term}.{format}"
        assert found[1][:2] in (b"PK", b"%P")
    assert public.blank_form(organ="nowhere", kind="form_citizen", format=format, on=ON) is None
    assert public.blank_form(organ=organ.code, kind="reply", format=format, on=ON) is None
    assert public.blank_form(organ=organ.code, kind="form_citizen", format="exe", on=ON) is None
