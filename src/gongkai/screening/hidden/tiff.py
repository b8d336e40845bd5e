"""TIFF: written anew by the imaging library, since its tags and its pixels lie anywhere in the file."""

import re
import struct
from io import BytesIO
from typing import Any

from gongkai.intake.errors import UnreadableFile
from gongkai.screening.hidden.traces import Ledger

_NEEDED = frozenset((*range(254, 267), 273, 274, 277, 278, 279, 282, 283, 284, 290, 292, 293, 296, 297, 301, 317, 320,
                     *range(322, 326), 338, 339, 347, 530, 531, 532))  # fmt: skip
"""Tags that say how the pixels are laid out."""
_GPS = 34853
_OFFSETS = {273: 279, 324: 325}
"""Where strips or tiles start → how long they are."""
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_MOST = 5_000
_HEAD = re.compile(rb"(?s)II\*\0....|MM\0\*....")
"""What programs leave before each page that they put behind another."""


def rewritten(data: bytes, ledger: Ledger) -> bytes:
    """The same pixels, page by page and upright, with no tag that does not serve them; raises UnreadableFile."""
    import warnings

    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tags, spans = _layout(data)
            if max(end for _, end in spans) > len(data):  # the library may have been told to make do with less
                raise ValueError("cut short")
            with Image.open(BytesIO(data), formats=["TIFF"]) as picture:
                pages = []
                for number in range(getattr(picture, "n_frames", 1)):
                    picture.seek(number)
                    picture.load()
                    pages.append(picture.copy())
            copy = _written(pages)
    except Image.DecompressionBombError:
        raise UnreadableFile("too_large", "图片过大，不像正常的文件；未读取") from None
    except (
        ArithmeticError,
        EOFError,
        LookupError,
        OSError,
        RuntimeError,
        SyntaxError,
        TypeError,
        ValueError,
        struct.error,
    ):
        raise UnreadableFile("damaged", "图片已损坏或不完整；请重新导出，或向对方另要一份") from None
    if _GPS in tags:
        ledger.add("location")
    if tags - _NEEDED - {_GPS}:
        ledger.add("picture_details")
    if _HEAD.sub(b"", _outside(data, spans)).strip(b"\0"):
        ledger.add("picture_tail")
    return copy


def _written(pages: list[Any]) -> bytes:
    out = BytesIO()
    first, *others = pages
    for page in (first, *others):
        page.info = {}
    way = "group4" if all(page.mode == "1" for page in (first, *others)) else "tiff_lzw"
    first.save(out, "TIFF", compression=way, save_all=bool(others), append_images=others)
    return out.getvalue()


def _layout(data: bytes) -> tuple[set[int], list[tuple[int, int]]]:
    """All tags, and which bytes the pages make use of; raises struct.error."""
    order = "<" if data[:2] == b"II" else ">"
    at: int = struct.unpack_from(f"{order}I", data, 4)[0]
    tags: set[int] = set()
    spans = [(0, 8)]
    seen: set[int] = set()
    while at and at not in seen and len(seen) < _MOST:
        seen.add(at)
        count: int = struct.unpack_from(f"{order}H", data, at)[0]
        values: dict[int, tuple[int, ...]] = {}
        for number in range(count):
            tag, kind, many, value = struct.unpack_from(f"{order}HHII", data, at + 2 + 12 * number)
            tags.add(tag)
            size = _SIZES.get(kind, 1) * many
            start = value if size > 4 else at + 10 + 12 * number
            spans.append((start, start + size))
            if tag in {*_OFFSETS, *_OFFSETS.values()} and kind in (3, 4):
                values[tag] = struct.unpack_from(f"{order}{many}{'H' if kind == 3 else 'I'}", data, start)
        for starts, lengths in _OFFSETS.items():
            pairs = zip(values.get(starts, ()), values.get(lengths, ()), strict=False)
            spans += [(start, start + length) for start, length in pairs]
        end = at + 2 + 12 * count
        spans.append((at, end + 4))
        at = struct.unpack_from(f"{order}I", data, end)[0]
    return tags, spans


def _outside(data: bytes, spans: list[tuple[int, int]]) -> bytes:
    """The bytes that no page makes use of."""
    rest, at = [], 0
    for start, end in sorted(spans):
        if start > at:
            rest.append(data[at:start])
        at = max(at, end)
    return b"".join(rest) + data[at:]
