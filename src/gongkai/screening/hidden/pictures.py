"""Pictures: what cameras and programs write beside the pixels. No pixel is touched; how a picture is turned is kept."""

import struct
from collections.abc import Callable, Iterator

from gongkai.intake.errors import UnreadableFile
from gongkai.intake.limits import Limits
from gongkai.screening.hidden.exif import told_by
from gongkai.screening.hidden.traces import Ledger, Swept

_PNG = b"\x89PNG\r\n\x1a\n"
_CHUNKS = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"bKGD", b"pHYs",
     b"cICP", b"acTL", b"fcTL", b"fdAT")
)  # fmt: skip
"""Of PNG: what the pixels need."""
_TEXTS = frozenset((b"tEXt", b"zTXt", b"iTXt"))
_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))
"""Of JPEG: marks without a length."""
_EXIF, _PROFILE, _ADOBE = b"Exif\0\0", b"ICC_PROFILE\0", b"Adobe"
_REPEATS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def swept(data: bytes, limits: Limits) -> Swept:
    """A JPEG, PNG, GIF, WebP or TIFF; raises UnreadableFile `damaged` or `unsupported`."""
    ledger = Ledger()
    try:
        copy = _way(data)(data, ledger)
    except (struct.error, IndexError):
        raise _damaged() from None
    return Swept(ledger.found, lambda: copy)


def _way(data: bytes) -> Callable[[bytes, Ledger], bytes]:
    if data.startswith(_PNG):
        return _png
    if data.startswith(b"\xff\xd8"):
        return _jpeg
    if data.startswith(b"GIF8"):
        return _gif
    if data[:4] == b"RIFF":
        return _webp
    from gongkai.screening.hidden.tiff import rewritten

    return rewritten


def _jpeg(data: bytes, ledger: Ledger) -> bytes:
    out, at = [b"\xff\xd8"], 2
    while True:
        while data[at] == 0xFF and data[at + 1] == 0xFF:
            at += 1
        if data[at] != 0xFF:
            raise _damaged()
        mark = data[at + 1]
        if mark == 0xD9:
            out.append(b"\xff\xd9")
            _tail(data[at + 2 :], ledger)
            return b"".join(out)
        if mark in _ALONE:
            out.append(data[at : at + 2])
            at += 2
            continue
        end = at + 2 + int(struct.unpack_from(">H", data, at + 2)[0])
        if end > len(data) or end < at + 4:
            raise _damaged()
        out.append(_segment(mark, data[at + 4 : end], ledger))
        at = end
        if mark == 0xDA:
            end = _scan_end(data, at)
            out.append(data[at:end])
            at = end


