"""Three more townships for the journeys of the year: two that the same letter came to, and one that nobody wrote to.

石桥镇 asked an office of its own house and gave the information itself; 白塔镇 answered in January. Their casework is made
by the real actions at its own days; their reports are compiled through the pages.

Run inside the office's environment: `python -m tests.journeys.towns`.
"""

import random
from datetime import date
from typing import Any

import django
from django.db import transaction

LETTER = "2023-12-08"
DEMAND = "2023年小河村耕地地力保护补贴发放明细"


def fill() -> None:
    """People in every post, and the casework of two of the three."""
    from tests.factories.applications import House, answered, received
    from tests.journeys.county import LONG_AGO

    from gongkai.config.demonstration import staffing
    from gongkai.law.today import civil
    from gongkai.office.organs.models import Organ

    luck = random.Random(2)
    houses = {}
    with transaction.atomic():
        for code in ("shiqiao", "baita", "liushu"):
            organ = Organ.objects.get(code=code)
            team = staffing.staff(organ, from_on=civil(LONG_AGO), at=LONG_AGO, names=luck)
            houses[code] = House(organ, team.officer, team.head, team.secrecy, team.leader)
        helped(houses["shiqiao"])
        case = received(houses["baita"], LETTER, demand=DEMAND)
        answered(houses["baita"], case, "2024-01-05")


def helped(of: Any) -> None:
    """An office of the house gives what it has, and the township answers with it before the year is over."""
    from tests.factories.applications import answered, at, received

    from gongkai.office.applications.actions.consult import consult, take_answer
    from gongkai.office.applications.actions.issue import issue
    from gongkai.office.applications.actions.send import send
    from gongkai.office.letters.models import Letter

    case = received(of, LETTER, demand=DEMAND)
    asked = consult(
        actor=of.officer, case=case, kind="internal", whom="石桥镇财政所", what="请提供发放明细。",
        due_on=date(2023, 12, 22), at=at("2023-12-15"),
    )  # fmt: skip
    letter = issue(actor=of.officer, case=case, letter=Letter.objects.get(pk=asked.letter), at=at("2023-12-15", 11))
    send(actor=of.officer, case=case, letter=letter, way="in_person", on=date(2023, 12, 15), at=at("2023-12-15", 12))
    take_answer(
        actor=of.officer, case=case, consultation=asked, answer="supplied", said="", on=date(2023, 12, 20),
        at=at("2023-12-20"),
    )  # fmt: skip
    answered(of, case, "2023-12-21", how="附后：2023年补贴发放明细。")


if __name__ == "__main__":
    django.setup()
    fill()
