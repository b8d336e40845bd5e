"""What a document holds beside its body: headers, footers, notes at the foot, comments. It is said, not read in."""

from collections.abc import Callable, Iterator

from lxml import etree

from gongkai.intake.containers.markup import parsed
from gongkai.intake.containers.parts import Parts
from gongkai.intake.errors import UnreadableFile
from gongkai.intake.patterns import Pattern
from gongkai.intake.word.blocks import Blocks, Grid

_SHOWN, _FEW = 30, 3
"""Characters of a text that are quoted, and texts of a kind."""
_ONLY_PAGES = Pattern(r"(?i)(?:[\d\s第页共总/|,，.·•~_—–-]|page|of|[ivxlc]+\b)*")
_UNLESS_WORDS = frozenset(("separator", "continuationSeparator", "continuationNotice"))
_KINDS = (
    ("header", "页眉", "处", "请核对其中有没有应写进正文的内容"),
    ("footer", "页脚", "处", "请核对其中有没有应写进正文的内容"),
    ("footnotes", "脚注", "条", "请核对其中有没有应写进正文的内容"),
    ("endnotes", "尾注", "条", "请核对其中有没有应写进正文的内容"),
    ("comments", "批注", "条", "请处理批注后再定稿"),
)
"""Last word of the relation's type, what officers call it, its counter, what to do."""


def note_aside(parts: Parts, blocks: Callable[[], Blocks], w: str, note: Callable[[str], None]) -> None:
    """Says which words stand beside the body, and the first of them; page numbers are none. `blocks` gives a reader."""
    for kind, name, counter, mend in _KINDS:
        try:
            texts = list(dict.fromkeys(_texts(parts, kind, blocks, w)))
        except UnreadableFile:
            note(f"文件的{name}已损坏，没有读入；请在 Word 中核对")
            continue
        if texts:
            shown = "".join(f"“{_short(text)}”" for text in texts[:_FEW]) + ("等" if len(texts) > _FEW else "")
            note(f"文件有{name} {len(texts)} {counter}（{shown}），没有读入；{mend}")


def _texts(parts: Parts, kind: str, blocks: Callable[[], Blocks], w: str) -> Iterator[str]:
    for content in parts.every(kind):
        root = parsed(content)
        apart = kind in {"footnotes", "endnotes", "comments"}
        for element in root if apart else (root,):
            if element.get(f"{w}type") not in _UNLESS_WORDS:
                text = _text(element, blocks())
                if text and (apart or not _ONLY_PAGES.fullmatch(text)):
                    yield text


def _text(element: etree._Element, blocks: Blocks) -> str:
    """The words of a header or note in one line."""
    found: list[str] = []
    for item in blocks.items(element):
        if isinstance(item, str):
            found.append(item)
        elif isinstance(item, Grid):
            found += [cell for row in item.rows for cell in row]
    return " ".join(" ".join(found).split())


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
