"""What somebody typed stays text: nothing in it becomes markup, nothing in it widens a page."""

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from gongkai.look.paragraphs import paragraphs


def test_every_line_is_a_paragraph_and_empty_lines_are_none() -> None:
    assert paragraphs("一\n\n二\r\n三\u2028四") == Markup("<p>一</p>\n<p>二</p>\n<p>三</p>\n<p>四</p>")


def test_markup_that_was_typed_is_shown_as_typed() -> None:
    assert paragraphs('<script>"&') == "<p>&lt;script&gt;&#34;&amp;</p>"


def test_indents_of_a_word_processor_go() -> None:
    assert paragraphs("\u3000\u3000申请人\u00a0") == "<p>申请人</p>"


def test_hard_spaces_inside_can_be_broken() -> None:
    assert paragraphs("甲\u00a0\u202f乙") == "<p>甲 乙</p>"


def test_no_text_makes_no_paragraph() -> None:
    assert paragraphs(" \n\u3000") == ""


@given(st.text(alphabet=st.sampled_from("<>&\"'p/\n \u00a0字"), max_size=40))
def test_the_only_tags_are_our_own(text: str) -> None:
    inside = str(paragraphs(text)).replace("<p>", "").replace("</p>", "")
    assert "<" not in inside
    assert ">" not in inside
    assert set(inside) <= set(str(escape(text))) | {" ", "\n"}
