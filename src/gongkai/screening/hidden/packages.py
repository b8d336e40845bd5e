"""Office packages (DOCX, XLSX): a copy takes only the parts that are named and needed, each of them cleaned."""

import posixpath
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from gongkai.intake.containers.archive import Archive
from gongkai.intake.containers.markup import parsed
from gongkai.intake.errors import UnreadableFile
from gongkai.intake.limits import Limits
from gongkai.paper.zipped import zipped
from gongkai.screening.errors import Refused
from gongkai.screening.hidden.archives import note_wrapping
from gongkai.screening.hidden.parts import METAFILES, REPORTED, SILENT
from gongkai.screening.hidden.traces import Ledger
from gongkai.screening.hidden.trees import local, space, with_foreign

_TYPES = "[Content_Types].xml"
_TYPES_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_TELLING = frozenset(
    ("creator", "lastModifiedBy", "title", "subject", "description", "keywords", "category", "contentStatus", "version",
     "identifier", "Company", "Manager", "HyperlinkBase", "TitlesOfParts", "HLinks")
)  # fmt: skip
_SHEETS_NAMED = "TitlesOfParts"


class Relation(NamedTuple):
    """A relation from one part to another: `kind` is the last word of its type, `target` the part's full name."""

    key: str
    kind: str
    type: str
    target: str
    outside: bool


def relation_keys(element: etree._Element) -> dict[str, str]:
    """Attribute → key of the relation that it names."""
    return {str(name): str(value) for name, value in element.attrib.items() if _is_relation(str(name))}


@lru_cache(4096)
def _is_relation(name: str) -> bool:
    return space(name).endswith("/relationships")


class Package:
    """The parts of an office file."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Raises UnreadableFile as `Archive` does."""
        self.archive = Archive(data, limits)
        self.types = self._types()

    def relations(self, part: str) -> list[Relation]:
        """The relations of a part; of the package itself for an empty name."""
        folder, file = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if name not in self.archive:
            return []
        found = []
        for element in parsed(self.archive.read(name)):
            outside = element.get("TargetMode") == "External"
            target, kind = element.get("Target", ""), element.get("Type", "")
            resolved = target if outside else self._resolved(folder, target)
            found.append(Relation(element.get("Id", ""), kind.rpartition("/")[2], kind, resolved, outside))
        return found

    def type_of(self, part: str) -> str:
        """The content type of a part; empty where none is declared."""
        own = self.types.get(f"/{part}".lower())
        return own or self.types.get(part.rpartition(".")[2].lower(), "")

    def main(self, usual: str) -> str:
        """The name of the main part; raises UnreadableFile `damaged`."""
        for relation in self.relations(""):
            if relation.kind == "officeDocument" and not relation.outside and relation.target in self.archive:
                return relation.target
        if usual in self.archive:
            return usual
        raise UnreadableFile("damaged", "文件里没有正文；请用原软件打开后另存")

    def _types(self) -> dict[str, str]:
        if _TYPES not in self.archive:
            return {}
        found = {}
        for element in parsed(self.archive.read(_TYPES)):
            key = element.get("PartName") if local(element) == "Override" else element.get("Extension")
            found[(key or "").lower()] = element.get("ContentType", "")
        return found

    @staticmethod
    def _resolved(folder: str, target: str) -> str:
        path = target if target.startswith("/") else posixpath.join(folder, target)
        return posixpath.normpath(path.replace("\\", "/")).lstrip("/")


Cleaner = Callable[[etree._Element, str], None]
"""Takes the root of a part, changes it in place; is told the part's name."""


