"""What the public may know of organs."""

from dataclasses import dataclass
from datetime import date

from gongkai.office.organs import queries
from gongkai.office.organs.models import Level, Organ


@dataclass(frozen=True)
class PublicOrgan:
    """An organ as the public site shows it."""

    code: str
    name: str
    short: str
    level: str
    level_term: str
    unit: str
    address: str
    postcode: str
    telephone: str
    fax: str
    email: str
    hours: str


def organ(code: str) -> PublicOrgan | None:
    """One organ, also one that is no more (its papers stay); None when there never was one."""
    found = Organ.objects.filter(code=code).first()
    return None if found is None else _public(found)


def organs(on: date) -> tuple[PublicOrgan, ...]:
    """The organs on a day that answer applications (villages do not)."""
    return tuple(_public(one) for one in queries.existing(on).exclude(level=Level.VILLAGE))


def _public(organ: Organ) -> PublicOrgan:
    return PublicOrgan(
        organ.code,
        organ.name,
        organ.short,
        organ.level,
        Level(organ.level).label,
        organ.unit,
        organ.address,
        organ.postcode,
        organ.telephone,
        organ.fax,
        organ.email,
        organ.hours,
    )
