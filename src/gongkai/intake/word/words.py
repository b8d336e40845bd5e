"""The words of a paragraph, run by run: what was deleted or hidden is left out, what a text box holds comes apart."""

from collections.abc import Callable

from lxml import etree

from gongkai.intake.word.names import CHOICE, FALLBACK, KINDS, MATH_TEXTS
from gongkai.intake.word.styles import Styles, switched_on

TRACKED = "文件中有修订记录，按“接受全部修订”后的内容读取；请在 Word 中接受或拒绝修订后再定稿"
_HIDDEN = "文件中有隐藏文字，没有读入；请确认是否应删除"
_THROUGH = frozenset(("hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "bdo", "dir", "rubyBase"))
_MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_BOXES = frozenset(("drawing", "pict", "object", "AlternateContent"))
_SYMBOLS = {"fe": "☑", "52": "☑", "fd": "☒", "54": "☒", "53": "☒", "a8": "□", "6f": "□", "fc": "✓", "fb": "✗"}
"""Of the fonts that hold pictures, by their last two digits: the boxes and ticks of forms."""


class Words:
    """Reads paragraphs in order: a field that begins in one may end in another."""

    def __init__(self, w: str, styles: Styles, note: Callable[[str], None], *, may_hide: bool) -> None:
        self._w = w
        self._styles = styles
        self._note = note
        self._may_hide = may_hide or styles.may_hide
        self._vanish, self._box = f"{w}vanish", f"{w}txbxContent"
        self._fields: list[bool] = []
        """Of each field that is open: whether its instruction is still being given."""
        self._boxes: list[etree._Element] = []

    def of(self, paragraph: etree._Element) -> tuple[str, list[etree._Element]]:
        """The paragraph's text, and the contents of text boxes anchored in it."""
        self._boxes = []
        out: list[str] = []
        self._runs(paragraph, out)
        return "".join(out), self._boxes

    def chosen(self, alternatives: etree._Element) -> etree._Element:
        """Of several ways to say the same, the first; the last where the first says nothing."""
        choice, fallback = alternatives.find(CHOICE), alternatives.find(FALLBACK)
        best = choice if choice is not None and len(choice) else fallback
        return alternatives if best is None else best

    def note_hidden(self, text: str) -> None:
        """Says that something was left out, if it was anything."""
        if text.strip():
            self._note(_HIDDEN)

    def _runs(self, parent: etree._Element, out: list[str]) -> None:
        for child in parent:
            kind = KINDS.get(child.tag)
            if kind == "r":
                self._run(child, out)
            elif kind in _THROUGH:
                self._runs(child, out)
            elif kind in {"ins", "moveTo"}:
                self._note(TRACKED)
                self._runs(child, out)
            elif kind in {"del", "moveFrom"}:
                self._note(TRACKED)
            elif kind == "AlternateContent":
                self._runs(self.chosen(child), out)
            elif kind == "math":
                out += [text.text or "" for text in child.iter(*MATH_TEXTS)]

    def _run(self, run: etree._Element, out: list[str]) -> None:
        for child in run:
            kind = KINDS.get(child.tag)
            if kind == "t":
                text = child.text
                if text and not (self._fields and True in self._fields):
                    out.append(text if "\n" not in text else text.replace("\n", " "))
            elif kind == "rPr":
                if self._may_hide and self._is_hidden(child):
                    self.note_hidden("".join(text.text or "" for text in run.iter(f"{self._w}t")))
                    return
            elif kind is not None:
                self._other(child, kind, out)

    def _other(self, child: etree._Element, kind: str, out: list[str]) -> None:
        if kind == "fldChar":
            self._field(child.get(f"{self._w}fldCharType"))
        elif True in self._fields:
            return
        elif kind in _MARKS:
            out.append(_MARKS[kind])
        elif kind in _BOXES:
            self._boxed(child, out)
        elif kind == "sym":
            out.append(_symbol(child.get(f"{self._w}char", ""), child.get(f"{self._w}font", "")))
        elif kind == "ruby":
            self._runs(child, out)

    def _boxed(self, child: etree._Element, out: list[str]) -> None:
        """The text boxes of a drawing; boxes inside boxes come with the outer one."""
        if KINDS[child.tag] == "AlternateContent":
            child = self.chosen(child)
            if child.find(f".//{self._box}") is None:
                self._run(child, out)
                return
        inside: set[etree._Element] = set()
        for box in child.iter(self._box):
            if box not in inside:
                self._boxes.append(box)
                inside.update(box.iter(self._box))

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()

    def _is_hidden(self, properties: etree._Element) -> bool:
        own = properties.find(self._vanish)
        if own is not None:
            return switched_on(own, self._w)
        style = properties.find(f"{self._w}rStyle")
        return style is not None and self._styles.hidden(style.get(f"{self._w}val", ""))


def _symbol(code: str, font: str) -> str:
    """A character of a picture font: letters and digits of "Symbol" as such, known boxes and ticks, else a square."""
    digits = code.lower()[-2:]
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if number < 0xF000 or number > 0xF0FF:
        return chr(number) if 0x20 <= number < 0xD800 else ""
    if font == "Symbol" and 0x20 <= number - 0xF000 < 0x7F:
        return chr(number - 0xF000)
    return _SYMBOLS.get(digits, "□")
