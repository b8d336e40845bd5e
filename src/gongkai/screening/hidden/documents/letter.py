"""The parts of a Word file and how each is cleaned."""

from lxml import etree

from gongkai.intake.containers.markup import parsed
from gongkai.intake.limits import Limits
from gongkai.intake.patterns import Pattern
from gongkai.screening.errors import Refused
from gongkai.screening.hidden.charts import cleaned as clean_chart
from gongkai.screening.hidden.documents.fields import settle
from gongkai.screening.hidden.documents.revisions import accept
from gongkai.screening.hidden.documents.unseen import HiddenStyles, take_out
from gongkai.screening.hidden.packages import Copying
from gongkai.screening.hidden.traces import Ledger
from gongkai.screening.hidden.trees import clean_names, local, named, remove, tidy, unwrap

_PLAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MARKS = {
    "commentRangeStart": "comments", "commentRangeEnd": "comments", "commentReference": "comments",
    "annotationRef": "", "proofErr": "", "lastRenderedPageBreak": "", "permStart": "permissions",
    "permEnd": "permissions", "tblCaption": "alt_text", "tblDescription": "alt_text", "OLEObject": "embedded",
    "control": "embedded", "objectEmbed": "embedded", "objectLink": "embedded",
    "contentPart": "ink", "movie": "embedded",
    "embeddedHtml": "embedded", "bookmarkEnd": "", "subDoc": "inserted_file", "altChunk": "inserted_file",
    "smartTagPr": "controls", "customXmlPr": "controls", "printerSettings": "printer", "svgBlip": "extension",
}  # fmt: skip
"""Elements that go, and what is noted of each."""
_OWN_BOOKMARK = Pattern(r"_GoBack|_(?:Toc|Ref|Hlk|PictureBullets)\d{1,10}|OLE_LINK\d{1,3}")
_SETTINGS = frozenset(
    ("zoom", "removePersonalInformation", "removeDateAndTime", "displayBackgroundShape", "bordersDoNotSurroundHeader",
     "bordersDoNotSurroundFooter", "gutterAtTop", "mirrorMargins", "alignBordersAndEdges", "defaultTabStop",
     "autoHyphenation", "evenAndOddHeaders", "bookFoldPrinting", "drawingGridHorizontalSpacing",
     "drawingGridVerticalSpacing", "displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery",
     "characterSpacingControl", "noLineBreaksAfter", "noLineBreaksBefore", "footnotePr", "endnotePr", "compat",
     "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator", "defaultTableStyle", "hdrShapeDefaults",
     "noPunctuationKerning", "printTwoOnOne", "strictFirstAndLastChars")
)  # fmt: skip
_SETTINGS_TOLD = {
    "docVars": "variables",
    "attachedTemplate": "template",
    "mailMerge": "mail_merge",
    "schemaLibrary": "custom_xml",
}
_EMBEDDED_FONTS = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")


