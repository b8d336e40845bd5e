"""Generated reports as they come: a text page, and a web page of about 180 KB with its navigation around the report."""

import random
from pathlib import Path

from tests.report.sound import sound_report

from gongkai.report.model import Report
from gongkai.report.writers import encode

PAGE_BYTES = 180_000


def texts(count: int) -> list[bytes]:
    """Reports as tab rows, each with other numbers."""
    return [encode(numbered(seed), ".txt") for seed in range(count)]


def pages(count: int) -> list[bytes]:
    """The same as pages: word-processor spans around the words, menus before and behind."""
    return [_page(encode(numbered(seed), ".html").decode(), seed) for seed in range(count)]


def numbered(seed: int) -> Report:
    """A sound report; only suits, of which its text says nothing, differ from one to the next."""
    rng = random.Random(seed)
    numbers = [rng.randint(0, 30) for _ in range(4)]
    path = "remedies.litigation_after_review."
    keys = ("upheld", "corrected", "other", "pending", "total")
    return sound_report(cells={path + key: n for key, n in zip(keys, [*numbers, sum(numbers)], strict=True)})


def _page(page: str, seed: int) -> bytes:
    body = page[page.index("<article>") : page.index("</article>") + 10]
    body = body.replace("<td", '<td style="border:solid windowtext 1.0pt;padding:0cm 5.4pt"')
    body = body.replace("<p>", '<p class="MsoNormal"><span style="font-family:仿宋_GB2312">').replace(
        "</p>", "</span></p>"
    )
    menu = "".join(
        f'<li><a href="/zwgk/{seed}/{n}.html" title="第{n}条公开信息">第{n}条公开信息的标题文字</a></li>'
        for n in range(9999)
    )
    room = PAGE_BYTES - len(body.encode())
    before = menu.encode()[: room // 2].decode("utf-8", "ignore").rpartition("<li>")[0]
    behind = menu.encode()[room // 2 : room].decode("utf-8", "ignore")
    behind = behind[behind.index("<li>") :].rpartition("<li>")[0]
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>年报</title></head><body>"
        f"<ul>{before}</ul>{body}<ul>{behind}</ul></body></html>"
    ).encode()


def kept(folder: Path) -> tuple[Path, Path]:
    """One text and one page as files."""
    text, page = folder / "report.txt", folder / "report.html"
    text.write_bytes(texts(1)[0])
    page.write_bytes(pages(1)[0])
    return text, page
