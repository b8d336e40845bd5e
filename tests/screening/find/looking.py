"""Detectors tried on words and tables, without a file around them."""

from datetime import date

from gongkai.screening.find import detectors
from gongkai.screening.hit import Hit
from gongkai.screening.stream import Row, Stream


def stream_of(text: str, on: date | None = None) -> Stream:
    """A text whose lines with tabs are the rows of tables; a line without ends the table."""
    rows: list[Row] = []
    table, start = 1, 0
    for line in text.split("\n"):
        starts = [start]
        starts += [start + at + 1 for at, char in enumerate(line) if char == "\t"]
        if len(starts) > 1:
            rows.append(Row(table, start, start + len(line), starts, range(1, len(starts) + 1)))
        else:
            table += 1
        start += len(line) + 1
    return Stream(text, rows, on=on)


def hits(stream: Stream, code: str = "") -> list[Hit]:
    """What all detectors, or one of them, find; each once, in order."""
    chosen = [detector for detector in detectors() if code in ("", detector.code)]
    return sorted({hit for detector in chosen for hit in detector.find(stream.folded, stream)}, key=lambda hit: hit[1:])


def found(text: str, code: str, on: date | None = None) -> list[str]:
    """The words that a detector finds in a text."""
    return [text[hit.start : hit.end] for hit in hits(stream_of(text, on), code)]


def is_covered(text: str, written: str, code: str) -> bool:
    """Whether a detector finds all of what was written, from its first character to its last."""
    start = text.index(written)
    return any(hit.start <= start and hit.end >= start + len(written) for hit in hits(stream_of(text), code))
