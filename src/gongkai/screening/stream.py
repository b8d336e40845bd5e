"""A text as detectors see it: disguises taken off, and for every place its column, its label and the words before."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from gongkai.intake.patterns import Pattern
from gongkai.screening.folding import fold

_HEADER = Pattern(
    r"姓\s*名|户\s*主|身份证|证件|电\s*话|手\s*机|联系|住\s*址|地\s*址|出生|生日|年\s*龄|性\s*别|民\s*族|银行|卡号|账号|帐号|账户|帐户|开户|一卡通|"
    r"残疾|病\s*种|疾病|病情|诊断|健康|学\s*校|班级|监护|家长|车牌|社保|医保|社会保障|护照|通行证|序\s*号|备\s*注|金\s*额|标准|职\s*务|职称|"
    r"人口|人数|面积|类别|等级|单位|机构|时间|日期|关系|申请人|号码|编号|救助|补贴|代码|文号|流水|名称|当事人|决算数|预算数|事项|依据|科目|职业"
)
_LONGEST_HEADER = 18
_DIGITS = Pattern(r"\d{5}")
_BEFORE = 24


class Row(NamedTuple):
    """A row of a table: where it lies in the stream, and where each of its cells begins; columns count from 1."""

    table: int
    start: int
    end: int
    starts: Sequence[int]
    columns: Sequence[int]

    def cells(self) -> Iterator[tuple[int, int, int]]:
        """Start, end and column of each cell."""
        last = len(self.starts) - 1
        for index, start in enumerate(self.starts):
            yield start, self.starts[index + 1] - 1 if index < last else self.end, self.columns[index]


class Column(NamedTuple):
    """The cells below one heading."""

    label: str
    number: int
    cells: list[tuple[int, int]]
    table: int
    labels: str
    """All headings of its table, so that a detector can tell a roster from a list of offices."""


class Stream:
    """A text with its tables; `text` and `folded` have the same length, cells are parted by tabs, rows by line breaks.

    `folded` is given where a kind of file parts cells by something else than tabs. `on` is the day on which ages count.
    """

    def __init__(self, text: str, rows: Sequence[Row] = (), folded: str | None = None, on: date | None = None) -> None:
        self.text = text
        self.rows = rows
        self.folded = fold(text) if folded is None else folded
        self.on = on

    @cached_property
    def _row_starts(self) -> list[int]:
        return [row.start for row in self.rows]

    def row_at(self, offset: int) -> Row | None:
        """The row of a table in which an offset lies."""
        index = bisect_right(self._row_starts, offset) - 1
        if index < 0 or offset > self.rows[index].end:
            return None
        return self.rows[index]

    @cached_property
    def columns(self) -> list[Column]:
        """The columns of all tables, as far as they have headings."""
        return [column for columns in self._below_headings for column in columns]

    @cached_property
    def _below_headings(self) -> list[list[Column]]:
        """Heading by heading, its columns with their cells."""
        found: list[list[Column]] = []
        kept: dict[int, Column] | None = None
        last: dict[int, str] | None = None
        for row, labels in zip(self.rows, self._labels_of_rows, strict=True):
            if labels is None:
                kept = None
            elif kept is None or labels is not last:
                kept, last = {}, labels
                said = " ".join(labels.values())
                kept = {at: Column(label, at, [], row.table, said) for at, label in labels.items()}
                found.append(list(kept.values()))
            if kept:
                for start, end, at in row.cells():
                    if end > start and at in kept:
                        kept[at].cells.append((start, end))
        return found

    @cached_property
    def _labels_of_rows(self) -> list[dict[int, str] | None]:
        """For each row the labels of the heading above it; None for headings and for rows without one."""
        heads = self._headings
        labels: list[dict[int, str] | None] = []
        current: dict[int, str] | None = None
        table = 0
        for number, row in enumerate(self.rows):
            if row.table != table:
                table, current = row.table, None
            if number in heads:
                current = heads[number] or current
                labels.append(None)
            else:
                labels.append(current)
        return labels

    @cached_property
    def _headings(self) -> dict[int, dict[int, str]]:
        """Row index → the labels of its columns, for each row that is a heading; none where they were joined on."""
        hits: dict[int, int] = {}
        for match in _HEADER.finditer(self.folded) if self.rows else ():
            index = bisect_right(self._row_starts, match.start()) - 1
            if index >= 0 and match.start() <= self.rows[index].end:
                hits[index] = hits.get(index, 0) + 1
        heads: dict[int, dict[int, str]] = {}
        for index, times in sorted(hits.items()):
            if times < 2 and len(self.rows[index].starts) > 2 and index - 1 not in heads:
                continue
            labels = self._labels(self.rows[index])
            if labels is None:
                continue
            above = heads.get(index - 1)
            if above and self.rows[index - 1].table == self.rows[index].table:
                joined = {at: above.get(at, "") + labels.get(at, "") for at in sorted({*above, *labels})}
                heads[index - 1], labels = {}, joined
            heads[index] = labels
        return heads

    def _labels(self, row: Row) -> dict[int, str] | None:
        """The labels of a heading; None where the row holds values, as a form filled in side by side does."""
        labels: dict[int, str] = {}
        known = 0
        for start, end, at in row.cells():
            cell = "".join(self.folded[start:end].replace("\u200b", "").split())
            if _DIGITS.search(cell):
                return None
            if cell and len(cell) <= _LONGEST_HEADER:
                labels[at] = cell
                known += bool(_HEADER.search(cell))
        return labels if 2 * known > len(labels) or known >= 4 else None

    def heading(self, offset: int) -> str:
        """The heading of the column in which an offset lies; empty where there is none."""
        index = bisect_right(self._row_starts, offset) - 1
        if index < 0 or offset > self.rows[index].end:
            return ""
        labels = self._labels_of_rows[index]
        if labels is None:
            return ""
        row = self.rows[index]
        return labels.get(row.columns[max(0, bisect_right(row.starts, offset) - 1)], "")

    def label(self, offset: int) -> str:
        """What says what stands at an offset: the words before it, the cell to its left, the heading above it."""
        begin = max(0, offset - _BEFORE)
        line = self.folded.rfind("\n", begin, offset) + 1
        before = self.folded[max(begin, line) : offset]
        if line and not before.strip():
            previous = self.folded.rfind("\n", 0, line - 1) + 1
            if line - previous <= _LONGEST_HEADER:
                before = self.folded[previous:offset]
        heading = self.heading(offset) if self.rows else ""
        return f"{before}\t{heading}".replace("\u200b", "") if heading else before.replace("\u200b", "")

    def line(self, offset: int) -> tuple[int, int]:
        """Start and end of the line (the row, the paragraph) around an offset."""
        end = self.folded.find("\n", offset)
        return self.folded.rfind("\n", 0, offset) + 1, len(self.folded) if end < 0 else end
