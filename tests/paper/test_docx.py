"""The Word file: tables merged as on the form, headings that are headings, page numbers as fields, no clock inside."""

import io
import zipfile
from datetime import date

from docx import Document
from lxml import etree
from tests.report.sound import sound_report

from gongkai.paper import Cell, Heading, Paper, Paragraph, Signature, Table
from gongkai.paper.docx import to_docx
from gongkai.report.writers.official import to_paper

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(paper: Paper):
    return Document(io.BytesIO(to_docx(paper)))


def test_the_tables_stand_as_the_form_prints_them() -> None:
    table2, table3, table4 = opened(to_paper(sound_report())).tables
    assert (len(table2.columns), len(table3.columns), len(table4.columns)) == (4, 10, 15)
    grid = [[cell.text for cell in row.cells] for row in table3.rows]
    assert len(grid) == 3 + 25 + 2 - 2
    assert grid[0][3:] == ["申请人情况"] * 7
    assert grid[1][4:9] == ["法人或其他组织"] * 5
    assert grid[3] == ["一、本年新收政府信息公开申请数量"] * 3 + ["8", "2", "0", "1", "1", "0", "12"]
    assert [row[0] for row in grid[5:27]] == ["三、本年度办理结果"] * 22
    assert [row[1] for row in grid].count("（三）不予公开") == 8
    assert [row[1] for row in grid].count("（六）其他处理") == 3
    assert [cell.text for cell in table4.rows[0].cells] == ["行政复议"] * 5 + ["行政诉讼"] * 10


def test_the_form_sits_inside_the_text_of_an_official_page() -> None:
    document = opened(to_paper(sound_report()))
    (section,) = document.sections
    assert [round(each.mm) for each in (section.page_width, section.page_height)] == [210, 297]
    assert [round(each.mm) for each in (section.top_margin, section.left_margin)] == [37, 28]
    for table in document.tables:
        widths = [int(column.get(f"{W}w")) for column in table._tbl.tblGrid]
        assert 0 <= 156 * 56.7 - sum(widths) < 30


def test_headings_are_headings_and_can_be_found_by_word() -> None:
    document = opened(to_paper(sound_report()))
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert heads[0] == "一、总体情况"
    assert len(heads) == 6
    assert document.paragraphs[0].style.name == "Title"
    assert document.styles["Heading 1"].element.rPr.rFonts.get(f"{W}eastAsia") == "黑体"
    assert document.styles["Normal"].element.rPr.rFonts.get(f"{W}eastAsia") == "仿宋_GB2312"


def test_a_short_numbered_line_is_a_heading_and_a_sentence_is_not() -> None:
    report = sound_report(sections={1: "（一）主动公开\n（二）依申请公开。全年收到申请12件。"})
    blocks = to_paper(report).blocks
    assert Heading("（一）主动公开", 2) in blocks
    assert Paragraph("（二）依申请公开。全年收到申请12件。") in blocks


def test_pages_are_numbered_on_the_outer_side() -> None:
    document = opened(Paper("题", ()))
    assert document.settings.odd_and_even_pages_header_footer
    for footer, side in ((document.sections[0].footer, "right"), (document.sections[0].even_page_footer, "left")):
        xml = etree.tostring(footer._element).decode()
        assert " PAGE " in xml
        assert f'w:jc w:val="{side}"' in xml
        assert "".join(run.text for run in footer.paragraphs[0].runs) == "— 1 —"


def test_heads_of_tables_come_again_and_rows_are_not_cut() -> None:
    rows = ((Cell("列", head="col"),), (Cell("1"),))
    tied, loose = (
        opened(Paper("题", (Table("名", rows, 1, (1.0,), together=together),))).tables[0] for together in (True, False)
    )
    for table in (tied, loose):
        assert [row._tr.trPr.find(f"{W}tblHeader") is not None for row in table.rows] == [True, False]
        assert all(row._tr.trPr.find(f"{W}cantSplit") is not None for row in table.rows)
        assert table._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val") == "名"
    kept = [[cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells] for row in tied.rows]
    assert kept == [[True], [None]]
    assert loose.rows[0].cells[0].paragraphs[0].paragraph_format.keep_with_next is None


def test_the_signature_stands_at_the_end_on_the_right() -> None:
    *_, organ, day = opened(Paper("题", (Signature("松溪镇人民政府", date(2025, 1, 9)),))).paragraphs
    assert (organ.text, day.text) == ("松溪镇人民政府", "2025年1月9日")
    assert organ.alignment == day.alignment == 2


def test_the_same_paper_gives_the_same_bytes_and_names_nobody() -> None:
    paper = to_paper(sound_report())
    first = to_docx(paper)
    assert first == to_docx(paper)
    document = Document(io.BytesIO(first))
    properties = document.core_properties
    assert (properties.author, properties.last_modified_by) == ("云岭县松溪镇人民政府",) * 2
    assert properties.title == paper.title
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any(b"python" in package.read(name).lower() for name in package.namelist() if "docProps" in name)


def test_words_that_no_xml_may_hold_and_marks_do_no_harm() -> None:
    odd = 'a\x00b\x1bc & <d> "e"\tf\u2028g\ud800\ufffe'
    document = opened(Paper(odd, (Paragraph(odd), Table(odd, ((Cell(odd),),), 0, (1.0,))), odd))
    assert document.paragraphs[1].text == 'abc & <d> "e" f\u2028g'
    assert len(opened(Paper("题" * 400, ())).core_properties.title) == 255
    assert document.tables[0].rows[0].cells[0].text == 'abc & <d> "e" f\u2028g'


def test_several_lines_of_a_cell_are_several_paragraphs_and_tones_are_shades() -> None:
    table = opened(Paper("题", (Table("", ((Cell("一\n二", tone="error"),),), 0, (1.0,)),))).tables[0]
    cell = table.rows[0].cells[0]
    assert [paragraph.text for paragraph in cell.paragraphs] == ["一", "二"]
    assert cell._tc.tcPr.find(f"{W}shd").get(f"{W}fill") == "FDECEA"
