"""A ZIP file whose members are inflated under limits: what it declares is believed only after it was checked.

Our own and not the standard library's: that one takes overlapping members (before 3.11.8) and declared sizes at their
word, costs a twentieth of a second to import, and a tenth of a millisecond for each member opened.
"""

import struct
import zlib
from typing import NamedTuple

from gongkai.intake.errors import UnreadableFile
from gongkai.intake.limits import Limits

_NO_MEMORY = "Error -4 "  # Z_MEM_ERROR, of which Python makes no error of its own
_END, _END64, _LOCATOR64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_ENTRY, _LOCAL = b"PK\x01\x02", b"PK\x03\x04"
_ENTRY_FIELDS = struct.Struct("<4s6H3I5H2I")
_LOCAL_FIELDS = struct.Struct("<4s5H3I2H")
_ENCRYPTED, _UTF8 = 0x1, 0x800
_STORED, _DEFLATED = 0, 8
_FULL32 = 0xFFFFFFFF
_SMALL = 100_000
"""Bytes up to which a member may grow as it likes: a kilobyte of blanks shrinks to nothing in honest files too."""


class Member(NamedTuple):
    """What the directory says of a member; `start` is that of its local header."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    start: int


class Archive:
    """The members of a ZIP by name; `read` inflates one.

    Names are as the standard of office files compares them: no leading slash, forward slashes, any case.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Reads the directory; raises UnreadableFile `damaged`, `too_large` or `hostile`."""
        self._data = data
        self._limits = limits
        self.left = limits.unpacked_bytes
        """Bytes that may still be inflated."""
        entries = _directory(data, limits)
        self.names = [entry.name for entry in entries]
        self._members = {entry.name.lower(): entry for entry in entries}
        if len(self._members) != len(entries):
            raise UnreadableFile("hostile", "压缩包内有同名文件，无法确定以哪个为准；请用原软件重新另存后再试")
        _refuse_tricks(entries, len(data))
        _refuse_bombs(entries, len(data), limits)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._members

    def read(self, name: str) -> bytes:
        """A member's bytes.

        Raises KeyError for a name that is none, UnreadableFile `encrypted`, `damaged`, `unsupported` or `too_large`.
        """
        member = self._members[name.lower()]
        if member.flags & _ENCRYPTED:
            raise UnreadableFile("encrypted", "文件设有密码，无法读取；请取消密码另存后再试")
        packed = self._packed(member)
        if member.method == _STORED:
            content = packed
        elif member.method == _DEFLATED:
            content = _inflated(packed, member)
        else:
            raise UnreadableFile("unsupported", "压缩包使用了不常见的压缩方法；请用原软件重新另存后再试")
        self.left -= len(content)
        if self.left < 0:
            raise _too_large(self._limits)
        if len(content) != member.size or zlib.crc32(content) != member.crc:
            raise _damaged("校验不符")
        return content

    def _packed(self, member: Member) -> bytes:
        header = self._data[member.start : member.start + _LOCAL_FIELDS.size]
        if len(header) < _LOCAL_FIELDS.size or not header.startswith(_LOCAL):
            raise _damaged("内部目录与内容不符")
        name, extra = _LOCAL_FIELDS.unpack(header)[-2:]
        begin = member.start + _LOCAL_FIELDS.size + name + extra
        packed = self._data[begin : begin + member.packed]
        if len(packed) != member.packed:
            raise _damaged("内容不全")
        return packed


def _inflated(packed: bytes, member: Member) -> bytes:
    """At most one byte more than declared is ever inflated."""
    stream = zlib.decompressobj(-15)
    try:
        content = stream.decompress(packed, member.size + 1)
    except zlib.error as error:
        if str(error).startswith(_NO_MEMORY):
            raise MemoryError from None  # the file is as good as any
        raise _damaged("内容无法解压") from None
    if len(content) > member.size:
        raise UnreadableFile("hostile", "压缩包内文件的实际大小超过其声明的大小，可能是恶意文件；未读取")
    return content


def _directory(data: bytes, limits: Limits) -> list[Member]:
    at = data.rfind(_END, max(0, len(data) - 65_557))
    if at < 0 or len(data) - at < 22:
        raise _damaged("结尾缺失，可能没有下载完整")
    count, size, start = struct.unpack_from("<HII", data, at + 10)
    if _FULL32 in (size, start) or count == 0xFFFF:
        count, size, start = _directory64(data, at, (count, size, start))
    if count > limits.members:
        raise UnreadableFile("too_large", f"压缩包内有 {count} 个文件，超过 {limits.members} 个的上限")
    if start + size > at:
        raise _damaged("内部目录位置不对")
    entries = []
    for _ in range(count):
        entry, start = _entry(data, start)
        if not entry.name.endswith("/"):
            entries.append(entry)
    return entries


def _directory64(data: bytes, end: int, plain: tuple[int, int, int]) -> tuple[int, int, int]:
    """Number, size and start of the directory where the short fields are full; a count may be full by chance."""
    locator = data[end - 20 : end] if end >= 20 else b""
    if not locator.startswith(_LOCATOR64):
        return plain
    at: int = struct.unpack_from("<Q", locator, 8)[0]
    if data[at : at + 4] != _END64 or at + 56 > len(data):
        raise _damaged("内部目录位置不对")
    count, size, start = struct.unpack_from("<QQQ", data, at + 32)
    return count, size, start


def _entry(data: bytes, at: int) -> tuple[Member, int]:
    """An entry of the directory, and where the next one starts."""
    fields = data[at : at + _ENTRY_FIELDS.size]
    if len(fields) < _ENTRY_FIELDS.size or not fields.startswith(_ENTRY):
        raise _damaged("内部目录损坏")
    _, _, _, flags, method, _, _, crc, packed, size, *lengths, _, _, _, start = _ENTRY_FIELDS.unpack(fields)
    names, extras, comments = lengths
    begin = at + _ENTRY_FIELDS.size
    name = data[begin : begin + names].decode("utf-8" if flags & _UTF8 else "cp437", "replace")
    extra = data[begin + names : begin + names + extras]
    if _FULL32 in (packed, size, start):
        size, packed, start = _sizes64(extra, size, packed, start)
    tidy = name.replace("\\", "/").lstrip("/")
    return Member(tidy, flags, method, crc, packed, size, start), begin + names + extras + comments


def _sizes64(extra: bytes, *fields: int) -> list[int]:
    """The fields that are full, from the extra field of 64-bit archives, in its fixed order."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == 1:
            values = [int.from_bytes(extra[i : i + 8], "little") for i in range(at + 4, at + 4 + length, 8)]
            found = iter(values)
            return [next(found, field) if field == _FULL32 else field for field in fields]
        at += 4 + length
    return list(fields)


