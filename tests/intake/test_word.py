"""Word files part by part: what is read, what is left out and said."""

import pytest
from tests.intake.hostile import WORD, document, paragraph, unzipped, zipped

from gongkai.intake import UnreadableFile, open_bytes
from gongkai.intake.places import Place
from gongkai.intake.word.numerals import counted, numeral

W14 = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'


def lines(body: str, **parts: str) -> list[str]:
    return open_bytes(document(body, attributes=W14, **parts)).text.splitlines()


def notes(body: str) -> str:
    return "".join(open_bytes(document(body, attributes=W14)).notes)


def run(inner: str, properties: str = "") -> str:
    return f"<w:r>{properties and f'<w:rPr>{properties}</w:rPr>'}{inner}</w:r>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc>{properties and f'<w:tcPr>{properties}</w:tcPr>'}{paragraph(text)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


# ---- words ------------------------------------------------------------------------------------------------------


def test_runs_are_joined_and_breaks_part_lines() -> None:
    body = f"<w:p>{run('<w:t>一、</w:t>')}{run('<w:t>总体</w:t><w:br/><w:t>情况</w:t>')}</w:p>"
    assert lines(body) == ["一、总体", "情况"]


def test_a_tab_parts_cells_in_a_line_and_nothing_in_a_cell() -> None:
    tabbed = f"<w:p>{run('<w:t>甲</w:t><w:tab/><w:t>1</w:t>')}</w:p>"
    assert lines(tabbed) == ["甲\t1"]
    assert lines(f"<w:tbl><w:tr><w:tc>{tabbed}</w:tc>{cell('2')}</w:tr></w:tbl>") == ["甲 1\t2"]


def test_marks_of_runs() -> None:
    inner = '<w:t>a</w:t><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F033"/><w:t>b</w:t>'
    assert lines(f"<w:p>{run(inner)}</w:p>") == ["a-☑3b"]


@pytest.mark.parametrize(
    "wrapped",
    [
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:smartTag>{}</w:smartTag>",
        "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:fldSimple>{}</w:fldSimple>",
        "<w:ins>{}</w:ins>",
        "<w:moveTo>{}</w:moveTo>",
        "<mc:AlternateContent><mc:Choice Requires='w14'>{}</mc:Choice><mc:Fallback><w:r><w:t>二</w:t></w:r></mc:Fallback></mc:AlternateContent>",
    ],
)
def test_words_inside_other_elements_are_read_once(wrapped: str) -> None:
    assert lines(f"<w:p>{wrapped.format(run('<w:t>一</w:t>'))}</w:p>") == ["一"]


def test_fields_give_their_result_not_their_instruction() -> None:
    def char(kind: str) -> str:
        return run(f'<w:fldChar w:fldCharType="{kind}"/>')

    inner = char("begin") + run("<w:t>旧</w:t>") + char("separate") + run("<w:t>5</w:t>") + char("end")
    nested = char("begin") + run("<w:instrText> IF </w:instrText>") + inner + char("separate") + run("<w:t>7</w:t>")
    assert lines(f"<w:p>{inner}{run('<w:t>件</w:t>')}</w:p>") == ["5件"]
    assert lines(f"<w:p>{nested}{char('end')}{run('<w:t>件</w:t>')}</w:p>") == ["7件"]


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    body = f"<w:p><w:del><w:r><w:delText>9</w:delText></w:r></w:del><w:ins>{run('<w:t>8</w:t>')}</w:ins></w:p>"
    assert lines(body) == ["8"]
    assert "修订" in notes(body)
    moved = f"<w:p><w:moveFrom>{run('<w:t>9</w:t>')}</w:moveFrom></w:p>{paragraph('1')}"
    assert "".join(lines(moved)) == "1"
    assert "修订" in notes(moved)
    assert notes(paragraph("1")) == ""


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    body = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('<w:t>前半</w:t>')}</w:p>{paragraph('后半')}"
    assert lines(body) == ["前半后半"]


