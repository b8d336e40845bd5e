"""The workbook itself: which sheets are seen, and what it keeps beside them."""

from lxml import etree

from gongkai.intake.containers.markup import parsed
from gongkai.intake.errors import UnreadableFile
from gongkai.intake.limits import Limits
from gongkai.intake.patterns import Pattern
from gongkai.screening.errors import Refused
from gongkai.screening.hidden.archives import safe_name
from gongkai.screening.hidden.charts import cleaned as clean_chart
from gongkai.screening.hidden.packages import Copying, relation_keys
from gongkai.screening.hidden.traces import Ledger
from gongkai.screening.hidden.trees import clean_names, local, named, remove, tidy
from gongkai.screening.hidden.workbooks.looks import Looks, clean_styles
from gongkai.screening.hidden.workbooks.sheet import Seen, Sheet, may_hide
from gongkai.screening.plain_rows import PlainParts

_KEPT = frozenset(("workbookPr", "bookViews", "sheets", "definedNames", "calcPr"))
_TOLD = {
    "fileSharing": "permissions", "externalReferences": "", "customWorkbookViews": "sheet_settings",
    "webPublishObjects": "path", "smartTagTypes": "sheet_settings",
}  # fmt: skip
_AREAS = Pattern(
    r"(?:'[^'\[\]]+'|[^\s'!\[\](),;\"]+)!\$?[A-Z$0-9:]+(?:,(?:'[^'\[\]]+'|[^\s'!\[\](),;\"]+)!\$?[A-Z$0-9:]+)*"
)
_LAYOUT_NAMES = frozenset(("_xlnm.Print_Area", "_xlnm.Print_Titles", "_xlnm._FilterDatabase"))
_PLAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_INDEX = Pattern(r'<(?:\w+:)?c\b[^>]*\bt="s"[^>]*>\s*<(?:\w+:)?v>([0-9]{1,8})</')


