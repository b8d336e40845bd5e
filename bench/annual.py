"""A year of two hundred thousand cases: counted with origins, its page opened, a number followed, six files made."""

import random
import statistics
import time
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.figures import Figure
from bench.offices import Measured, on_both

_CASES, _AT_ONCE, _RUNS, _YEAR = 200_000, 5_000, 20, 2025
_GOALS = {
    "tally": ("counted with origins from the database", 2_000.0),
    "page": ("its page opened, the count kept", 500.0),
    "cell": ("a number opened, first page of its records", 150.0),
    "files": ("the six files of one report", 5_000.0),
}
"""What is measured → its name, and within how many milliseconds it must be done."""


def figures() -> list[Figure]:
    """On both databases."""
    return on_both("bench.annual", _figures)


def _figures(kind: str, found: Measured, _environ: Mapping[str, str], _folder: Path) -> list[Figure]:
    of = f"{kind}, a year of {_CASES:,} cases"
    return [
        Figure(f"{of}: {name}", f"{found[key][0]:.0f} ms", "–", f"< {goal:,.0f} ms", found[key][0] < goal)
        for key, (name, goal) in _GOALS.items()
    ]


def _fill(town: Any) -> None:
    """Cases as the actions leave them, written in bulk: most concluded in the year, some carried in and out."""
    from gongkai.law import applicants, outcomes
    from gongkai.law.today import now
    from gongkai.office.applications.models import Application, Unit
    from gongkai.office.keys.models import DataKey
    from gongkai.office.keys.sealing import ring

    luck, moment = random.Random(1), now()
    ends = [one.key for one in outcomes.all() if one.authority.covers(date(_YEAR, 6, 1))]
    kinds = [one.key for one in applicants.all()]
    serials: dict[int, int] = {}
    for _ in range(0, _CASES, _AT_ONCE):
        keys, cases = [], []
        for _ in range(_AT_ONCE):
            came_on = date(_YEAR, 1, 1) + timedelta(days=luck.randrange(-20, 365))
            key = DataKey(made_at=moment)
            key.master, key.wrapped = ring().wrap(luck.randbytes(32), key.id.hex)
            serials[came_on.year] = serials.get(came_on.year, 0) + 1
            keys.append(key)
            cases.append(
                Application(
                    organ=town, year=came_on.year, serial=serials[came_on.year], key=key, way="registered_post",
                    arrived_on=came_on, applicant_kind=luck.choice(kinds), identity="", demand="", applicant_print="",
                    demand_print="", code_print=key.id.hex, entered_at=moment, state="concluded", receipt_on=came_on,
                    due_on=came_on + timedelta(days=28), concluded_on=came_on + timedelta(days=20),
                )
            )  # fmt: skip
        DataKey.objects.bulk_create(keys)
        Application.objects.bulk_create(cases)
        Unit.objects.bulk_create(
            Unit(application=case, number=1, demand="", outcome=luck.choice(ends)) for case in cases
        )


def _middle(act: Callable[[], Any], runs: int) -> float:
    """The middle of several runs, in milliseconds."""
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        act()
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


def _measure() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.urls import reverse
    from tests.factories.organs import county, township
    from tests.factories.people import person

    from gongkai.law.today import now
    from gongkai.office.annual.actions.begin import begin
    from gongkai.office.annual.composing import compose, written
    from gongkai.office.annual.gathering import gather, keep
    from gongkai.office.staff.queries import actor_of
    from gongkai.report.writers import FORMATS, encode

    call_command("migrate", verbosity=0)
    call_command("createcachetable")
    county()
    town = township(name="清河镇人民政府", code="qinghe")
    clerk = person(town, "officer")
    _fill(town)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)" if connection.vendor == "postgresql" else "ANALYZE")
    annual = begin(actor=actor_of(clerk, now().date()), organ=town, year=_YEAR, at=now())
    print(f"tally\t{_middle(lambda: gather(town, _YEAR), 5)}")
    counted = gather(town, _YEAR)
    assert counted.values["applications.total.total"] > _CASES * 0.9, counted.problems[:3]
    keep(town, _YEAR, counted, at=now())
    staff = Client(SERVER_NAME="localhost")
    staff.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    page = reverse("workbench:annual", args=[town.code, _YEAR])
    cell = reverse("workbench:annual_cell", args=[town.code, _YEAR, "applications.total.total"])
    for key, address in (("page", page), ("cell", cell)):
        assert staff.get(address).status_code == 200
        print(f"{key}\t{_middle(lambda address=address: staff.get(address), _RUNS)}")
    report = compose(annual, gather(town, _YEAR), written(annual))
    print(f"files\t{_middle(lambda: [encode(report, ending) for ending in FORMATS], 3)}")


if __name__ == "__main__":
    _measure()
