"""A small county for the journeys: one township and the county's office with somebody in every post, long ago.

Run inside the office's environment: `python -m tests.journeys.county`.
"""

import random
from datetime import datetime

import django
from django.db import transaction

from gongkai.law.today import SHANGHAI, civil

LONG_AGO = datetime(2019, 6, 3, 9, tzinfo=SHANGHAI)


def fill() -> None:
    """By the actions that the demonstration county is made by."""
    from gongkai.config.demonstration import places, staffing

    luck = random.Random(1)
    with transaction.atomic():
        county, towns, _ = places.establish_all(LONG_AGO)
        for organ in (county, towns[0]):
            staffing.staff(organ, from_on=civil(LONG_AGO), at=LONG_AGO, names=luck, is_county=organ == county)


if __name__ == "__main__":
    django.setup()
    fill()
