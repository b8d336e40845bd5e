"""How long a million facts take to become a report, from JSON lines and from values, and how much memory."""

import json
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from gongkai.report.facts import Application, Fact, read_facts
from gongkai.report.tallying import tally

ORGAN = "云岭县松溪镇人民政府"
COUNT = 1_000_000
OUTCOMES = ("granted.provided", "granted.partly", "withheld.process", "unavailable.not_existing", "other.other")
APPLICANTS = ("natural", "business", "research", "ngo", "legal", "other")
START = date(2023, 11, 1)


def values() -> Iterator[Fact]:
    """Applications received over fourteen months, most of them concluded four weeks later."""
    for number in range(COUNT):
        received = START + timedelta(days=number % 420)
        done = number % 17 != 0
        yield Application(
            f"2024-{number:07}",
            ORGAN,
            APPLICANTS[number % 6],
            received,
            received + timedelta(days=28) if done else None,
            OUTCOMES[number % 5] if done else None,
        )


def lines() -> Iterator[str]:
    """The same as JSON lines."""
    for fact in values():
        assert isinstance(fact, Application)
        yield json.dumps(
            {
                "kind": "application",
                "key": fact.key,
                "organ": fact.organ,
                "applicant": fact.applicant,
                "received_on": fact.received_on.isoformat(),
                "concluded_on": fact.concluded_on and fact.concluded_on.isoformat(),
                "outcome": fact.outcome,
            },
            ensure_ascii=False,
        )


def main() -> None:
    """Prints seconds and peak memory of one way: `values` or `lines FILE`; without a word makes the file and runs both."""
    way = sys.argv[1:] or [""]
    if way[0] == "make":
        with open(way[1], "w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in lines())
        return
    start = time.perf_counter()
    if way[0] == "lines":
        with open(way[1], encoding="utf-8") as file:
            report = tally(read_facts(file), organ=ORGAN, year=2024)
    else:
        made = list(values()) if way[0] == "list" else values()
        start = time.perf_counter()
        report = tally(made, organ=ORGAN, year=2024)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"tally of {COUNT:,} facts ({way[0] or 'values'}): {seconds:.2f} s, peak {peak:.0f} MB")
    assert report.cells["applications.new.total"]


if __name__ == "__main__":
    main()
