"""A text as detectors see it: disguises taken off, and for every place its column, its label and the words before."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from gongkai.intake.patterns import Pattern
from gongkai.screening.folding import INVISIBLE, fold

_HEADER = Pattern(
    r"姓\s*名|户\s*主|身份证|证件|电\s*话|手\s*机|联系|住\s*址|地\s*址|出生|生日|年\s*龄|性\s*别|民\s*族|银行|卡号|账号|帐号|账户|帐户|开户|一卡通|"
    r"残疾|病\s*种|疾病|病情|诊断|健康|学\s*校|班级|监护|家长|车牌|社保|医保|社会保障|护照|通行证|序\s*号|备\s*注|金\s*额|标准|职\s*务|职称|"
    r"人口|人数|面积|类别|等级|单位|机构|时间|日期|关系|申请人|号码|编号|救助|补贴|代码|文号|流水|名称|当事人|决算数|预算数|事项|依据|科目|职业"
)
_LONGEST_HEADER = 18
_DIGITS = Pattern(r"\d{5}")
_BEFORE = 24
_FARTHEST_LABEL = 2 * _BEFORE
"""Characters before a place beyond which nothing is its label, the line above it included."""


class Row(NamedTuple):
    """A row of a table: where it lies in the stream, and where each of its cells begins; columns count from 1."""

    table: int
    start: int
    end: int
    starts: Sequence[int]
    columns: Sequence[int]
    """A range where no column is left out."""

    def cells(self) -> Iterator[tuple[int, int, int]]:
        """Start, end and column of each cell."""
        last = len(self.starts) - 1
        for index, start in enumerate(self.starts):
            yield start, self.starts[index + 1] - 1 if index < last else self.end, self.columns[index]


class Column:
    """The cells below one heading; `labels` are all headings of its table, to tell a roster from a list of offices."""

    def __init__(self, label: str, number: int, table: int, labels: str, rows: Sequence[Row]) -> None:
        self.label = label
        self.number = number
        self.table = table
        self.labels = labels
        self._rows = rows

    @cached_property
    def cells(self) -> list[tuple[int, int]]:
        """Start and end of each cell that holds something; put together when asked for, for most never are."""
        number, at, found = self.number, self.number - 1, list[tuple[int, int]]()
        for row in self._rows:
            if not isinstance(row.columns, range):
                found += [(start, end) for start, end, column in row.cells() if column == number and end > start]
                continue
            starts, last = row.starts, len(row.starts) - 1
            if at <= last:
                start, end = starts[at], starts[at + 1] - 1 if at < last else row.end
                if end > start:
                    found.append((start, end))
        return found


class _Said:
    """Where a text holds a pattern, so that most places need no label put together to know that theirs does not."""

    def __init__(self, pattern: Pattern, stream: "Stream") -> None:
        self._pattern = pattern
        self._headings = {label for label in stream.headings if pattern.search(label)}
        self._is_plain = INVISIBLE not in stream.folded
        found = [match.span() for match in pattern.finditer(stream.folded)]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def at(self, offset: int, stream: "Stream") -> bool:
        near = bisect_right(self._ends, offset - _FARTHEST_LABEL)
        if not self._is_plain or (near < len(self._starts) and self._starts[near] < offset):
            return self._pattern.search(stream.label(offset)) is not None
        return bool(self._headings) and stream.heading(offset) in self._headings


class Stream:
    """A text with its tables; `text` and `folded` have the same length, cells are parted by tabs, rows by line breaks.

    `folded` is given where a kind of file parts cells by something else than tabs. `on` is the day on which ages count.
    """

    def __init__(self, text: str, rows: Sequence[Row] = (), folded: str | None = None, on: date | None = None) -> None:
        self.text = text
        self.rows = rows
        self.folded = fold(text) if folded is None else folded
        self.on = on
        self._said: dict[str, _Said] = {}

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
    def headings(self) -> set[str]:
        """All headings of columns."""
        return {label for labels in self._headings.values() for label in labels.values()}

    @cached_property
    def _below_headings(self) -> list[list[Column]]:
        """Heading by heading, its columns with their cells."""
        found: list[list[Column]] = []
        below: list[Row] = []
        last: dict[int, str] | None = None
        is_open = False
        for row, labels in zip(self.rows, self._labels_of_rows, strict=True):
            if labels is None:
                is_open = False
                continue
            if not is_open or labels is not last:
                below, last, is_open = [], labels, True
                said = " ".join(labels.values())
                found.append([Column(label, at, row.table, said, below) for at, label in labels.items()])
            below.append(row)
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

    def says(self, pattern: Pattern, offset: int) -> bool:
        """Whether the label of a place holds a pattern; the pattern must have no blanks, anchors or looks around."""
        said = self._said.get(pattern.source)
        if said is None:
            said = self._said[pattern.source] = _Said(pattern, self)
        return said.at(offset, self)

    def line(self, offset: int) -> tuple[int, int]:
        """Start and end of the line (the row, the paragraph) around an offset."""
        end = self.folded.find("\n", offset)
        return self.folded.rfind("\n", 0, offset) + 1, len(self.folded) if end < 0 else end
