"""Web pages: what stands in the source and not on the page. Links stay where they lead to pages."""

from typing import Any

from selectolax.lexbor import LexborHTMLParser

from gongkai.intake.decoding import decode
from gongkai.intake.errors import UnreadableFile
from gongkai.intake.limits import Limits
from gongkai.intake.patterns import Pattern
from gongkai.screening.hidden.traces import Ledger, Swept

_SCRIPTS = "script,noscript,template"
_FRAMES = "iframe,frame,object,embed,applet,param"
_UNSEEN = Pattern(
    r"(?i)(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!))"
)
_RULE = Pattern(r"([^{}@/]+)\{([^{}]*)\}")
_COMMENT = Pattern(r"(?s)/\*.*?\*/|<!--|-->")
_CONTENT = Pattern(r"""(?i)\bcontent\s*:\s*(?:"[^"]*"|'[^']*')""")
_QUIET_META = frozenset(("viewport", "renderer", "format-detection", "referrer", "robots"))
_TIPS = ("title", "alt", "placeholder", "summary", "longdesc", "nonce", "ping")
_LINKS = ("href", "src", "action", "formaction", "background", "cite", "poster", "srcset", "xlink:href")
_SAFE_LINK = Pattern(r"(?i)(?:https?://[^@]*|[^:@]*|data:image/(?:png|jpeg|gif|webp);base64,.*)")
_LETTERS = Pattern(r"(?i)data:image/(?:png|jpe?g|gif|webp|tiff);base64,")


def swept(data: bytes, limits: Limits) -> Swept:
    """A page; its copy is UTF-8. Raises UnreadableFile."""
    text, _ = decode(data)
    if len(text) > limits.text_chars:
        raise UnreadableFile("too_large", "网页过大，不像正常的文件；请确认是否拿错了文件")
    ledger = Ledger()
    tree = LexborHTMLParser(text.replace("\0", ""))
    page = _Page(tree, limits, ledger)
    page.clean()
    copy = page.written()
    return Swept(ledger.found, lambda: copy)


class _Page:
    def __init__(self, tree: Any, limits: Limits, ledger: Ledger) -> None:
        self._tree, self._limits, self._ledger = tree, limits, ledger

    def clean(self) -> None:
        """Does it all, in place."""
        self._take("page_scripts", _SCRIPTS)
        self._take("page_frames", _FRAMES)
        self._take("page_hidden", 'input[type="hidden" i],[hidden],del')
        self._styles()
        for node in self._each():
            if _UNSEEN.search(node.attributes.get("style") or ""):
                self._drop(node, "page_hidden")
        self._take("page_details", "xml")
        self._comments()
        self._head()
        for node in self._each():
            self._attributes(node)

    def written(self) -> bytes:
        """The page as UTF-8, which it says of itself."""
        html = self._tree.html or ""
        start = "" if html[:9].lower() == "<!doctype" else "<!DOCTYPE html>\n"
        return f"{start}{html}".encode(errors="replace")

    def _each(self) -> list[Any]:
        root = self._tree.root
        return list(root.traverse(include_text=False)) if root is not None else []

    def _take(self, code: str, selector: str) -> None:
        for node in reversed(self._tree.css(selector)):
            self._drop(node, code)

    def _drop(self, node: Any, code: str) -> None:
        if node.parent is not None and node.tag not in {"html", "body"}:
            self._ledger.add(code)
            node.decompose()

    def _styles(self) -> None:
        """Rules that hide something are carried out; words that a style would print or remark upon go."""
        for style in self._tree.css("style"):
            css = style.text() or ""
            plain = _CONTENT.sub("", _COMMENT.sub("", css))
            for selectors, rules in _RULE.findall(plain):
                if _UNSEEN.search(rules):
                    self._hide(selectors)
            if plain != css:
                self._ledger.add(
                    "page_comments", times=int(bool(_COMMENT.search(css.replace("<!--", "").replace("-->", ""))))
                )
                made = LexborHTMLParser(f"<style>{plain}</style>").css_first("style")
                if made is not None and "</" not in plain:
                    style.replace_with(made)
                else:
                    style.decompose()

    def _hide(self, selectors: str) -> None:
        for selector in selectors.split(","):
            try:
                nodes = self._tree.css(selector.strip()) if selector.strip() else []
            except Exception as error:  # the library's own kind, for selectors that it does not know
                if type(error).__name__ not in {"SelectolaxError", "ValueError", "RuntimeError"}:
                    raise
                continue
            for node in reversed(nodes):
                self._drop(node, "page_hidden")

    def _comments(self) -> None:
        root = self._tree.root
        for node in list(root.traverse(include_text=True)) if root is not None else ():
            if node.tag == "-comment" or node.tag is None or str(node.tag) in {"!--", "-cdata", "?"}:
                self._ledger.add("page_comments")
                node.decompose()
        # those before and after the page itself hang on no element
        html = self._tree.html or ""
        if "<!--" in html:
            plain = Pattern(r"(?s)<!--.*?-->").sub("", html)
            if plain != html:
                self._ledger.add("page_comments")
                self._tree = LexborHTMLParser(plain)

    def _head(self) -> None:
        for meta in self._tree.css("meta"):
            kinds = {key.lower(): (value or "").lower() for key, value in meta.attributes.items()}
            if "charset" in kinds or kinds.get("http-equiv") == "content-type":
                meta.decompose()
            elif kinds.get("name") not in _QUIET_META:
                self._drop(meta, "page_details")
        for link in self._tree.css("link"):
            if "stylesheet" not in (link.attributes.get("rel") or "").lower():
                link.decompose()
        head = self._tree.css_first("head")
        made = LexborHTMLParser('<meta charset="utf-8">').css_first("meta")
        if head is not None and made is not None:
            first = head.child
            if first is not None:
                first.insert_before(made)
            else:
                head.insert_child(made)

    def _attributes(self, node: Any) -> None:
        for name, value in list(node.attributes.items()):
            lower = name.lower()
            if lower.startswith(("data-", "aria-", "on")) or lower in _TIPS:
                if (value or "").strip():
                    self._ledger.add("page_scripts" if lower.startswith("on") else "page_attributes")
                del node.attrs[name]
            elif lower in _LINKS and value:
                self._link(node, name, value)

    def _link(self, node: Any, name: str, value: str) -> None:
        found = _LETTERS.match(value)
        if found:
            self._picture(node, name, value, found.end())
        elif not _SAFE_LINK.fullmatch("".join(value.split())):
            self._ledger.add("hyperlinks")
            del node.attrs[name]

    def _picture(self, node: Any, name: str, value: str, start: int) -> None:
        """A picture that was written into the page."""
        from base64 import b64decode, b64encode

        from gongkai.screening.hidden.pictures import swept as swept_picture

        try:
            found = swept_picture(b64decode("".join(value[start:].split())), self._limits)
        except (ValueError, UnreadableFile):
            raise UnreadableFile("damaged", "网页里有损坏的图片；请重新保存网页") from None
        self._ledger.take(found.found, "图片")
        node.attrs[name] = value[:start] + b64encode(found.copy()).decode()
