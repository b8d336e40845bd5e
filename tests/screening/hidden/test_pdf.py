"""Every place in which a PDF can hide something: found, and gone from the copy, which looks as before."""

import io
from collections.abc import Callable
from functools import cache

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image, ImageChops, ImageDraw
from tests.screening.hidden.leaks import TOKEN, cleaned, leaks

from gongkai.intake import UnreadableFile, open_bytes
from gongkai.screening.errors import Refused
from gongkai.screening.hidden import concealed, stripped
from gongkai.screening.mask.burning import burned

Edit = Callable[[pikepdf.Pdf], None]
_SHOW = f"BT /F9 14 Tf 60 60 Td ({TOKEN}) Tj ET"


@cache
def plain() -> bytes:
    """Two pages with words and a table, as a program writes them."""
    import weasyprint

    page = (
        "<html><style>@page{size:A5}body{font-family:'Noto Sans CJK SC'}table,td{border:1px solid black}"
        ".dark{background:#003366;color:white}</style><body><h1>松溪镇政府信息公开工作年度报告</h1><p class=dark>白字深底</p>"
        "<table><tr><td>新收</td><td>13</td></tr><tr><td>结转</td><td>0</td></tr></table>"
        "<p style='page-break-before:always'>第二页</p></body></html>"
    )
    with pikepdf.open(io.BytesIO(weasyprint.HTML(string=page).write_pdf())) as pdf:
        for key in ("/Outlines", "/Names", "/Dests"):
            if key in pdf.Root:
                del pdf.Root[key]
        return _saved(pdf)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def edited(edit: Edit) -> bytes:
    with pikepdf.open(io.BytesIO(plain())) as pdf:
        edit(pdf)
        return _saved(pdf)


def drawn(operators: str, **settings: object) -> Callable[[], bytes]:
    """The report with something drawn after all else on its first page."""

    def edit(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.contents_add(Stream(pdf, f"q {operators} Q".encode()), prepend=False)
        resources = page.obj.Resources
        fonts = resources.get("/Font", Dictionary())
        fonts.F9 = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        resources.Font = fonts
        for name, value in settings.items():
            resources[f"/{name}"] = value

    return lambda: edited(edit)


def annotated(kind: str, **entries: object) -> Callable[[], bytes]:
    def edit(pdf: pikepdf.Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=[50, 50, 90, 90], **entries)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])

    return lambda: edited(edit)


def rooted(**entries: object) -> Callable[[], bytes]:
    def edit(pdf: pikepdf.Pdf) -> None:
        for key, value in entries.items():
            pdf.Root[f"/{key}"] = value

    return lambda: edited(edit)


def attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["x.txt"] = pikepdf.AttachedFileSpec(pdf, TOKEN.encode(), filename="x.txt")


def described(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Author"] = TOKEN
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:creator"] = [TOKEN]


def form(pdf: pikepdf.Pdf) -> None:
    look = Stream(pdf, b"0 0 40 20 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 40, 20])
    field = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("a"), V=String(TOKEN), Rect=[20, 20, 60, 40], F=4,
        AP=Dictionary(N=pdf.make_indirect(look)),
    )  # fmt: skip
    field = pdf.make_indirect(field)
    pdf.pages[0].obj.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


def layered(pdf: pikepdf.Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("草稿")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    page = pdf.pages[0]
    page.contents_add(Stream(pdf, f"/OC /L1 BDC {_SHOW} EMC".encode()), prepend=False)
    page.obj.Resources.Properties = Dictionary(L1=layer)
    fonts = page.obj.Resources.Font
    fonts.F9 = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))


