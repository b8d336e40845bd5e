"""However its lines are drawn, a table is its cells."""

import io
from itertools import pairwise

import pikepdf
import pytest
from tests.intake.pdf.drawn import HEADS, ROWS, XS, YS, grid, line, sheet, table, words
from tests.intake.pdf.press import by_weasyprint
from tests.intake.pdf.reading import flat_of
from tests.paper import pango

from gongkai.intake.document import Document
from gongkai.intake.pdf.cells import Cell, Row, holds_several_rows, join_over_breaks
from gongkai.intake.pdf.page import Run
from gongkai.intake.pdf.rules import frames_of
from gongkai.intake.pdf.strokes import Drawn, Rule

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


def test_the_colour_of_words_parts_no_cells() -> None:
    fields = "0.8 g "
    for number, x in enumerate(XS[:-1]):
        fields += "".join(f"{x + 3} {y - 19 + 6 * (number % 2)} 70 12 re f " for y in YS[:-1])
    assert flat_of(sheet(content=fields + "0 g " + table())).text == WHOLE


def test_lines_that_are_cut_off_part_nothing() -> None:
    row = "".join(f"{x} 260 {right - x} 25 re S\n" for x, right in pairwise(XS))
    cut = f"q 0 0 400 260.2 re W n {row} Q "
    title = words("云岭县政府信息公开情况", 24, 270)
    assert flat_of(sheet(content=table() + cut + title)).text == "云岭县政府信息公开情况\n" + WHOLE


def test_a_page_number_below_a_table_is_no_row_of_it() -> None:
    number = "".join(words(char, x, 169) for char, x in (("—", 194), ("4", 214), ("—", 294)))
    content = f"1 0 0 1 0 -150 cm {table()} {number}"
    assert flat_of(sheet(content=content)).text == WHOLE


def test_a_head_at_the_side_that_goes_on_over_a_whole_page_keeps_its_column() -> None:
    drawn = Drawn()
    drawn.down = [Rule(x, 40.0, 160.0) for x in (10.0, 50.0, 100.0, 150.0)]
    drawn.across = [Rule(y, 50.0, 150.0) for y in (43.0, 120.0)]
    (frame,) = frames_of(drawn)
    assert (frame.left, sorted(rule.at for rule in frame.down)) == (10.0, [10.0, 50.0, 100.0, 150.0])


def test_a_line_beside_a_table_that_ends_elsewhere_is_no_border_of_it() -> None:
    drawn = Drawn()
    drawn.down = [Rule(10.0, 0.0, 300.0), *(Rule(x, 40.0, 160.0) for x in (50.0, 100.0, 150.0))]
    drawn.across = [Rule(y, 50.0, 150.0) for y in (80.0, 120.0)]
    assert frames_of(drawn)[0].left == 50.0


def stacked(*texts: str, room: float) -> Cell:
    """A cell of a few lines, every character 6 points wide."""
    runs = [Run(0, 12 * n, 6 * len(text), 12 * n + 10, text) for n, text in enumerate(texts)]
    cell = Cell(1, runs, room=room)
    cell.write()
    return cell


@pytest.mark.parametrize(
    ("texts", "room", "text"),
    [
        (("13074", "2"), 46.0, "130742"),
        (("13074", "2"), 56.0, "13074 2"),
        (("1", "30742"), 40.0, "1 30742"),
        (("1307", "421"), 29.0, "1307421"),
    ],
    ids=["for want of room", "with room for more", "shorter above", "within narrow borders"],
)
def test_a_number_is_whole_that_was_broken_for_want_of_room(texts: tuple[str, ...], room: float, text: str) -> None:
    assert stacked(*texts, room=room).text == text


def test_the_word_third_begins_no_row() -> None:
    assert not holds_several_rows(stacked("4.保护", "第三方", "合法权", "益", room=30.0))
    assert holds_several_rows(stacked("4.保护", "5.属于", "内部", room=30.0))


def test_a_font_without_meanings_gives_no_figures() -> None:
    flat = flat_of(sheet(unicode=False))
    assert not any(char.isdigit() for char in flat.text)


def test_radicals_and_private_glyphs() -> None:
    content = grid() + words("⽂件⻚", 24, 244) + words("\ue012\ue013", 134, 244)
    assert flat_of(sheet(content=content)).text.splitlines()[0] == "文件页\t\ufffd\ufffd\t\t"


def test_every_figure_has_a_page_and_a_box() -> None:
    flat = flat_of(sheet())
    spot = next(spot for spot in flat.spots if spot.start == flat.text.index("45"))
    document = Document("", "", "pdf", flat.text, spots=flat.spots)
    assert document.place(spot.start) == document.place(spot.start + 1) == spot.place != document.place(spot.start - 1)
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


