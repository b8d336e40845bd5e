"""What a detector is, and what it answers with."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from gongkai.screening.stream import Stream

Level = Literal["error", "warning"]
_SHOWN = {"head": 3, "tail": 2}


class Hit(NamedTuple):
    """Something that must not leave the house: from `start` to `end` of the stream, disguises and all."""

    code: str
    start: int
    end: int


class Detector(NamedTuple):
    """Finds one kind of personal data.

    `find` is given the folded text and the stream it belongs to (for the labels and the columns around a place).
    `level` is `error` where the value itself proves what it is, `warning` where its surroundings say so.
    """

    code: str
    name: str
    level: Level
    cite: str
    find: Callable[[str, "Stream"], Iterator[Hit]]
    mend: str
    good: str
    """Words in which nothing may be found."""
    bad: str
    """Words in which it is found; invented, like every example of the house."""
    basis: str = "P"


def veiled(value: str) -> str:
    """A value as it may be quoted: a few characters at the ends, never enough to know the rest.

    >>> veiled("13800138000"), veiled("张三"), veiled("")
    ('138******00', '张*', '')
    """
    bare = value if value.isalnum() else "".join(value.split())
    head, stars, tail = _parted(len(bare))
    return f"{bare[:head]}{stars}{bare[tail:]}"


@lru_cache(256)
def _parted(length: int) -> tuple[int, str, int]:
    """Where the shown beginning of a value of this length ends, what stands for the middle, where the end begins."""
    head = min(_SHOWN["head"], length // 3) or min(1, length)
    tail = min(_SHOWN["tail"], length // 5)
    return head, "*" * max(0, min(length - head - tail, 12)), length - tail
