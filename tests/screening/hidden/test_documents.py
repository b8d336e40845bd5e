"""Every place in which a Word file can hide something: found, and gone from the copy."""

import io
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import docx
import pytest
from PIL import Image
from tests.intake.hostile import unzipped, zipped
from tests.screening.hidden.leaks import SECRET, cleaned, leaks

from gongkai.intake import open_bytes
from gongkai.screening.errors import Refused
from gongkai.screening.hidden import concealed, stripped

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EXAMPLES = Path(__file__).parents[3] / "examples"
_BODY = "word/document.xml"
VISIBLE = "松溪镇政府信息公开工作年度报告"


@cache
def plain() -> bytes:
    """A letter of a line and a table, without what the template of the library brings along."""
    document = docx.Document()
    document.add_paragraph(VISIBLE)
    table = document.add_table(2, 2)
    for number, text in enumerate(("新收", "3", "结转", "0")):
        table.cell(number // 2, number % 2).text = text
    out = io.BytesIO()
    document.save(out)
    members = unzipped(out.getvalue())
    for name in [name for name in members if name.startswith(("customXml/", "docProps/thumbnail"))]:
        del members[name]
    for name in ("_rels/.rels", "word/_rels/document.xml.rels"):
        members[name] = re.sub(rb"<Relationship [^>]*(?:customXml|thumbnail)[^>]*/>", b"", members[name])
    return zipped(members)


def with_body(xml: str, data: bytes | None = None) -> bytes:
    """The letter with something before its first paragraph."""
    members = unzipped(data or plain())
    assert b"<w:body>" in members[_BODY]
    members[_BODY] = members[_BODY].replace(b"<w:body>", f"<w:body>{xml}".encode(), 1)
    return zipped(members)


def in_paragraph(xml: str) -> bytes:
    """The letter with something in front of the words of its first paragraph."""
    members = unzipped(plain())
    before, after = members[_BODY].split(b"<w:r><w:t>" + VISIBLE.encode(), 1)
    members[_BODY] = before + xml.encode() + b"<w:r><w:t>" + VISIBLE.encode() + after
    return zipped(members)


def run(text: str, looks: str = "") -> str:
    return f"<w:r><w:rPr>{looks}</w:rPr><w:t>{text}</w:t></w:r>" if looks else f"<w:r><w:t>{text}</w:t></w:r>"


def settings(xml: str) -> bytes:
    members = unzipped(plain())
    members["word/settings.xml"] = members["word/settings.xml"].replace(
        b"</w:settings>", f"{xml}</w:settings>".encode()
    )
    return zipped(members)


def related(kind: str, part: str, content: str, body: str = "", outside: bool = False) -> bytes:
    """The letter with a relation, to a part or outside."""
    target = f'Target="{content}" TargetMode="External"' if outside else f'Target="/{part}"'
    relation = f'<Relationship Id="rX" Type="{_OFFICE}/{kind}" {target}/></Relationships>'
    members = unzipped(with_body(body))
    name = "word/_rels/document.xml.rels"
    members[name] = members[name].replace(b"</Relationships>", relation.encode())
    return zipped(members | ({} if outside else {part: content.encode()}))


def saved(edit: Callable[[docx.document.Document], None]) -> bytes:
    document = docx.Document(io.BytesIO(plain()))
    edit(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def commented(document: docx.document.Document) -> None:
    document.add_comment(document.paragraphs[0].runs[0], SECRET, SECRET)


def authored(document: docx.document.Document) -> None:
    document.core_properties.author = document.core_properties.comments = SECRET


def pictured(document: docx.document.Document) -> None:
    notes = Image.Exif()
    notes[0x010E] = SECRET
    out = io.BytesIO()
    Image.effect_noise((40, 30), 60).convert("RGB").save(out, "JPEG", exif=notes)
    document.add_picture(io.BytesIO(out.getvalue()))


def described(document: docx.document.Document) -> None:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "PNG")
    document.add_picture(io.BytesIO(out.getvalue()))
    document.element.body.xpath(".//wp:docPr")[0].set("descr", SECRET)


def first_header(document: docx.document.Document) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = SECRET
    section.different_first_page_header_footer = False


def styled() -> bytes:
    members = unzipped(in_paragraph(run(SECRET, '<w:rStyle w:val="Geheim"/>')))
    style = '<w:style w:type="character" w:styleId="Geheim"><w:name w:val="x"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    members["word/styles.xml"] = members["word/styles.xml"].replace(b"</w:styles>", style.encode())
    return zipped(members)


def field(instruction: str, shown: str = "") -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f"{mark.format('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>{mark.format('separate')}"
        f"{run(shown)}{mark.format('end')}"
    )


