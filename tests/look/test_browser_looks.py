"""Every component in a real browser: readable by all, at every width, under the strictest content policy."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from tests.look.browsing import LAPTOP, NARROW, PHONE, Desk, desk
from tests.programs import needs

pytestmark = pytest.mark.slow
PAGES = ["desk.html", "home.html", "asking.html", "typing.html", "look/error.html"]
SIZES = [LAPTOP, PHONE, NARROW]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Desk]:
    with desk(needs("chromium")) as opened:
        yield opened


@pytest.fixture
def screen(chromium: Desk) -> Iterator[Desk]:
    chromium.complaints.clear()
    chromium.gallery.values = {}
    yield chromium
    assert chromium.complaints == []


def faults(page: Page) -> list[str]:
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in Axe().run(page).response["violations"]
        for node in fault["nodes"]
    ]


def wider_than_the_screen(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("size", SIZES, ids=["laptop", "phone", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("template", PAGES)
def test_a_page_is_readable_by_all_and_never_wider_than_the_screen(
    screen: Desk, template: str, scheme: str, size: tuple[int, int]
) -> None:
    with screen.person(size, color_scheme=scheme) as person:
        page = screen.open(person, template)
        assert faults(page) == []
        assert wider_than_the_screen(page) == 0


@pytest.mark.parametrize("size", SIZES, ids=["laptop", "phone", "narrow"])
@pytest.mark.parametrize("template", PAGES[:4])
def test_large_print_is_kept_and_fits_too(screen: Desk, template: str, size: tuple[int, int]) -> None:
    with screen.person(size) as person:
        page = screen.open(person, "desk.html")
        page.get_by_role("button", name="大字").click()
        page.goto(f"{screen.gallery.address}/{template}")
        assert page.evaluate("getComputedStyle(document.body).fontSize") == "22px"
        assert wider_than_the_screen(page) == 0
        assert faults(page) == []


@pytest.mark.parametrize("template", PAGES)
def test_a_page_without_javascript_has_everything(screen: Desk, template: str) -> None:
    with screen.person(PHONE, java_script_enabled=False) as person:
        page = screen.open(person, template)
        assert page.locator("main h1").is_visible()
        # What only a script could do is not offered.
        assert page.locator(".needs-script:visible").count() == 0
        for button in page.locator("main button[type=submit]").all():
            assert button.is_enabled()


def test_the_menu_stands_beside_the_page_and_folds_on_a_phone(screen: Desk) -> None:
    with screen.person(LAPTOP) as person:
        page = screen.open(person, "desk.html")
        assert page.locator("nav.side").is_visible()
        assert not page.locator(".fold").is_visible()
    with screen.person(PHONE) as person:
        page = screen.open(person, "desk.html")
        assert not page.locator("nav.side").is_visible()
        assert not page.get_by_role("link", name="年度报告").is_visible()
        page.locator(".fold summary").click()
        assert page.get_by_role("link", name="年度报告").is_visible()


@pytest.mark.parametrize("template", PAGES)
def test_what_is_pressed_is_large_enough_for_a_thumb(screen: Desk, template: str) -> None:
    with screen.person(PHONE) as person:
        page = screen.open(person, template)
        main = page.locator("button.primary:visible, button.dangerous:visible, a.button.primary:visible").all()
        every = page.locator("button:visible, a.button:visible, summary:visible, nav a:visible, select:visible").all()
        assert [box["height"] for button in main if (box := button.bounding_box()) and box["height"] < 44] == []
        assert [box for link in every if (box := link.bounding_box()) and min(box["height"], box["width"]) < 24] == []


def test_the_first_key_leads_past_the_menu_to_the_page(screen: Desk) -> None:
    with screen.person() as person:
        page = screen.open(person, "home.html")
        # The summary of faults has taken the focus; a fresh page begins at its top.
        page.evaluate("document.activeElement.blur()")
        page.locator(".skip").focus()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"


def test_a_line_of_body_text_has_at_most_42_characters(screen: Desk) -> None:
    with screen.person((2560, 1400)) as person:
        page = screen.open(person, "home.html")
        line = page.locator(".prose p").first
        assert line.evaluate("e => e.getBoundingClientRect().width / parseFloat(getComputedStyle(e).fontSize)") <= 42


def test_printing_leaves_out_what_can_only_be_clicked(screen: Desk) -> None:
    with screen.person() as person:
        page = screen.open(person, "desk.html")
        page.emulate_media(media="print")
        for hidden in ("nav.side", ".filters", ".pages", ".aside", "main button >> nth=0"):
            assert not page.locator(hidden).first.is_visible(), hidden
        assert page.locator("table").first.is_visible()
        assert page.get_by_text("关于政府信息公开申请的答复").is_visible()
