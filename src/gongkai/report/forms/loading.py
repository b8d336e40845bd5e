"""Reads a form's file and refuses one that names unknown keys, twice the same line, or cells that do not exist."""

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from gongkai.intake.kept import table
from gongkai.report.errors import BadValue, UnknownForm
from gongkai.report.forms.form import Block, Column, Form, Group, Identity, Line, SectionHead, Stage

EDITIONS = ("2021", "2019")
"""The editions held, newest first."""

Data = Mapping[str, Any]


@lru_cache(maxsize=8)
def form_of(edition: str) -> Form:
    """The form of an edition; raises UnknownForm for one that is not held.

    >>> len(form_of("2021").lines), len(form_of("2019").lines)
    (25, 23)
    """
    if edition not in EDITIONS:
        raise UnknownForm(f"没有“{edition}”这一版年度报告格式；现有：{'、'.join(EDITIONS)}")
    return build(table(os.path.join(os.path.dirname(__file__), f"{edition}.toml")))


def build(data: Data) -> Form:
    """A form from the content of its file; raises BadValue naming what is wrong with it."""
    _only(data, "form", "edition cite basis source first_year title free section active applications remedies")
    blocks = tuple(_block(block) for block in data["active"]["block"])
    table3, table4 = data["applications"], data["remedies"]
    _only(table3, "applications", "note heads columns groups merged line identity")
    _only(table4, "remedies", "columns stages identity")
    columns = tuple(_column(column) for column in table3["columns"])
    lines = tuple(_line(line, columns) for line in table3["line"])
    merged_data: Data | None = table3.get("merged")
    merged = _line({k: v for k, v in merged_data.items() if k != "lines"}, columns) if merged_data else None
    merged_lines = tuple(merged_data["lines"]) if merged_data else ()
    remedy_columns = tuple(_column(column) for column in table4["columns"])
    stages = tuple(
        Stage(s["key"], s["label"], s["group"], tuple(f"remedies.{s['key']}.{c.key}" for c in remedy_columns))
        for s in table4["stages"]
    )
    sums4 = _stage_sums(table4["identity"], stages)
    sums3 = _line_sums(table3["identity"], lines, columns)
    if merged:
        kept = [line for line in lines if line.key not in merged_lines]
        replaced = [_merge_terms(identity, merged, merged_lines) for identity in table3["identity"]]
        merged_sums3 = _line_sums(replaced, [*kept, merged], columns)
    else:
        merged_sums3 = sums3
    form = Form(
        edition=data["edition"],
        cite=data["cite"],
        basis=data["basis"],
        source=data["source"],
        first_year=data["first_year"],
        title=data["title"],
        free=frozenset(data["free"]),
        sections=tuple(SectionHead(s["number"], s["heading"], tuple(s["variants"])) for s in data["section"]),
        blocks=blocks,
        note=table3["note"],
        heads=tuple(table3["heads"]),
        columns=columns,
        groups=tuple(Group(g["key"], g["label"], g.get("parent", "")) for g in table3["groups"]),
        lines=lines,
        merged=merged,
        merged_lines=merged_lines,
        remedy_columns=remedy_columns,
        stages=stages,
        identities=(*sums3, *sums4),
        merged_identities=(*merged_sums3, *sums4),
    )
    _verify(form)
    return form


def _only(data: Data, where: str, allowed: str) -> None:
    unknown = set(data) - set(allowed.split())
    if unknown:
        raise BadValue(f"form file: {where} has unknown keys {sorted(unknown)}")


def _column(data: Data) -> Column:
    _only(data, f"column {data.get('key')}", "key label kind variants applicant")
    return Column(
        data["key"], data["label"], data.get("kind", "count"), tuple(data["variants"]), data.get("applicant", "")
    )


def _block(data: Data) -> Block:
    _only(data, "block", "clause columns lines")
    columns = tuple(_column(column) for column in data["columns"])
    lines = []
    for line in data["lines"]:
        _only(line, f"line {line.get('key')}", "key label variants")
        paths = tuple(f"active.{line['key']}" + (f".{c.key}" if c.key else "") for c in columns)
        lines.append(Line(line["key"], line["label"], paths, tuple(line["variants"])))
    return Block(data["clause"], columns, tuple(lines))


def _line(data: Data, columns: Sequence[Column]) -> Line:
    _only(data, f"line {data.get('key')}", "key label variants group counts")
    return Line(
        data["key"],
        data["label"],
        tuple(f"applications.{data['key']}.{column.key}" for column in columns),
        tuple(data.get("variants", ())),
        data.get("group", ""),
        tuple(data.get("counts", ())),
    )


def _merge_terms(identity: Data, merged: Line, merged_lines: Sequence[str]) -> Data:
    """The same identity with the one merged row in place of the rows it stands for."""

    def side(keys: Sequence[str]) -> list[str]:
        kept = [key for key in keys if key not in merged_lines]
        return kept if len(kept) == len(keys) else [*kept, merged.key]

    if identity["for_each"] != "column":
        return identity
    return {**identity, "left": side(identity["left"]), "right": side(identity["right"])}


def _line_sums(identities: Iterable[Data], lines: Sequence[Line], columns: Sequence[Column]) -> tuple[Identity, ...]:
    sums: list[Identity] = []
    keys = {line.key for line in lines}
    for data in identities:
        _only(data, "identity", "code for_each left right")
        left, right = data["left"], data["right"]
        if data["for_each"] == "line":
            for line in lines:
                path = f"applications.{line.key}."
                sums.append(Identity(data["code"], 3, line.label, *_sides(path + "{}", left, right)))
        else:
            unknown = {*left, *right} - keys
            if unknown:
                raise BadValue(f"form file: identity {data['code']} names unknown lines {sorted(unknown)}")
            for column in columns:
                path = "applications.{}." + column.key
                sums.append(Identity(data["code"], 3, column.label, *_sides(path, left, right)))
    return tuple(sums)


def _stage_sums(identities: Iterable[Data], stages: Sequence[Stage]) -> tuple[Identity, ...]:
    return tuple(
        Identity(data["code"], 4, stage.label, *_sides(f"remedies.{stage.key}.{{}}", data["left"], data["right"]))
        for data in identities
        for stage in stages
    )


def _sides(path: str, left: Sequence[str], right: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(path.format(key) for key in left), tuple(path.format(key) for key in right)


def _verify(form: Form) -> None:
    paths = form.paths_for(merged=False)
    if len(set(paths)) != len(paths):
        raise BadValue(f"form file {form.edition}: a cell stands twice")
    known = set(form.kinds)
    for identity in (*form.identities, *form.merged_identities):
        unknown = {*identity.left, *identity.right} - known
        if unknown:
            raise BadValue(f"form file {form.edition}: {identity.code} names unknown cells {sorted(unknown)}")
    if form.free - known:
        raise BadValue(f"form file {form.edition}: free cells that do not exist {sorted(form.free - known)}")
