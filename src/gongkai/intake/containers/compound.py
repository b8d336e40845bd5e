"""The compound file of older office programs (OLE): its directory and its streams."""

import struct
from typing import NamedTuple

from gongkai.intake.errors import UnreadableFile

_END_OF_CHAIN = 0xFFFFFFFA
"""This sector number and those above it are marks."""
_MOST_SECTORS = 2_000
"""Of the directory: 4 or 32 entries each, more than any office file has."""
_STREAM, _ROOT = 2, 5
_SMALL = 4096
"""Bytes below which a stream lies in the small sectors."""
_PIECE = 64


class Stream(NamedTuple):
    """An entry of the directory."""

    name: str
    first: int
    size: int


class Compound:
    """The streams of a compound file by name."""

    def __init__(self, data: bytes) -> None:
        """Reads the directory; raises UnreadableFile `damaged`."""
        if len(data) < 512:
            raise _damaged()
        shift = struct.unpack_from("<H", data, 30)[0]
        if shift not in (9, 12):
            raise _damaged()
        self._data = data
        self._sector = 1 << shift
        self._tables = self._table_sectors()
        self.streams = {stream.name: stream for stream in self._directory()}

    def head(self, name: str) -> bytes:
        """The first sector of a stream, empty where it is a small one or none."""
        stream = self.streams.get(name)
        return b"" if stream is None or stream.size < _SMALL else self._bytes(stream.first)

    def content(self, name: str) -> bytes:
        """A whole stream, empty where there is none; raises UnreadableFile `damaged`."""
        stream = self.streams.get(name)
        if stream is None:
            return b""
        return self._chain(stream.first, stream.size) if stream.size >= _SMALL else self._small(stream)

    def _chain(self, sector: int, size: int) -> bytes:
        if size > len(self._data):
            raise _damaged()
        pieces = []
        for _ in range(-(-size // self._sector)):
            if sector >= _END_OF_CHAIN:
                raise _damaged()
            pieces.append(self._bytes(sector))
            sector = self._next(sector)
        return b"".join(pieces)[:size]

    def _small(self, stream: Stream) -> bytes:
        """A stream that lies in sectors of 64 bytes inside the stream of the root, with a table of their own."""
        root = next(iter(self.streams.values()))
        first, count = struct.unpack_from("<II", self._data, 60)
        inside, table = self._chain(root.first, root.size), self._chain(first, count * self._sector)
        piece, pieces = stream.first, []
        for _ in range(-(-stream.size // _PIECE)):
            if len(table) < piece * 4 + 4:
                raise _damaged()
            pieces.append(inside[piece * _PIECE : (piece + 1) * _PIECE])
            piece = struct.unpack_from("<I", table, piece * 4)[0]
        return b"".join(pieces)[: stream.size]

    def _bytes(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        return self._data[start : start + self._sector]

    def _table_sectors(self) -> list[int]:
        """The sectors of the allocation table: 109 stand in the header, a chain holds the others."""
        found = [n for n in struct.unpack_from("<109I", self._data, 76) if n < _END_OF_CHAIN]
        more, seen = struct.unpack_from("<I", self._data, 68)[0], 0
        while more < _END_OF_CHAIN and seen < _MOST_SECTORS:
            sector = self._bytes(more)
            if len(sector) < self._sector:
                raise _damaged()
            *numbers, more = struct.unpack(f"<{self._sector // 4}I", sector)
            found += [n for n in numbers if n < _END_OF_CHAIN]
            seen += 1
        return found

    def _next(self, sector: int) -> int:
        width = self._sector // 4
        if sector // width >= len(self._tables):
            raise _damaged()
        table = self._bytes(self._tables[sector // width])
        at = sector % width * 4
        if len(table) < at + 4:
            raise _damaged()
        following: int = struct.unpack_from("<I", table, at)[0]
        return following

    def _directory(self) -> list[Stream]:
        sector = struct.unpack_from("<I", self._data, 48)[0]
        entries: list[Stream] = []
        for _ in range(_MOST_SECTORS):
            if sector >= _END_OF_CHAIN:
                return entries
            content = self._bytes(sector)
            if not content:
                raise _damaged()
            entries += [entry for at in range(0, len(content) - 127, 128) if (entry := _entry(content, at))]
            sector = self._next(sector)
        raise _damaged()


def _entry(content: bytes, at: int) -> Stream | None:
    length, kind = struct.unpack_from("<HB", content, at + 64)
    if kind not in (_STREAM, _ROOT, 1):
        return None
    name = content[at : at + min(max(length - 2, 0), 62)].decode("utf-16-le", "replace")
    first, size = struct.unpack_from("<II", content, at + 116)
    return Stream(name, first, size)


def _damaged() -> UnreadableFile:
    return UnreadableFile("damaged", "文件已损坏（内部目录不全）；请重新下载或用原软件打开后另存")
