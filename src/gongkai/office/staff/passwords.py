"""Whether a password will do, told plainly."""

from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from gongkai.office.journal.errors import Unlawful
from gongkai.office.staff.models import Person

_SAID = {
    "password_too_short": "太短，至少要10个字符",
    "password_too_common": "太常见，一猜就中",
    "password_too_similar": "与姓名、登录名太像，容易猜到",
}
"""Django's reasons in our words: not all of its own are there in Chinese."""


@dataclass(frozen=True)
class Hashed:
    """A first password with its hash made before, for many who are given one and the same."""

    plain: str
    code: str


def give_first(password: str | Hashed, person: Person) -> None:
    """Gives a new person the first password; raises Unlawful for a weak one."""
    refuse_weak(password.plain if isinstance(password, Hashed) else password, person)
    if isinstance(password, Hashed):
        person.password = password.code
    else:
        person.set_password(password)


def refuse_weak(password: str, person: Person) -> None:
    """Raises Unlawful for a password that is short, common or like the person's own name."""
    try:
        validate_password(password, person)
    except ValidationError as error:
        why = "；".join(_SAID.get(one.code or "", one.messages[0]) for one in error.error_list)
        raise Unlawful("口令太弱，请换一个", {"password": why}) from None
