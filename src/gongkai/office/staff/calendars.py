"""The secret address of a person's calendar, from the key ring and the password: a new password ends it."""

from gongkai.office.keys.sealing import ring
from gongkai.office.staff.models import Person

_LENGTH = 40


def token_of(person: Person) -> str:
    """The word at the end of the address."""
    return f"{person.pk}-{_proof(person)}"


def person_of(token: str) -> Person | None:
    """Whose calendar it is; None for a wrong word, an account that is closed, a password that was changed."""
    key, _, proof = token.partition("-")
    person = Person.objects.filter(pk=int(key), is_active=True).first() if key.isdigit() and len(key) < 12 else None
    return person if person is not None and proof == _proof(person) else None


def _proof(person: Person) -> str:
    return ring().fingerprint("calendar", f"{person.pk}:{person.password}")[:_LENGTH]
