"""Which rows and columns of an older workbook are hidden: its library does not say; the few records that do are read.

A workbook of that kind is a stream of records, each a kind and a length of two bytes before what it holds. Whatever
cannot be followed is passed over: then nothing is known, and nothing is said.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from gongkai.intake.containers.compound import Compound
from gongkai.intake.errors import UnreadableFile

_BEGINS, _ENDS, _SHEET, _ROW, _COLUMNS = 0x0809, 0x000A, 0x0085, 0x0208, 0x007D
_ROW_IS_HIDDEN, _COLUMNS_ARE_HIDDEN = 0x20, 0x01
_HEAD = struct.Struct("<HH")
_ROW_FIELDS = struct.Struct("<H10xH")
_COLUMN_FIELDS = struct.Struct("<HHHxxH")


@dataclass
class Hidden:
    """What is hidden in a sheet; rows and columns count from 1."""

    rows: list[int] = field(default_factory=list)
    columns: list[tuple[int, int]] = field(default_factory=list)
    """First and last of each stretch."""


def hidden_in(data: bytes, sheets: int) -> list[Hidden]:
    """What is hidden in each of so many sheets of an older workbook; nothing in any where it cannot be told."""
    try:
        compound = Compound(data)
        stream = compound.content("Workbook") or compound.content("Book")
    except UnreadableFile:
        stream = b""
    found: list[Hidden] = []
    for kind, start, length in _records(stream, 0):
        if kind == _SHEET and length >= 4:
            found.append(_of_sheet(stream, struct.unpack_from("<I", stream, start)[0]))
        elif kind == _ENDS or len(found) > sheets:
            break
    return found if len(found) == sheets else [Hidden() for _ in range(sheets)]


def _of_sheet(stream: bytes, at: int) -> Hidden:
    found, depth = Hidden(), 0
    for kind, start, length in _records(stream, at):
        if kind == _BEGINS:
            depth += 1
        elif kind == _ENDS:
            depth -= 1
        elif depth == 1 and kind == _ROW and length >= _ROW_FIELDS.size:
            row, flags = _ROW_FIELDS.unpack_from(stream, start)
            if flags & _ROW_IS_HIDDEN:
                found.rows.append(row + 1)
        elif depth == 1 and kind == _COLUMNS and length >= _COLUMN_FIELDS.size:
            first, last, width, flags = _COLUMN_FIELDS.unpack_from(stream, start)
            if flags & _COLUMNS_ARE_HIDDEN or not width:
                found.columns.append((first + 1, last + 1))
        if depth <= 0:
            break
    return found


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Kind, start and length of the records from an offset on, as far as they are whole."""
    while at + _HEAD.size <= len(stream):
        kind, length = _HEAD.unpack_from(stream, at)
        at += _HEAD.size
        if at + length > len(stream):
            return
        yield kind, at, length
        at += length