class Book:
    """Goes through a workbook at once; `copy` makes the bytes. Where `plain` parts are given, no copy can be made."""

    def __init__(self, data: bytes, limits: Limits, ledger: Ledger, plain: PlainParts | None = None) -> None:
        self._plain_parts = plain
        self._ledger = ledger
        self._copying = Copying(
            data, limits, ledger,
            {"worksheet": self._sheet, "chartsheet": self._chartsheet, "styles": self._styles, "theme": self._plain,
             "sharedStrings": self._strings, "drawing": self._drawing, "chart": self._chart},
            self._parsed,
        )  # fmt: skip
        self._package = self._copying.package
        self._refusals: list[Refused] = []
        self._names: dict[str, str] = {}
        """Part → name of the sheet."""
        self._main = self._package.main("xl/workbook.xml")
        looks = Looks(self._style_root())
        self._seen = Seen(looks, set(), set(), set(), self._refusals.append)
        self._copying.take(self._main, _PLAIN_TYPE, self._workbook)
        self._copying.finish(self._main)

    def _parsed(self, content: bytes, part: str) -> etree._Element:
        """A part; where none is copied, without what cannot hide anything: plain rows, plain shared strings."""
        if self._plain_parts is None:
            return parsed(content)
        if part in self._names:
            apart = self._plain_parts.rows(part, content)
            if apart is not None:
                root = parsed(apart.rest)
                if root.prefix is None and not may_hide(root, apart, self._seen.looks):
                    self._seen.used.update(apart.indices)
                    return root
        elif b"<si>" in content:
            strings = self._plain_parts.strings(part, content)
            if strings is not None:
                told = self._seen.used | self._seen.emptied
                unused = sum(index not in told and bool(words.strip()) for index, words in enumerate(strings[1]))
                self._ledger.add("strings_unused", times=unused)
                return parsed(strings[0])
        return parsed(content)

    def copy(self) -> bytes:
        """The bytes of the copy; raises Refused."""
        if self._refusals:
            raise self._refusals[0]
        return self._copying.done(self._main)

    def _style_root(self) -> etree._Element | None:
        for relation in self._package.relations(self._main):
            if relation.kind == "styles" and relation.target in self._package.archive:
                return parsed(self._package.archive.read(relation.target))
        return None

    def _workbook(self, root: etree._Element, part: str) -> None:
        if any("absPath" in str(element.tag) for element in root.iter()):
            self._ledger.add("path")
        for child in list(root):
            code = _TOLD.get(local(child), "")
            if code:
                self._ledger.add(code)
            if local(child) not in _KEPT:
                root.remove(child)
        tidy(root, self._ledger, "")
        for element in named(root, "workbookPr", "workbookView"):
            kept = (
                {"date1904"}
                if local(element) == "workbookPr"
                else {"xWindow", "yWindow", "windowWidth", "windowHeight"}
            )
            for attribute in [name for name in element.attrib if name not in kept]:
                del element.attrib[attribute]
        self._defined_names(root, self._choose_sheets(root, part))

    def _choose_sheets(self, root: etree._Element, part: str) -> dict[int, int]:
        """Takes hidden sheets out; the numbers of the others, before and after."""
        relations = {relation.key: relation for relation in self._package.relations(part)}
        kept: dict[int, int] = {}
        for number, sheet in enumerate(list(named(root, "sheet"))):
            name = sheet.get("name", "")
            relation = next((relations[key] for key in relation_keys(sheet).values() if key in relations), None)
            if relation is None or relation.target not in self._package.archive:
                remove(sheet)
                continue
            visible = sheet.get("state", "visible") == "visible"
            if visible and relation.kind in {"worksheet", "chartsheet"}:
                kept[number] = len(kept)
                self._names[relation.target] = safe_name(name)
                continue
            self._seen.hidden.add(name)
            self._note_strings(relation.target)
            code = "sheet_hidden" if relation.kind in {"worksheet", "chartsheet"} else "macro_sheet"
            self._copying.drop(relation.target, code, f"工作表“{safe_name(name)}”")
            remove(sheet)
        if not kept:
            raise UnreadableFile("damaged", "文件里没有看得见的工作表；请用 Excel 打开，取消隐藏后另存")
        return kept

    def _note_strings(self, part: str) -> None:
        """Strings of a hidden sheet are told with it, not as left behind."""
        text = self._package.archive.read(part).decode("utf-8", "replace")
        self._seen.emptied.update(int(match[1]) for match in _INDEX.finditer(text))

    def _defined_names(self, root: etree._Element, kept: dict[int, int]) -> None:
        group = next((child for child in root if local(child) == "definedNames"), None)
        for element in list(group) if group is not None else ():
            number = element.get("localSheetId", "")
            index = kept.get(int(number)) if number.isdecimal() and len(number) < 6 else None
            text = element.text or ""
            plain = bool(_AREAS.fullmatch(text)) and not any(name in text for name in self._seen.hidden)
            if element.get("name") in _LAYOUT_NAMES and index is not None and plain:
                hidden = element.get("hidden")
                name = element.get("name", "")
                element.attrib.clear()
                element.set("name", name)
                element.set("localSheetId", str(index))
                if hidden:
                    element.set("hidden", hidden)
            else:
                if element.get("name") not in _LAYOUT_NAMES:
                    self._ledger.add("names")
                remove(element)
        if group is not None and not len(group):
            root.remove(group)

    def _sheet(self, root: etree._Element, part: str) -> None:
        Sheet(root, self._names.get(part, ""), self._seen, self._ledger).clean()

    def _chartsheet(self, root: etree._Element, part: str) -> None:
        for child in list(root):
            if local(child) not in {"sheetViews", "pageMargins", "drawing"}:
                root.remove(child)
        tidy(root, self._ledger, self._names.get(part, ""))

    def _styles(self, root: etree._Element, part: str) -> None:
        tidy(root, self._ledger, "")
        clean_styles(root)

    def _plain(self, root: etree._Element, part: str) -> None:
        tidy(root, self._ledger, "")

    def _drawing(self, root: etree._Element, part: str) -> None:
        tidy(root, self._ledger, "图形")
        clean_names(root, self._ledger, "图形")

    def _chart(self, root: etree._Element, part: str) -> None:
        clean_chart(root, self._ledger)

    def _strings(self, root: etree._Element, part: str) -> None:
        tidy(root, self._ledger, "")
        unused = 0
        for index, item in enumerate(root):
            texts = any((text or "").strip() for text in item.itertext())
            if index not in self._seen.used:
                unused += bool(texts and index not in self._seen.emptied)
                for child in list(item):
                    item.remove(child)
                etree.SubElement(item, f"{str(item.tag).rpartition('}')[0]}}}t")
                continue
            for reading in [child for child in item if local(child) in {"rPh", "phoneticPr"}]:
                if local(reading) == "rPh":
                    self._ledger.add("hidden_text", "拼音")
                item.remove(reading)
        self._ledger.add("strings_unused", times=unused)
