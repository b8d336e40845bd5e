"""A real Chromium before the gallery; what the page complains about is written down."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.look.serving import Gallery

QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
LAPTOP, PHONE, NARROW = (1366, 768), (360, 740), (320, 640)


@dataclass
class Desk:
    """A browser and a gallery; every page opened here is watched."""

    browser: Browser
    gallery: Gallery
    complaints: list[str] = field(default_factory=list)

    @contextmanager
    def person(self, size: tuple[int, int] = LAPTOP, **wishes: Any) -> Iterator[BrowserContext]:
        """A person with a screen of this size and nothing remembered."""
        width, height = size
        context = self.browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", **wishes)
        context.on(
            "console", lambda said: self.complaints.append(said.text) if said.type in {"error", "warning"} else None
        )
        context.on("weberror", lambda thrown: self.complaints.append(str(thrown.error)))
        context.on("request", self._stay_at_home)
        try:
            yield context
        finally:
            context.close()

    def _stay_at_home(self, request: Any) -> None:
        if not request.url.startswith(self.gallery.address):
            self.complaints.append(f"asked another host: {request.url}")

    def open(self, context: BrowserContext, template: str) -> Page:
        """Opens a page of the gallery."""
        page = context.new_page()
        page.goto(f"{self.gallery.address}/{template}")
        return page


@contextmanager
def desk(chromium: str) -> Iterator[Desk]:
    """Starts the browser and the gallery; both are gone afterwards."""
    with Gallery() as gallery, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        try:
            yield Desk(browser, gallery)
        finally:
            browser.close()
