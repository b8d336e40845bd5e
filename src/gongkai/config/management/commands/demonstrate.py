"""`manage.py demonstrate`: fills an empty office with the invented county."""

import random
import time
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from gongkai.config.demonstration import accounts, beside, places, staffing, telling
from gongkai.law.today import now, today
from gongkai.office.practice.queries import calendar
from gongkai.office.staff.queries import anybody

_SEED = 20190515


class Command(BaseCommand):
    """Makes organs, people, and a year and a half of cases."""

    help = "放入演示县：18个乡镇、12个部门、各职务人员和一年半的办件（虚构）"

    def handle(self, *args: Any, **options: Any) -> None:
        """Says how far it is; all of it or nothing."""
        if anybody():
            raise CommandError("已经有人员和数据，不能放入演示县；要重新来：make run FRESH=yes")
        begun = time.monotonic()
        luck = random.Random(_SEED)
        day = today()
        from_on = day - timedelta(days=600)
        at = now() - timedelta(days=600)
        with transaction.atomic():
            county, towns, departments = places.establish_all(at)
            self._say("机关和人员")
            teams = [
                staffing.staff(organ, from_on=from_on, at=at, names=luck, is_county=organ == county)
                for organ in (*towns, *departments, county)
            ]
            walks = list(telling.walks(teams, today=day, calendar=calendar(), luck=luck))
            telling.tell(walks, today=day, said=lambda done, total: self._say(f"办件 {done}/{total}"))
            beside.keep(teams[0], today=day, at=now(), calendar=calendar(), luck=luck)
        accounts.keep()
        self.stdout.write(f"\r演示县已放入（{time.monotonic() - begun:.0f} 秒）          ")

    def _say(self, what: str) -> None:
        self.stdout.write(f"\r演示县：{what}    ", ending="")
        self.stdout.flush()
