"""What the script does for people: drafts come back, pressing twice sends once, nothing private is kept."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.look.browsing import Desk, desk
from tests.look.serving import WAIT
from tests.programs import needs

pytestmark = pytest.mark.slow
KEPT = "Object.entries(localStorage).filter(([key]) => key.includes('draft')).map(([, kept]) => kept).join()"
RESTORED = "还没有提交的内容"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Desk]:
    with desk(needs("chromium")) as opened:
        yield opened


@pytest.fixture
def screen(chromium: Desk) -> Iterator[Desk]:
    chromium.complaints.clear()
    chromium.gallery.values = {}
    chromium.gallery.sent.clear()
    chromium.gallery.arrived.clear()
    chromium.gallery.may_answer.set()
    yield chromium
    chromium.gallery.may_answer.set()
    assert chromium.complaints == []


@pytest.fixture
def person(screen: Desk) -> Iterator[BrowserContext]:
    with screen.person() as came:
        yield came


@pytest.fixture
def page(screen: Desk, person: BrowserContext) -> Page:
    return screen.open(person, "typing.html")


def type_something(page: Page) -> None:
    page.get_by_label("标题").fill("低保名单")
    page.get_by_label("其他").check()
    expect(page.locator(".draft-state")).to_contain_text("已存为草稿")


def test_what_was_typed_is_there_again_after_the_page_was_lost(page: Page) -> None:
    type_something(page)
    page.reload()
    assert page.get_by_label("标题").input_value() == "低保名单"
    assert page.get_by_label("其他").is_checked()
    expect(page.locator(".panel.draft")).to_contain_text(RESTORED)


def test_the_last_word_before_leaving_is_kept_too(page: Page) -> None:
    page.get_by_label("标题").fill("最后一个字")
    page.reload()
    assert page.get_by_label("标题").input_value() == "最后一个字"


def test_a_draft_is_cleared_when_the_person_says_so(page: Page) -> None:
    type_something(page)
    page.reload()
    page.get_by_role("button", name="清除").click()
    assert page.get_by_label("标题").input_value() == ""
    assert page.evaluate(KEPT) == ""
    page.reload()
    assert page.locator(".panel.draft").count() == 0


def test_a_private_field_is_never_kept(page: Page) -> None:
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_label("电话").fill("0000-7654321")
    type_something(page)
    assert "7654321" not in page.evaluate("JSON.stringify(localStorage)")
    page.reload()
    assert page.get_by_label("电话").input_value() == ""


def test_leaving_asks_only_when_something_would_be_lost(page: Page) -> None:
    asked: list[str] = []

    def stay_or_go(dialog: object) -> None:
        asked.append(dialog.type)  # type: ignore[attr-defined]
        dialog.accept()  # type: ignore[attr-defined]

    page.on("dialog", stay_or_go)
    type_something(page)
    page.reload()
    assert asked == []
    page.get_by_label("电话").fill("0000-7654321")
    page.reload()
    assert asked == ["beforeunload"]


def test_a_draft_that_was_taken_in_is_forgotten(page: Page) -> None:
    type_something(page)
    page.get_by_role("button", name="提交").click()
    page.wait_for_url("**/thanks")
    assert page.evaluate(KEPT) == ""


def test_a_draft_that_was_sent_without_an_answer_is_offered_and_not_imposed(screen: Desk, page: Page) -> None:
    type_something(page)
    page.evaluate("document.querySelector('form').addEventListener('submit', event => event.preventDefault())")
    page.get_by_role("button", name="提交").click()
    page.goto(f"{screen.gallery.address}/typing.html")
    assert page.get_by_label("标题").input_value() == ""
    page.get_by_role("button", name="恢复草稿").click()
    assert page.get_by_label("标题").input_value() == "低保名单"


def test_a_draft_of_an_older_version_does_not_cover_what_a_colleague_wrote(screen: Desk, page: Page) -> None:
    type_something(page)
    screen.gallery.values = {"version": 2}
    page.reload()
    assert page.get_by_label("标题").input_value() == ""
    expect(page.locator(".panel.draft")).to_contain_text("后来这条记录有了改动")


def test_signing_out_forgets_the_drafts_of_this_machine(screen: Desk, person: BrowserContext) -> None:
    page = screen.open(person, "desk.html")
    page.get_by_label("标题").fill("低保名单")
    expect(page.locator(".draft-state")).to_contain_text("已存为草稿")
    page.get_by_label("标题").fill("还没来得及存的字")
    page.get_by_role("button", name="退出").click()
    page.wait_for_url("**/thanks")
    assert page.evaluate(KEPT) == ""


PRESS_AGAIN_AND_AGAIN = """() => new Promise(done => {
  const form = document.querySelector("form"), button = form.querySelector("[type=submit]");
  button.click();
  button.click();
  setTimeout(() => {
    const seen = [button.disabled, button.textContent.trim()];
    form.requestSubmit();
    done(seen);
  }, 0);
})"""


def test_pressing_twice_sends_once(screen: Desk, page: Page) -> None:
    screen.gallery.may_answer.clear()
    page.get_by_label("标题").fill("一次")
    assert page.evaluate(PRESS_AGAIN_AND_AGAIN) == [True, "正在提交…"]
    assert screen.gallery.arrived.wait(WAIT)
    screen.gallery.may_answer.set()
    page.wait_for_url("**/thanks")
    assert len(screen.gallery.sent) == 1
    assert "once=one-time" in screen.gallery.sent[0]
    assert "csrfmiddlewaretoken=" in screen.gallery.sent[0]


def test_the_button_that_was_pressed_is_sent_along(screen: Desk, person: BrowserContext) -> None:
    page = screen.open(person, "desk.html")
    page.get_by_role("button", name="只存不交").click()
    page.wait_for_url("**/thanks")
    assert "answer=keep" in screen.gallery.sent[0]


def test_the_slash_key_goes_to_the_search_and_stays_a_letter_in_a_field(page: Page) -> None:
    page.get_by_label("标题").press("/")
    assert page.get_by_label("标题").input_value() == "/"
    page.locator("h1").click()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    assert page.locator("#search").input_value() == ""


def test_a_code_is_copied_with_and_without_a_clipboard(screen: Desk) -> None:
    with screen.person(permissions=["clipboard-read", "clipboard-write"]) as person:
        page = screen.open(person, "typing.html")
        page.get_by_role("button", name="复制查询码").click()
        expect(page.get_by_role("button", name="已复制")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == "K7QM-2XPA"
        page.evaluate("navigator.clipboard.writeText('')")
        page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
        page.locator("[data-copy]").click()
        page.locator("#search").focus()
        page.keyboard.press("Control+V")
        assert page.locator("#search").input_value() == "K7QM-2XPA"


def test_long_work_is_followed_to_its_end(screen: Desk, person: BrowserContext) -> None:
    screen.gallery.values = {"ask_url": "/progress.json"}
    screen.gallery.progress = {"done": 7, "total": 10, "state": "running", "message": "正在重算第 7 件"}
    page = screen.open(person, "typing.html")
    expect(page.locator("[data-progress-message]")).to_have_text("正在重算第 7 件")
    assert page.locator("progress").evaluate("bar => bar.value") == 7
    expect(page.locator("[data-progress-count]")).to_have_text("7/10")
    screen.gallery.values = {}
    screen.gallery.progress = {"done": 10, "total": 10, "state": "done", "message": "完成"}
    # The page is loaded anew and asks no more.
    expect(page.locator("[data-progress]")).to_have_count(0)


def test_long_work_without_javascript_reloads_by_itself(screen: Desk) -> None:
    screen.gallery.values = {"ask_url": "/progress.json"}
    with screen.person(java_script_enabled=False) as person:
        page = screen.open(person, "typing.html")
        assert page.locator("meta[http-equiv=refresh]").get_attribute("content") == "5"
        assert page.locator(".progress noscript").is_visible()