def _refuse_tricks(entries: list[Member], length: int) -> None:
    """Members that lie in one another (one stretch of bytes inflated many times) or that point out of the folder."""
    reached = 0
    for entry in sorted(entries, key=lambda entry: entry.start):
        if entry.start < reached:
            raise UnreadableFile("hostile", "压缩包内文件互相重叠，是压缩炸弹的特征；未读取")
        reached = entry.start + _LOCAL_FIELDS.size + entry.packed
        if ".." in entry.name.split("/") or ":" in entry.name or "\0" in entry.name:
            raise UnreadableFile("hostile", "压缩包内的文件名指向压缩包以外的位置，可能是恶意文件；未读取")
    if reached > length:
        raise _damaged("内容不全，可能没有下载完整")


def _refuse_bombs(entries: list[Member], length: int, limits: Limits) -> None:
    if sum(entry.size for entry in entries) > limits.unpacked_bytes:
        raise _too_large(limits)
    for entry in entries:
        if entry.size > max(_SMALL, entry.packed * limits.compression):
            raise UnreadableFile(
                "too_large", f"压缩包内有文件压缩比超过 {limits.compression} 倍，是压缩炸弹的特征；未读取"
            )
    if sum(entry.size for entry in entries) > max(_SMALL, length * limits.compression):
        raise UnreadableFile("too_large", f"压缩比超过 {limits.compression} 倍，是压缩炸弹的特征；未读取")


def _too_large(limits: Limits) -> UnreadableFile:
    return UnreadableFile("too_large", f"解压后超过 {limits.unpacked_bytes / 1e6:.0f} MB 的上限；请确认是否拿错了文件")


def _damaged(why: str) -> UnreadableFile:
    return UnreadableFile("damaged", f"文件已损坏（{why}）；请重新下载或用原软件打开后另存")