def _scan_end(data: bytes, at: int) -> int:
    """Where the compressed pixels end: at the first mark that is neither an escaped byte nor a restart."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise _damaged()
        if data[at + 1] == 0 or 0xD0 <= data[at + 1] <= 0xD7:
            at += 2
        else:
            return at


def _segment(mark: int, body: bytes, ledger: Ledger) -> bytes:
    """A segment as it goes into the copy; empty where it does not."""
    if mark == 0xE0 and body.startswith(b"JFIF\0") and len(body) >= 14:
        if len(body) > 14:
            ledger.add("picture_thumbnail")
        body = body[:12] + b"\0\0"
    elif mark == 0xE1 and body.startswith(_EXIF):
        body = told_by(body[6:], ledger)
        body = _EXIF + body if body else b""
    elif mark == 0xE2 and body.startswith(_PROFILE):
        pass
    elif mark == 0xEE and body.startswith(_ADOBE):
        body = body[:12]
    elif 0xE0 <= mark <= 0xEF or mark == 0xFE:
        ledger.add("picture_text" if mark == 0xFE else "picture_details")
        body = b""
    if not body and (0xE0 <= mark <= 0xEF or mark == 0xFE):
        return b""
    return struct.pack(">BBH", 0xFF, mark, len(body) + 2) + body


def _png(data: bytes, ledger: Ledger) -> bytes:
    out, at = [_PNG], 8
    while True:
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise _damaged()
        if kind in _CHUNKS:
            out.append(data[at:end])
        elif kind == b"eXIf":
            turn = told_by(data[at + 8 : end - 4], ledger)
            out.append(_chunk(b"eXIf", turn) if turn else b"")
        else:
            ledger.add("picture_text" if kind in _TEXTS else "picture_details")
        at = end
        if kind == b"IEND":
            _tail(data[at:], ledger)
            return b"".join(out)


def _chunk(kind: bytes, body: bytes) -> bytes:
    from zlib import crc32

    return struct.pack(">I4s", len(body), kind) + body + struct.pack(">I", crc32(kind + body))


def _gif(data: bytes, ledger: Ledger) -> bytes:
    flags = data[10]
    at = 13 + (3 << (flags & 7) + 1 if flags & 0x80 else 0)
    out = [data[:at]]
    while True:
        kind = data[at]
        if kind == 0x3B:
            _tail(data[at + 1 :], ledger)
            return b"".join(out) + b"\x3b"
        if kind == 0x2C:
            flags = data[at + 9]
            start = at + 11 + (3 << (flags & 7) + 1 if flags & 0x80 else 0)
        elif kind == 0x21:
            start = at + 2
        else:
            raise _damaged()
        *_, end = _blocks(data, start)
        if kind == 0x2C or data[at + 1] == 0xF9 or _repeats(data, at):
            out.append(data[at:end])
        else:
            ledger.add("picture_text" if data[at + 1] in (0xFE, 0x01) else "picture_details")
        at = end


def _repeats(data: bytes, at: int) -> bool:
    """Whether an extension only says how often a moving picture is shown."""
    return data[at + 1] == 0xFF and data[at + 3 : at + 14] in _REPEATS and data[at + 14] == 3 and data[at + 18] == 0


def _blocks(data: bytes, at: int) -> Iterator[int]:
    """Where each block of a sequence ends; the last one is empty."""
    while True:
        length = data[at]
        at += 1 + length
        yield at
        if not length:
            return


def _webp(data: bytes, ledger: Ledger) -> bytes:
    size = int(struct.unpack_from("<I", data, 4)[0]) + 8
    if size > len(data) + 1:
        raise _damaged()
    _tail(data[size:], ledger)
    chunks: list[tuple[bytes, bytes]] = []
    at = 12
    while at + 8 <= size:
        kind, length = struct.unpack_from("<4sI", data, at)
        body = data[at + 8 : at + 8 + length]
        if len(body) != length:
            raise _damaged()
        if kind == b"EXIF":
            body = told_by(body.removeprefix(_EXIF), ledger)
        elif kind not in {b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}:
            ledger.add("picture_details")
            body = b""
        if body or kind == b"ICCP":
            chunks.append((kind, body))
        at += 8 + length + length % 2
    present = {kind for kind, _ in chunks}
    out = b"".join(
        kind
        + struct.pack("<I", len(body))
        + (_flags(body, present) if kind == b"VP8X" else body)
        + b"\0" * (len(body) % 2)
        for kind, body in chunks
    )
    return b"RIFF" + struct.pack("<I", len(out) + 4) + b"WEBP" + out


def _flags(body: bytes, present: set[bytes]) -> bytes:
    """What the head says there is: no XMP, Exif only where the turn of the picture is kept."""
    flags = body[0] & ~0x0C | (0x08 if b"EXIF" in present else 0)
    return bytes([flags]) + body[1:]


def _tail(rest: bytes, ledger: Ledger) -> None:
    if rest.strip(b"\0"):
        ledger.add("picture_tail")


def _damaged() -> UnreadableFile:
    return UnreadableFile("damaged", "图片已损坏或不完整；请重新导出，或向对方另要一份")
