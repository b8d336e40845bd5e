"""A stream being written: lines and tables in their order, each row's place noted as it comes."""

from collections.abc import Sequence

from gongkai.intake.document import Flat, GridRow
from gongkai.intake.errors import UnreadableFile
from gongkai.intake.limits import Limits


class Stream:
    """Takes lines and tables, gives a Flat; raises UnreadableFile `too_large` beyond the limits."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._pieces: list[str] = []
        self._rows: list[GridRow] = []
        self._notes: dict[str, None] = {}
        self.length = 0
        """Of what was taken so far: where the next line starts."""
        self._cells = 0
        self._tables = 0

    def line(self, text: str) -> None:
        """Adds a line; its own line breaks part lines, tabs part cells."""
        self._add(text + "\n")

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """Adds a table; cells hold neither tabs nor line breaks."""
        self.begin_table()
        for number, cells in enumerate(rows, 1):
            self.row(cells, number)

    def begin_table(self) -> None:
        """The rows that follow are of a table of their own."""
        self._tables += 1

    def row(self, cells: Sequence[str], number: int) -> None:
        """Adds a row, by the number it has in its table."""
        self._rows.append(GridRow(self.length, self._tables, number))
        self.count(len(cells))
        self._add("\t".join(cells) + "\n")

    def count(self, cells: int) -> None:
        """Takes cells from those allowed."""
        self._cells += cells
        if self._cells > self._limits.cells:
            raise UnreadableFile(
                "too_large", f"单元格超过 {self._limits.cells // 10_000} 万个的上限；请确认是否拿错了文件"
            )

    def note(self, sentence: str) -> None:
        """Something the user has to be told, once."""
        self._notes[sentence] = None

    def insert(self, flat: Flat) -> None:
        """Adds another file's stream, which stood inside this one."""
        self._rows += [GridRow(row.start + self.length, row.table + self._tables, row.row) for row in flat.grid]
        self._tables += max((row.table for row in flat.grid), default=0)
        self._notes.update(dict.fromkeys(flat.notes))
        self._add(flat.text if flat.text.endswith("\n") else flat.text + "\n")

    def done(self) -> Flat:
        """What was taken."""
        return Flat("".join(self._pieces), tuple(self._rows), tuple(self._notes))

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self.length += len(text)
        if self.length > self._limits.text_chars:
            raise UnreadableFile(
                "too_large", f"文字超过 {self._limits.text_chars // 10_000} 万字，不像一份年度报告；请拆分后再试"
            )
