"""Which parts an office package has, and which relations lead from one to the other; none is fetched from outside."""

import posixpath
from collections.abc import Iterator
from functools import lru_cache

from gongkai.intake.containers.archive import Archive
from gongkai.intake.containers.markup import parsed
from gongkai.intake.errors import UnreadableFile

_Relation = tuple[str, str, str, bool]
"""Key, last word of the type, target, and whether it lies outside the file."""
_USUAL = 4_000
"""Bytes: what is longer is not kept."""


class Parts:
    """The parts of a package; `usual` is the name of the main one where no relation leads to it."""

    def __init__(self, archive: Archive, usual: str) -> None:
        self._archive = archive
        self._usual = usual
        self._name = self._main_name()
        folder, file = posixpath.split(self._name)
        self._folder = folder
        self._targets: dict[str, str] = {}
        self._by_type: dict[str, list[str]] = {}
        for key, kind, target, outside in self._relations(f"{folder}/_rels/{file}.rels"):
            if not outside:
                self._targets[key] = self._resolved(folder, target)
                self._by_type.setdefault(kind, []).append(self._targets[key])

    def main(self) -> bytes:
        """The bytes of the main part."""
        return self._archive.read(self._name)

    def related(self, kind: str) -> bytes:
        """The bytes of the part that the main one names as its `styles`, `numbering`…; empty where there is none."""
        return next(self.every(kind), b"")

    def every(self, kind: str) -> Iterator[bytes]:
        """The bytes of each part that the main one names as one of its `header`s, `footer`s…, once."""
        for name in dict.fromkeys(self._by_type.get(kind, ())):
            if name in self._archive:
                yield self._archive.read(name)

    def target(self, relation: str) -> bytes | None:
        """The bytes of a part by the key of its relation; None for one that lies outside the file."""
        name = self._targets.get(relation, "")
        return self._archive.read(name) if name in self._archive else None

    def has_macros(self) -> bool:
        """Whether programs come with the document."""
        return any(name.lower().endswith("vbaproject.bin") for name in self._archive.names)

    def _main_name(self) -> str:
        for _, kind, target, outside in self._relations("_rels/.rels"):
            name = self._resolved("", target)
            if kind == "officeDocument" and not outside and name in self._archive:
                return name
        if self._usual in self._archive:
            return self._usual
        raise UnreadableFile("damaged", "文件里没有正文；请用原软件打开后另存")

    def _relations(self, name: str) -> tuple[_Relation, ...]:
        if name not in self._archive:
            return ()
        content = self._archive.read(name)
        return _known(content) if len(content) <= _USUAL else _said(content)

    @staticmethod
    def _resolved(folder: str, target: str) -> str:
        path = target if target.startswith("/") else posixpath.join(folder, target)
        return posixpath.normpath(path.replace("\\", "/")).lstrip("/")


def _said(content: bytes) -> tuple[_Relation, ...]:
    return tuple(
        (
            relation.get("Id", ""),
            relation.get("Type", "").rpartition("/")[2],
            relation.get("Target", ""),
            relation.get("TargetMode") == "External",
        )
        for relation in parsed(content)
    )


_known = lru_cache(maxsize=64)(_said)
"""Every file that one program writes from one form has the same relations, letter for letter."""
