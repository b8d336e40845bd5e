"""A person in front of the real office: fills in by label, presses by name; every page they see is looked at."""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright
from tests.look.browsing import LAPTOP, PHONE, QUIET

_LOOKED_AT = "h1"
_AXE = {"resultTypes": ["violations"], "preload": False, "performanceTimer": False, "selectors": True}
"""Without fetching style sheets a second time: none of the rules that look at pages without media needs them."""


class Visitor:
    """One person with one browser."""

    def __init__(self, context: BrowserContext, address: str, pictures: Path) -> None:
        self.context, self.address, self.pictures = context, address, pictures
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda thrown: self.complaints.append(str(thrown)))
        self.page.on("console", lambda said: self._heard(said.type, said.text))
        self.page.on("request", lambda request: self._asked(request.url))

    def _heard(self, kind: str, text: str) -> None:
        # The browser notes every answer of 400 and more; the journeys ask for such answers on purpose.
        if kind in {"error", "warning"} and "Failed to load resource" not in text:
            self.complaints.append(text)

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.complaints.append(f"asked another host: {url}")

    def open(self, path: str) -> None:
        """Opens an address."""
        self.page.goto(f"{self.address}{path}")
        self.look()

    def follow(self, name: str, exact: bool = True) -> None:
        """Follows a link by its name."""
        self._follow(self.page.get_by_role("link", name=name, exact=exact).first)

    def follow_last(self, name: str) -> None:
        """Follows the last link in the page's text whose name holds these words."""
        self._follow(self.page.locator("main").get_by_role("link", name=name).last)

    def _follow(self, link: Locator) -> None:
        with self.page.expect_navigation():
            link.click()
        self.look()

    def choose(self, label: str, value: str) -> None:
        """Chooses from a list by what is sent, where the words are long."""
        self.page.get_by_label(re.compile(f"^{re.escape(label)}")).select_option(value=value)

    def download(self, name: str) -> bytes:
        """What a link hands out."""
        with self.page.expect_download() as handed:
            self.page.get_by_role("link", name=name, exact=True).first.click()
        return Path(handed.value.path()).read_bytes()

    def fill(self, given: Mapping[str, str | bool]) -> None:
        """Fills in fields by their labels (a label's beginning is enough); a choice by its words."""
        for label, value in given.items():
            named = self.page.locator("main").get_by_label(re.compile(rf"^\s*{re.escape(label)}"))
            field = named.and_(self.page.locator("input, select, textarea")).first
            kind = field.evaluate("element => element.tagName + ' ' + (element.type || '')").lower()
            if kind.startswith("select"):
                field.select_option(label=str(value))
            elif kind.endswith(("checkbox", "radio")):
                field.set_checked(bool(value))
            else:
                field.fill(str(value))

    def press(self, name: str) -> None:
        """Presses a button by its name, and looks at the page that comes."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).first.click()
        self.look()

    def look(self) -> None:
        """Looks at the page: readable by all, in the window's width, nothing complained of."""
        self.page.wait_for_selector(_LOOKED_AT)
        assert self.faults() == [], self.page.url
        wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert self.page.evaluate(wider) == 0, self.page.url
        assert self.complaints == [], self.page.url

    def faults(self) -> list[str]:
        """What axe finds."""
        return [
            f"{fault['id']}: {node['target']} {node['failureSummary']}"
            for fault in Axe().run(self.page, options=_AXE).response["violations"]
            for node in fault["nodes"]
        ]

    def picture(self, name: str) -> None:
        """Takes the page's picture on a laptop and on a telephone, and looks at it there too."""
        for width, height in (PHONE, LAPTOP):
            self.page.set_viewport_size({"width": width, "height": height})
            self.look()
            self.page.screenshot(path=self.pictures / f"{name}-{width}.png", full_page=True)

    @property
    def said(self) -> str:
        """The words of the page."""
        return self.page.inner_text("main")

    @property
    def told(self) -> str:
        """The messages over the page."""
        found = self.page.locator(".messages")
        return found.inner_text() if found.count() else ""

    @property
    def heading(self) -> str:
        """The page's heading."""
        return self.page.inner_text("h1")


class Chromium:
    """The browser, for as many people as a journey has."""

    def __init__(self, browser: Browser, pictures: Path) -> None:
        self._browser, self._pictures = browser, pictures

    @contextmanager
    def visitor(self, address: str, **wishes: Any) -> Iterator[Visitor]:
        """Somebody with a browser that remembers nothing."""
        width, height = LAPTOP
        context = self._browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", **wishes)
        # A bound for a broken page only: a busy machine is slow, and nothing is measured by it.
        context.set_default_timeout(30_000)
        try:
            yield Visitor(context, address, self._pictures)
        finally:
            context.close()


@contextmanager
def chromium(program: str, scratch: Path) -> Iterator[Chromium]:
    """Starts the browser; pictures go where GONGKAI_SCREENSHOTS says."""
    pictures = Path(os.environ.get("GONGKAI_SCREENSHOTS") or scratch)
    pictures.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        try:
            yield Chromium(browser, pictures)
        finally:
            browser.close()
