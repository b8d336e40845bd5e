"""General readers of documents beside ours, in one run and in turn: where `make peers` has installed them.

They read to Markdown, to data frames or to a document of their own; ours reads to text, grids and places, and with the
check holds the report against every rule besides. docling's reader of PDF fetches models at its first use, and is left
out.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.intake.rendered import books, word
from tests.intake.rendered.tables import made

from bench.figures import Figure
from bench.pages import pages
from bench.portable import prints

_ROOT = Path(__file__).resolve().parents[2]
_PYTHON = _ROOT / ".venv" / "peers" / "bin" / "python"
_ROUNDS, _TIMES = 7, 10
"""How often each reads each file; and how many times as fast as the general readers ours is to be."""
_GENERAL = frozenset(("markitdown", "docling"))
_OF = {
    "docx": ("markitdown", "docling", "python-docx"),
    "xlsx": ("markitdown", "docling", "pandas", "openpyxl"),
    "pdf": ("markitdown", "pdfplumber"),
    "html": ("markitdown", "docling", "pandas"),
}


def figures() -> list[Figure]:
    """For each kind and reader: its time, ours for reading and with the check, how many times as fast reading is."""
    if not _PYTHON.exists():
        print("general readers are not installed, and not measured: `make peers` installs them", file=sys.stderr)
        return []
    found: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder, _asked(sys.executable) as ours, _asked(str(_PYTHON)) as theirs:
        for ending, data in _files().items():
            path = Path(folder) / f"report.{ending}"
            path.write_bytes(data)
            asked = [(ours, "intake"), (ours, "checked"), *((theirs, name) for name in _OF[ending])]
            fastest = _in_turn(asked, path)
            found += [_figure(ending, name, fastest) for name in _OF[ending] if name in fastest]
    return found


def _figure(ending: str, name: str, fastest: dict[str, float]) -> Figure:
    taken, read, checked = fastest[name], fastest["intake"], fastest["checked"]
    times = taken / read
    return Figure(
        f"{ending.upper()}: {name}",
        f"{taken * 1000:.0f} ms",
        f"ours {read * 1000:.1f} ms, with the check {checked * 1000:.1f} ms ({taken / checked:.1f} ×)",
        f"ours reads ≥ {_TIMES} × as fast: {times:.1f} ×" if name in _GENERAL else f"– ({times:.1f} ×)",
        times >= _TIMES or name not in _GENERAL,
    )


def _files() -> dict[str, bytes]:
    report = made(0)
    return {
        "docx": word.docx(report, "plain"),
        "xlsx": books.by_openpyxl(report),
        "pdf": prints(1)[0],
        "html": pages(1)[0],
    }


_Process = subprocess.Popen[str]


def _in_turn(asked: list[tuple[_Process, str]], path: Path) -> dict[str, float]:
    """Seconds of the fastest run of each reader; none of one that cannot read it. The first round loads them."""
    fastest: dict[str, float] = {}
    for round_ in range(_ROUNDS + 1):
        for process, name in asked:
            answer = _answer(process, f"{name}\t{path}\n")
            if round_ and answer[:1].isdigit():
                fastest[name] = min(fastest.get(name, float("inf")), float(answer))
            elif not round_ and not answer[:1].isdigit():
                print(f"{name} on {path.name}: {answer}", file=sys.stderr)
    return fastest


def _answer(process: _Process, question: str) -> str:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(question)
    process.stdin.flush()
    return process.stdout.readline().strip() or "no answer"


@contextmanager
def _asked(python: str) -> Iterator[_Process]:
    command = [python, "-m", "bench.readers.answering"]
    with subprocess.Popen(
        command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()
