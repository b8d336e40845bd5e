"""The office with two hundred thousand closed and ten thousand open cases: desk, register, case, search, tracking."""

import random
import statistics
import time
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench import backing
from bench.figures import Figure
from bench.offices import Measured, on_both

_CLOSED, _OPEN, _AT_ONCE, _RUNS = 200_000, 10_000, 5_000, 60
_TOWNS = 30
_PAGE_MS, _RECOMPUTE_S = 100.0, 10.0
_TOPICS = "低保名单土地征收补偿方案道路硬化工程验收预算决算危房改造补贴明细水质检测报告台账"
_PAGES = {
    "desk": "desk of a township",
    "list": "register, first page",
    "search": "register, two characters searched",
    "late": "register, late ones",
    "case": "one case",
    "track": "tracking page of the public",
    "county": "desk of the county's office",
}
_WORDS = [_TOPICS[at : at + 2] for at in range(0, len(_TOPICS), 2)]


def figures() -> list[Figure]:
    """On both databases, with the backup of what was filled."""
    return on_both("bench.casework", _measured)


def _measured(kind: str, found: Measured, environ: Mapping[str, str], folder: Path) -> list[Figure]:
    return _figures(kind, found) + backing.figures(f"{kind}, {_CLOSED + _OPEN:,} cases", environ, folder)


def _figures(kind: str, found: Measured) -> list[Figure]:
    """What was measured, as rows: the slow end of each page, how many are answered in a second, the recount."""
    empty, empty_rate = found["empty"]
    of = f"{kind}, {_CLOSED:,} closed and {_OPEN:,} open cases"
    rows = [
        Figure(
            f"{of}: {name}, p95",
            f"{found[key][0]:.1f} ms",
            f"{empty:.2f} ms (an empty view)",
            f"< {_PAGE_MS:.0f} ms",
            found[key][0] < _PAGE_MS,
        )
        for key, name in _PAGES.items()
    ]
    rows += [
        Figure(
            f"{of}: {_PAGES[key]}, one process, one after another",
            f"{found[key][1]:.0f} a second",
            f"{empty_rate:.0f} a second (an empty view)",
            "–",
            True,
        )
        for key in ("desk", "case", "track")
    ]
    [seconds] = found["recompute"]
    goal = f"< {_RECOMPUTE_S:.0f} s"
    name = f"{kind}: {_OPEN:,} open deadlines worked out anew"
    return [*rows, Figure(name, f"{seconds:.1f} s", "–", goal, seconds < _RECOMPUTE_S)]


def _fill(towns: list[Any], today: date) -> None:
    """Cases as the actions leave them, written in bulk: made one by one they would take an hour."""
    from gongkai.law.today import now
    from gongkai.office.applications.identity import Identity, demand_print
    from gongkai.office.applications.models import Application
    from gongkai.office.keys.models import DataKey
    from gongkai.office.keys.sealing import Place, ring, sealer

    luck, moment = random.Random(1), now()
    serials: dict[tuple[str, int], int] = {}
    for begin in range(0, _CLOSED + _OPEN, _AT_ONCE):
        keys, cases, demands = [], [], []
        for number in range(begin, begin + _AT_ONCE):
            is_open = number >= _CLOSED
            town = towns[number % len(towns)]
            came_on = today - timedelta(days=luck.randrange(28) if is_open else luck.randrange(60, 3000))
            came_on = max(came_on, date(2019, 5, 15))
            demand = "".join(luck.choices(_WORDS, k=8))
            key = DataKey(made_at=moment)
            key.master, key.wrapped = ring().wrap(luck.randbytes(32), key.id.hex)
            own, row = sealer(key), key.id.hex
            serials[town.code, came_on.year] = serials.get((town.code, came_on.year), 0) + 1
            who = Identity(f"张{number}", "居民身份证", f"{number:018d}", "", "13800000000", "某村")
            case = Application(
                organ=town, year=came_on.year, serial=serials[town.code, came_on.year], key=key,
                way="registered_post", arrived_on=came_on, applicant_kind="natural", identity=who.sealed(own, row),
                demand=own.seal(demand, Place("application", "demand", row)), applicant_print=who.print_of(),
                demand_print=demand_print(demand), code_print=ring().fingerprint("query code", f"{number:020d}"),
                entered_at=moment, state="open" if is_open else "concluded", receipt_on=came_on,
                due_on=came_on + timedelta(days=28), next_on=came_on + timedelta(days=28) if is_open else None,
                next_what="答复" if is_open else "", concluded_on=None if is_open else came_on + timedelta(days=20),
            )  # fmt: skip
            keys.append(key)
            cases.append(case)
            demands.append(demand)
        _keep(keys, cases, demands)


