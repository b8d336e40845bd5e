"""Tables without lines: whose a figure is, and whether it is whole, must be certain; otherwise it is unreadable."""

import io

import pikepdf
from tests.intake.pdf.drawn import sheet, words
from tests.intake.pdf.reading import flat_of

XS = (150, 190, 230, 270, 310)


def row(y: float, label: str, *figures: str) -> str:
    return words(label, 20, y) + "".join(words(text, x, y) for x, text in zip(XS, figures, strict=False))


def rows_in(content: str) -> list[list[str]]:
    return [line.split("\t") for line in flat_of(sheet(content=content)).text.splitlines()]


def test_rows_are_labels_and_columns() -> None:
    found = rows_in(row(200, "1.规章", *"12345") + row(180, "2.文件", *"67890"))
    assert found == [["", "1.规章", *"12345"], ["", "2.文件", *"67890"]]


def test_an_empty_place_is_an_empty_cell() -> None:
    content = row(200, "1.规章", *"12345") + row(180, "2.文件", *"67890") + words("3.其他", 20, 160)
    content += "".join(words("8", x, 160) for x in (XS[0], XS[1], XS[3], XS[4]))
    assert rows_in(content)[2] == ["", "3.其他", "8", "8", "", "8", "8"]


def test_pieces_of_a_broken_number_are_left_to_the_sums() -> None:
    content = row(200, "1.规章", "12", "3", "4", "5", "24") + words("7", XS[0], 189) + words("1", XS[4], 189)
    content += row(160, "2.文件", *"67890")
    assert rows_in(content)[0] == ["", "1.规章", "12 7", "3", "4", "5", "24 1"]


def test_figures_halfway_between_two_rows_make_both_unreadable() -> None:
    content = row(200, "1.规章", *"12345") + words("7", XS[2], 190) + row(180, "2.文件", *"67890")
    assert rows_in(content) == [
        ["", "1.规章", "1", "2", "\ufffd", "4", "5"],
        ["", "2.文件", "6", "7", "\ufffd", "9", "0"],
    ]


def test_two_full_rows_beside_one_label_are_unreadable() -> None:
    content = row(200, "1.规章和规", *"12345") + row(188, "范性文件等", *"67890")
    assert rows_in(content) == [["", "1.规章和规范性文件等", *["\ufffd"] * 5]]


def test_a_short_piece_above_another_is_no_broken_number() -> None:
    content = row(200, "1.规章", "1234", "2", "3", "4", "5") + row(170, "2.文件", "6", "2", "3", "4", "5")
    content += words("7", XS[0], 159)
    assert rows_in(content)[1] == ["", "2.文件", "\ufffd", "2", "3", "4", "5"]


def test_figures_of_two_rows_on_one_line_of_the_page_are_not_put_together() -> None:
    content = row(200, "1.规章", *"12345") + row(190, "2.文件", *"67890") + words("总", 5, 197) + words("计", 5, 193)
    found = rows_in(content)
    assert not any("16" in cell or "61" in cell for line in found for cell in line)


def test_figures_of_neighbouring_columns_close_to_each_other_are_two() -> None:
    content = "".join(
        words(label, 20, y)
        + "".join(words(text, x, y) for x, text in zip((150, 180, 210, 240, 246.9), row, strict=True))
        for y, label, row in (
            (200, "1.规章", ("1", "2", "3", "1", "6")),
            (180, "2.文件", ("4", "5", "6", "7", "8")),
        )
    )
    assert rows_in(content) == [["", "1.规章", *"12316"], ["", "2.文件", *"45678"]]


def test_a_mark_in_the_gap_of_a_run_stands_there() -> None:
    content = row(200, "1.规章", *"12345") + row(180, "3.危及  三安", *"67890") + words("“", 50, 180)
    assert rows_in(content)[1] == ["", "3.危及“三安", *"67890"]


def test_the_last_words_of_a_long_label_are_none_of_the_first_column() -> None:
    wide = "".join(words(text, x, 160) for text, x in zip(("8", "123456", "1", "2", "3"), XS, strict=True))
    content = row(200, "1.规章和规范性文件", *"12345") + row(180, "2.其他", *"67890") + words("3.其他", 20, 160) + wide
    assert rows_in(content)[0] == ["", "1.规章和规范性文件", *"12345"]


def digits(x: float, y: float, figures: str) -> str:
    return "".join(words(figure, x, y - 10 * number) for number, figure in enumerate(figures))


def two_lines(y: float) -> str:
    return words("2.行政规", 20, y + 5) + words("范性文件", 20, y - 5)


def test_digits_under_digits_level_with_their_label_at_their_middles_are_its_number() -> None:
    content = row(200, "1.规章", "", "1", "1", "1", "") + digits(XS[0], 205, "12") + digits(XS[4], 205, "15")
    content += row(170, "2.文件", *"12339")
    assert rows_in(content) == [["", "1.规章", "12", "1", "1", "1", "15"], ["", "2.文件", *"12339"]]


def test_digits_under_digits_level_with_their_label_at_their_bottoms_are_its_number() -> None:
    content = row(200, "1.规章", "", "1", "1", "1", "") + digits(XS[0], 220, "102") + digits(XS[4], 220, "105")
    content += row(167, "2.文件", "", *"233", "") + digits(XS[0], 177, "12") + digits(XS[4], 177, "20")
    assert rows_in(content) == [["", "1.规章", "102", "1", "1", "1", "105"], ["", "2.文件", "12", "2", "3", "3", "20"]]


