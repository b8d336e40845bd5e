"""Searches every byte of a file, however it is wrapped, for a word that was hidden in it."""

import base64
import io
import re
import zipfile
import zlib

import pikepdf

from gongkai.screening.hidden import concealed, stripped

TOKEN = "Zx7391Q"
"""What the tests hide."""
SECRET = f"机密{TOKEN}"
_WAYS = [TOKEN.encode(way) for way in ("utf-8", "utf-16-le", "utf-16-be")]
_WAYS += [
    TOKEN.encode().hex().encode(),
    TOKEN.encode().hex().upper().encode(),
    TOKEN.encode("utf-16-be").hex().encode(),
]


def cleaned(data: bytes, code: str) -> bytes:
    """The copy of a file that hides the word in a place of this code; the test fails where the word is not found there,
    is quoted, or is left in the copy."""
    assert leaks(data), "the word must be there to begin with"
    found = concealed(data)
    assert code in {item.code for item in found}
    assert TOKEN not in str(found), "told without telling what it says"
    copy = stripped(data)
    assert leaks(copy) == []
    assert [item for item in concealed(copy) if item.level != "note"] == []
    return copy


def leaks(data: bytes, place: str = "") -> list[str]:
    """Where the word is found: the file itself, its members, streams and strings; empty where it is nowhere."""
    found = [place or "bytes"] if any(way in data for way in _WAYS) else []
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                found += leaks(archive.read(name), f"{place}/{name}")
    elif data.startswith(b"%PDF"):
        found += [f"{place}:{key}" for key, text in _objects(data) if any(way in text for way in _WAYS)]
    elif data.startswith(b"\x89PNG"):
        found += [
            place + "/deflated"
            for piece in re.findall(rb"\x78[\x01\x9c\xda].*", data, re.S)
            if TOKEN.encode() in _inflated(piece)
        ]
    for letters in re.findall(rb"base64,([A-Za-z0-9+/=]+)", data):
        found += leaks(base64.b64decode(letters), f"{place}/base64")
    return found


def _inflated(piece: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(piece)
    except zlib.error:
        return b""


def _objects(data: bytes) -> list[tuple[str, bytes]]:
    found = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in (*pdf.objects, pdf.trailer):
            found.append((str(item.objgen), repr(item).encode()))
            if not isinstance(item, pikepdf.Stream):
                continue
            raw = item.read_raw_bytes()
            text = raw if item.get("/Filter") in (pikepdf.Name.DCTDecode, pikepdf.Name.JPXDecode) else item.read_bytes()
            found.append((str(item.objgen), text))
            if item.get("/Subtype") != pikepdf.Name.Image and b"Tj" in text.upper():
                found.append((str(item.objgen), _strings(item)))
        for page in pdf.pages:
            found.append(("page", _strings(page)))
    return found


def _strings(holder: pikepdf.Page | pikepdf.Stream) -> bytes:
    """All that is written on a page, in one piece, as strings cut into letters would hide it."""
    try:
        instructions = pikepdf.parse_content_stream(holder)
    except (pikepdf.PdfError, TypeError):
        return b""
    out = []
    for instruction in instructions:
        for operand in instruction.operands:
            parts = operand if isinstance(operand, pikepdf.Array) else [operand]
            out += [bytes(part) for part in parts if isinstance(part, pikepdf.String)]
    return b"".join(out)