def thumbnail(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Thumb = Stream(pdf, TOKEN.encode())


def private(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.PieceInfo = Dictionary(X=Dictionary(Private=String(TOKEN)))


def photographed(pdf: pikepdf.Pdf) -> None:
    notes = Image.Exif()
    notes[0x010E] = TOKEN
    out = io.BytesIO()
    Image.effect_noise((40, 30), 60).convert("RGB").save(out, "JPEG", exif=notes)
    image = Stream(
        pdf, out.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=40, Height=30, ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8, Filter=Name.DCTDecode,
    )  # fmt: skip
    page = pdf.pages[0]
    page.obj.Resources.XObject = Dictionary(I9=pdf.make_indirect(image))
    page.contents_add(Stream(pdf, b"q 80 0 0 60 20 20 cm /I9 Do Q"), prepend=False)


def unused_form(pdf: pikepdf.Pdf) -> None:
    unused = Stream(pdf, TOKEN.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    pdf.pages[0].obj.Resources.XObject = Dictionary(X9=pdf.make_indirect(unused))


def orphaned() -> bytes:
    """An object whose only reference was overwritten, as an editor leaves a deleted page."""
    data = edited(lambda pdf: pdf.Root.__setitem__("/Zzz", pdf.make_indirect(Dictionary(A=String(TOKEN)))))
    at = data.index(b"/Zzz ")
    return data[:at] + b" " * (data.index(b"R", at) + 1 - at) + data[data.index(b"R", at) + 1 :]


def revised() -> bytes:
    """What was written first, and a change behind it that takes the word away."""
    with pikepdf.open(io.BytesIO(plain())) as pdf:
        number = len(pdf.objects) + 1
    first = plain()
    start = first.rindex(b"startxref")
    before = int(first[start:].split()[1])
    added = f"{number} 0 obj\n({TOKEN})\nendobj\n".encode()
    table = f"xref\n{number} 1\n{len(first) + 1:010} 00000 n \n".encode()
    with pikepdf.open(io.BytesIO(first)) as pdf:
        root = pdf.Root.objgen[0]
    end = f"trailer\n<</Size {number + 1}/Root {root} 0 R/Prev {before}>>\nstartxref\n{len(first) + 1 + len(added)}\n%%EOF\n"
    return first + b"\n" + added + table + end.encode()


PLACES: dict[str, tuple[Callable[[], bytes], str]] = {
    "text drawn without a trace": (drawn(f"3 Tr {_SHOW}"), "text_unseen"),
    "white text": (drawn(f"1 1 1 rg {_SHOW}"), "text_unseen"),
    "text too small": (drawn(_SHOW.replace("14 Tf", "0.2 Tf")), "text_unseen"),
    "text beside the page": (drawn(_SHOW.replace("60 60 Td", "60 6000 Td")), "text_unseen"),
    "text cut off": (drawn(f"0 0 5 5 re W n {_SHOW}"), "text_unseen"),
    "text that shines through": (
        drawn(f"/G9 gs {_SHOW}", ExtGState=Dictionary(G9=Dictionary(ca=0))), "text_unseen"),
    "an attachment": (lambda: edited(attached), "attachments"),
    "properties": (lambda: edited(described), "metadata"),
    "a script": (rooted(OpenAction=Dictionary(S=Name.JavaScript, JS=String(TOKEN))), "actions"),
    "a program to start": (rooted(OpenAction=Dictionary(S=Name.Launch, F=String(TOKEN))), "actions"),
    "a note": (annotated("Text", Contents=String(TOKEN), T=String(TOKEN)), "annotations"),
    "a note not shown": (annotated("FreeText", Contents=String(TOKEN), F=2), "annotations"),
    "an attached file on the page": (annotated("FileAttachment", Contents=String(TOKEN)), "attachments"),
    "the address of a link": (
        annotated("Link", A=Dictionary(S=Name.URI, URI=String(f"http://example.test/{TOKEN}"))), "hyperlinks"),
    "the value of a field": (lambda: edited(form), "form_fields"),
    "a layer that is off": (lambda: edited(layered), "layers"),
    "a thumbnail": (lambda: edited(thumbnail), "thumbnail"),
    "what a program kept for itself": (lambda: edited(private), "piece_info"),
    "a photograph's notes": (lambda: edited(photographed), "picture_details"),
    "words for reading aloud": (drawn(f"/Span <</ActualText ({TOKEN})>> BDC 0 0 5 5 re f EMC"), "structure_text"),
    "a name of a place": (rooted(Dests=Dictionary({f"/{TOKEN}": Array([])})), "destinations"),
    "an entry of one's own": (rooted(Geheim=String(TOKEN)), "objects_unused"),
    "a form that nothing draws": (lambda: edited(unused_form), "objects_unused"),
    "an object that nothing leads to": (orphaned, "objects_unused"),
    "a change behind the end": (revised, "revision_bytes"),
    "bytes behind the end": (lambda: plain() + TOKEN.encode(), "revision_bytes"),
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_what_a_pdf_hides_is_found_and_not_in_the_copy(place: str) -> None:
    make, code = PLACES[place]
    copy = cleaned(make(), code)
    assert concealed(copy) == ()
    assert open_bytes(copy).text == open_bytes(plain()).text


def test_a_plain_report_has_nothing_hidden_and_its_copy_looks_the_same() -> None:
    assert concealed(plain()) == ()
    copy = stripped(plain())
    with pypdfium2.PdfDocument(plain()) as one, pypdfium2.PdfDocument(copy) as other:
        for number in range(2):
            before, after = (file[number].render(scale=1).to_pil().convert("RGB") for file in (one, other))
            assert ImageChops.difference(before, after).getbbox() is None


COVERS = {
    "a black box": f"{_SHOW} 0 g 40 50 200 40 re f",
    "a white box": f"{_SHOW} 1 g 40 50 200 40 re f",
    "a box over half of it": f"{_SHOW} 0 g 40 50 60 40 re f",
}


@pytest.mark.parametrize("cover", COVERS)
def test_text_under_a_box_is_found_and_refused_until_the_page_is_a_picture(cover: str) -> None:
    data = drawn(COVERS[cover])()
    found = {item.code: item for item in concealed(data)}
    assert found["text_covered"].where == "第 1 页"
    with pytest.raises(Refused, match="转成图片"):
        stripped(data)
    copy = stripped(burned(data, {1: []}))
    assert leaks(copy) == []
    assert "第二页" in open_bytes(copy).text


def test_text_under_a_picture_is_found() -> None:
    def edit(pdf: pikepdf.Pdf) -> None:
        image = Stream(
            pdf, bytes(range(256)) * 3, Type=Name.XObject, Subtype=Name.Image, Width=16, Height=16,
            ColorSpace=Name.DeviceRGB, BitsPerComponent=8,
        )  # fmt: skip
        page = pdf.pages[0]
        page.obj.Resources.XObject = Dictionary(I9=pdf.make_indirect(image))
        page.contents_add(Stream(pdf, b"q 200 0 0 60 40 40 cm /I9 Do Q"), prepend=False)

    with pikepdf.open(io.BytesIO(drawn(_SHOW)())) as pdf:
        edit(pdf)
        data = _saved(pdf)
    assert "text_covered" in {item.code for item in concealed(data)}


def test_a_square_put_over_text_as_an_annotation_hides_nothing() -> None:
    with pikepdf.open(io.BytesIO(drawn(_SHOW)())) as pdf:
        look = Stream(pdf, b"0 g 0 0 200 40 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 200, 40])
        note = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Square,
            Rect=[40, 510, 240, 550],
            F=4,
            AP=Dictionary(N=pdf.make_indirect(look)),
        )
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])
        data = _saved(pdf)
    with pytest.raises(Refused):
        stripped(data)


def test_the_value_that_a_field_shows_stays_to_be_seen() -> None:
    with pypdfium2.PdfDocument(stripped(edited(form))) as pdf:
        picture = pdf[0].render(scale=1).to_pil().convert("L")
    assert picture.getpixel((40, picture.height - 30)) < 50


def test_text_recognised_in_a_scan_is_taken_out_from_under_it() -> None:
    scan = Image.new("L", (420, 595), 230)
    ImageDraw.Draw(scan).text((100, 100), "scan", fill=0)
    with pikepdf.open(io.BytesIO(drawn(f"3 Tr {_SHOW}")())) as pdf:
        image = Stream(
            pdf, scan.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=420, Height=595,
            ColorSpace=Name.DeviceGray, BitsPerComponent=8,
        )  # fmt: skip
        page = pdf.pages[0]
        page.obj.Resources.XObject = Dictionary(I9=pdf.make_indirect(image))
        page.contents_add(Stream(pdf, b"q 420 0 0 595 0 0 cm /I9 Do Q"), prepend=True)
        data = _saved(pdf)
    copy = stripped(data)
    assert leaks(copy) == []


def test_a_file_with_a_password_is_refused() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user="a", owner="b"))
    with pytest.raises(UnreadableFile, match="密码"):
        concealed(out.getvalue())
