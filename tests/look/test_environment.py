"""The engine: text is escaped, missing names are errors, every template is sound by itself."""

import re

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup
from tests.look.rendering import STATIC, engine, rendered

from gongkai.look.environment import TEMPLATES, environment, url
from gongkai.look.icons import NAMES, icon
from gongkai.look.lights import Light
from gongkai.look.links import doors


def said(source: str, **values: object) -> str:
    return environment().from_string(source).render(**values)


def test_what_a_person_typed_is_escaped() -> None:
    assert said("{{ typed }}", typed="<b>&") == "&lt;b&gt;&amp;"


def test_a_name_that_nobody_gave_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="nobody"):
        said("{{ nobody }}")


def test_the_engine_cannot_be_told_to_be_careless() -> None:
    with pytest.raises(UndefinedError):
        environment(autoescape=False, undefined=None).from_string("{{ nobody }}").render()
    assert environment(autoescape=False).from_string("{{ typed }}").render(typed="<") == "&lt;"


def test_every_template_compiles() -> None:
    made = environment()
    names = made.list_templates()
    assert len(names) >= 20
    for name in names:
        made.get_template(name)


def test_every_component_says_at_its_head_how_it_is_used() -> None:
    for path in (TEMPLATES / "look" / "components").glob("*.html"):
        assert path.read_text(encoding="utf-8").startswith("{#"), path.name


def test_an_unknown_icon_is_told_with_the_known_ones() -> None:
    with pytest.raises(KeyError, match=r"可用的有：.*search"):
        icon("nothing")


def test_icons_are_hidden_from_those_who_listen() -> None:
    assert all('aria-hidden="true"' in icon(name) for name in NAMES)


def test_every_light_has_its_own_word() -> None:
    assert len({light.term for light in Light}) == len(Light)


def test_the_door_that_is_open_is_marked() -> None:
    made = doors(guide="/a", rules="/b", published="/c", reports="/d", apply="/e", current="/d")
    assert [door.label for door in made if door.is_current] == ["政府信息公开年报"]


def test_an_address_is_found_by_its_name(settings: object) -> None:
    settings.ROOT_URLCONF = "tests.look.addresses"  # type: ignore[attr-defined]
    assert url("case", number="2026-012") == "/cases/2026-012"
    assert url("case", "2026-013") == "/cases/2026-013"
    assert engine().from_string("{{ url('case', number='1') }}").render() == "/cases/1"


@pytest.mark.parametrize("template", ["desk.html", "home.html", "asking.html", "typing.html", "look/error.html"])
def test_no_page_has_script_or_style_inside_nor_another_host(template: str) -> None:
    page = rendered(template)
    assert re.findall(r"<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=|javascript:", page) == []
    assert re.findall(r"(?:https?:)?//[a-z0-9]", page) == []


@pytest.mark.parametrize("template", ["desk.html", "home.html", "asking.html", "typing.html", "look/error.html"])
def test_no_page_gives_one_name_to_two_places(template: str) -> None:
    names = re.findall(r'\sid="([^"]+)"', rendered(template))
    assert sorted(set(names)) == sorted(names)


def test_style_and_script_are_small_and_ask_no_other_host() -> None:
    style, script = ((STATIC / "look" / name).read_text(encoding="utf-8") for name in ("gongkai.css", "gongkai.js"))
    assert len(style.encode()) < 40_000
    assert len(script.encode()) < 20_000
    assert re.findall(r"url\(|@import|https?:", style + script) == []


@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 413, 429, 500, 503])
def test_a_refusal_says_what_happened_why_and_what_to_do(status: int) -> None:
    page = rendered("look/error.html", status=status, messages=[])
    assert re.search(r"<h1>.{5,}</h1>", page)
    assert re.search(r"为什么</dt><dd>.{5,}</dd>", page)
    assert re.search(r"怎么办</dt><dd>.{5,}</dd>", page)


def test_a_refusal_needs_nothing_to_be_given() -> None:
    page = environment().get_template("look/error.html").render()
    assert "系统出错了" in page


def test_a_refusal_by_law_names_its_article() -> None:
    page = rendered("look/error.html", status=409, what="不能再次要求补正", why="补正只能要求一次", cite="第三十条")
    assert "（第三十条）" in page


def test_a_message_is_shown_once_with_its_kind() -> None:
    page = rendered("desk.html")
    assert page.count('<div class="panel done"><p>' + str(icon("check")) + "<span>已登记，编号 2026-012。") == 1


def test_markup_made_by_us_is_kept() -> None:
    assert said("{{ made }}", made=Markup("<b>")) == "<b>"