class Letter:
    """Goes through a Word file at once; `copy` makes the bytes."""

    def __init__(self, data: bytes, limits: Limits, ledger: Ledger) -> None:
        self._ledger = ledger
        parts = dict.fromkeys(("header", "footer"), self._edge) | dict.fromkeys(("footnotes", "endnotes"), self._notes)
        parts |= dict.fromkeys(
            ("theme", "numbering", "diagramLayout", "diagramQuickStyle", "diagramColors"), self._plain
        )
        parts |= dict.fromkeys(("diagramData", "diagramDrawing"), self._diagram)
        parts |= {
            "styles": self._style_names,
            "settings": self._settings,
            "fontTable": self._fonts,
            "chart": self._chart,
        }
        self._copying = Copying(data, limits, ledger, parts)
        self._main = self._copying.package.main("word/document.xml")
        self._refused: Refused | None = None
        self._referred: set[tuple[str, str]] = set()
        """Footnotes and endnotes that the text refers to."""
        self._hidden = HiddenStyles(self._related("styles"))
        settings = self._related("settings")
        self._even = settings is not None and next(named(settings, "evenAndOddHeaders"), None) is not None
        self._copying.take(self._main, _PLAIN_TYPE, self._body)
        self._copying.finish(self._main)

    def copy(self) -> bytes:
        """The bytes of the copy; raises Refused."""
        if self._refused is not None:
            raise self._refused
        return self._copying.done(self._main)

    def _related(self, kind: str) -> etree._Element | None:
        package = self._copying.package
        found = (r.target for r in package.relations(self._main) if r.kind == kind and r.target in package.archive)
        name = next(found, None)
        return parsed(package.archive.read(name)) if name else None

    def _body(self, root: etree._Element, part: str) -> None:
        if any(local(element) in {"altChunk", "subDoc"} for element in root.iter()):
            self._refused = Refused(
                "inserted_file", "正文里嵌有另一份完整的文件，无法逐项检查；请用 Word 打开后另存为 DOCX 再处理"
            )
        self._text(root, part)
        self._drop_edges_not_shown(root)

    def _text(self, root: etree._Element, part: str) -> None:
        where = _where(part)
        self._ledger.add("tracked", where, accept(root))
        self._unwrap_controls(root, where)
        tidy(root, self._ledger, where)
        self._ledger.add("hidden_text", where, take_out(root, self._hidden))
        self._ledger.add("fields", where, settle(root))
        self._drop_marks(root, where)
        clean_names(root, self._ledger, where)
        for link in list(named(root, "hyperlink")):
            if any(str(name).endswith("/relationships}id") for name in link.attrib):
                self._ledger.add("hyperlinks", where)
            unwrap(link)
        for element in root.iter():
            for name in [n for n in element.attrib if str(n).rpartition("}")[2].startswith("rsid")]:
                del element.attrib[name]
            for kind in ("footnote", "endnote"):
                if local(element) == f"{kind}Reference":
                    self._referred.add((kind, _value(element, "id")))

    def _unwrap_controls(self, root: etree._Element, where: str) -> None:
        for control in list(named(root, "sdt")):
            told = {local(p) for group in control if local(group) == "sdtPr" for p in group}
            if told - {"id", "docPartObj", "rPr", "placeholder", "showingPlcHdr"}:
                self._ledger.add("controls", where)
            for child in list(control):
                if local(child) != "sdtContent":
                    control.remove(child)
                else:
                    unwrap(child)
            unwrap(control)
        for wrapper in list(named(root, "smartTag", "customXml")):
            self._ledger.add("controls", where)
            for child in list(wrapper):
                if local(child) in {"smartTagPr", "customXmlPr"}:
                    wrapper.remove(child)
            unwrap(wrapper)

    def _drop_marks(self, root: etree._Element, where: str) -> None:
        for element in list(named(root, *_MARKS)):
            code = _MARKS[local(element)]
            if code and not local(element).endswith("End"):
                self._ledger.add(code, where)
            remove(element)
        for bookmark in list(named(root, "bookmarkStart")):
            if not _OWN_BOOKMARK.fullmatch(_value(bookmark, "name")):
                self._ledger.add("bookmarks", where)
            remove(bookmark)

    def _drop_edges_not_shown(self, root: etree._Element) -> None:
        """Headers for first or even pages that are not asked for stay in the file unseen; unnamed, they go."""
        for section in list(named(root, "sectPr")):
            first = any(local(child) == "titlePg" and _value(child, "val") not in {"0", "false"} for child in section)
            for child in list(section):
                kind = _value(child, "type")
                if local(child) not in {"headerReference", "footerReference"}:
                    continue
                if (kind == "first" and not first) or (kind == "even" and not self._even):
                    section.remove(child)

    def _edge(self, root: etree._Element, part: str) -> None:
        self._text(root, part)
        if any(text.strip() for text in root.itertext()):
            self._ledger.add("header_footer", _where(part))

    def _notes(self, root: etree._Element, part: str) -> None:
        self._text(root, part)
        for note in list(root):
            kind = local(note)
            if _value(note, "type") in {"", "normal"} and (kind, _value(note, "id")) not in self._referred:
                self._ledger.add("notes_unused", _where(part))
                root.remove(note)

    def _plain(self, root: etree._Element, part: str) -> None:
        tidy(root, self._ledger, "")

    def _diagram(self, root: etree._Element, part: str) -> None:
        tidy(root, self._ledger, "图形")
        clean_names(root, self._ledger, "图形")

    def _style_names(self, root: etree._Element, part: str) -> None:
        tidy(root, self._ledger, "")
        for element in list(named(root, "rsid", "aliases", "locked", "personal", "personalCompose", "personalReply")):
            remove(element)

    def _settings(self, root: etree._Element, part: str) -> None:
        for child in list(root):
            name = local(child)
            if name in _SETTINGS_TOLD:
                self._ledger.add(_SETTINGS_TOLD[name])
            if name not in _SETTINGS:
                root.remove(child)
        tidy(root, self._ledger, "")

    def _fonts(self, root: etree._Element, part: str) -> None:
        tidy(root, self._ledger, "")
        for element in list(named(root, *_EMBEDDED_FONTS)):
            remove(element)

    def _chart(self, root: etree._Element, part: str) -> None:
        clean_chart(root, self._ledger)


def _where(part: str) -> str:
    name = part.rpartition("/")[2]
    places = (("header", "页眉"), ("footer", "页脚"), ("footnotes", "脚注"), ("endnotes", "尾注"))
    return next((place for start, place in places if name.startswith(start)), "正文")


def _value(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")
