"""Automatic numbers: they stand in no text, yet readers see 一、 and 1. before the words."""

from typing import NamedTuple

from lxml import etree

from gongkai.intake.containers.markup import parsed
from gongkai.intake.word.numerals import numeral

_LEVELS = 9


class Level(NamedTuple):
    """How a level of a list is numbered."""

    start: int
    format: str
    text: str
    style: str
    legal: bool
    restart: int | None
    """The level (from 1) after which this one starts anew; 0 for never, None for every higher one."""


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, content: bytes, namespace: str) -> None:
        self._w = f"{{{namespace}}}"
        self._content = content
        self._read = False
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._content)

    def label(self, list_id: str, level: int | None, style: str = "") -> str:
        """The next number of a list, as it is shown, with what parts it from the words; empty where none is shown."""
        self._load()
        abstract = self._lists.get(list_id)
        if abstract is None:
            return ""
        levels = self._levels[abstract]
        if level is None:
            level = next((n for n, found in levels.items() if style and found.style == style), 0)
        if level not in levels:
            return ""
        counts = self._count(list_id, abstract, level)
        text = levels[level].text
        for other, settings in levels.items():
            if f"%{other + 1}" in text:
                shown = counts[other] if counts[other] is not None else settings.start
                text = text.replace(f"%{other + 1}", numeral(shown or 0, self._format(levels, level, other)))
        return _parted(text) if levels[level].format != "bullet" else ""

    def _format(self, levels: dict[int, Level], level: int, other: int) -> str:
        return "decimal" if levels[level].legal else levels[other].format

    def _count(self, list_id: str, abstract: str, level: int) -> list[int | None]:
        """Counts one on; lists of one definition count together unless one of them sets its own start."""
        levels, counts = self._levels[abstract], self._counts.setdefault(abstract, [None] * _LEVELS)
        overrides = self._starts.get(list_id, {})
        if overrides and list_id not in self._begun:
            for other in overrides:
                counts[other] = None
        self._begun.add(list_id)
        before = counts[level]
        counts[level] = overrides.get(level, levels[level].start) if before is None else before + 1
        for lower in range(level + 1, _LEVELS):
            restart = levels[lower].restart if lower in levels else None
            if restart is None or 0 < level + 1 <= restart:
                counts[lower] = None
        return counts

    def _load(self) -> None:
        if self._read:
            return
        self._read = True
        if not self._content:
            return
        root, w = parsed(self._content), self._w
        for element in root.iter(f"{w}abstractNum"):
            levels = {n: found for level in element.iter(f"{w}lvl") for n, found in self._level(level)}
            self._levels[element.get(f"{w}abstractNumId", "")] = levels
        for element in root.iter(f"{w}num"):
            named = element.find(f"{w}abstractNumId")
            abstract = named.get(f"{w}val", "") if named is not None else ""
            if abstract in self._levels:
                self._lists[element.get(f"{w}numId", "")] = self._changed(element, abstract)

    def _changed(self, element: etree._Element, abstract: str) -> str:
        """The definition a list follows: the one it names, or one of its own where it changes levels."""
        w, list_id = self._w, element.get(f"{self._w}numId", "")
        own: dict[int, Level] = {}
        for override in element.iter(f"{w}lvlOverride"):
            number = _whole(override.get(f"{w}ilvl"), 0)
            start = override.find(f"{w}startOverride")
            if start is not None and number < _LEVELS:
                self._starts.setdefault(list_id, {})[number] = _whole(start.get(f"{w}val"), 1)
            own |= {n: found for level in override.iter(f"{w}lvl") for n, found in self._level(level)}
        if not own:
            return abstract
        changed = f"{abstract}/{list_id}"
        self._levels[changed] = self._levels[abstract] | own
        return changed

    def _level(self, element: etree._Element) -> list[tuple[int, Level]]:
        number = _whole(element.get(f"{self._w}ilvl"), 0)
        if number >= _LEVELS:
            return []
        restart = self._value(element, "lvlRestart", "")
        return [
            (
                number,
                Level(
                    _whole(self._value(element, "start", "1"), 1),
                    self._value(element, "numFmt", "decimal"),
                    self._value(element, "lvlText", ""),
                    self._value(element, "pStyle", ""),
                    element.find(f"{self._w}isLgl") is not None,
                    _whole(restart, 0) if restart else None,
                ),
            )
        ]

    def _value(self, element: etree._Element, name: str, otherwise: str) -> str:
        found = element.find(f"{self._w}{name}")
        return otherwise if found is None else found.get(f"{self._w}val", otherwise)


def _whole(digits: str | None, otherwise: int) -> int:
    return int(digits) if digits and digits.isdecimal() and len(digits) < 7 else otherwise


def _parted(label: str) -> str:
    """A number that ends in a full-width mark needs no blank; 1. before 2024 does."""
    return label if not label or label[-1] in "、）．。：" else label + " "
