"""Regular expressions that are compiled when first used, so that loading sixty rules costs nothing."""

import re
from collections.abc import Callable, Iterator
from typing import Any


class Pattern:
    """A regular expression by its source; after its first use its methods are those of the compiled one.

    >>> bool(Pattern("[镇乡]$").search("松溪镇"))
    True
    """

    search: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[Any]]
    sub: Callable[..., str]
    split: Callable[..., list[str]]

    def __init__(self, source: str) -> None:
        self.source = source

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.source)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
