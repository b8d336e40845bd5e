"""Wordings: structured text with named fields, and the list of the fields; what a county lays over is checked here."""

import string
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from gongkai.office.journal.errors import Unlawful

_FOLDER = Path(__file__).parents[1] / "wordings"
_KEYS = {"title", "to", "required", "optional", "closing", "paragraph", "row"}
_LONGEST_TITLE = 60
_MOST_PARAGRAPHS = 40
_STOPS = "。，；、,;."


@dataclass(frozen=True)
class Field:
    """Something a letter may say by name."""

    name: str
    term: str
    is_personal: bool
    is_computed: bool
    example: str
    """What stands in its place where a wording is tried."""


class Piece(NamedTuple):
    """A paragraph; with `when` only where that field is given, with `unless` only where it is not."""

    text: str
    when: str = ""
    unless: str = ""


class RowOf(NamedTuple):
    """A line of a sheet before it is filled."""

    cells: tuple[tuple[str, str], ...]
    lines: int


@dataclass(frozen=True)
class Wording:
    """What a kind of letter says."""

    title: str
    to: str
    required: tuple[str, ...]
    optional: tuple[str, ...]
    paragraphs: tuple[Piece, ...]
    rows: tuple[RowOf, ...]
    closing: str

    def texts(self) -> Iterator[str]:
        """Every text of it that may carry fields."""
        yield from (self.to, self.closing, *(piece.text for piece in self.paragraphs))
        yield from (said for row in self.rows for _, said in row.cells)

    def named(self) -> frozenset[str]:
        """The fields it names, be it in a text or in a condition."""
        spoken = (name for text in self.texts() for name in names(text))
        return frozenset((*spoken, *(one for piece in self.paragraphs for one in (piece.when, piece.unless) if one)))


@cache
def fields() -> Mapping[str, Field]:
    """Every field there is."""
    rows = tomllib.loads((_FOLDER / "fields.toml").read_text(encoding="utf-8"))
    return {
        name: Field(name, row["term"], row.get("personal", False), row.get("computed", False), row.get("example", ""))
        for name, row in rows.items()
    }


@cache
def built_in(key: str) -> Wording:
    """The wording that comes with the house; raises KeyError for an unknown key."""
    path = _FOLDER.joinpath(*key.split(".")).with_suffix(".toml")
    if not path.is_file():
        raise KeyError(key)
    return read(path.read_text(encoding="utf-8"))


def text_of(key: str) -> str:
    """The built-in wording as it is written, to begin one's own from."""
    return _FOLDER.joinpath(*key.split(".")).with_suffix(".toml").read_text(encoding="utf-8")


def keys() -> tuple[str, ...]:
    """The keys of all built-in wordings."""
    paths = (path.relative_to(_FOLDER).with_suffix("") for path in _FOLDER.rglob("*.toml"))
    return tuple(sorted(".".join(path.parts) for path in paths if path.as_posix() != "fields"))


def read(text: str, *, over: Wording | None = None) -> Wording:
    """Reads a wording; laid over a built-in one it keeps that one's fields. Raises Unlawful with what is wrong."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _wrong(f"格式不对（{error}）") from None
    if set(raw) - _KEYS:
        raise _wrong(f"有不认识的项目：{'、'.join(sorted(set(raw) - _KEYS))}")
    required = tuple(raw.get("required", ())) if over is None else over.required
    optional = tuple(raw.get("optional", ())) if over is None else over.optional
    try:
        made = Wording(
            title=_text(raw.get("title", "")),
            to=_text(raw.get("to", "")),
            required=required,
            optional=optional,
            paragraphs=tuple(_piece(row) for row in raw.get("paragraph", ())),
            rows=tuple(_row(row) for row in raw.get("row", ())),
            closing=_text(raw.get("closing", "")),
        )
    except (TypeError, AttributeError, ValueError) as error:
        raise _wrong(f"格式不对（{error}）") from None
    _refuse(made)
    return made


def names(text: str) -> tuple[str, ...]:
    """The fields that a text names; raises ValueError for a brace that is none.

    >>> names("{applicant}：{demand}")
    ('applicant', 'demand')
    """
    found = []
    try:
        parsed = list(string.Formatter().parse(text))
    except ValueError:
        raise ValueError(f"花括号没有成对：{text[:30]}") from None
    for _, name, spec, conversion in parsed:
        if name is None:
            continue
        if spec or conversion or not name.isidentifier():
            raise ValueError(f"花括号里只写字段名，不能写“{name}”")
        found.append(name)
    return tuple(found)


def fill(text: str, given: Mapping[str, str]) -> str:
    """A text with its fields; a value's own full stop gives way to a stop of the wording.

    >>> fill("因{reason}，延长。", {"reason": "需要核对。"})
    '因需要核对，延长。'
    """
    pieces: list[str] = []
    waiting = ""
    for literal, name, _, _ in string.Formatter().parse(text):
        pieces.append(waiting.rstrip(_STOPS) if literal[:1] in _STOPS and literal else waiting)
        pieces.append(literal)
        waiting = "" if name is None else given.get(name, "").strip()
    return "".join((*pieces, waiting))


def _wrong(why: str) -> Unlawful:
    return Unlawful("措辞没有保存", {"text": why})


def _text(said: Any) -> str:
    if not isinstance(said, str):
        raise ValueError(f"“{said}”应当是引号里的文字")
    return said


def _piece(row: Mapping[str, Any]) -> Piece:
    if set(row) - {"text", "when", "unless"} or "text" not in row:
        raise ValueError("每段要有 text，可以有 when 或者 unless")
    return Piece(_text(row["text"]), _text(row.get("when", "")), _text(row.get("unless", "")))


def _row(row: Mapping[str, Any]) -> RowOf:
    if set(row) - {"cells", "lines"} or not 1 <= len(row["cells"]) <= 2:
        raise ValueError("表格的每行有一个或两个格子，可以有 lines")
    return RowOf(tuple((_text(label), _text(said)) for label, said in row["cells"]), int(row.get("lines", 1)))


def _refuse(made: Wording) -> None:
    known = fields()
    if not made.title.strip() or len(made.title) > _LONGEST_TITLE or "{" in made.title:
        raise _wrong(f"title 要写文书名称，不超过{_LONGEST_TITLE}字，不含字段")
    if not (made.paragraphs or made.rows or made.to) or len(made.paragraphs) > _MOST_PARAGRAPHS:
        raise _wrong(f"要有正文，不超过{_MOST_PARAGRAPHS}段")
    try:
        named = made.named()
    except ValueError as error:
        raise _wrong(str(error)) from None
    allowed = {*made.required, *made.optional, *(one.name for one in known.values() if one.is_computed)}
    strange = sorted(named - allowed) + sorted({*made.required, *made.optional} - set(known))
    if strange:
        raise _wrong(f"不能用字段“{'”“'.join(strange)}”；可以用：{'、'.join(sorted(allowed))}")
    lacking = [known[name].term for name in made.required if not ({name, *_STANDS_FOR.get(name, ())} & named)]
    if lacking:
        raise _wrong(f"少了必须写的内容：{'、'.join(lacking)}")


_STANDS_FOR: Mapping[str, tuple[str, ...]] = {
    "withheld": ("withheld_said",),
    "until": ("until_day",),
    "applicant": ("you",),
}
"""A field → what the office works out from it and may stand in its place."""
