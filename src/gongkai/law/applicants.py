"""Who may apply: the only list behind Table 3's columns (政府信息公开条例 第二十七条)."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from gongkai.law.editions import Authority, Row, Shape, data, find, read
from gongkai.law.errors import DataError


@dataclass(frozen=True)
class Applicant:
    """One kind of applicant: what the applicant is, not what the topic is."""

    key: str
    term: str
    is_organisation: bool
    code_prefixes: tuple[str, ...]
    """Beginnings of a 统一社会信用代码 that suggest this kind."""
    names: tuple[str, ...]
    """Words in a name that suggest this kind, where the code begins with one of `name_prefixes`."""
    name_prefixes: tuple[str, ...]
    authority: Authority


_SHAPE = Shape(
    "applicant",
    {"term": str, "is_organisation": bool, "code_prefixes": list},
    {"names": list, "name_prefixes": list},
)


def load(text: str, *, where: str = "applicants.toml") -> tuple[Applicant, ...]:
    """Reads kinds of applicant out of TOML text; raises `DataError`, also when two kinds claim one code."""
    kinds = tuple(_applicant(row) for row in read(text, _SHAPE, where=where))
    claimed: dict[str, str] = {}
    for kind in kinds:
        for prefix in kind.code_prefixes:
            if prefix in claimed:
                raise DataError(f"{where}: codes beginning with {prefix} belong to {claimed[prefix]} and {kind.key}")
            claimed[prefix] = kind.key
    return kinds


def _applicant(row: Row) -> Applicant:
    values = row.values
    return Applicant(
        row.key,
        values["term"],
        values["is_organisation"],
        tuple(values["code_prefixes"]),
        tuple(values.get("names", ())),
        tuple(values.get("name_prefixes", ())),
        row.authority,
    )


@cache
def all() -> tuple[Applicant, ...]:
    """Returns the six kinds in the order of the form's columns.

    >>> [kind.key for kind in all()]
    ['natural', 'business', 'research', 'ngo', 'legal', 'other']
    """
    return load(data("applicants.toml"))


def keys() -> tuple[str, ...]:
    """Returns the keys of the six kinds in the order of the form's columns."""
    return tuple(kind.key for kind in all())


def get(key: str, *, on: date) -> Applicant:
    """Returns the kind of that key as it stands on a day; raises `UnknownError`."""
    return find(all(), key, on=on)


def suggest(code: str, *, name: str = "") -> str | None:
    """Suggests the kind of an organisation from its 统一社会信用代码 and name; a person decides.

    The longest matching beginning wins; `None` when nothing matches. Source: our default table [P].

    >>> suggest("91110000MA00000000"), suggest("12110000400000000X", name="某市农业科学研究所")
    ('business', 'research')
    >>> suggest("12110000400000000X", name="某县第一中学"), suggest("")
    ('other', None)
    """
    code = code.strip().upper()
    for kind in all():
        if code.startswith(kind.name_prefixes) and any(word in name for word in kind.names):
            return kind.key
    matches = [(len(prefix), kind.key) for kind in all() for prefix in kind.code_prefixes if code.startswith(prefix)]
    return max(matches)[1] if matches else None