def test_hidden_words_are_left_out_and_said() -> None:
    hidden = run("<w:t>99</w:t>", "<w:vanish/>")
    assert lines(f"<w:p>{hidden}{run('<w:t>1</w:t>')}</w:p>") == ["1"]
    assert "隐藏文字" in notes(f"<w:p>{hidden}</w:p>")
    shown = run("<w:t>99</w:t>", '<w:vanish w:val="0"/>')
    assert lines(f"<w:p>{shown}</w:p>") == ["99"]
    assert notes(f"<w:p>{shown}</w:p>") == ""


def test_words_hidden_by_their_style_are_left_out() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="x/styles" Target="styles.xml"/></Relationships>'
    )
    styles = (
        f'<w:styles xmlns:w="{WORD}"><w:style w:type="character" w:styleId="a"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="b"><w:basedOn w:val="a"/></w:style>'
        '<w:style w:type="character" w:styleId="c"><w:basedOn w:val="c"/></w:style></w:styles>'
    )
    body = "".join(f"<w:p>{run(f'<w:t>{s}</w:t>', f'<w:rStyle w:val={chr(34)}{s}{chr(34)}/>')}</w:p>" for s in "abc")
    for text in (styles, styles.replace("<w:styles", "<!-- --><w:styles")):
        members = unzipped(document(body)) | {
            "word/_rels/document.xml.rels": relations.encode(),
            "word/styles.xml": text.encode(),
        }
        assert open_bytes(zipped(members)).text.split() == ["c"]


def test_text_boxes_are_read_once_before_their_paragraph() -> None:
    def box(text: str) -> str:
        return f"<v:textbox><w:txbxContent>{paragraph(text)}</w:txbxContent></v:textbox>"

    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box('框一')}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box('框一')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict>{box('框二')}{box('框三')}</w:pict></w:r>"
    assert lines(f"<w:p>{run('<w:t>文</w:t>')}{drawing}</w:p>") == ["框一", "文"]
    assert [line for line in lines(f"<w:p>{old}</w:p>") if line] == ["框二", "框三"]


# ---- tables -----------------------------------------------------------------------------------------------------


def test_merged_cells_keep_the_columns_in_line() -> None:
    found = lines(
        table(
            cell("甲", '<w:vMerge w:val="restart"/>') + cell("乙", '<w:gridSpan w:val="2"/>'),
            cell("", "<w:vMerge/>") + cell("1") + cell("2"),
        )
    )
    assert found == ["甲\t乙\t", "\t1\t2"]


def test_rows_that_begin_late_or_end_early_are_filled() -> None:
    row = '<w:trPr><w:gridBefore w:val="2"/><w:gridAfter w:val="1"/></w:trPr>' + cell("1")
    assert lines(table(row)) == ["\t\t1\t"]


def test_deleted_rows_and_hidden_rows_are_left_out_and_said() -> None:
    body = table("<w:trPr><w:del/></w:trPr>" + cell("9"), "<w:trPr><w:hidden/></w:trPr>" + cell("8"), cell("1"))
    assert lines(body) == ["1"]
    assert "修订" in notes(body)
    assert "隐藏的表格行" in notes(body)
    assert lines(table(cell("9", "<w:cellDel/>") + cell("1"))) == ["1"]


def test_paragraphs_of_a_cell_are_one_text() -> None:
    two = f"<w:tc>{paragraph('逾期不')}{paragraph('补正')}</w:tc>"
    assert lines(table(two + cell("0"))) == ["逾期不 补正\t0"]


def test_rows_and_cells_in_content_controls_are_read() -> None:
    inner = f"<w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>{cell('1')}</w:sdtContent></w:sdt>{cell('2')}</w:tr></w:sdtContent></w:sdt>"
    assert lines(f"<w:tbl>{inner}</w:tbl>") == ["1\t2"]


def test_a_table_that_only_lays_out_the_page_is_no_grid() -> None:
    inner = table(cell("甲") + cell("1"))
    outer = f"<w:tbl><w:tr><w:tc>{paragraph('文')}{inner}</w:tc></w:tr></w:tbl>"
    found = open_bytes(document(outer))
    assert found.text.splitlines() == ["文", "甲\t1"]
    assert [(row.table, row.row) for row in found.grid] == [(1, 1)]
    single = f"<w:tbl><w:tr><w:tc>{table(cell('5'))}</w:tc>{cell('6')}</w:tr></w:tbl>"
    assert lines(single) == ["5\t6"]