def footnoted() -> bytes:
    note = f'<w:footnotes xmlns:w="{_W}"><w:footnote w:id="7"><w:p>{run(SECRET)}</w:p></w:footnote></w:footnotes>'
    members = unzipped(related("footnotes", "word/footnotes.xml", note))
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    types = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(b"</Types>", types.encode())
    return zipped(members)


_AUTHOR = f'w:id="1" w:author="{SECRET}" w:date="2024-01-01T00:00:00Z"'
PLACES: dict[str, tuple[Callable[[], bytes], str]] = {
    "a deleted word": (
        lambda: in_paragraph(f"<w:del {_AUTHOR}><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>"), "tracked"),
    "who put a word in": (lambda: in_paragraph(f"<w:ins {_AUTHOR}>{run('')}</w:ins>"), "tracked"),
    "a word moved away": (lambda: in_paragraph(f"<w:moveFrom {_AUTHOR}>{run(SECRET)}</w:moveFrom>"), "tracked"),
    "how a word looked": (
        lambda: in_paragraph(f"<w:r><w:rPr><w:rPrChange {_AUTHOR}><w:rPr/></w:rPrChange></w:rPr></w:r>"), "tracked"),
    "a deleted row": (
        lambda: with_body(f"<w:tbl><w:tr><w:trPr><w:del {_AUTHOR}/></w:trPr><w:tc><w:p>{run(SECRET)}</w:p></w:tc></w:tr></w:tbl>"), "tracked"),
    "hidden text": (lambda: in_paragraph(run(SECRET, "<w:vanish/>")), "hidden_text"),
    "text hidden by its style": (styled, "hidden_text"),
    "white text": (lambda: in_paragraph(run(SECRET, '<w:color w:val="FFFFFF"/>')), "hidden_text"),
    "text of one point": (lambda: in_paragraph(run(SECRET, '<w:sz w:val="2"/>')), "hidden_text"),
    "a hidden row": (
        lambda: with_body(f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p>{run(SECRET)}</w:p></w:tc></w:tr></w:tbl>"), "hidden_text"),
    "a comment": (lambda: saved(commented), "comments"),
    "properties": (lambda: saved(authored), "properties"),
    "a photograph's notes": (lambda: saved(pictured), "picture_details"),
    "what a picture is said to show": (lambda: saved(described), "alt_text"),
    "what a table is said to show": (
        lambda: with_body(f'<w:tbl><w:tblPr><w:tblDescription w:val="{SECRET}"/></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'), "alt_text"),
    "a field's file": (lambda: in_paragraph(field(f'INCLUDETEXT "C:\\\\{SECRET}"')), "fields"),
    "a field in short": (lambda: in_paragraph(f'<w:fldSimple w:instr="DOCVARIABLE {SECRET}">{run("")}</w:fldSimple>'), "fields"),
    "words among a field's instructions": (
        lambda: in_paragraph(
            f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{run(SECRET)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'), "fields"),
    "a form field": (
        lambda: in_paragraph(
            f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:helpText w:val="{SECRET}"/></w:ffData></w:fldChar></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'), "fields"),
    "a bookmark": (lambda: in_paragraph(f'<w:bookmarkStart w:id="9" w:name="{SECRET}"/><w:bookmarkEnd w:id="9"/>'), "bookmarks"),
    "a content control": (
        lambda: with_body(f'<w:sdt><w:sdtPr><w:tag w:val="{SECRET}"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'), "controls"),
    "a variable": (lambda: settings(f'<w:docVars><w:docVar w:name="x" w:val="{SECRET}"/></w:docVars>'), "variables"),
    "a source of mail merge": (lambda: settings(f'<w:mailMerge><w:query w:val="{SECRET}"/></w:mailMerge>'), "mail_merge"),
    "a template": (lambda: related("attachedTemplate", "", f"file:///C:/{SECRET}.dotx", outside=True), "template"),
    "the address of a link": (
        lambda: related("hyperlink", "", f"http://example.test/{SECRET}", outside=True,
                        body=f'<w:p><w:hyperlink xmlns:r="{_OFFICE}" r:id="rX">{run("")}</w:hyperlink></w:p>'), "hyperlinks"),
    "custom data": (lambda: related("customXml", "customXml/item1.xml", f"<a>{SECRET}</a>"), "custom_xml"),
    "an embedded file": (lambda: related("package", "word/embeddings/x.xlsx", SECRET), "embedded"),
    "macros": (lambda: related("vbaProject", "word/vbaProject.bin", SECRET), "macros"),
    "building blocks": (lambda: related("glossaryDocument", "word/glossary/document.xml", f"<a>{SECRET}</a>"), "glossary"),
    "names of people": (lambda: related("people", "word/people.xml", f"<a>{SECRET}</a>"), "comments"),
    "a footnote of no text": (footnoted, "notes_unused"),
    "a header that is not shown": (lambda: saved(first_header), "notes_unused"),
    "who may edit": (lambda: in_paragraph(f'<w:permStart w:id="1" w:ed="{SECRET}"/><w:permEnd w:id="1"/>'), "permissions"),
    "a part that nothing leads to": (lambda: zipped(unzipped(plain()) | {"word/x.bin": SECRET.encode()}), "orphan"),
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_what_a_word_file_hides_is_found_and_not_in_the_copy(place: str) -> None:
    make, code = PLACES[place]
    copy = cleaned(make(), code)
    assert open_bytes(copy).text.split() == open_bytes(plain()).text.split()
    docx.Document(io.BytesIO(copy))


def test_a_plain_letter_has_nothing_hidden() -> None:
    assert [item for item in concealed(stripped(plain())) if item.level != "note"] == []
    assert {item.code for item in concealed(plain())} <= {"properties"}


def test_tracked_changes_are_accepted_as_they_are_read() -> None:
    data = (_EXAMPLES / "带修订的报告.docx").read_bytes()
    assert "tracked" in {item.code for item in concealed(data)}
    copy = stripped(data)
    assert open_bytes(copy).text == open_bytes(data).text
    assert open_bytes(copy).notes == ()


@pytest.mark.parametrize(
    ("xml", "shown"),
    [
        (field("PAGEREF _Toc1", "12"), "12"),
        (field(r'DATE \@ "yyyy"', "2024"), "2024"),
        (f'<w:hyperlink w:anchor="x">{run("见附件")}</w:hyperlink>', "见附件"),
        (f"<w:ins {_AUTHOR}>{run('新增')}</w:ins>", "新增"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('已填')}</w:sdtContent></w:sdt>", "已填"),
        (run("白字", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="003366"/>'), "白字"),
    ],
)
def test_what_is_shown_stays(xml: str, shown: str) -> None:
    assert shown in open_bytes(stripped(in_paragraph(xml))).text.replace("\n", "")


def test_a_field_shown_in_a_field_stays_and_one_in_its_instructions_does_not() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    begin, separate, end = (mark.format(kind) for kind in ("begin", "separate", "end"))
    xml = f"{begin}<w:r><w:instrText>IF </w:instrText></w:r>{field('QUOTE a', SECRET)}{separate}{field('QUOTE b', '内')}{end}"
    copy = stripped(in_paragraph(xml))
    assert open_bytes(copy).text.startswith(f"内{VISIBLE}")
    assert leaks(copy) == []


def test_page_numbers_remain_fields() -> None:
    body = unzipped(stripped(in_paragraph(field("PAGE", "1"))))[_BODY]
    assert b"PAGE" in body
    assert body.count(b"fldChar ") == 3


def test_a_ticked_box_stays_a_ticked_box() -> None:
    box = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert f"☑{VISIBLE}" in open_bytes(stripped(in_paragraph(box))).text


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del {_AUTHOR}/></w:rPr></w:pPr>{run('上半句')}</w:p>"
    data = with_body(f"{first}<w:p>{run('下半句')}</w:p>")
    assert open_bytes(stripped(data)).text.startswith("上半句下半句")


def test_what_was_cut_off_a_picture_is_found_and_refused() -> None:
    def edit(document: docx.document.Document) -> None:
        pictured(document)
        fill = document.element.body.xpath(".//pic:blipFill")[0]
        cut = fill.makeelement("{http://schemas.openxmlformats.org/drawingml/2006/main}srcRect", {"l": "20000"})
        fill.insert(1, cut)

    data = saved(edit)
    assert "cropped" in {item.code for item in concealed(data)}
    with pytest.raises(Refused, match="压缩图片"):
        stripped(data)


def test_a_document_inside_a_document_is_refused() -> None:
    body = f'<w:altChunk xmlns:r="{_OFFICE}" r:id="rX"/>'
    data = related("aFChunk", "word/chunk.html", f"<p>{SECRET}</p>", body=body)
    assert "inserted_file" in {item.code for item in concealed(data)}
    with pytest.raises(Refused, match="另存为 DOCX"):
        stripped(data)
