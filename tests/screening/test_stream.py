"""Columns and labels: what says what stands at a place."""

import pytest
from tests.screening.find.looking import stream_of

from gongkai.intake.patterns import Pattern

ROSTER = "2024年名单\n序号\t户主姓名\t联系电话\n1\t张小三\t138\n2\t李秀英\t139\n\n名称\t金额\n甲\t100"


def columns(text: str) -> dict[str, list[str]]:
    return {column.label: [text[a:b] for a, b in column.cells] for column in stream_of(text).columns}


def test_the_cells_below_a_heading_are_its_column() -> None:
    found = columns(ROSTER)
    assert found["户主姓名"] == ["张小三", "李秀英"]
    assert found["联系电话"] == ["138", "139"]
    assert found["金额"] == ["100"]


def test_a_heading_ends_where_the_next_table_begins() -> None:
    assert columns("姓名\t电话\n张小三\t1\n\n李秀英\t2") == {"姓名": ["张小三"], "电话": ["1"]}


def test_a_heading_that_is_repeated_is_no_value() -> None:
    text = "姓名\t电话\n张小三\t1\n姓名\t电话\n李秀英\t2"
    assert [[text[a:b] for a, b in c.cells] for c in stream_of(text).columns] == [["张小三"], ["1"], ["李秀英"], ["2"]]


def test_a_heading_in_two_rows_is_one() -> None:
    assert columns("序号\t证件\t备注\n\t身份证号码\t\n1\t2\t3")["证件身份证号码"] == ["2"]


def test_a_form_filled_in_side_by_side_has_no_heading() -> None:
    assert columns("姓名\t张小三\t身份证号\t110105194912310021\n住址\t竹坪村\t电话\t13800138000") == {}


def test_the_heading_is_that_of_the_column() -> None:
    stream = stream_of(ROSTER)
    assert stream.heading(ROSTER.index("139")) == "联系电话"
    assert stream.heading(ROSTER.index("李秀英")) == "户主姓名"
    assert stream.heading(ROSTER.index("联系电话")) == ""
    assert stream.heading(0) == ""


def test_a_label_is_what_stands_before_and_above() -> None:
    stream = stream_of("电话：\n138\n姓名\t手机\n张小三\t139")
    assert stream.label(stream.text.index("138")) == "电话:\n"
    assert stream.label(stream.text.index("139")) == "张小三\t\t手机"


@pytest.mark.parametrize(
    "text", [ROSTER, "编号：\n138，编号138", "编号\u200b：138 139", "编号\t备注\n1\t138\n金额1\t139", "138"]
)
def test_whether_a_label_says_something_is_known_without_putting_it_together(text: str) -> None:
    stream, pattern = stream_of(text), Pattern("编号|金额|联系|138")
    for offset in range(len(text)):
        assert stream.says(pattern, offset) == bool(pattern.search(stream.label(offset))), offset


def test_a_line_is_cut_at_its_breaks() -> None:
    stream = stream_of("甲\n乙丙\n丁")
    assert stream.line(2) == (2, 4)
    assert stream.line(5) == (5, 6)


def test_the_row_of_a_place() -> None:
    stream = stream_of("甲\n乙\t丙\n丁")
    row = stream.row_at(4)
    assert row is not None
    assert list(row.cells()) == [(2, 3, 1), (4, 5, 2)]
    assert stream.row_at(0) is None
    assert stream.row_at(6) is None
