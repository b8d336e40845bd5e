"""Takes single pieces of text out of what pages draw, by their number in the order of drawing."""

from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
from pikepdf import Name, Operator

from gongkai.screening.errors import Refused
from gongkai.screening.hidden.pdf.contents import SHOWS

_Place = tuple[int, int]
"""The number of the page or form, and that of the instruction in it."""


def without(pdf: pikepdf.Pdf, pages: Sequence[tuple[int, set[int]]]) -> None:
    """Takes text out in place; of each page are given how many pieces it has, and which go.

    Raises Refused where the pieces cannot be told apart for certain.
    """
    holders: dict[int, Any] = {}
    gone: set[_Place] = set()
    stays: set[_Place] = set()
    for page, (count, going) in zip(pdf.pages, pages, strict=True):
        if not going:
            stays.update(_pieces(page.obj, page.obj.get("/Resources"), holders, 0))
            continue
        places = list(_pieces(page.obj, page.obj.get("/Resources"), holders, 0))
        if len(places) != count:
            raise _refused()
        for number, place in enumerate(places):
            (gone if number in going else stays).add(place)
    if gone & stays:
        raise _refused()
    for key, holder in holders.items():
        numbers = {number for owner, number in gone if owner == key}
        if numbers:
            _rewrite(pdf, holder, numbers)


def _pieces(holder: Any, resources: Any, holders: dict[int, Any], depth: int) -> Iterator[_Place]:
    key = holder.objgen[0]
    holders[key] = holder
    target = pikepdf.Page(holder) if holder.get("/Type") == Name.Page else holder
    for number, instruction in enumerate(pikepdf.parse_content_stream(target)):
        operator = str(instruction.operator)
        if operator in SHOWS and _draws(instruction.operands):
            yield key, number
        elif operator == "Do" and depth < 12:
            found = resources.get("/XObject", {}).get(str(instruction.operands[-1])) if resources is not None else None
            if isinstance(found, pikepdf.Stream) and found.get("/Subtype") == Name.Form:
                yield from _pieces(found, found.get("/Resources", resources), holders, depth + 1)


def _draws(operands: Any) -> bool:
    """Whether there is any text to draw."""
    text = operands[-1]
    if isinstance(text, pikepdf.Array):
        return any(isinstance(part, pikepdf.String) for part in text)
    return len(bytes(text)) > 0


def _rewrite(pdf: pikepdf.Pdf, holder: Any, numbers: set[int]) -> None:
    kept: list[Any] = []
    is_page = holder.get("/Type") == Name.Page
    for number, instruction in enumerate(pikepdf.parse_content_stream(pikepdf.Page(holder) if is_page else holder)):
        if number not in numbers:
            kept.append(instruction)
            continue
        operator = str(instruction.operator)
        if operator == '"':
            spaces = list(instruction.operands)
            kept.append(pikepdf.ContentStreamInstruction([spaces[0]], Operator("Tw")))
            kept.append(pikepdf.ContentStreamInstruction([spaces[1]], Operator("Tc")))
        if operator in {"'", '"'}:
            kept.append(pikepdf.ContentStreamInstruction([], Operator("T*")))
    content = pikepdf.unparse_content_stream(kept)
    if is_page:
        holder.Contents = pdf.make_stream(content)
    else:
        holder.write(content)


def _refused() -> Refused:
    return Refused("text_unseen", "有看不见的文字，但无法确定它在文件中的位置；请把有关页转成图片后再处理")
