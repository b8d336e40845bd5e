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
_BLANKS = str.maketrans("\t\n\r", "   ")

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
        spans = _spans(sheet)
        widest = max(max(row, default=0) for row in sheet.rows.values())
        widest = max(
            [widest, sheet.width, *(span.right for span in sheet.merged if span.left in sheet.rows.get(span.top, ()))]
        )
        self.stream.begin_table()
        for number in sorted(sheet.rows):
            row = sheet.rows[number]
            if not row:
                continue
            last = min(max(sheet.ends.get(number, 0), max(row), *spans.get(number, (0,))), widest)
            if self._is_words(sheet, number, row, last):
                self._words(number, row)
            else:
                self._row(number, row, last)

    def done(self) -> Flat:
        """The stream; places are sheet and cell."""
        flat = self.stream.done()
        return flat._replace(spots=CellSpots(flat.text, self._lines, self._names))

    def _is_words(self, sheet: Sheet, number: int, row: dict[int, str], last: int) -> bool:
        if len(row) > 1:
            return False
        ((column, text),) = row.items()
        if column == last or any(
            span.top == number and span.left == column and span.right >= last for span in sheet.merged
        ):
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
        self.stream.line("\n".join(" ".join(line.split()) for line in text.splitlines()))

    def _row(self, number: int, row: dict[int, str], last: int) -> None:
        self._lines.append((self.stream.length, len(self._names) - 1, number, 1, True))
        cells = [""] * last
        for column, text in row.items():
            cells[column - 1] = text if text.isalnum() else " ".join(text.translate(_BLANKS).split())
        self.stream.row(cells, number)


def _spans(sheet: Sheet) -> dict[int, tuple[int, ...]]:
    """The right ends of merged cells by row; what stands under a merged cell is dropped from the sheet."""
    found: dict[int, list[int]] = {}
    for span in sheet.merged:
        rows = range(span.top, span.bottom + 1) if span.bottom - span.top < len(sheet.rows) * 2 else sheet.rows.keys()
        for number in rows:
            row = sheet.rows.get(number)
            if row is None or not span.top <= number <= span.bottom:
                continue
            found.setdefault(number, []).append(span.right)
            _clear(row, span, keep=span.left if number == span.top else 0)
    return {number: tuple(ends) for number, ends in found.items()}


def _clear(row: dict[int, str], span: Merged, *, keep: int) -> None:
    for column in [column for column in row if span.left <= column <= span.right and column != keep]:
        del row[column]


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
