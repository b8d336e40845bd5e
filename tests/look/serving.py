"""A small server on loopback: the gallery's pages under the strictest content policy, the static files, a form's end."""

import json
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from types import TracebackType
from typing import Any

from tests.look.rendering import STATIC, rendered

KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'"
)
WAIT = 20
"""A bound for a broken test only, in seconds; nothing is measured by it."""


class Gallery:
    """Serves templates with values; counts what is sent; can hold its answer back until told."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.sent: list[str] = []
        self.progress: dict[str, Any] = {}
        self.arrived, self.may_answer = Event(), Event()
        self.may_answer.set()

    def __enter__(self) -> "Gallery":
        gallery = self

        class Door(Handler):
            house = gallery

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
        self._thread = Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.may_answer.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    house: Gallery

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path.startswith("/static/"):
            file = STATIC / path.removeprefix("/static/")
            self._answer(200, file.read_bytes(), KINDS[file.suffix[1:]])
        elif path == "/progress.json":
            self._answer(200, json.dumps(self.house.progress).encode(), "application/json")
        elif path == "/thanks":
            self._page("look/error.html", {"what": "收到了", "messages": [], "draft_done": "typing"})
        elif path.endswith(".html"):
            self._page(path[1:], self.house.values)
        else:
            self._page("look/error.html", {"status": 404, "messages": []}, status=404)

    def do_POST(self) -> None:
        self.house.sent.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.house.arrived.set()
        self.house.may_answer.wait(WAIT)
        self.send_response(303)
        self.send_header("Location", "/thanks")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _page(self, template: str, values: Mapping[str, Any], status: int = 200) -> None:
        self._answer(status, rendered(template, **values).encode(), "text/html; charset=utf-8")

    def _answer(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *said: object) -> None:
        """Says nothing: the tests print what matters."""
