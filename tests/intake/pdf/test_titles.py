"""A title that is broken over lines is one line of the stream; what only stands below it is not."""

from tests.intake.pdf.drawn import sheet, words
from tests.intake.pdf.reading import flat_of

BODY = "".join(words("根据政府信息公开条例的规定编制本报告。" * 2, 30, y, 8) for y in (180, 160, 140, 120))


def lines_in(content: str) -> list[str]:
    return flat_of(sheet(content=content + BODY)).text.splitlines()


def centred(text: str, y: float, size: float) -> str:
    return words(text, 200 - len(text) * size / 2, y, size)


def test_two_large_lines_in_the_middle_are_one_title() -> None:
    found = lines_in(centred("云岭县松溪镇人民政府政府信息", 260, 18) + centred("公开工作年度报告", 236, 18))
    assert found[0] == "云岭县松溪镇人民政府政府信息公开工作年度报告"


def test_a_smaller_line_below_a_title_is_not_part_of_it() -> None:
    found = lines_in(centred("云岭县松溪镇年度报告", 260, 18) + centred("松溪镇办公室", 238, 10))
    assert found[:2] == ["云岭县松溪镇年度报告", "松溪镇办公室"]


def test_a_line_in_brackets_below_a_title_is_not_part_of_it() -> None:
    found = lines_in(centred("云岭县松溪镇年度报告", 260, 18) + centred("（征求意见稿）", 238, 18))
    assert found[:2] == ["云岭县松溪镇年度报告", "（征求意见稿）"]


def test_a_title_as_large_as_the_text_is_left_as_it_is_drawn() -> None:
    found = lines_in(centred("云岭县松溪镇年度报告", 260, 8) + centred("政务公开", 248, 8))
    assert found[:2] == ["云岭县松溪镇年度报告", "政务公开"]
