"""The form as a sequence of labels in printed order: what a document is aligned with."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from gongkai.intake.patterns import Pattern
from gongkai.report.forms import Form, form_of
from gongkai.report.readers.words import han, plain

_NEAR = (1, 2, 3)
_NUMERALS = "一二三四五六七八九十"


class Mark(NamedTuple):
    """A label of the form. `key` names it, `texts` are its Chinese characters in every known wording, best first."""

    key: str
    kind: str
    """`heading`, `head` (of columns or groups) or `row`."""
    texts: tuple[str, ...]
    paths: tuple[str, ...] = ()
    number: str = ""
    """The list number printed before it, as a digit; empty where it has none or a Chinese one."""
    table: int = 0


class Wording(NamedTuple):
    """What is known of a wording of labels before it is met."""

    kind: str
    """Of the marks that bear it."""
    weight: float
    """For its length."""
    last_first: tuple[int, ...]
    """Indices of the marks that bear it, the last one first."""
    after: frozenset[int]
    """Indices of the marks up to three places behind those that bear it."""
    before: frozenset[int]
    """The same before them."""


class Sequence(NamedTuple):
    """The labels of an edition in order, and where each wording stands among them."""

    edition: str
    marks: tuple[Mark, ...]
    wordings: Mapping[str, "Wording"]
    next_numbers: tuple[str, ...]
    """For each mark the list number of the next row."""
    any_wording: Pattern
    """Finds the wordings from left to right; of several that begin at one place the longest."""


@lru_cache(maxsize=4)
def sequence_of(edition: str) -> Sequence:
    """The labels of the form of an edition in printed order."""
    form = form_of(edition)
    heads = {head.number: head for head in form.sections}

    def heading(number: int) -> Mark:
        head = heads[number]
        texts = (head.heading, *head.variants)
        numbered = [_NUMERALS[number - 1] + han(text) for text in texts]
        return Mark(f"section.{number}", "heading", (*numbered, *map(han, texts)))

    marks = [heading(1), heading(2), *_active(form), heading(3), *_applications(form), heading(4)]
    marks += [*_remedies(form), heading(5), heading(6)]
    wordings: dict[str, list[int]] = {}
    for index, mark in enumerate(marks):
        for text in mark.texts:
            wordings.setdefault(text, []).append(index)
    return Sequence(
        edition,
        tuple(marks),
        {text: _wording(text, found, marks) for text, found in wordings.items()},
        tuple(_next_numbers(marks)),
        Pattern(_either(wordings)),
    )


def _either(words: Iterable[str]) -> str:
    """An expression for any of these words, common beginnings put together: a third of the time of looking for each.

    >>> _either(["总计", "总数", "总"])
    '总(?:计|数|)'
    """
    endings: dict[str, list[str]] = {}
    for word in words:
        endings.setdefault(word[:1], []).append(word[1:])
    ends = endings.pop("", None) is not None
    branches = [first + _either(rest) for first, rest in endings.items()]
    if not branches:
        return ""
    return branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches + [''] * ends)})"


def _wording(text: str, found: list[int], marks: list[Mark]) -> Wording:
    return Wording(
        marks[found[0]].kind,
        len(text) + 2.0 if len(text) > 2 else 0.8,
        tuple(reversed(found)),
        frozenset(i + step for i in found for step in _NEAR),
        frozenset(i - step for i in found for step in _NEAR),
    )


def _next_numbers(marks: list[Mark]) -> Iterator[str]:
    rows = [(index, mark.number) for index, mark in enumerate(marks) if mark.kind == "row"]
    for index, _ in enumerate(marks):
        yield next((number for at, number in rows if at > index), "")


def _active(form: Form) -> list[Mark]:
    marks = []
    for number, block in enumerate(form.blocks):
        clause = han(plain(block.clause))
        marks.append(Mark(f"clause.{number}", "head", (clause, clause.removesuffix("项")), table=2))
        marks.append(Mark(f"content.{number}", "head", ("信息内容",), table=2))
        for column in block.columns:
            texts = tuple(map(han, (column.label, *column.variants)))
            short = han(column.label.split("（")[0])
            marks.append(Mark(f"column.{number}.{column.key}", "head", (*texts, short), table=2))
        for line in block.lines:
            texts = tuple(map(han, (line.label, *line.variants)))
            marks.append(Mark(line.key, "row", texts, line.paths, table=2))
    return marks


def _applications(form: Form) -> list[Mark]:
    marks = [Mark("note", "head", (han(form.note),), table=3)]
    marks += [Mark(f"head.{text}", "head", (han(text),), table=3) for text in form.heads[:1]]
    order = ["natural", *[f"head.{text}" for text in form.heads[1:]], "total"]
    columns = {column.key: column for column in form.columns}
    for key in order:  # the first header line; 总计 may stand in either
        text = columns[key].label if key in columns else key.removeprefix("head.")
        marks.append(Mark(f"column.{key}", "head", (han(text),), table=3))
    for column in form.columns[1:]:
        marks.append(Mark(f"column.{column.key}.2", "head", (han(column.label),), table=3))
    printed: set[str] = set()
    groups = {group.key: group for group in form.groups}
    for line in form.lines:
        for key in filter(None, (groups[line.group].parent if line.group else "", line.group)):
            if key not in printed:
                printed.add(key)
                marks.append(_group(form, key))
        marks.append(_row(line.key, line.label, line.variants, line.paths))
    return marks


def _group(form: Form, key: str) -> Mark:
    label = next(group.label for group in form.groups if group.key == key)
    text = han(label)
    paths = form.merged.paths if form.merged and key == form.merged.key else ()
    return Mark(f"group.{key}", "head", (text, text[1:]), paths, table=3)


def _row(key: str, label: str, variants: tuple[str, ...], paths: tuple[str, ...]) -> Mark:
    text = han(label)
    number = label[0] if label[0].isdigit() else ""
    texts = [text]
    if text[0] in _NUMERALS:
        texts.append(text[1:])
    bare = label.split("（区分")[0]
    if bare != label:
        texts.append(han(bare))
    for variant in map(han, variants):
        texts += [text[0] + variant, variant] if text[0] in _NUMERALS else [variant]
    return Mark(key, "row", tuple(dict.fromkeys(texts)), paths, number, table=3)


def _remedies(form: Form) -> list[Mark]:
    first, *others = form.stages
    columns = [(column.key, (han(column.label), *map(han, column.variants[:0]))) for column in form.remedy_columns]

    def five(stage: str) -> list[Mark]:
        return [Mark(f"remedy.{stage}.{key}", "head", texts, table=4) for key, texts in columns]

    marks = [Mark(f"stage.{first.key}", "head", (han(first.label),), table=4)]
    marks.append(Mark("stage.litigation", "head", (others[0].group,), table=4))
    marks += five(first.key)
    marks += [Mark(f"stage.{stage.key}", "head", (han(stage.label),), table=4) for stage in others]
    for stage in others:
        marks += five(stage.key)
    return marks
