"""Questions and answers between a process and its worker: a length, then JSON, behind a question the file itself."""

import json
from typing import Any

from gongkai.intake.document import Document, GridRow
from gongkai.intake.errors import UnreadableFile
from gongkai.intake.limits import Limits
from gongkai.intake.places import Box, PageSpots

LENGTH = 8
"""Bytes of a length, the lowest first."""


def question(data: bytes, limits: Limits, *, hashed: bool, ocr: bool) -> bytes:
    """What is asked of a worker: to open `data`."""
    head = json.dumps({"limits": limits, "hashed": hashed, "ocr": ocr}).encode()
    return _length(LENGTH + len(head) + len(data)) + _length(len(head)) + head + data


def asked(message: bytes) -> tuple[bytes, Limits, dict[str, bool]]:
    """The file, the limits and the options of a question."""
    behind = LENGTH + int.from_bytes(message[:LENGTH], "little")
    head = json.loads(message[LENGTH:behind])
    return message[behind:], Limits(*head["limits"]), {"hashed": head["hashed"], "ocr": head["ocr"]}


def answer(document: Document) -> bytes:
    """A document as it is sent back; its name stays with the one who asked."""
    from gongkai.intake.sheets.layout import CellSpots

    told: dict[str, Any] = {
        "kind": document.kind,
        "sha256": document.sha256,
        "encoding": document.encoding,
        "text": document.text,
        "grid": document.grid,
        "notes": document.notes,
        "recognised": document.recognised,
    }
    if isinstance(document.spots, CellSpots):
        told["cells"] = [document.spots.lines, document.spots.names]
    elif isinstance(document.spots, PageSpots):
        told["stretches"] = document.spots.stretches
    return _framed(told)


def refusal(reason: str, message: str) -> bytes:
    """Why a file could not be read, as it is sent back."""
    return _framed({"reason": reason, "message": message})


def answered(message: bytes, name: str) -> Document:
    """The document of an answer; raises UnreadableFile for a refusal, ValueError and the like for what is neither."""
    told = json.loads(message)
    if "reason" in told:
        raise UnreadableFile(str(told["reason"]), str(told["message"]))
    text = str(told["text"])
    return Document(
        name,
        str(told["sha256"]),
        str(told["kind"]),
        text,
        str(told["encoding"]),
        tuple([GridRow(*row) for row in told["grid"]]),
        tuple(map(str, told["notes"])),
        spots=_spots(told, text),
        recognised=bool(told["recognised"]),
    )


def _spots(told: dict[str, Any], text: str) -> Any:
    if "cells" in told:
        from gongkai.intake.sheets.layout import CellSpots

        lines, names = told["cells"]
        return CellSpots(text, [tuple(line) for line in lines], [str(name) for name in names])
    if "stretches" in told:
        return PageSpots([(int(start), int(page), _box(box)) for start, page, box in told["stretches"]])
    return ()


def _box(numbers: list[float]) -> Box:
    left, top, right, bottom = map(float, numbers)
    return left, top, right, bottom


def _framed(told: dict[str, Any]) -> bytes:
    message = json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return _length(len(message)) + message


def _length(number: int) -> bytes:
    return number.to_bytes(LENGTH, "little")
