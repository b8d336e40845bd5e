"""A web page becomes lines and rows; merged cells are filled out, the page's machinery is left out."""

import pytest

from gongkai.intake import open_bytes

PAGE = """<html><head><title>题</title><style>p{{}}</style></head><body>{}</body></html>"""


def stream(body: str) -> str:
    return open_bytes(PAGE.format(body).encode()).text


def test_paragraphs_and_breaks_are_lines() -> None:
    assert stream("<p>一</p><p>二<br>三</p><div>四</div>").split() == ["一", "二", "三", "四"]


def test_word_processor_spans_part_no_words() -> None:
    assert "总体情况" in stream(
        "<p><span>总</span><b>体</b><o:p></o:p><font>情</font><st1:chsdate>况</st1:chsdate></p>"
    )


def test_scripts_styles_and_choices_are_left_out() -> None:
    text = stream("<script>var 一 = 1</script><style>二</style><select><option>三</option></select><p>四</p>")
    assert text.split() == ["四"]


def test_a_table_becomes_rows_of_cells() -> None:
    text = stream("<table><tr><td>甲</td><td>&nbsp;乙&nbsp;丙 </td></tr><tr><td>1</td><td><p>2</p></td></tr></table>")
    assert "甲\t乙 丙\n1\t2\n" in text


def test_merged_cells_keep_the_columns_in_line() -> None:
    text = stream("<table><tr><td rowspan=2>甲</td><td colspan=2>乙</td></tr><tr><td>1</td><td>2</td></tr></table>")
    assert "甲\t乙\t\n\t1\t2\n" in text


def test_absurd_spans_are_bounded() -> None:
    text = stream("<table><tr><td colspan=99999>甲</td><td colspan='-3'>乙</td><td rowspan=x>丙</td></tr></table>")
    assert text.strip().split("\t")[0] == "甲"
    assert "乙" in text
    assert "丙" in text


@pytest.mark.parametrize("span", ["2", " 2 ", "２", "2\x1f", "²", "0", "99999", "", "x"])
def test_a_span_is_a_number_or_one(span: str) -> None:
    assert "乙" in stream(f"<table><tr><td colspan='{span}'>甲</td><td>乙</td></tr></table>")


def test_a_table_that_only_lays_out_the_page_is_no_grid() -> None:
    text = stream("<table><tr><td><p>文</p><table><tr><td>甲</td><td>1</td></tr></table></td></tr></table>")
    assert "甲\t1" in text
    assert "文" in text


def test_cells_have_places() -> None:
    document = open_bytes(PAGE.format("<p>前</p><table><tr><td>甲</td><td>1</td></tr></table>").encode())
    place = document.grid_cell(document.text.index("1"))
    assert place is not None
    assert (place.table, place.row, place.column) == (1, 1, 2)
    assert document.grid_cell(document.text.index("前")) is None


def test_a_page_without_a_body_is_empty_not_a_crash() -> None:
    assert open_bytes(b"<html><head></head></html>").text.strip() == ""


def test_menus_are_left_out_and_lists_of_the_report_are_not() -> None:
    menu = "<ul>" + "".join(f"<li><a href='/{n}'>第{n}条</a></li>" for n in range(9)) + "</ul>"
    said = (
        "<ul><li>一是加强领导，落实责任，"
        + "把任务分到每个人。" * 9
        + "</li><li>二是见<a href='/'>附件</a>。</li></ul>"
    )
    text = stream(menu + said)
    assert "第3条" not in text
    assert "一是加强领导" in text
    assert "附件" in text


def test_comments_conditions_and_instructions_part_no_words() -> None:
    assert "总体情况" in stream("<p>总<!-- 注 -->体<![if !supportLists]>情<![endif]><?td ?>况</p>")


def test_a_script_among_the_links_of_a_menu_does_not_hide_that_it_is_one() -> None:
    links = "".join(f"<li><a>栏目{n}</a></li>" for n in range(9))
    assert "栏目" not in stream(f"<ul>{links}<script>{'x' * 2000}</script></ul><p>文</p>")


@pytest.mark.parametrize("empty", ["<span></span>", "<o:p></o:p>", "<b><i></i></b>", "<v:shape><o:p/></v:shape>"])
def test_empty_tags_inside_a_word_are_nothing(empty: str) -> None:
    assert "总体情况" in stream(f"<p>总体{empty}情况</p>")
