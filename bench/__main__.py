"""`make bench`: every promised figure in one run; with `--write` they go into docs/reference/performance.md."""

import argparse
import gc
import os
import platform
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bench import annual, casework, cold, counting, office, portable, reading, rosters
from bench.figures import Figure
from bench.readers import peers
from gongkai.cli.main import OBJECTS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "performance.md"

_PEERS = """\
General readers (`make peers`) read to Markdown, to data frames or to a document of their own; ours reads to text, grids
and places. docling's reader of PDF fetches models at its first use, so that it is not measured. Of ours for PDF, pdfium
alone takes half, for opening pages and their text, most of it for the outlines of glyphs, whose boxes it works out
twice; no call of it leaves them out. That is why ten times is not reached there.
"""

PARTS = {
    "reading": reading,
    "office": office,
    "pdf": portable,
    "peers": peers,
    "screening": rosters,
    "cold": cold,
    "counting": counting,
    "casework": casework,
    "annual": annual,
}
"""What can be measured by itself; each has `figures()`."""


def main() -> int:
    """Prints the table; returns 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--only", choices=tuple(PARTS))
    options = parser.parse_args()
    gc.set_threshold(OBJECTS)  # as in every process of ours that reads files
    found: list[Figure] = []
    for name, part in PARTS.items():
        if options.only in (None, name):
            found += part.figures()
    table = _table(found)
    print(table)
    if options.write:
        PAGE.write_text(_page(table), "utf-8")
    return int(not all(figure.good for figure in found))


def _table(found: list[Figure]) -> str:
    rows = ["| what | measured | floor in the same run | goal | reached |", "|---|--:|--:|---|---|"]
    rows += [f"| {f.name} | {f.measured} | {f.floor} | {f.goal} | {'yes' if f.good else '**no**'} |" for f in found]
    return "\n".join(rows)


def _page(table: str) -> str:
    day = datetime.now(ZoneInfo("Asia/Shanghai")).date().isoformat()
    machine = f"{os.cpu_count()} cores, {_processor()}, {platform.system()}, Python {platform.python_version()}"
    return (
        "# Performance\n\n"
        f"Measured on {day} with `make bench ARGS=--write` on {machine}. The machine is shared: read ratios and "
        "differences within the run, not absolute times. What reads is timed in a process that has loaded nothing "
        "else, as a worker has (`bench/readers/warm.py`), all works in turn, a round after the other, for the machine "
        "is fast and slow by turns; the fastest round of each counts, median over the files. Whole processes are run "
        "in pairs with Python that does nothing, and the median of the differences is given. The reports are generated "
        "(`bench/pages.py`); what the floor of each kind is stands in `bench/readers/floors.py`.\n\n"
        f"{table}\n\n{_PEERS}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


if __name__ == "__main__":
    sys.exit(main())
