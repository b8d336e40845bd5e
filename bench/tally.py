"""How long a million facts take to become a report, from JSON lines and from values, and how much memory."""

import json
import resource
import subprocess
import sys
import tempfile
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


def timed(way: str, path: str) -> None:
    """Prints seconds and peak memory of this process: `lines` from a file, `values` one by one, `list` all at hand."""
    made = list(values()) if way == "list" else values()
    start = time.perf_counter()
    if way == "lines":
        with open(path, encoding="utf-8") as file:
            report = tally(read_facts(file), organ=ORGAN, year=2024)
    else:
        report = tally(made, organ=ORGAN, year=2024)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    words = {"lines": "from JSON lines", "values": "made and counted one by one", "list": "from values at hand"}[way]
    print(f"tally of {COUNT:,} facts {words}: {seconds:.2f} s, peak {peak:.0f} MB", flush=True)
    assert report.cells["applications.new.total"]


def main() -> None:
    """Runs each way in a process of its own, so that one's memory does not count as the other's."""
    if len(sys.argv) == 3:
        timed(*sys.argv[1:])
        return
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".jsonl") as file:
        file.writelines(line + "\n" for line in lines())
        file.flush()
        for way in ("lines", "list"):
            subprocess.run([sys.executable, "-m", "bench.tally", way, file.name], check=True)


if __name__ == "__main__":
    main()
