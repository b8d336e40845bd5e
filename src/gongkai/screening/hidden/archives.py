"""ZIP archives: what lies beside the members, and every member by its own kind."""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from gongkai.intake.containers.archive import Archive
from gongkai.intake.errors import UnreadableFile
from gongkai.intake.limits import Limits
from gongkai.paper.zipped import zipped
from gongkai.screening.errors import Refused
from gongkai.screening.hidden.sweeping import inside
from gongkai.screening.hidden.sweeping import swept as swept_file
from gongkai.screening.hidden.traces import Ledger, Swept

_LOCAL = 30
_PADDING = 0xA220
"""The extra field that office programs fill up a member with."""
_WIDE = 1
"""The extra field of 64-bit sizes."""
_NUMBER = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|\d{14}[\dXx]|\d{16,19}|\d{17}[\dXx])(?![\dXx])")


def swept(data: bytes, limits: Limits) -> Swept:
    """An archive with all that lies in it; raises UnreadableFile."""
    ledger = Ledger()
    archive = Archive(data, limits)
    note_wrapping(data, ledger)
    parts: list[tuple[str, Swept | UnreadableFile]] = []
    within = inside(limits)
    for name in archive.names:
        if _NUMBER.search(name):
            ledger.add("member_name", safe_name(name))
        found: Swept | UnreadableFile
        try:
            found = swept_file(archive.read(name), within._replace(unpacked_bytes=max(archive.left, 0)))
        except UnreadableFile as error:
            if error.reason in {"too_deep", "hostile", "too_large"}:
                raise
            ledger.add("unchecked", safe_name(name))
            found = error
        else:
            ledger.take(found.found, safe_name(name))
        parts.append((name, found))
    return Swept(ledger.found, lambda: _copied(parts))


def _copied(parts: list[tuple[str, Swept | UnreadableFile]]) -> bytes:
    members: dict[str, bytes] = {}
    for name, found in parts:
        safe = safe_name(name)
        if isinstance(found, UnreadableFile):
            raise Refused("unchecked", f"压缩包里的“{safe}”无法检查（{found}）；请取出单独处理，或从压缩包中删去")
        if safe in members:
            raise Refused("not_clean", f"压缩包里的文件名隐去号码后重名（{safe}）；请先改名再处理")
        members[safe] = found.copy()
    return zipped(members.items())


def safe_name(name: str) -> str:
    """A member's name with the digits of what looks like anybody's number crossed out."""
    return _NUMBER.sub(lambda match: "×" * len(match[0]), name)


def note_wrapping(data: bytes, ledger: Ledger) -> None:
    """What a ZIP holds besides its members: comments, extra fields, bytes between them; `Archive` proved it sound."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = sorted(archive.infolist(), key=lambda entry: entry.header_offset)
            if archive.comment or any(entry.comment for entry in entries):
                ledger.add("archive_comment")
            directory = archive.start_dir
    except (BadZipFile, NotImplementedError, ValueError, OSError, IndexError):
        raise UnreadableFile("damaged", "文件已损坏（内部目录不合规范）；请用原软件打开后另存") from None
    ledger.add("archive_extra", times=sum(_tells(entry.extra) for entry in entries))
    at = 0
    for entry in entries:
        if entry.header_offset > at:
            _note_gap(data[at : entry.header_offset], ledger)
        start = entry.header_offset
        name = int.from_bytes(data[start + 26 : start + 28], "little")
        extra = int.from_bytes(data[start + 28 : start + 30], "little")
        begin = start + _LOCAL + name + extra
        if _tells(data[begin - extra : begin]):
            ledger.add("archive_extra")
        at = begin + entry.compress_size
        if entry.flag_bits & 8:
            at += _descriptor(data, at)
    _note_gap(data[at:directory], ledger)


def _descriptor(data: bytes, at: int) -> int:
    """How many bytes after a member say its size once more: their form is not marked."""
    marked = 4 if data[at : at + 4] == b"PK\x07\x08" else 0
    for width in (12, 20):
        if data[at + marked + width : at + marked + width + 2] == b"PK":
            return marked + width
    return marked + 12


def _note_gap(rest: bytes, ledger: Ledger) -> None:
    if rest.strip(b"\0"):
        ledger.add("archive_gap")


def _tells(extra: bytes) -> bool:
    """Whether an extra field tells anything: sizes and empty padding do not."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = int.from_bytes(extra[at : at + 2], "little"), int.from_bytes(extra[at + 2 : at + 4], "little")
        body = extra[at + 4 : at + 4 + length]
        if kind == _PADDING:
            body = body[4:]
        if kind != _WIDE and body.strip(b"\0"):
            return True
        at += 4 + length
    return bool(extra[at:].strip(b"\0"))
