"""What a Word file holds beside its body is said with its first words: nothing is lost in silence."""

import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from tests.intake.hostile import WORD, unzipped, zipped
from tests.intake.rendered.office import by_pandoc
from tests.programs import needs

from gongkai.intake import open_bytes
from gongkai.report import read

BODY = "一、总体情况"
LONG = "本报告中所列数据的统计期限为2024年1月1日至2024年12月31日，另有说明的除外"


def written(work: Callable[[Document], object] = lambda _: None) -> bytes:
    document = docx.Document()
    document.add_paragraph(BODY)
    work(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def notes(data: bytes) -> list[str]:
    found = open_bytes(data)
    assert found.text.strip() == BODY
    return list(found.notes)


def attached(kind: str, inner: str) -> Callable[[Document], None]:
    """Adds a part that python-docx cannot write."""

    def work(document: Document) -> None:
        xml = f'<w:{kind} xmlns:w="{WORD}">{inner}</w:{kind}>'.encode()
        of_type = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
        part = Part(PackURI(f"/word/{kind}.xml"), of_type, xml, document.part.package)
        document.part.relate_to(part, f"{RELATIONSHIP_TYPE.OFFICE_DOCUMENT.rpartition('/')[0]}/{kind}")

    return work


def noted(kind: str, *texts: str, attributes: str = "") -> str:
    return "".join(
        f'<w:{kind} w:id="{n}" {attributes}><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}>'
        for n, text in enumerate(texts)
    )


def test_a_file_with_nothing_beside_its_body_says_nothing() -> None:
    assert notes(written()) == []


def test_headers_and_footers_are_said_with_their_words() -> None:
    def work(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "云岭县松溪镇人民政府"
        document.sections[0].footer.paragraphs[0].text = "联系电话见文末"

    assert notes(written(work)) == [
        "文件有页眉 1 处（“云岭县松溪镇人民政府”），没有读入；请核对其中有没有应写进正文的内容",
        "文件有页脚 1 处（“联系电话见文末”），没有读入；请核对其中有没有应写进正文的内容",
    ]


def test_headers_of_first_and_even_pages_and_in_tables_are_said_once_each() -> None:
    def work(document: Document) -> None:
        document.settings.odd_and_even_pages_header_footer = True
        section = document.sections[0]
        section.different_first_page_header_footer = True
        section.header.paragraphs[0].text = "内部资料"
        section.first_page_header.paragraphs[0].text = "首页"
        section.even_page_header.add_table(1, 2, docx.shared.Cm(9)).cell(0, 1).text = "偶数页"
        document.add_section().header.is_linked_to_previous = False
        document.sections[1].header.paragraphs[0].text = "内部资料"

    (said,) = notes(written(work))
    assert said.startswith("文件有页眉 3 处（")
    assert all(f"“{text}”" in said for text in ("内部资料", "首页", "偶数页"))


@pytest.mark.parametrize("text", ["", "— 1 —", "第 1 页 共 3 页", "Page 1 of 3", "iv", "- 12 -"])
def test_page_numbers_are_no_words(text: str) -> None:
    def work(document: Document) -> None:
        document.sections[0].footer.paragraphs[0].text = text

    assert notes(written(work)) == []


def test_comments_are_counted_and_the_first_are_quoted() -> None:
    def work(document: Document) -> None:
        run = document.paragraphs[0].runs[0]
        for text in ("此处数字待核", LONG, "三", "四"):
            document.add_comment(run, text=text, author="审核", initials="审")

    assert notes(written(work)) == [
        f"文件有批注 4 条（“此处数字待核”“{LONG[:30]}…”“三”等），没有读入；请处理批注后再定稿"
    ]


def test_footnotes_are_said_with_their_words() -> None:
    needs("pandoc")
    data = by_pandoc(f"{BODY}[^1]\n\n[^1]: 含结转上年度的申请。\n".encode(), "markdown", "docx")
    assert notes(data) == ["文件有脚注 1 条（“含结转上年度的申请。”），没有读入；请核对其中有没有应写进正文的内容"]


def test_endnotes_are_said_and_their_separators_are_not() -> None:
    inner = noted("endnote", "——", attributes='w:type="separator"') + noted("endnote", "12", "单位：件")
    assert notes(written(attached("endnotes", inner))) == [
        "文件有尾注 2 条（“12”“单位：件”），没有读入；请核对其中有没有应写进正文的内容"
    ]


def test_a_field_left_open_in_the_body_does_not_swallow_a_header() -> None:
    def work(document: Document) -> None:
        field = docx.oxml.parse_xml(f'<w:r xmlns:w="{WORD}"><w:fldChar w:fldCharType="begin"/></w:r>')
        document.paragraphs[0]._p.append(field)
        document.sections[0].header.paragraphs[0].text = "内部资料"

    assert "“内部资料”" in notes(written(work))[0]


def test_a_damaged_part_beside_the_body_is_said_and_the_body_read() -> None:
    def work(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "内部资料"

    members = unzipped(written(work))
    (name,) = [name for name in members if name.startswith("word/header")]
    for broken in (b"<w:hdr", b'<!DOCTYPE a [<!ENTITY i "1">]><a>&i;</a>'):
        assert notes(zipped(members | {name: broken})) == ["文件的页眉已损坏，没有读入；请在 Word 中核对"]


def test_the_notes_go_with_the_report() -> None:
    from tests.intake.rendered import word
    from tests.intake.rendered.tables import made

    document = docx.Document(io.BytesIO(word.docx(made(1), "plain")))
    document.sections[0].header.paragraphs[0].text = "松溪镇"
    out = io.BytesIO()
    document.save(out)
    (report,) = read(out.getvalue())
    assert [note for note in report.notes if "“松溪镇”" in note]
