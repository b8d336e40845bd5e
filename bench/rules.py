"""How long the rules take per report in a warm process, and how long they take to load; run it as a script.

The report is a typical one of about 4,000 characters: the sound report of the tests with its texts repeated in part.
"""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.report.sound import OTHER, OVERVIEW, PROBLEMS, sound_report  # noqa: E402

from gongkai.report.rules import Case, all_rules, check, judge  # noqa: E402

LENGTH = 4000
RUNS = 200


def typical() -> object:
    """The sound report with as much further text as brings it to the usual length."""
    more = "（六）其他工作情况。" + OVERVIEW.replace("2024年，", "")
    texts = {1: OVERVIEW, 5: PROBLEMS, 6: OTHER}
    while sum(map(len, texts.values())) < LENGTH:
        texts[1] += "\n" + more
    return sound_report(sections=texts)


def main() -> None:
    """Print milliseconds per report for all rules, for each of the slowest, and for a cold import."""
    report = typical()
    for _ in range(20):
        check(report)
    started = time.perf_counter()
    for _ in range(RUNS):
        check(report)
    print(f"all rules: {(time.perf_counter() - started) / RUNS * 1e3:.2f} ms a report")
    spent = dict.fromkeys((rule.code for rule in all_rules()), 0.0)
    for _ in range(RUNS):
        case = Case(report)
        for rule in all_rules():
            begun = time.perf_counter()
            judge(rule, case)
            spent[rule.code] += time.perf_counter() - begun
    for code, seconds in sorted(spent.items(), key=lambda pair: -pair[1])[:14]:
        print(f"  {code:6} {seconds / RUNS * 1e3:.3f} ms")
    script = (
        "import time, gongkai.report.model, tomllib; t = time.perf_counter();"
        "from gongkai.report.rules import all_rules; all_rules(); print((time.perf_counter() - t) * 1e3)"
    )
    times = [float(subprocess.check_output([sys.executable, "-c", script], cwd=ROOT / "src")) for _ in range(5)]
    print(f"cold import of all rules: {min(times):.1f} ms")


if __name__ == "__main__":
    main()