def _keep(keys: list[Any], cases: list[Any], demands: list[str]) -> None:
    """A batch written: keys, cases, their units, and what finds them."""
    from gongkai.office.applications.models import Application, Unit
    from gongkai.office.keys.models import DataKey
    from gongkai.office.keys.sealing import Place, sealer
    from gongkai.office.search.models import Entry
    from gongkai.office.search.pairs import digests, mark

    DataKey.objects.bulk_create(keys)
    Application.objects.bulk_create(cases)
    Unit.objects.bulk_create(
        Unit(
            application=case, number=1,
            demand=sealer(case.key).seal(demand, Place("unit", "demand", f"{case.key.id.hex}-1")),
        )
        for case, demand in zip(cases, demands, strict=True)
    )  # fmt: skip
    Entry.objects.bulk_create(
        Entry(
            kind="application",
            key=str(case.pk),
            organ=case.organ.code,
            words=" ".join((mark(case.organ.code), *digests([demand]))),
        )
        for case, demand in zip(cases, demands, strict=True)
    )


def _timed(ask: Callable[[], Any]) -> str:
    """The slow end in milliseconds, and how many are answered in a second."""
    ask()
    times = []
    for _ in range(_RUNS):
        begun = time.perf_counter()
        answer = ask()
        times.append((time.perf_counter() - begun) * 1000)
        assert answer.status_code == 200, answer.status_code
    return f"{statistics.quantiles(times, n=20)[-1]}\t{1000 / statistics.mean(times)}"


def _measure() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from tests.factories.organs import county, township
    from tests.factories.people import person

    from gongkai.law.today import today
    from gongkai.office.applications.settling import settle_all

    call_command("migrate", verbosity=0)
    call_command("createcachetable")
    head = county()
    towns = [township(reports_to=head, lies_in=head) for _ in range(_TOWNS)]
    clerk, office = person(towns[0], "officer", "office_head"), person(head, "county_office")
    _fill(towns, today())
    with connection.cursor() as cursor:
        # A server in use does this by itself.
        cursor.execute("VACUUM (ANALYZE)" if connection.vendor == "postgresql" else "ANALYZE")
    begun = time.perf_counter()
    settle_all(on=today())
    print(f"recompute\t{time.perf_counter() - begun}")
    _ask(towns[0].code, clerk, office)


def _ask(place: str, clerk: Any, office: Any) -> None:
    """The pages, each asked for by whom it is for."""
    from django.test import Client, override_settings
    from django.urls import reverse

    from gongkai.office.applications.models import Application

    backend = "django.contrib.auth.backends.ModelBackend"
    staff, public, county_staff = (
        Client(SERVER_NAME="localhost"),
        Client(SERVER_NAME="localhost"),
        Client(SERVER_NAME="localhost"),
    )
    staff.force_login(clerk, backend=backend)
    county_staff.force_login(office, backend=backend)
    case = Application.objects.filter(organ__code=place, state="open").order_by("pk")[0]
    code = f"{_CLOSED + (case.pk - Application.objects.filter(state='open').order_by('pk')[0].pk):020d}"
    found = public.post(reverse("portal:track", args=[place]), {"number": case.number, "code": code})
    assert found.status_code == 302, found.content.decode()
    register = reverse("workbench:applications")
    for key, client, address in (
        ("desk", staff, reverse("workbench:desk")),
        ("list", staff, register),
        ("search", staff, f"{register}?words=土地"),
        ("late", staff, f"{register}?late=on"),
        ("case", staff, reverse("workbench:application", args=[case.pk])),
        ("track", public, reverse("portal:case", args=[place])),
        ("county", county_staff, reverse("workbench:desk")),
    ):
        print(f"{key}\t{_timed(lambda client=client, address=address: client.get(address))}")
    with override_settings(ROOT_URLCONF="bench.nothing", MIDDLEWARE=[]):
        nobody = Client(SERVER_NAME="localhost")
        print(f"empty\t{_timed(lambda: nobody.get('/'))}")


if __name__ == "__main__":
    _measure()
