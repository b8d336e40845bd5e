"""What was found hidden in a file, told without telling what it says."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from gongkai.screening.hidden.sentences import SENTENCES
from gongkai.screening.plain_rows import PlainParts

Level = Literal["error", "warning", "note"]


class Concealed(NamedTuple):
    """Something in a file that a reader does not see.

    `error` is content, `warning` is a trace of who wrote it and how, `note` is seen but easily overlooked and stays
    in a copy. `what` is a Chinese sentence, `where` names the sheet, page or member; neither quotes what was hidden.
    """

    code: str
    what: str
    where: str
    times: int = 1
    level: Level = "error"


class Ledger:
    """Takes down what is found; the same at the same place is one entry."""

    def __init__(self, where: str = "") -> None:
        self._where = where
        self._times: dict[tuple[str, str], int] = {}
        self._others: list[Concealed] = []

    def add(self, code: str, where: str = "", times: int = 1) -> None:
        """Notes something by its code, one of `SENTENCES`."""
        if times > 0:
            key = (code, where or self._where)
            self._times[key] = self._times.get(key, 0) + times

    def take(self, found: tuple[Concealed, ...], where: str) -> None:
        """Notes what was found in a file inside this one."""
        self._others += [item._replace(where=f"{where} › {item.where}" if item.where else where) for item in found]

    @property
    def found(self) -> tuple[Concealed, ...]:
        """Everything, what counts most first."""
        own = [
            Concealed(code, SENTENCES[code][1], where, times, SENTENCES[code][0])
            for (code, where), times in self._times.items()
        ]
        order = ("error", "warning", "note")
        return tuple(sorted([*own, *self._others], key=lambda item: order.index(item.level)))


class Swept(NamedTuple):
    """A file that was gone through: what is hidden in it, and a copy without, made when asked for.

    `copy` raises Refused where something cannot be taken out.
    """

    found: tuple[Concealed, ...]
    copy: Callable[[], bytes]
    plain: PlainParts | None = None
    """Of a workbook, what was found to hold values only."""
