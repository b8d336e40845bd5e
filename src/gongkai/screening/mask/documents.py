"""Word files: words across runs, tables with their columns, and whatever else the parts of the file say."""

from lxml import etree

from gongkai.intake.containers.archive import Archive
from gongkai.intake.containers.markup import parsed
from gongkai.paper.zipped import zipped
from gongkai.screening.body import Body
from gongkai.screening.mask.markup import everything, serialised, to_text

_STORIES = ("document", "header", "footer", "footnotes", "endnotes", "comments", "glossary")
_BLANKS = frozenset({"tab", "br", "cr", "ptab", "noBreakHyphen"})


class WordFile:
    """The parts of a Word file; `bodies` are looked at one after the other, `content` is the file written anew."""

    def __init__(self, archive: Archive) -> None:
        self._others: dict[str, bytes] = {}
        self._roots: dict[str, etree._Element] = {}
        self._names = list(archive.names)
        for name in self._names:
            content = archive.read(name)
            if name.lower().endswith((".xml", ".rels", ".vml")) and content.strip():
                self._roots[name] = parsed(content)
            else:
                self._others[name] = content
        self.pictures = sum(name.startswith("word/media/") for name in self._names)

    def bodies(self) -> list[Body]:
        """The stories with their tables, then every text and attribute of every part."""
        stories = [
            _Story(root).body
            for name, root in self._roots.items()
            if name.startswith("word/") and name.rpartition("/")[2].startswith(_STORIES)
        ]
        return stories + [everything(root, _named(name)) for name, root in self._roots.items()]

    def content(self) -> bytes:
        """The file with what was written back."""
        return zipped(
            (name, serialised(self._roots[name]) if name in self._roots else self._others[name]) for name in self._names
        )


def _named(part: str) -> str:
    """What an officer calls a part of the file."""
    name = part.rpartition("/")[2]
    for start, said in (("header", "页眉"), ("footer", "页脚"), ("document", "正文"), ("footnotes", "脚注")):
        if name.startswith(start):
            return said
    return f"文件内部（{name}）"


class _Story:
    """Paragraphs as lines, tables as rows; a nested table's words stand in the cell around it."""

    def __init__(self, root: etree._Element) -> None:
        self.body = Body()
        self._paragraphs = self._tables = 0
        self._blocks(root)

    def _blocks(self, parent: etree._Element) -> None:
        for element in parent:
            kind = _local(element)
            if kind == "p":
                self._paragraphs += 1
                self._words(element, f"第{self._paragraphs}段")
                self.body.add("\n")
            elif kind == "tbl":
                self._table(element)
            elif kind not in {"sectPr", "tblPr", "tblGrid"}:
                self._blocks(element)

    def _table(self, table: etree._Element) -> None:
        self._tables += 1
        number = self._tables
        self.body.table()
        for row_number, row in enumerate((each for each in table.iter() if _local(each) == "tr"), 1):
            if _outer(row, "tbl") is not table:
                continue
            self.body.row()
            column = 1
            for cell in (each for each in row.iter() if _local(each) == "tc" and _outer(each, "tr") is row):
                self.body.cell(column)
                for paragraph in (each for each in cell.iter() if _local(each) == "p"):
                    self._words(paragraph, f"第{number}个表格第{row_number}行第{column}列")
                    self.body.add(" ")
                column += _width(cell)
            self.body.end_row()

    def _words(self, paragraph: etree._Element, where: str) -> None:
        for element in paragraph.iter():
            kind = _local(element)
            if kind in {"t", "delText", "instrText"} and element.text and _outer(element, "p") is paragraph:
                self.body.add(element.text, to_text(element), where)
            elif kind in _BLANKS:
                self.body.add(" ")
        for inner in paragraph.iter():
            if _local(inner) == "txbxContent" and _outer(inner, "p") is paragraph and not self.body.in_row:
                self.body.add("\n")
                self._blocks(inner)


def _local(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _outer(element: etree._Element, kind: str) -> etree._Element | None:
    above = element.getparent()
    while above is not None and _local(above) != kind:
        above = above.getparent()
    return above


def _width(cell: etree._Element) -> int:
    for element in cell.iter():
        if _local(element) == "gridSpan":
            value = str(next(iter(element.attrib.values()), "1"))
            return min(max(int(value), 1), 200) if value.isdecimal() and len(value) < 5 else 1
        if _local(element) == "p":
            break
    return 1
