"""Whether a password will do, told plainly."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from gongkai.office.journal.errors import Unlawful
from gongkai.office.staff.models import Person


def refuse_weak(password: str, person: Person) -> None:
    """Raises Unlawful for a password that is short, common or like the person's own name."""
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise Unlawful("口令太弱", {"password": "；".join(error.messages)}) from None
