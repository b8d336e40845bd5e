"""Components for those who listen and for those who made a mistake: names are tied, what was typed stays."""

from datetime import date
from typing import Any

import pytest
from jinja2 import UndefinedError
from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.look.environment import environment
from gongkai.look.links import Link


def made(component: str, call: str, **values: Any) -> LexborHTMLParser:
    source = f'{{% import "look/components/{component}.html" as part with context %}}{{{{ part.{call} }}}}'
    html = environment().from_string(source).render(csrf_input="", **values)
    return LexborHTMLParser(html)


def one(page: LexborHTMLParser, selector: str) -> LexborNode:
    found = page.css(selector)
    assert len(found) == 1, (selector, page.html)
    return found[0]


def test_hint_and_fault_are_tied_to_the_field() -> None:
    page = made("fields", "text('title', '标题', hint='短些', error='请填写标题')")
    field = one(page, "input")
    assert field.attributes["aria-describedby"] == "title-hint title-error"
    assert field.attributes["aria-invalid"] == "true"
    assert one(page, "#title-hint").text(strip=True) == "短些"
    assert "请填写标题" in one(page, "#title-error").text()
    assert one(page, "label").attributes["for"] == "title"


def test_a_field_without_hint_or_fault_is_tied_to_nothing() -> None:
    attributes = one(made("fields", "text('title', '标题')"), "input").attributes
    assert "aria-describedby" not in attributes
    assert "aria-invalid" not in attributes


def test_several_faults_of_a_field_are_all_said() -> None:
    assert "甲；乙" in one(made("fields", "text('t', '标题', error=['甲', '乙'])"), "#t-error").text()


@pytest.mark.parametrize(
    "call",
    [
        "text('f', '名', required=true)",
        "textarea('f', '名', required=true)",
        "date('f', '名', required=true)",
        "select('f', '名', [('a', '甲')], required=true)",
        "radios('f', '名', [('a', '甲')], required=true)",
        "checkboxes('f', '名', [('a', '甲')], required=true)",
        "checkbox('f', '名', required=true)",
        "file('f', '名', required=true)",
    ],
)
def test_required_is_said_in_words(call: str) -> None:
    assert "（必填）" in (one(made("fields", call), ".must").text())


def test_what_was_typed_stays_as_it_was() -> None:
    typed = '"><script>\n  两行'
    assert one(made("fields", "text('t', '标题', v)", v=typed), "input").attributes["value"] == typed
    assert one(made("fields", "textarea('t', '标题', v)", v=f"\n{typed}"), "textarea").text() == f"\n{typed}"


def test_nothing_typed_is_an_empty_field_and_nought_is_nought() -> None:
    assert one(made("fields", "text('t', '件数', none)"), "input").attributes["value"] in {"", None}
    assert one(made("fields", "text('t', '件数', 0)"), "input").attributes["value"] == "0"


@pytest.mark.parametrize(("value", "kind"), [(date(2026, 1, 2), "date"), ("2026-01-02", "date"), ("2026.1.2", "text")])
def test_a_day_that_the_browser_cannot_show_stays_as_text(value: object, kind: str) -> None:
    field = one(made("fields", "date('d', '日期', v)", v=value), "input")
    assert field.attributes["type"] == kind
    assert field.attributes["value"] == str(value)


def test_what_was_chosen_stays_chosen_whatever_its_type() -> None:
    options = [(1, "甲"), (2, "乙", "提示")]
    page = made("fields", "select('s', '选', o, 2)", o=options)
    assert one(page, "option[selected]").text() == "乙"
    page = made("fields", "radios('s', '选', o, '2')", o=options)
    assert one(page, "input[checked]").attributes["aria-describedby"] == "s-2-hint"
    page = made("fields", "checkboxes('s', '选', o, [1, 2])", o=options)
    assert len(page.css("input[checked]")) == 2


def test_a_private_field_is_marked_and_not_filled_in_by_the_browser() -> None:
    attributes = one(made("fields", "text('phone', '电话', private=true)"), "input").attributes
    assert "data-private" in attributes
    assert attributes["autocomplete"] == "off"


def test_each_fault_over_the_form_leads_to_its_field() -> None:
    page = made("fields", "summary([('title', '请填写标题'), ('', '请重新提交')])")
    assert one(page, "a").attributes["href"] == "#title"
    assert one(page, "[role=alert]")
    assert made("fields", "summary([])").css(".panel") == []


def test_a_form_of_one_button_carries_its_tokens() -> None:
    page = made("buttons", "post('撤回', '/x', once='o', version=0, hidden={'n': '3'}, kind='dangerous')")
    assert one(page, "form").attributes["method"] == "post"
    values = {field.attributes["name"]: field.attributes["value"] for field in page.css("input")}
    assert values == {"once": "o", "version": "0", "n": "3"}


