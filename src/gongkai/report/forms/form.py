"""What an official form consists of."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

CellKind = Literal["count", "change", "wan"]
"""A count is a whole number ≥ 0; a change may be negative; wan is a decimal amount in 万元."""


class SectionHead(NamedTuple):
    """A section: its number, its official heading and other headings seen for it."""

    number: int
    heading: str
    variants: tuple[str, ...]


class Column(NamedTuple):
    """A column: its key (empty where a block has a single unnamed one), printed label and what its cells hold."""

    key: str
    label: str
    kind: CellKind = "count"
    variants: tuple[str, ...] = ()
    applicant: str = ""
    """For table 3: the kind of applicant the column counts; empty for the total."""


class Line(NamedTuple):
    """A row with cells: key, printed label, other labels seen, the paths of its cells in order."""

    key: str
    label: str
    paths: tuple[str, ...]
    variants: tuple[str, ...] = ()
    group: str = ""
    """For table 3: the key of the bracketed group it stands in."""
    counts: tuple[str, ...] = ()
    """For table 3: the outcome codes of the law that fall on this row."""


class Group(NamedTuple):
    """A label of table 3 that spans rows and has no cells of its own."""

    key: str
    label: str
    parent: str = ""


class Block(NamedTuple):
    """A part of table 2: its clause of article 20, column heads and rows."""

    clause: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


class Stage(NamedTuple):
    """One of the three groups of five cells of table 4."""

    key: str
    label: str
    group: str
    paths: tuple[str, ...]


class Identity(NamedTuple):
    """A sum that must tie: the cells on the left add up to the cells on the right.

    `where` is the row, column or stage it speaks of, as printed.
    """

    code: str
    table: int
    where: str
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Form:
    """An edition of the form. `lines` are the rows of table 3 in order, （六） as three rows where it has three."""

    edition: str
    cite: str
    basis: str
    source: str
    first_year: int
    title: str
    free: frozenset[str]
    sections: tuple[SectionHead, ...]
    blocks: tuple[Block, ...]
    note: str
    heads: tuple[str, ...]
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    lines: tuple[Line, ...]
    merged: Line | None
    """The single row that may stand for the three of （六）; None where the form itself has one."""
    merged_lines: tuple[str, ...]
    remedy_columns: tuple[Column, ...]
    stages: tuple[Stage, ...]
    identities: tuple[Identity, ...]
    """All sums for the rows of `lines`."""
    merged_identities: tuple[Identity, ...]
    """All sums where （六） is a single row; equal to `identities` where the form has it so."""

    def lines_for(self, *, merged: bool) -> tuple[Line, ...]:
        """The rows of table 3, with （六） as one row where `merged`."""
        if not merged or self.merged is None:
            return self.lines
        first = min(index for index, line in enumerate(self.lines) if line.key in self.merged_lines)
        kept = [line for line in self.lines if line.key not in self.merged_lines]
        return (*kept[:first], self.merged, *kept[first:])

    @cached_property
    def every_line(self) -> tuple[Line, ...]:
        """Every row that table 3 may have, in printed order; the single row of （六） stands before its three."""
        if self.merged is None:
            return self.lines
        first = min(index for index, line in enumerate(self.lines) if line.key in self.merged_lines)
        return (*self.lines[:first], self.merged, *self.lines[first:])

    def identities_for(self, *, merged: bool) -> tuple[Identity, ...]:
        """The sums that must tie, with （六） as one row where `merged`."""
        return self.merged_identities if merged else self.identities

    @cached_property
    def active_lines(self) -> tuple[Line, ...]:
        """All rows of table 2 in order."""
        return tuple(line for block in self.blocks for line in block.lines)

    @cached_property
    def kinds(self) -> Mapping[str, CellKind]:
        """Cell path → what the cell holds, for every cell of the form, the merged row's included, in printed order."""
        kinds: dict[str, CellKind] = {}
        for block in self.blocks:
            for line in block.lines:
                kinds.update((path, column.kind) for path, column in zip(line.paths, block.columns, strict=True))
        for line in (*self.lines, *([self.merged] if self.merged else [])):
            kinds.update(dict.fromkeys(line.paths, "count"))
        for stage in self.stages:
            kinds.update(dict.fromkeys(stage.paths, "count"))
        return kinds

    @cached_property
    def _paths(self) -> Mapping[bool, Mapping[str, tuple[str, ...]]]:
        """Whether merged → table's key → its cells in printed order."""
        return {
            merged: {
                "active": tuple(path for line in self.active_lines for path in line.paths),
                "applications": tuple(path for line in self.lines_for(merged=merged) for path in line.paths),
                "remedies": tuple(path for stage in self.stages for path in stage.paths),
            }
            for merged in (False, True)
        }

    def paths_of(self, table: str, *, merged: bool) -> tuple[str, ...]:
        """The cells of `active`, `applications` or `remedies` in printed order, （六） as one row where `merged`."""
        return self._paths[merged][table]

    def paths_for(self, *, merged: bool) -> tuple[str, ...]:
        """Every cell path in printed order, with （六） as one row where `merged`."""
        tables = self._paths[merged]
        return (*tables["active"], *tables["applications"], *tables["remedies"])

    def counterparts(self, other: "Form") -> Mapping[str, str]:
        """Cell path → the path of the cell of another edition that counts the same thing; what has none is left out.

        Between 2019 and 2021 that is the decisions of table 2, table 3 with （六） as one row, and table 4.
        """
        if other.edition == self.edition:
            return {path: path for path in self.kinds}
        found: dict[str, str] = {}
        for path in self.kinds:
            one, many = path, f"{path}.decisions"
            if not path.startswith("active."):
                found |= {path: path} if path in other.kinds else {}
            elif many in other.kinds:
                found[one] = many
            elif path.endswith(".decisions") and path.removesuffix(".decisions") in other.kinds:
                found[path] = path.removesuffix(".decisions")
        return found

    @cached_property
    def totals(self) -> Mapping[str, tuple[str, ...]]:
        """Cell path of a total → the cells that it adds up; a part may be a total itself, never one of its own."""
        found: dict[str, tuple[str, ...]] = {}
        for identity in self.identities:
            if len(identity.left) == 1:
                found.setdefault(identity.left[0], identity.right)
        return found

    @cached_property
    def bare_labels(self) -> Mapping[str, str]:
        """Row key of table 3 → its label without number and remark, as one says it: `部分公开`."""
        lines = (*self.lines, *([self.merged] if self.merged else []))
        return {line.key: line.label.lstrip("（）一二三四五六七、.1234567890").split("（")[0] for line in lines}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Cell path → how an officer would say it, e.g. `表三“（一）予以公开”·自然人`."""
        names: dict[str, str] = {}
        for block in self.blocks:
            for line in block.lines:
                for path, column in zip(line.paths, block.columns, strict=True):
                    names[path] = f"表二“{line.label}”" + (f"·{column.label}" if len(block.columns) > 1 else "")
        for line in (*self.lines, *([self.merged] if self.merged else [])):
            for path, column in zip(line.paths, self.columns, strict=True):
                names[path] = f"表三“{line.label}”·{column.label}"
        for stage in self.stages:
            for path, column in zip(stage.paths, self.remedy_columns, strict=True):
                names[path] = f"表四“{stage.label}”·{column.label}"
        return names
