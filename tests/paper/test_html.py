"""The page that is printed: spans and scopes as the table says, every word escaped, levels of headings kept."""

from selectolax.lexbor import LexborHTMLParser

from gongkai.paper import Cell, Heading, Paper, Paragraph, Table
from gongkai.paper.blocks import placed
from gongkai.paper.html import to_html


def tree(*blocks) -> LexborHTMLParser:
    return LexborHTMLParser(to_html(Paper("题", blocks)))


def test_heads_say_what_they_are_the_head_of() -> None:
    rows = (
        (Cell("角"), Cell("甲", 2, head="col"), Cell("乙", head="col")),
        (Cell("丙", 1, 2, head="row"), Cell("1"), Cell("2"), Cell("3", align="left", tone="warning")),
        (Cell("4"), Cell("5"), Cell("6")),
    )
    page = tree(Table("表", rows, 1, (0.25,) * 4))
    assert [(th.text(), th.attributes["scope"]) for th in page.css("th")] == [
        ("甲", "colgroup"),
        ("乙", "col"),
        ("丙", "rowgroup"),
    ]
    assert [td.attributes.get("class") for td in page.css("td")][3] == "left warning"
    assert len(page.css("thead tr")) == 1
    assert page.css_first("table").attributes["aria-label"] == "表"


def test_headings_have_their_level_and_paragraphs_their_side() -> None:
    page = tree(
        Heading("一", 1),
        Heading("（一）", 2),
        Heading("深", 9),
        Paragraph("a", indent=False),
        Paragraph("b", align="right"),
    )
    assert [page.css_first(tag).text() for tag in ("h2", "h3", "h5")] == ["一", "（一）", "深"]
    assert [p.attributes.get("class") for p in page.css("p")] == ["flush", "right"]


def test_every_word_is_escaped() -> None:
    page = to_html(
        Paper('<b>"&', (Heading("<b>"), Paragraph("<b>"), Table('"<b>', ((Cell("<b>"),),), 0, (1.0,))), '"<b>')
    )
    assert "<b>" not in page


def test_slots_under_a_tall_and_wide_cell_are_one_hole() -> None:
    table = Table("", ((Cell("a"), Cell("b", 2, 2), Cell("c")), (Cell("d"), Cell("e"))), 0, (0.25,) * 4)
    assert [[(x, cell.text if cell else None) for x, cell in row] for row in placed(table)] == [
        [(0, "a"), (1, "b"), (3, "c")],
        [(0, "d"), (1, None), (3, "e")],
    ]