def test_buttons_without_the_context_of_the_page_are_refused() -> None:
    # Without the context there would be no protection against forged forms; better no page at all.
    with pytest.raises(UndefinedError, match="csrf_input"):
        environment().from_string('{% import "look/components/buttons.html" as c %}{{ c.post("撤回", "/x") }}').render(
            csrf_input="<token>"
        )


COLUMNS = [
    {"key": "name", "label": "名称", "sort_url": "?s=name", "sorted": "ascending"},
    {"key": "number", "label": "件数", "kind": "number"},
]


def test_a_table_names_its_rows_and_columns() -> None:
    page = made("table", "table('登记簿', c, r)", c=COLUMNS, r=[{"name": "甲", "number": 12345}])
    assert one(page, "caption").text() == "登记簿"
    assert one(page, "th[scope=row]").text() == "甲"
    assert one(page, "th[aria-sort=ascending] a").attributes["href"] == "?s=name"
    assert one(page, "td.number").text() == "12,345"


def test_nought_is_a_number_and_a_missing_number_is_said_to_be_missing() -> None:
    page = made(
        "table", "table('表', c, r)", c=COLUMNS, r=[{"name": "甲", "number": 0}, {"name": "乙", "number": None}]
    )
    assert [cell.text(strip=True) for cell in page.css("td")] == ["0", "—没有填"]


def test_an_empty_table_says_so_instead() -> None:
    page = made("table", "table('表', c, [], empty='今年还没有。')", c=COLUMNS)
    assert page.css("table") == []
    assert one(page, ".empty").text(strip=True) == "今年还没有。"


@pytest.mark.parametrize(
    ("current", "last", "numbers"),
    [(1, 1, []), (1, 2, ["1", "2"]), (3, 20, ["1", "2", "3", "4", "…", "20"]), (10, 10, ["1", "…", "9", "10"])],
)
def test_pages_are_offered_near_and_at_both_ends(current: int, last: int, numbers: list[str]) -> None:
    page = made("pagination", f"pages({current}, {last}, '?page=')")
    items = [
        item.text(strip=True).removeprefix("第").removesuffix("页").strip() for item in page.css(".numbered, .gap")
    ]
    assert items == numbers
    assert len(page.css("[aria-current=page]")) == bool(numbers)


def test_a_light_is_said_in_words_too() -> None:
    assert (
        one(made("light", "light('soon', '还剩 3 个工作日')"), ".light.soon").text(strip=True)
        == "快到期还剩 3 个工作日"
    )
    with pytest.raises(ValueError, match="purple"):
        made("light", "light('purple')")


def test_steps_that_are_done_can_be_gone_back_to_and_later_ones_cannot() -> None:
    page = made("steps", "steps(['甲', '乙', '丙'], 2, ['/1', '/2', '/3'])")
    assert [link.attributes["href"] for link in page.css("a")] == ["/1"]
    assert "乙" in one(page, "[aria-current=step]").text()


def test_a_bar_of_unknown_length_is_not_drawn_as_nought() -> None:
    page = made("chart_bars", "bars('图', [('甲', 10), ('乙', none), ('丙', 0), ('丁', 5)])")
    assert [bar.attributes["width"] for bar in page.css("rect")] == ["100.0", "0.0", "50.0"]
    assert one(page, ".nil").text() == "不详"


def test_bars_of_nothing_but_noughts_are_drawn_without_dividing_by_nought() -> None:
    assert made("chart_bars", "bars('图', [('甲', 0)])").css("rect") == []


def test_work_that_is_over_is_not_asked_after() -> None:
    assert made("progress", "bar('重算', 10, 10)").css("[data-progress]") == []
    assert "value" not in one(made("progress", "bar('排队')"), "progress").attributes


def test_the_last_crumb_is_the_page_itself() -> None:
    page = made("breadcrumbs", "trail(l)", l=[Link("申请", "/a"), Link("2026-012")])
    assert one(page, "[aria-current=page]").text() == "2026-012"
    assert len(page.css("a")) == 1


def test_an_empty_term_is_said_to_be_empty() -> None:
    page = made("summary", "summary([('电话', none), ('件数', 0)])")
    assert [text.text(strip=True) for text in page.css("dd")] == ["没有填", "0"]


def test_what_lies_ahead_in_a_timeline_is_said_to_lie_ahead() -> None:
    events = [{"at": date(2024, 1, 8), "sentence": "答复期限", "ahead": True}]
    assert "还没有到" in one(made("timeline", "timeline(e)", e=events), "li.ahead").text()
