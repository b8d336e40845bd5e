"""A clerk without a browser: opens pages, sends forms, and presses again when the office has just died."""

import html
import re
import time
from collections.abc import Mapping
from http.cookiejar import CookieJar
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, Request, build_opener

from tests.offices import PATIENCE

_FORM = re.compile(r"<form\b[^>]*>.*?</form>", re.DOTALL)
_HIDDEN = re.compile(r'<input\b[^>]*type="hidden"[^>]*>')
_BROKEN = (URLError, ConnectionError, TimeoutError, OSError)


class Clerk:
    """One session."""

    def __init__(self, address: str, username: str, password: str) -> None:
        self._address = address
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))
        self.sign_in = lambda: self.send("/staff/denglu/", {"username": username, "password": password})
        self.sign_in()

    def take(self, path: str) -> bytes:
        """A file as it is handed out."""
        with self._opener.open(urljoin(self._address, path), timeout=PATIENCE) as answer:
            return bytes(answer.read())

    def open(self, path: str) -> tuple[str, str]:
        """A page and where it is in the end."""
        return self._asked(path, None)

    def send(self, path: str, given: Mapping[str, str], *, of: str = "") -> tuple[str, str]:
        """Fills in the form of a page that is sent to an address, and sends it; `of` is the page where it is another.

        What was sent is sent again unchanged until somebody answers: the mark that it carries lets it be done once.
        """
        filled, at = self._filled(path, given, of)
        return self._asked(path, urlencode(filled).encode(), urljoin(self._address, at))

    def attach(self, path: str, given: Mapping[str, str], name: str, content: bytes) -> tuple[str, str]:
        """Sends a form with a file."""
        edge = "the-edge-between-two-parts"
        parts = [
            f'Content-Disposition: form-data; name="{key}"\r\n\r\n{value}'.encode()
            for key, value in self._filled(path, given)[0].items()
        ]
        head = f'Content-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        parts.append(head.encode() + content)
        body = b"".join(b"--%s\r\n%s\r\n" % (edge.encode(), part) for part in parts) + f"--{edge}--\r\n".encode()
        return self._asked(path, body, urljoin(self._address, path), f"multipart/form-data; boundary={edge}")

    def _filled(self, path: str, given: Mapping[str, str], of: str = "") -> tuple[dict[str, str], str]:
        page, at = self.open(of or path)
        forms = [(form.partition(">")[0], form) for form in _FORM.findall(page)]
        found = next((form for head, form in forms if f'action="{path}"' in head or 'action=""' in head), "")
        assert found, f"{at}: no form for {path}"
        hidden = {_of(field, "name"): _of(field, "value") for field in _HIDDEN.findall(found)}
        return hidden | dict(given), at

    def _asked(
        self, path: str, body: bytes | None, referer: str = "", kind: str = "application/x-www-form-urlencoded"
    ) -> tuple[str, str]:
        until = time.monotonic() + PATIENCE
        headers = {"Referer": referer, "Content-Type": kind} if body is not None else {}
        wanted = Request(urljoin(self._address, path), body, headers)
        while True:
            try:
                with self._opener.open(wanted, timeout=PATIENCE) as answer:
                    return answer.read().decode(), answer.url.removeprefix(self._address)
            except HTTPError as told:
                if told.code < 500:
                    return told.read().decode(), path
            except _BROKEN:
                pass
            assert time.monotonic() < until, f"{path}: nobody answers"
            time.sleep(0.2)


def _of(field: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', field)
    return html.unescape(found[1]) if found else ""
