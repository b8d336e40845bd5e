"""What a detector is, and what it answers with."""

from collections.abc import Callable, Iterator
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
    bare = "".join(value.split())
    head = min(_SHOWN["head"], len(bare) // 3) or min(1, len(bare))
    tail = min(_SHOWN["tail"], len(bare) // 5)
    hidden = max(0, min(len(bare) - head - tail, 12))
    return bare[:head] + "*" * hidden + (bare[-tail:] if tail else "")
