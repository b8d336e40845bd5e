"""Rows as a PDF without lines gives them: a place left empty, digits of one number parted, two figures in one place."""

from tests.report.sound import sound_report

from gongkai.report import read
from gongkai.report.model import Report
from gongkai.report.readers.rows import without_list_number
from gongkai.report.writers import encode

COLUMNS = ("natural", "business", "research", "ngo", "legal", "other", "total")
REMEDIES = ("upheld", "corrected", "other", "pending", "total")


def printed(**rows: str) -> Report:
    """A report whose rows of table 3 are label and figures, one border each; rows of these labels have other figures."""
    lines = []
    for line in encode(sound_report(), ".txt").decode().splitlines():
        cells = line.split("\t")
        figures = cells[3:] if len(cells) == 10 and cells[-1].isdigit() else []
        if figures:
            label = [cell for cell in cells[:3] if cell][-1]
            given = next((rows[key] for key in rows if key in label), "\t".join(figures))
            lines.append(f"\t{label}\t{given}")
        else:
            lines.append(rows["行政复议"] if cells == [*"100010000000000"] and "行政复议" in rows else line)
    (report,) = read("\n".join(lines).encode())
    return report


def new(report: Report) -> list[object]:
    return [report.cells[f"applications.new.{column}"] for column in COLUMNS]


def test_an_empty_place_at_the_end_of_a_row_is_that_place_and_no_other() -> None:
    report = printed(上年结转="1\t0\t0\t0\t0\t0\t")
    assert [report.cells[f"applications.carried_in.{column}"] for column in COLUMNS] == [1, 0, 0, 0, 0, 0, None]
    assert report.missing["applications.carried_in.total"] == "blank"


def test_two_figures_between_the_same_borders_do_not_fill_the_place_beside() -> None:
    assert new(printed(本年新收="12\t7\t5\t0\t14\t1057 55")) == [None] * 7


def remedies(report: Report) -> list[object]:
    stages = ("review", "litigation_direct", "litigation_after_review")
    return [report.cells[f"remedies.{stage}.{key}"] for stage in stages for key in REMEDIES]


def test_many_numbers_whose_digits_were_parted_are_whole_between_their_borders() -> None:
    report = printed(行政复议="0\t1 0\t0\t1 0\t2 0\t0\t1 1\t1 2\t1\t2 4\t0\t0\t0\t5\t5")
    assert remedies(report) == [0, 10, 0, 10, 20, 0, 11, 12, 1, 24, 0, 0, 0, 5, 5]


def test_many_parted_digits_that_do_not_add_up_are_not_put_together() -> None:
    report = printed(行政复议="0\t1 0\t0\t1 0\t2 1\t0\t1 1\t1 2\t1\t2 4\t0\t0\t0\t5\t5")
    assert remedies(report) == [None] * 15


def test_figures_on_two_lines_are_taken_in_order_only_if_they_add_up() -> None:
    assert new(printed(本年新收="\t\t\t\t\t\t13727\n\t\t0\t0\t0\t918\t12809\t0")) == [None] * 7
    assert new(printed(本年新收="8\t2\t0\n\t\t1\t1\t0\t12")) == [8, 2, 0, 1, 1, 0, 12]


def test_figures_of_a_torn_row_do_not_stand_behind_those_of_other_columns() -> None:
    torn = "\t0\t0\t0\t0\t\t\n\t\t26964\t\t\t\t\t12615\t39579"
    assert new(printed(本年新收=torn)) == [None] * 7


def test_the_last_row_of_a_group_alone_is_not_the_whole_group() -> None:
    text = encode(sound_report(), ".txt").decode()
    text = text[: text.index("\t（五）不予处理")] + text[text.index("\t\t3.其他") :]
    (report,) = read(text.replace("3.其他\t0\t0\t0\t0\t0\t0\t0", "3.其他\t2\t0\t0\t0\t0\t0\t2").encode())
    assert (report.cells.get("applications.other.total"), report.cells["applications.other_other.total"]) == (None, 2)


def test_a_list_number_with_blanks_inside_its_brackets_is_taken_off_as_a_whole() -> None:
    text = "\t12\n(      二)"
    assert without_list_number(text, 0, len(text), "") == (text.index("("), "")
    text = "\t12\n  3      、"
    assert without_list_number(text, 0, len(text), "3") == (text.index("3"), "")
