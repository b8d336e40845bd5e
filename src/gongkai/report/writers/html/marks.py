"""What was found in a report: listed before it, and marked in its cells by colour, a sign and words."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Protocol

from gongkai.report.writers.outline import NUMERALS

WORDS = {"error": ("✕", "错误"), "warning": ("!", "警告"), "hint": ("?", "提示")}
"""Level → the sign and the word that stand beside the colour."""
_MOST_LINKS = 4


class Mark(Protocol):
    """As much of a finding as a page shows of it."""

    @property
    def code(self) -> str: ...

    @property
    def level(self) -> str: ...

    @property
    def message(self) -> str: ...

    @property
    def mend(self) -> str: ...

    @property
    def cite(self) -> str: ...

    @property
    def cells(self) -> tuple[str, ...]: ...

    @property
    def section(self) -> int | None: ...

    @property
    def suspects(self) -> tuple[str, ...]: ...


class Marks:
    """The findings of one report in the order shown, and which of them speak of a cell."""

    def __init__(self, findings: Sequence[Mark], names: Mapping[str, str]) -> None:
        order = list(WORDS)
        self.findings = sorted(findings, key=lambda mark: order.index(mark.level))
        self.names = names
        self._at: dict[str, list[int]] = {}
        for number, mark in enumerate(self.findings, 1):
            for path in dict.fromkeys((*mark.cells, *mark.suspects)):
                self._at.setdefault(path, []).append(number)

    def level(self, path: str) -> str:
        """The gravest level of what was found about a cell; empty for nothing."""
        numbers = self._at.get(path)
        return self.findings[numbers[0] - 1].level if numbers else ""

    def flags(self, path: str) -> str:
        """Small links from a cell to what was found about it: a sign, a word and the number in the list."""
        flags = []
        for number in self._at.get(path, ()):
            level = self.findings[number - 1].level
            sign, word = WORDS[level]
            flags.append(f'<a class="flag {level}" href="#finding-{number}">{sign}{word}{number}</a>')
        return " ".join(flags)

    def listing(self, sections: Sequence[int], cells: Mapping[str, object]) -> str:
        """The list of findings with links to the cells and sections that the page has; empty without findings."""
        if not self.findings:
            return ""
        counts = [(word, sum(mark.level == level for mark in self.findings)) for level, (_, word) in WORDS.items()]
        summary = "、".join(f"{word} {count} 条" for word, count in counts if count)
        items = "".join(self._item(number, mark, sections, cells) for number, mark in enumerate(self.findings, 1))
        return (
            '<section class="findings" aria-labelledby="findings"><h2 id="findings">检查意见</h2>'
            f"<p>{summary}。表格中有问题的单元格标有同样的序号。</p><ol>{items}</ol></section>"
        )

    def _item(self, number: int, mark: Mark, sections: Sequence[int], cells: Mapping[str, object]) -> str:
        sign, word = WORDS[mark.level]
        paths = [path for path in dict.fromkeys((*mark.cells, *mark.suspects)) if path in cells]
        links = [f'<a href="#{escape(path)}">{escape(self.names.get(path, path))}</a>' for path in paths[:_MOST_LINKS]]
        if len(paths) > _MOST_LINKS:
            links.append(f"等 {len(paths)} 格")
        if mark.section in sections and mark.section:
            links.append(f'<a href="#section-{mark.section}">第{NUMERALS[mark.section - 1]}部分</a>')
        where = f'<p class="where">位置：{"、".join(links)}</p>' if links else ""
        mend = f"<p>改法：{escape(mark.mend)}</p>" if mark.mend else ""
        cite = f'<p class="cite">依据：{escape(mark.cite)}<span>（{escape(mark.code)}）</span></p>'
        return (
            f'<li class="{mark.level}" id="finding-{number}"><p class="message">'
            f'<strong class="flag {mark.level}">{sign}{word}{number}</strong> {escape(mark.message)}</p>'
            f"{mend}{where}{cite}</li>"
        )
