"""A citation names the instrument and the place in it on which a value of law rests."""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.law.errors import DataError

NOT_SEEN = "not seen"
"""Written instead of a document number that we have not read anywhere; a number is never composed."""


class Basis(StrEnum):
    """How firmly we know a value; see the legend in `docs/reference/law.md`."""

    LAW = "L"
    OFFICIAL = "V"
    PRACTICE = "P"
    INFERRED = "I"
    RECALLED = "R"

    @property
    def is_replaceable(self) -> bool:
        """Whether a county may lay its own choice over such a value (practice and recalled values only)."""
        return self in (Basis.PRACTICE, Basis.RECALLED)

    @property
    def term(self) -> str:
        """The words an officer reads beside the value."""
        return _TERMS[self]


_TERMS = {
    Basis.LAW: "法律法规原文",
    Basis.OFFICIAL: "正式文件转载本或官方页面",
    Basis.PRACTICE: "实践做法，各地可自定",
    Basis.INFERRED: "由规则推导",
    Basis.RECALLED: "未见原文，各地可自定",
}


@dataclass(frozen=True)
class Citation:
    """An instrument by its short title or number, and the place in it (empty for the whole)."""

    instrument: str
    place: str = ""

    @classmethod
    def parse(cls, text: str) -> "Citation":
        """Reads "instrument place"; the first space divides them.

        Raises `DataError` when nothing is cited.

        >>> Citation.parse("政府信息公开条例 第三十三条第二款").place
        '第三十三条第二款'
        """
        instrument, _, place = text.strip().partition(" ")
        if not instrument:
            raise DataError("a citation is empty")
        return cls(instrument, place.strip())

    def __str__(self) -> str:
        return f"{self.instrument} {self.place}".rstrip()
