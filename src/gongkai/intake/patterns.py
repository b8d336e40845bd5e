"""Regular expressions that are compiled when first used, so that loading sixty rules costs nothing."""

import re
from collections.abc import Callable, Iterator
from typing import Any


class Pattern:
    """A regular expression by its source; after its first use its methods are those of the compiled one.

    Where `words` are given, a match always holds one of them, and a text without any is not searched at all: looking
    for a word costs a hundredth of a search.

    >>> bool(Pattern("[镇乡]$").search("松溪镇"))
    True
    >>> Pattern("[0-9]+号令", "号令").search("第一号")
    """

    search: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[Any]]
    sub: Callable[..., str]

    def __init__(self, source: str, *words: str) -> None:
        self.source = source
        self.words = words

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled, words = re.compile(self.source), self.words
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub"):
            setattr(self, method, getattr(compiled, method))
        if words:

            def search(text: str, *span: int) -> re.Match[str] | None:
                return compiled.search(text, *span) if any(word in text for word in words) else None

            def finditer(text: str, *span: int) -> Iterator[re.Match[str]]:
                return compiled.finditer(text, *span) if any(word in text for word in words) else iter(())

            self.search, self.finditer = search, finditer
        return getattr(self, name)
