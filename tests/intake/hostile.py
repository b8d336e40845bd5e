"""Files that mean harm, or came to harm: made here, byte by byte, so that nobody has to keep them."""

import io
import struct
import zipfile
import zlib

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of members by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The members of a ZIP by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def document(body: str, *, head: str = "", attributes: str = "", **parts: str) -> bytes:
    """A Word file around a body; other parts by name, `_` for a slash."""
    xml = f'<?xml version="1.0"?>{head}<w:document xmlns:w="{WORD}" {attributes}><w:body>{body}</w:body></w:document>'
    members = {"[Content_Types].xml": _TYPES.encode(), "word/document.xml": xml.encode()}
    return zipped(members | {name.replace("_", "/") + ".xml": text.encode() for name, text in parts.items()})


def paragraph(text: str) -> str:
    """A paragraph of one run."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def overlapping(count: int, size: int) -> bytes:
    """A ZIP whose members all inflate the same bytes: small as a file, huge unpacked, each member harmless."""
    stream = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = b"0" * size
    packed = stream.compress(content) + stream.flush()
    crc = zlib.crc32(content)
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(packed), size, 1, 0) + b"a" + packed
    directory = b"".join(
        struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, crc, len(packed), size, 5, 0, 0, 0, 0, 0, 0)
        + f"{n:05}".encode()
        for n in range(count)
    )
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(local), 0)
    return local + directory + end


def lying(size: int, declared: int) -> bytes:
    """A ZIP whose member is larger than it says."""
    data = bytearray(zipped({"word/document.xml": b"0" * size}))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, declared)
    return bytes(data)


def compound(*names: str) -> bytes:
    """An OLE file with streams of these names and nothing in them."""
    sector = 512
    entries = b"".join(_entry(name, 5 if number == 0 else 2) for number, name in enumerate(("Root Entry", *names)))
    entries += b"\0" * (-len(entries) % sector)
    table = struct.pack("<I", 0xFFFFFFFD)
    count = len(entries) // sector
    table += b"".join(struct.pack("<I", n + 2 if n + 1 < count else 0xFFFFFFFE) for n in range(count))
    table += b"\xff" * (sector - len(table))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 10
    head += struct.pack("<IIIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    head += b"\xff" * (sector - len(head))
    return head + table + entries


def _entry(name: str, kind: int) -> bytes:
    letters = name.encode("utf-16-le") + b"\0\0"
    entry = letters.ljust(64, b"\0") + struct.pack("<HBB", len(letters), kind, 1) + b"\xff" * 12 + b"\0" * 36
    return entry + struct.pack("<IQ", 0xFFFFFFFE, 0)
