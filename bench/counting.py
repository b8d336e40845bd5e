"""A million facts tallied and three thousand reports rolled up, each in a process of its own, against their limits."""

import re
import subprocess
import sys

from bench.figures import Figure

_LIMITS = {
    "tally of 1,000,000 facts from JSON lines": (12.0, 150.0),
    "tally of 1,000,000 facts from values at hand": (3.0, None),
    "roll-up of 3,000 reports from values": (1.0, None),
    "roll-up of 3,000 reports from JSON files": (6.0, None),
}
_LINE = re.compile(r"(?P<name>.+): (?P<seconds>[\d.]+) s(?:, peak (?P<peak>\d+) MB)?")


def figures() -> list[Figure]:
    """Seconds, and megabytes where they are limited; whole seconds here, for there is no floor to hold them against."""
    found = []
    for module in ("bench.tally", "bench.rollup"):
        done = subprocess.run([sys.executable, "-m", module], capture_output=True, text=True, check=True)
        for match in _LINE.finditer(done.stdout):
            seconds, peak = float(match["seconds"]), match["peak"]
            most, memory = _LIMITS[match["name"]]
            good = seconds <= most and (memory is None or peak is None or float(peak) <= memory)
            measured = f"{seconds:.2f} s" + (f", {peak} MB" if memory else "")
            goal = f"≤ {most:.0f} s" + (f", {memory:.0f} MB" if memory else "")
            found.append(Figure(match["name"], measured, "–", goal, good))
    return found