def test_places_are_table_row_and_column_or_line() -> None:
    found = open_bytes(document(paragraph("前文") + table(cell("甲") + cell("1"))))
    assert found.place(found.text.index("1")) == Place(table=1, row=1, column=2)
    assert found.place(1) == Place(line=1, column=2)


def test_strict_files_are_read() -> None:
    data = unzipped(document(table(cell("甲", '<w:gridSpan w:val="2"/>') + cell("1"))))
    strict = data["word/document.xml"].replace(WORD.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert open_bytes(zipped(data | {"word/document.xml": strict})).text == "甲\t\t1\n"


def test_a_file_without_a_body_is_damage() -> None:
    data = unzipped(document(""))
    for broken in (b"<a/>", f'<w:document xmlns:w="{WORD}"/>'.encode(), b"", b"<w:document"):
        with pytest.raises(UnreadableFile) as caught:
            open_bytes(zipped(data | {"word/document.xml": broken}))
        assert caught.value.reason == "damaged"


# ---- automatic numbers ------------------------------------------------------------------------------------------


def numbered(levels: str, body: str, extra: str = "") -> list[str]:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="x/numbering" Target="numbering.xml"/></Relationships>'
    )
    numbering = (
        f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{extra}</w:numbering>'
    )
    members = unzipped(document(body)) | {
        "word/_rels/document.xml.rels": relations.encode(),
        "word/numbering.xml": numbering.encode(),
    }
    return open_bytes(zipped(members)).text.splitlines()


def level(number: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def item(text: str, depth: int = 0, list_id: int = 1) -> str:
    numbers = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return f"<w:p><w:pPr>{numbers}</w:pPr>{run(f'<w:t>{text}</w:t>')}</w:p>"


def test_headings_numbered_automatically_keep_their_numbers() -> None:
    levels = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3.")
    body = item("总体情况") + item("主动公开", 1) + item("2024年", 2) + item("依申请", 1) + item("表格") + item("又", 1)
    assert numbered(levels, body) == [
        "一、总体情况",
        "（一）主动公开",
        "1. 2024年",
        "（二）依申请",
        "二、表格",
        "（一）又",
    ]


def test_lists_share_a_count_unless_one_sets_its_own_start() -> None:
    extra = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = item("a") + item("b", 0, 2) + item("c", 0, 3) + item("d", 0, 3) + item("e", 0, 9)
    assert numbered(level(0, "decimal", "%1、"), body, extra) == ["1、a", "2、b", "5、c", "6、d", "e"]


def test_bullets_show_no_number_and_list_zero_is_none() -> None:
    assert numbered(level(0, "bullet", "●"), item("a") + item("b", 0, 0)) == ["a", "b"]


def test_legal_numbers_are_arabic_throughout() -> None:
    levels = level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    assert numbered(levels, item("总") + item("分", 1)) == ["第一章 总", "1.1 分"]


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (10, "chineseCountingThousand", "十"),
        (21, "japaneseCounting", "二十一"),
        (105, "chineseCounting", "一百〇五"),
        (3, "chineseLegalSimplified", "叁"),
        (3, "decimalEnclosedCircle", "③"),
        (30, "decimalEnclosedCircle", "30"),
        (28, "lowerLetter", "bb"),
        (9, "upperRoman", "IX"),
        (2, "ideographTraditional", "乙"),
        (3, "ideographZodiac", "寅"),
        (4, "decimalZero", "04"),
        (4, "decimalFullWidth", "４"),
        (2, "ideographEnclosedCircle", "㊁"),
        (12, "ideographDigital", "一二"),
        (7, "none", ""),
        (7, "something", "7"),
        (0, "upperRoman", "0"),
    ],
)
def test_numbers_in_the_formats_of_lists(number: int, form: str, shown: str) -> None:
    assert numeral(number, form) == shown


def test_counted_numbers_are_all_different() -> None:
    assert len({counted(number) for number in range(10_000)}) == 10_000
