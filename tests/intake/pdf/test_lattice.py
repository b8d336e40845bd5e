"""However its lines are drawn, a table is its cells."""

import io
from itertools import pairwise

import pikepdf
import pytest
from tests.intake.pdf.drawn import HEADS, ROWS, XS, YS, grid, line, sheet, table, words
from tests.intake.pdf.reading import flat_of

from gongkai.intake.pdf.cells import Cell, Row, join_over_breaks
from gongkai.intake.pdf.page import Run

WHOLE = "".join("\t".join(row) + "\n" for row in (HEADS, *ROWS))


def strokes(*, gap: float = 0.0, width: float = 0.5) -> str:
    """Every side of every cell by itself."""
    sides = ""
    for top, bottom in pairwise(YS):
        for left, right in pairwise(XS):
            sides += line(left + gap, top, right - gap, top, width) + line(
                left + gap, bottom, right - gap, bottom, width
            )
            sides += line(left, top - gap, left, bottom + gap, width) + line(
                right, top - gap, right, bottom + gap, width
            )
    return sides


def boxes(paint: str, inset: float = 0.0) -> str:
    """A rectangle for each cell."""
    found = ""
    for top, bottom in pairwise(YS):
        for left, right in pairwise(XS):
            found += (
                f"{left + inset} {bottom + inset} {right - left - 2 * inset} {top - bottom - 2 * inset} re {paint}\n"
            )
    return found


def thin() -> str:
    """Lines as filled rectangles."""
    across = "".join(f"{XS[0]} {y - 0.25} {XS[-1] - XS[0]} 0.5 re f\n" for y in YS)
    return across + "".join(f"{x - 0.25} {YS[-1]} 0.5 {YS[0] - YS[-1]} re f\n" for x in XS)


@pytest.mark.parametrize(
    "drawn",
    [
        grid(),
        strokes(),
        strokes(gap=1.5),
        strokes(width=2.5),
        thin(),
        boxes("S"),
        boxes("S", inset=1),
        "0.9 g " + boxes("f", inset=0.7) + "0 g ",
        "[3 2] 0 d " + grid() + "[] 0 d ",
        "1 0 0 1 1.6 1.6 cm " + grid() + "1 0 0 1 -1.6 -1.6 cm " + grid(),
    ],
    ids=["long", "by cell", "gaps", "thick", "filled", "boxes", "apart", "fields", "dashed", "double"],
)
def test_lines_of_every_kind_make_the_same_cells(drawn: str) -> None:
    flat = flat_of(sheet(content=table(strokes=drawn)))
    assert flat.text == WHOLE
    assert [row.row for row in flat.grid] == [1, 2, 3]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("cropped", [False, True])
def test_a_page_may_be_turned_and_cropped(turned: int, cropped: bool) -> None:
    flat = flat_of(sheet(turned=turned, cropped=cropped))
    assert sorted(flat.text.split()) == sorted(WHOLE.split())


def test_what_is_drawn_twice_is_read_once() -> None:
    assert flat_of(sheet(twice=True)).text == WHOLE


def test_words_may_be_drawn_in_any_order() -> None:
    parts = [
        words(text, x + 4, y - 16)
        for y, row in zip(YS, (HEADS, *ROWS), strict=False)
        for x, text in zip(XS, row, strict=False)
    ]
    assert flat_of(sheet(content=grid() + "".join(reversed(parts)))).text == WHOLE


def test_digits_drawn_one_by_one_are_one_number_and_spaced_ones_are_not_joined() -> None:
    content = (
        grid()
        + words("规章", 24, 219)
        + words("1", 134, 219)
        + words("2", 139, 219)
        + words("1", 214, 219)
        + words("2", 228, 219)
    )
    assert flat_of(sheet(content=content)).text.splitlines()[1] == "规章\t12\t1 2\t"


def test_one_command_may_draw_a_row_of_figures_across_cells() -> None:
    content = (
        grid() + words("规章", 24, 219) + "BT /F 10 Tf 1 0 0 1 134 219 Tm [<0031> -7500 <0032> -7500 <0033>] TJ ET\n"
    )
    assert flat_of(sheet(content=content)).text.splitlines()[1] == "规章\t1\t2\t3"


def test_white_and_invisible_words_are_left_out_and_told() -> None:
    content = table() + "1 g " + words("密文", 24, 100) + "0 g " + words("暗文", 24, 80, more="3 Tr")
    flat = flat_of(sheet(content=content))
    assert "密" not in flat.text
    assert "暗" not in flat.text
    assert any("看不见" in note for note in flat.notes)


def test_white_words_on_a_dark_field_are_seen() -> None:
    content = table() + "0 g 20 90 100 30 re f 1 g " + words("标题文字", 24, 100)
    assert "标题文字" in flat_of(sheet(content=content)).text


def test_a_font_without_meanings_gives_no_figures() -> None:
    flat = flat_of(sheet(unicode=False))
    assert not any(char.isdigit() for char in flat.text)


def test_radicals_and_private_glyphs() -> None:
    content = grid() + words("⽂件⻚", 24, 244) + words("\ue012\ue013", 134, 244)
    assert flat_of(sheet(content=content)).text.splitlines()[0] == "文件页\t\ufffd\ufffd\t\t"


def test_every_figure_has_a_page_and_a_box() -> None:
    flat = flat_of(sheet())
    spot = next(spot for spot in flat.spots if spot.start == flat.text.index("45"))
    assert spot.place.page == 1
    assert spot.place.box is not None
    left, top, right, bottom = spot.place.box
    assert 290 < left < right < 370
    assert 300 - 210 < top < bottom < 300 - 185


def test_page_numbers_and_running_heads_are_left_out() -> None:
    head = words("云岭县公报", 24, 290)
    buffer = io.BytesIO()
    with (
        pikepdf.open(io.BytesIO(sheet(content=table() + head + words("— 1 —", 180, 12)))) as pdf,
        pikepdf.open(io.BytesIO(sheet(content=table() + head + words("— 2 —", 180, 12)))) as other,
    ):
        pdf.pages.extend(other.pages)
        pdf.save(buffer)
    text = flat_of(buffer.getvalue()).text
    assert "公报" not in text
    assert "—" not in text


def cell_of(text: str, left: float = 0.0) -> Cell:
    return Cell(1, [Run(left, 0, left + 6 * len(text), 10, text)] if text else [], text, room=200.0)


def joined(below: tuple[str, ...]) -> list[list[str]]:
    above: Row = [cell_of("2.重复申请"), cell_of("0", 300), cell_of("43", 600)]
    rows: list[Row] = [above, [cell_of(text) for text in below]]
    join_over_breaks(rows, [[0, 1, 2], [3, 4, 5]], [0.0, 200.0, 400.0, 600.0], [1])
    return [[cell.text for cell in row if cell] for row in rows]


def test_figures_alone_below_a_page_break_may_be_the_rest_of_those_above() -> None:
    assert joined(("", "", "8")) == [["2.重复申请", "0", "\ufffd"], []]


def test_a_row_with_words_below_a_page_break_is_no_rest() -> None:
    assert joined(("3.其他", "0", "8"))[0] == ["2.重复申请", "0", "43"]
