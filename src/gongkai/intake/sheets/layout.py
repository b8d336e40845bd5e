"""Sheets into the stream: rows padded to where their cells end, rows of one merged cell as lines of words."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import overload

from gongkai.intake.document import Flat
from gongkai.intake.limits import Limits
from gongkai.intake.patterns import Pattern
from gongkai.intake.places import Place, Spot
from gongkai.intake.sheets.grid import Merged, Sheet, letters
from gongkai.intake.stream import Stream

_HEADING = Pattern(r"[（(]?[一二三四五六七八九十]{1,3}[)）、.．]")
_LABEL = 30
"""Characters: what stands alone in a row of an older workbook and is longer is a paragraph."""

_Line = tuple[int, int, int, int, bool]
"""Where a line starts in the stream, its sheet, row and first column, and whether tabs part its cells."""


class Layout:
    """Takes sheet after sheet."""

    def __init__(self, limits: Limits) -> None:
        self.stream = Stream(limits)
        self._lines: list[_Line] = []
        self._names: list[str] = []

    def add(self, sheet: Sheet) -> None:
        """Adds the rows of a sheet in their order, blank ones left out."""
        if not sheet.rows:
            return
        self._names.append(sheet.name)
        heads, ends = _heads(sheet.merged), _ends(sheet)
        shown = [right for (top, left), right in heads.items() if left in sheet.rows.get(top, ())]
        filled = {number: max(row) for number, row in sheet.rows.items() if row}
        widest = max([*filled.values(), sheet.width, *shown], default=0)
        self.stream.begin_table()
        for number in sorted(filled):
            row = sheet.rows[number]
            last = min(max(sheet.ends.get(number, 0), filled[number], ends.get(number, 0)), widest)
            if len(row) == 1 and self._is_words(sheet, number, heads, last):
                self._words(number, row)
            else:
                self._row(number, row, last)

    def done(self) -> Flat:
        """The stream; places are sheet and cell."""
        flat = self.stream.done()
        return flat._replace(spots=CellSpots(flat.text, self._lines, self._names))

    def _is_words(self, sheet: Sheet, number: int, heads: dict[tuple[int, int], int], last: int) -> bool:
        """Whether the one cell of a row is a line of words; `heads` has the right ends of merged cells."""
        ((column, text),) = sheet.rows[number].items()
        if column == last or heads.get((number, column), 0) >= last:
            return True
        if sheet.has_ends:
            return False
        return len(text) > _LABEL or bool(_HEADING.match(text)) or not self._beside_table(sheet, number)

    def _beside_table(self, sheet: Sheet, number: int) -> bool:
        return any(len(sheet.rows.get(other, ())) > 2 for other in (number - 1, number + 1))

    def _words(self, number: int, row: dict[int, str]) -> None:
        ((column, text),) = row.items()
        self._lines.append((self.stream.length, len(self._names) - 1, number, column, False))
        self.stream.count(1)
        lines = [" ".join(line.split()) for line in text.splitlines()]
        self.stream.line(lines[0] if len(lines) == 1 else "\n".join(lines))

    def _row(self, number: int, row: dict[int, str], last: int) -> None:
        self._lines.append((self.stream.length, len(self._names) - 1, number, 1, True))
        cells = [""] * last
        for column, text in row.items():
            cells[column - 1] = text if text.isalnum() else " ".join(text.split())
        self.stream.row(cells, number)


def _ends(sheet: Sheet) -> dict[int, int]:
    """The right end of the merged cells in a row; what stands under a merged cell is dropped from the sheet."""
    found: dict[int, int] = {}
    rows = sheet.rows
    for top, left, bottom, right in sheet.merged:
        many = bottom - top >= len(rows) * 2
        for number in [number for number in rows if top <= number <= bottom] if many else range(top, bottom + 1):
            row = rows.get(number)
            if row is None:
                continue
            if right > found.get(number, 0):
                found[number] = right
            keep = left if number == top else 0
            if len(row) > 1 or keep not in row:
                for column in range(left, right + 1) if right - left < len(row) else list(row):
                    if column != keep and left <= column <= right:
                        row.pop(column, None)
    return found


def _heads(merged: list[Merged]) -> dict[tuple[int, int], int]:
    """The right ends of merged cells by the row and column of their first."""
    found: dict[tuple[int, int], int] = {}
    for top, left, _, right in merged:
        if right > found.get((top, left), 0):
            found[top, left] = right
    return found


class CellSpots(Sequence[Spot]):
    """Where each cell's text starts; worked out when first asked, for most readers never ask."""

    def __init__(self, text: str, lines: list[_Line], names: list[str]) -> None:
        self._text, self.lines, self.names = text, lines, names
        self._spots: list[Spot] = []
        self._starts: list[int] = []

    def at(self, offset: int) -> Place:
        """The cell in which an offset of the stream lies; without working out all the others."""
        if not self._starts:
            self._starts = [line[0] for line in self.lines]
        start, sheet, row, column, parted = self.lines[max(0, bisect_right(self._starts, offset) - 1)]
        column += self._text.count("\t", start, offset) if parted else 0
        return Place(sheet=self.names[sheet], cell=f"{letters(column)}{row}")

    def _all(self) -> list[Spot]:
        if not self._spots:
            self._spots = list(self._made())
        return self._spots

    def _made(self) -> Iterator[Spot]:
        for start, sheet, row, column, parted in self.lines:
            end = self._text.find("\n", start)
            at = start
            while True:
                yield Spot(at, Place(sheet=self.names[sheet], cell=f"{letters(column)}{row}"))
                at = self._text.find("\t", at, end) + 1
                if not parted or not at:
                    break
                column += 1

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, index: int) -> Spot: ...
    @overload
    def __getitem__(self, index: slice) -> list[Spot]: ...
    def __getitem__(self, index: int | slice) -> Spot | list[Spot]:
        return self._all()[index]

    def __bool__(self) -> bool:
        return bool(self.lines)
