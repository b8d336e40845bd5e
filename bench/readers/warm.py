"""What works take in a warm process that has loaded what reads and checks reports, and nothing else.

So it is in the worker and on the command line. The process of the bench itself has loaded python-docx, openpyxl,
pdfplumber and the tests' own writers besides, and everything in it takes some hundredths longer.
"""

import gc
import json
import pickle
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from bench.figures import in_turn
from bench.readers.floors import FLOORS
from gongkai.cli.main import OBJECTS
from gongkai.intake import open_bytes
from gongkai.intake.worker.asking import Worker
from gongkai.report.model import Report
from gongkai.report.readers import read_document
from gongkai.report.rules import check

_Work = Callable[[], object]


def medians(kind: str, files: Sequence[bytes], ways: Sequence[str], runs: int = 60) -> list[float]:
    """Milliseconds for each of these ways: the fastest of several runs in turn, the median over the files.

    `floor`, `intake`, `read` (to a report), `rules` (of a report that was read), `whole` (intake to findings), `away`
    (intake in a worker and back).
    """
    command = [sys.executable, "-m", "bench.readers.warm", kind, str(runs), *ways]
    told = subprocess.run(command, input=pickle.dumps(list(files)), stdout=subprocess.PIPE, check=True)
    return [float(figure) for figure in json.loads(told.stdout)]


def _opened(data: bytes) -> object:
    return open_bytes(data, hashed=False)


def _read(data: bytes) -> Report:
    return read_document(open_bytes(data, hashed=False))[0]


def _checked(data: bytes) -> object:
    return check(_read(data))


@contextmanager
def _works(kind: str, files: Sequence[bytes], ways: Sequence[str]) -> Iterator[list[_Work]]:
    with Worker() as worker:
        by_way: dict[str, Callable[[bytes], object]] = {
            "floor": FLOORS[kind], "intake": _opened, "read": _read, "whole": _checked,
            "away": partial(worker.open, hashed=False),
        }  # fmt: skip
        works: list[_Work] = []
        for way in ways:
            works += [partial(check, _read(data)) if way == "rules" else partial(by_way[way], data) for data in files]
        yield works


def main() -> int:
    """Measures what standard input holds; prints one figure for each way."""
    kind, runs, *ways = sys.argv[1:]
    files: list[bytes] = pickle.load(sys.stdin.buffer)
    gc.set_threshold(OBJECTS)
    with _works(kind, files, ways) as works:
        times = in_turn(works, int(runs))
    count = len(files)
    print(json.dumps([statistics.median(times[at : at + count]) for at in range(0, len(times), count)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
