"""Rows and columns that are hidden and hold something are read all the same, and said."""

from collections.abc import Callable, Iterable, Sequence

from gongkai.intake.sheets.grid import Sheet, letters

_FEW = 5


def note_hidden(
    sheet: Sheet, rows: Iterable[int], columns: Sequence[tuple[int, int]], note: Callable[[str], None]
) -> None:
    """Says which rows, and which columns of these stretches (first and last), are hidden and hold something."""
    hidden = [str(number) for number in rows if number in sheet.rows]
    if hidden:
        note(f"工作表“{sheet.name}”有隐藏的行（第 {_some(hidden)} 行），已读入；请核对")
    if columns:
        filled = {column for row in sheet.rows.values() for column in row}
        named = [
            letters(column) for column in sorted(filled) if any(first <= column <= last for first, last in columns)
        ]
        if named:
            note(f"工作表“{sheet.name}”有隐藏的列（{_some(named)} 列），已读入；请核对")


def _some(names: list[str]) -> str:
    """The first few names, and how many there are where there are more."""
    return "、".join(names[:_FEW]) + (f" 等 {len(names)}" if len(names) > _FEW else "")