class Copying:
    """Goes through the parts from the main one on.

    `cleaners` name, by kind of relation, which parts are taken and how each is cleaned. What is not taken is noted in
    the ledger by what it is. `parse` is given the bytes and the name of a part.
    """

    def __init__(
        self,
        data: bytes,
        limits: Limits,
        ledger: Ledger,
        cleaners: Mapping[str, Cleaner],
        parse: Callable[[bytes, str], etree._Element] = lambda content, part: parsed(content),
    ) -> None:
        self._parse = parse
        self.package = Package(data, limits)
        self.ledger = ledger
        self.limits = limits
        self._cleaners = cleaners
        self._taken: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._reached: set[str] = {_TYPES.lower(), "_rels/.rels"}
        note_wrapping(data, ledger)

    def take(self, part: str, type_: str, clean: Cleaner) -> None:
        """Takes a part with all that it needs."""
        self._reach(part)
        if part in self._taken:
            return
        self._taken[part] = b""
        root = self._parse(self.package.archive.read(part), part)
        clean(root, part)
        etree.cleanup_namespaces(root, keep_ns_prefixes=_prefixes(root))
        naming = [element for element in with_foreign(root) if relation_keys(element)]
        named = {key for element in naming for key in relation_keys(element).values()}
        kept = self._relations(part, named)
        keys = {relation.key for relation in kept}
        for element in naming:
            for name, key in relation_keys(element).items():
                if key not in keys:
                    del element.attrib[name]
        self._taken[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        self._types[part] = type_
        if kept:
            folder, file = posixpath.split(part)
            self._taken[posixpath.join(folder, "_rels", f"{file}.rels")] = _written(kept)

    def finish(self, main: str) -> None:
        """Notes what no relation leads to, and the relations of the package itself."""
        for relation in self.package.relations(""):
            if relation.target != main:
                self._drop(relation)
        for name in self.package.archive.names:
            if name.lower() not in self._reached:
                self.ledger.add("macros" if name.lower().endswith("vbaproject.bin") else "orphan")

    def done(self, main: str) -> bytes:
        """The copy; raises Refused where pictures keep what was cut off them."""
        if any(item.code == "cropped" for item in self.ledger.found):
            raise Refused("cropped", "图片经过裁剪，裁掉的部分仍在文件里；请用“压缩图片”删除剪裁区域，另存后再处理")
        kind = next((r for r in self.package.relations("") if r.target == main), None)
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
        root = _written([Relation("rId1", "officeDocument", kind.type if kind else office, main, False)])
        members = {_TYPES: self._written_types(), "_rels/.rels": root}
        return zipped((members | self._taken).items())

    def drop(self, part: str, code: str, where: str = "") -> None:
        """Notes that a part is left out, and all that only it leads to."""
        if code:
            self.ledger.add(code, where)
        self._follow(part)

    def is_taken(self, part: str) -> bool:
        """Whether a part goes into the copy."""
        return part in self._taken

    def _relations(self, part: str, named: set[str]) -> list[Relation]:
        """The relations that go into the copy."""
        kept = []
        for relation in sorted(self.package.relations(part), key=lambda relation: relation.kind in _LATE):
            here = not relation.outside and relation.target in self.package.archive
            if here and relation.kind == "image" and relation.key in named:
                self._picture(relation.target)
                kept.append(relation)
            elif here and relation.kind in self._cleaners and (relation.key in named or relation.kind in _UNNAMED):
                self.take(relation.target, self.package.type_of(relation.target), self._cleaners[relation.kind])
                kept.append(relation)
            else:
                self._drop(relation)
        return kept

    def _picture(self, part: str) -> None:
        from gongkai.screening.hidden.pictures import swept
        from gongkai.screening.hidden.sweeping import kind_of

        self._reach(part)
        if part in self._taken:
            return
        content = self.package.archive.read(part)
        if kind_of(content, self.limits) == "picture":
            found = swept(content, self.limits)
            self.ledger.take(found.found, "图片")
            content = found.copy()
        elif content[:4] in METAFILES or content[40:44] == b" EMF":
            self.ledger.add("metafile")
        elif not content.startswith(b"BM"):
            raise UnreadableFile("unsupported", "文件里有不认识的图片；请用 Word、Excel 打开，把图片另存为 PNG 后替换")
        self._taken[part] = content
        self._types[part] = self.package.type_of(part) or "application/octet-stream"

    def _drop(self, relation: Relation) -> None:
        kind = relation.kind
        if relation.outside:
            self.ledger.add(REPORTED.get(kind, "hyperlinks" if kind == "hyperlink" else "linked_file"))
            return
        if relation.target.lower() in self._reached:
            return
        if relation.target in self.package.archive:
            code = "" if kind in SILENT else REPORTED.get(kind, "unknown_part")
            if code == "properties" and not self._tells(relation.target):
                code = ""
            self.drop(relation.target, code)

    def _follow(self, part: str) -> None:
        if part.lower() in self._reached or part not in self.package.archive:
            return
        self._reach(part)
        for relation in self.package.relations(part):
            if not relation.outside:
                self._follow(relation.target)

    def _reach(self, part: str) -> None:
        folder, file = posixpath.split(part)
        self._reached |= {part.lower(), posixpath.join(folder, "_rels", f"{file}.rels").lower()}

    def _tells(self, part: str) -> bool:
        """Whether document properties say anything that a reader would not expect."""
        root = parsed(self.package.archive.read(part))
        return any(
            local(element) in _TELLING and "".join(str(text) for text in element.itertext()).strip()
            for element in root
            if local(element) != _SHEETS_NAMED
        )

    def _written_types(self) -> bytes:
        root = etree.fromstring(f'<Types xmlns="{_TYPES_SPACE}"/>')
        for ending, kind in (("rels", _RELATIONS_TYPE), ("xml", "application/xml")):
            etree.SubElement(root, f"{{{_TYPES_SPACE}}}Default", Extension=ending, ContentType=kind)
        for part, kind in self._types.items():
            etree.SubElement(root, f"{{{_TYPES_SPACE}}}Override", PartName=f"/{part}", ContentType=kind)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


_LATE = frozenset(("sharedStrings", "footnotes", "endnotes", "comments"))
"""Relations whose parts can be cleaned only when it is known what the others make use of."""
_UNNAMED = frozenset(
    ("styles", "theme", "numbering", "settings", "fontTable", "footnotes", "endnotes", "sharedStrings",
     "diagramDrawing")
)  # fmt: skip
"""Relations that no attribute names."""


def _prefixes(root: etree._Element) -> list[str]:
    """The prefixes that an attribute lists by name and that therefore must stay declared."""
    return [prefix for element in root.iter("{*}Choice") for prefix in str(element.get("Requires", "")).split()]


def _written(relations: list[Relation]) -> bytes:
    root = etree.fromstring(f'<Relationships xmlns="{_RELATIONS_SPACE}"/>')
    for relation in relations:
        etree.SubElement(
            root, f"{{{_RELATIONS_SPACE}}}Relationship",
            Id=relation.key, Type=relation.type, Target=f"/{relation.target}",
        )  # fmt: skip
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