def test_digits_that_may_be_two_rows_of_one_label_are_unreadable_where_they_do_not_add_up() -> None:
    content = words("1.规章", 20, 200) + "".join(digits(x, 205, "12") for x in XS) + two_lines(170)
    assert rows_in(content + row(170, "", *"12339"))[0] == ["", "1.规章", *["\ufffd"] * 5]


def test_the_last_two_characters_of_a_label_are_no_head_at_the_side() -> None:
    content = "".join(
        words(label, 20, y) + words("字号", 20, y - 10) + row(y - 10, "", *"12339")
        for y, label in ((200, "1.规章文"), (182, "2.文件文"), (164, "3.其他文"))
    )
    assert rows_in(content) == [["", f"{label}字号", *"12339"] for label in ("1.规章文", "2.文件文", "3.其他文")]


def test_rows_of_noughts_that_stand_close_are_no_numbers_of_many_digits() -> None:
    rows = ((200, "1.规章"), (187, "2.文件"), (174, "3.其他"), (161, ""))
    found = rows_in("".join(row(y, label, *"00000") for y, label in rows))
    assert found[:3] == [["", label, *"00000"] for _, label in rows[:3]]


def test_lines_of_two_characters_below_a_list_number_are_no_head_at_the_side() -> None:
    labels = ("1.规章和规范文件", "2.文件与规范文件")
    content = "".join(
        words(label[:3], 20, y)
        + "".join(words(label[at : at + 2], 20, y - 5 * (at - 1)) for at in (3, 5, 7))
        + row(y - 30, "", *"12339")
        for y, label in zip((200, 150), labels, strict=True)
    )
    assert rows_in(content) == [["", label, *"12339"] for label in labels]


LOST = "\ufffd"
HEADING = words("四、复议诉讼", 20, 200)


def over_pages(*contents: str) -> list[list[str]]:
    whole = pikepdf.new()
    for content in contents:
        with pikepdf.open(io.BytesIO(sheet(content=content))) as one:
            whole.pages.extend(one.pages)
    buffer = io.BytesIO()
    whole.save(buffer)
    return [line.split("\t") for line in flat_of(buffer.getvalue()).text.splitlines()]


def test_pieces_above_the_next_heading_leave_the_whole_numbers_of_the_row_they_belong_to() -> None:
    upper = row(100, "1.规章", *"12339") + row(80, "2.文件", *"1111")
    below = words("2", XS[4], 220) + HEADING + row(150, "", *"00000")
    found = over_pages(upper, below)
    assert found[1] == ["", "2.文件", *"1111", LOST]
    assert found[-1][-5:] == [*"00000"]


def test_pieces_above_the_next_heading_leave_nothing_of_a_row_with_another_place_empty() -> None:
    upper = row(100, "1.规章", *"12339") + row(80, "2.文件", *"111")
    assert over_pages(upper, words("2", XS[4], 220) + HEADING)[1] == ["", "2.文件", *[LOST] * 3, "", ""]


def test_pieces_above_the_next_heading_that_stand_in_no_column_make_the_row_unreadable() -> None:
    upper = row(100, "1.规章", *"12339") + row(80, "2.文件", *"11111")
    assert over_pages(upper, words("22222222", XS[0], 220) + HEADING)[1] == ["", "2.文件", *[LOST] * 5]


def test_pieces_above_the_next_heading_leave_nothing_of_a_row_whose_figures_stand_at_two_heights() -> None:
    upper = row(100, "1.规章", *"12339") + two_lines(75) + row(80, "", *"111") + words("1", XS[3], 70)
    found = over_pages(upper, words("2", XS[4], 220) + HEADING)
    assert found[1] == ["", "2.行政规范性文件", *[LOST] * 4, ""]


TITLES = "".join(
    words(text, x, 120) for text, x in (("信息内容", 20), ("制发件数", 100), ("废止件数", 200), ("有效件数", 300))
)
FIGURES = "".join(words(text, x, 105) for text, x in zip("123", (115, 215, 315), strict=True))
NEXT = words("2.其他", 20, 205) + words("7", 215, 205)


def test_a_label_that_begins_the_page_below_its_figures_stands_before_them() -> None:
    found = over_pages(TITLES + FIGURES, words("1.规章", 20, 220) + NEXT)
    assert [[text for text in line if text] for line in found][1] == ["1.规章", *"123"]


def test_figures_that_end_a_page_with_a_place_empty_get_no_label() -> None:
    found = over_pages(TITLES + FIGURES.replace(words("2", 215, 105), ""), words("1.规章", 20, 220) + NEXT)
    assert ["1.规章"] in [[text for text in line if text] for line in found]


def test_figures_that_end_a_page_get_no_heading_and_no_label_of_two_lines() -> None:
    for label in (words("第二十条第（一）项", 20, 220), words("1.规章规章", 20, 220) + words("和文件", 20, 209)):
        found = over_pages(TITLES + FIGURES, label + words("3.其他", 20, 190) + words("7", 215, 190))
        assert [text for text in found[1] if text] == [*"123"]


def test_figures_far_below_the_last_row_of_a_page_get_no_label() -> None:
    far = FIGURES.replace(" 105 Tm", " 60 Tm")
    found = over_pages(TITLES + far, words("1.规章", 20, 220) + NEXT)
    assert [text for text in found[1] if text] == [*"123"]
