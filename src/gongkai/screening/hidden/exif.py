"""What a camera notes (Exif): all of it is told, only how the picture is turned is kept."""

import struct

from gongkai.screening.hidden.traces import Ledger

_ORIENTATION, _GPS = 0x0112, 0x8825
_SHORT = 3
_MOST = 1_000


def told_by(body: bytes, ledger: Ledger) -> bytes:
    """What is kept of an Exif block (without its mark): a block that says how the picture is turned, or nothing."""
    entries, has_thumbnail = _entries(body)
    turn = entries.get(_ORIENTATION, 1)
    kept = kept_turn(turn) if 2 <= turn <= 8 else b""
    if body.rstrip(b"\0") == kept.rstrip(b"\0"):
        return kept
    if _GPS in entries:
        ledger.add("location")
    if has_thumbnail:
        ledger.add("picture_thumbnail")
    ledger.add("picture_details")
    return kept


def kept_turn(turn: int) -> bytes:
    """The shortest Exif block that says how a picture is turned (2 to 8)."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, _SHORT, 1, turn, 0, 0)


def _entries(body: bytes) -> tuple[dict[int, int], bool]:
    """The tags of the first list with their short values, and whether a second list (a thumbnail) follows."""
    order = {b"II": "<", b"MM": ">"}.get(body[:2], "")
    if not order or len(body) < 8:
        return {}, False
    try:
        at: int = struct.unpack_from(f"{order}I", body, 4)[0]
        count = min(struct.unpack_from(f"{order}H", body, at)[0], _MOST)
        found = {}
        for number in range(count):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", body, at + 2 + 12 * number)
            found[tag] = value
        following = struct.unpack_from(f"{order}I", body, at + 2 + 12 * count)[0]
    except struct.error:
        return {}, False
    return found, following != 0
