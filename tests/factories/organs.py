"""Organs for tests, made by the real action."""

import itertools
from datetime import UTC, date, datetime
from typing import Any

from gongkai.office.journal.actor import SYSTEM
from gongkai.office.organs.actions.establish import establish
from gongkai.office.organs.models import Organ

LONG_AGO = datetime(2020, 1, 2, 1, 0, tzinfo=UTC)
_numbers = itertools.count(1)


def county(**given: Any) -> Organ:
    return _organ(level="county", name="云岭县人民政府", code="yunling", **given)


def township(**given: Any) -> Organ:
    number = next(_numbers)
    return _organ(**{"level": "township", "name": f"清河{number}镇人民政府", "code": f"qinghe-{number}", **given})


def _organ(**given: Any) -> Organ:
    found = Organ.objects.filter(code=given["code"]).first()
    return found or establish(actor=SYSTEM, from_on=date(2020, 1, 1), at=LONG_AGO, **given)
