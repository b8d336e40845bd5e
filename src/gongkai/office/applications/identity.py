"""Who applied, as a value: what article 29 asks for and no more; sealed as a whole, masked in lists."""

import json
import re
import unicodedata
from dataclasses import asdict, dataclass, fields
from typing import Self

from gongkai.office.keys.sealing import Place, Sealer, ring


@dataclass(frozen=True)
class Identity:
    """The applicant; empty where it was not given. For an organisation `name` is its own and `contact` the person's."""

    name: str = ""
    id_kind: str = ""
    id_number: str = ""
    contact: str = ""
    telephone: str = ""
    address: str = ""
    postcode: str = ""
    email: str = ""
    agent: str = ""
    representative: str = ""

    @classmethod
    def opened(cls, sealer: Sealer, sealed: str, row: str) -> Self:
        """The identity of a case."""
        return cls(**json.loads(sealer.open(sealed, _place(row))))

    def sealed(self, sealer: Sealer, row: str) -> str:
        """The same as it is kept."""
        return sealer.seal(json.dumps(asdict(self), ensure_ascii=False), _place(row))

    @property
    def masked_name(self) -> str:
        """As lists show it: a person's family name, an organisation's first two and last characters.

        >>> Identity(name="张三丰").masked_name, Identity(name="云岭县惠农合作社").masked_name
        ('张**', '云岭*****社')
        """
        if not self.name:
            return ""
        if len(self.name) <= 4:
            return self.name[0] + "*" * (len(self.name) - 1)
        return self.name[:2] + "*" * (len(self.name) - 3) + self.name[-1]

    def print_of(self) -> str:
        """A keyed digest by which the same applicant is found again: by number where there is one, else by name."""
        number = even(self.id_number)
        return ring().fingerprint("applicant", f"number:{number}" if number else f"name:{even(self.name)}")

    def missing(self) -> tuple[str, ...]:
        """What article 29 asks for and was not given, in words."""
        found = []
        if not self.name:
            found.append("姓名或者名称")
        if not self.id_number:
            found.append("身份证明")
        if not (self.telephone or self.address or self.email):
            found.append("联系方式")
        return tuple(found)


def even(text: str) -> str:
    """A text without the differences that typing makes: width, case, spaces, punctuation.

    >>> even("１２３ a-B。") == even("123AB")
    True
    """
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).upper()


def demand_print(text: str) -> str:
    """A keyed digest by which the same demand is found again."""
    return ring().fingerprint("demand", even(text))


def _place(row: str) -> Place:
    return Place("application", "identity", row)


def names() -> tuple[str, ...]:
    """The fields of an identity."""
    return tuple(field.name for field in fields(Identity))