def rejoined(above: list[Cell | None], below: list[Cell | None], *, side: int | None = None) -> list[list[str]]:
    """Two rows of cells 100 points wide with a page break between; the head at the side in column `side` goes on."""
    wide = len(above)
    names = [[y * wide + x for x in range(wide)] for y in range(3)]
    for x, cell in enumerate(above):
        if cell is None:
            names[0][x] = names[0][x - 1]
    if side is not None:
        names[2][side] = names[1][side]
    rows: list[Row] = [above, below, [cell_of("") for _ in range(wide)]]
    join_over_breaks(rows, names, [100.0 * x for x in range(wide + 1)], [1])
    return [[cell.text if cell else "" for cell in row] for row in rows[:2]]


def test_figures_above_a_page_break_belong_to_the_label_below_with_its_head_at_the_side() -> None:
    above = [cell_of(""), None, cell_of(""), *(cell_of(str(n), 100 * n) for n in (3, 4, 5))]
    below = [cell_of(""), cell_of("（四）无法提供"), cell_of("1.本机关不掌握"), *(cell_of("") for _ in range(3))]
    assert rejoined(above, below, side=1) == [["", "（四）无法提供", "1.本机关不掌握", "3", "4", "5"], []]


def test_halves_of_a_row_fill_each_other_where_only_one_has_the_label() -> None:
    above = [cell_of("（六）其他处理"), *(cell_of(text) for text in ("", "0", "0", "0", "0", "", ""))]
    below = [cell_of(text) for text in ("", "26964", "", "", "", "", "12615", "39579")]
    whole = ["（六）其他处理", "26964", "0", "0", "0", "0", "12615", "39579"]
    assert rejoined(above, below) == [whole, []]


def test_a_broken_label_is_whole_although_a_head_at_its_side_fills_the_page() -> None:
    label = Cell(1, [Run(100, 0, 190, 12, "1.申请人无正当理由")], "1.申请人无正当理由")
    above = [cell_of("（六）其他处理"), label, *(cell_of(str(n), 100 * n) for n in (2, 3, 4))]
    below = [cell_of(""), cell_of("逾期不补正", 100), *(cell_of("") for _ in range(3))]
    assert rejoined(above, below)[1] == []


def test_halves_that_leave_a_cell_empty_are_not_put_together() -> None:
    above = [cell_of("（六）其他处理"), *(cell_of(text) for text in ("", "0", "0", "0", "0", "", ""))]
    below = [cell_of(text) for text in ("", "26964", "", "", "", "", "", "39579")]
    assert rejoined(above, below)[0][1] == ""


def test_a_number_that_fills_its_cell_goes_on_below_a_page_break() -> None:
    above = [cell_of("1.属于国家秘密"), cell_of("0", 100), stacked("10", "51", room=28.0)]
    below = [cell_of(""), cell_of(""), stacked("8", room=28.0)]
    below[2].runs = [run._replace(top=40.0, bottom=50.0) for run in below[2].runs]  # type: ignore[union-attr]
    assert rejoined(above, below) == [["1.属于国家秘密", "0", "10518"], []]


def test_a_label_is_broken_before_the_character_that_a_closing_mark_takes_along() -> None:
    def label(rest: str) -> list[list[str]]:
        above = [Cell(1, [Run(0, 0, 67, 12, "3.危及三安全")], "3.危及三安全"), cell_of("7", 100)]
        return rejoined(above, [cell_of(rest), cell_of("")])

    assert label("定”")[1] == []
    assert label("定义")[1] == ["定义", ""]


def test_where_no_typeface_has_a_character_alone_it_is_said() -> None:
    alone = words("区", 20, 200)
    flat = flat_of(sheet(content=words("规章制发件数", 20, 180) + alone))
    assert "区" not in flat.text  # pdfium passes over it; were it read, there would be nothing to say
    assert any("字体没有嵌入" in note for note in flat.notes)


def test_of_typefaces_nothing_is_said_where_all_was_read_or_only_blanks_were_not() -> None:
    chinese = words("规章制发件数", 20, 180)
    assert not flat_of(sheet(content=chinese + words("12", 20, 200))).notes
    embedded = by_weasyprint("<p>规章制发件数</p><p>区</p><p><span>无</span> <span>有</span></p>")
    flat = flat_of(embedded)
    assert "区" in flat.text.split("\n")
    assert not flat.notes


@pango.NEEDED
def test_a_typeface_that_the_machine_has_need_not_be_in_the_file() -> None:
    content = words("规章制发件数", 20, 180) + words("区", 20, 200) + words(" ", 20, 220)
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(sheet(content=content))) as pdf:
        font = pdf.pages[0].Resources.Font.F
        font.Encoding = pikepdf.Name("/UniGB-UCS2-H")
        font.DescendantFonts[0].CIDSystemInfo.Ordering = pikepdf.String("GB1")
        pdf.save(buffer)
    flat = flat_of(buffer.getvalue())
    assert "区" in flat.text.split("\n")
    assert not flat.notes
