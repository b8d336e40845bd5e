"""Regular expressions that are compiled when first used, and whose compiled form is kept like bytecode.

Translating the two hundred expressions of readers and rules takes longer than reading and checking a report with them.
"""

from collections.abc import Callable, Iterator
from re import Match
from typing import Any

from gongkai.intake.compiled import compiled


class Pattern:
    """A regular expression by its source; after its first use its methods are those of the compiled one.

    Where `words` are given, a match always holds one of them, and a text without any is not searched at all: looking
    for a word costs a hundredth of a search.

    >>> bool(Pattern("[镇乡]$").search("松溪镇"))
    True
    >>> Pattern("[0-9]+号令", "号令").search("第一号")
    """

    search: Callable[..., Match[str] | None]
    match: Callable[..., Match[str] | None]
    fullmatch: Callable[..., Match[str] | None]
    finditer: Callable[..., Iterator[Match[str]]]
    findall: Callable[..., list[Any]]
    sub: Callable[..., str]
    split: Callable[..., list[Any]]

    def __init__(self, source: str, *words: str) -> None:
        self.source = source
        self.words = words

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        expression, words = compiled(self.source), self.words
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
            setattr(self, method, getattr(expression, method))
        if words:

            def search(text: str, *span: int) -> Match[str] | None:
                for word in words:  # a loop, for `any` of a generator costs as much as looking for ten words
                    if word in text:
                        return expression.search(text, *span)
                return None

            def finditer(text: str, *span: int) -> Iterator[Match[str]]:
                for word in words:
                    if word in text:
                        return expression.finditer(text, *span)
                return iter(())

            self.search, self.finditer = search, finditer
        return getattr(self, name)
