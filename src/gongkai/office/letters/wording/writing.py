"""A wording written as structured text, so that a page can hand in what was typed field by field."""

import json
import re
from string import Formatter

from gongkai.office.journal.errors import Unlawful
from gongkai.office.letters.wording import Piece, RowOf, Wording, fields

_TERM = re.compile("【([^【】]*)】")


def to_toml(wording: Wording) -> str:
    """The text that `read` makes the same wording of; fields are those of the built-in one and do not stand in it."""
    heads = [
        f"{name} = {_quoted(said)}"
        for name, said in (("title", wording.title), ("to", wording.to), ("closing", wording.closing))
        if said or name == "title"
    ]
    return "\n".join([*heads, *map(_piece, wording.paragraphs), *map(_row, wording.rows), ""])


def _piece(piece: Piece) -> str:
    lines = ["", "[[paragraph]]"]
    lines += [f"{name} = {_quoted(said)}" for name, said in (("when", piece.when), ("unless", piece.unless)) if said]
    return "\n".join([*lines, f"text = {_quoted(piece.text)}"])


def _row(row: RowOf) -> str:
    cells = ", ".join(f"[{_quoted(label)}, {_quoted(said)}]" for label, said in row.cells)
    return "\n".join(["", "[[row]]", f"cells = [{cells}]", *([f"lines = {row.lines}"] if row.lines != 1 else [])])


def _quoted(text: str) -> str:
    """A basic string; what its escapes mean is the same in both languages, but for the sign that one lets through."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def spoken(text: str) -> str:
    """A text with its fields by their terms, as people write them.

    >>> spoken("{applicant}：{demand}")
    '【申请人】：【申请公开的内容】'
    """
    return "".join(
        literal + ("" if name is None else f"【{_term(name)}】") for literal, name, _, _ in Formatter().parse(text)
    )


def coded(text: str) -> str:
    """A text as people write it with its fields by their names; raises Unlawful for a term that no field has.

    >>> coded("【申请人】：{另行通知}")
    '{applicant}：{{另行通知}}'
    """
    names = {one.term: one.name for one in fields().values()}
    whole = text.replace("{", "{{").replace("}", "}}")
    strange = [term for term in _TERM.findall(whole) if term not in names]
    if strange:
        raise Unlawful("措辞没有保存", {"text": f"没有叫“{'”“'.join(strange)}”的项目；【】里的字从下面的表里选"})
    return _TERM.sub(lambda found: f"{{{names[found[1]]}}}", whole)


def _term(name: str) -> str:
    known = fields().get(name)
    return name if known is None else known.term
