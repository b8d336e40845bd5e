"""Starting the command, beside Python that does nothing: medians of pairs of whole processes."""

import compileall
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.intake.rendered import word
from tests.intake.rendered.tables import made

import gongkai
from bench.figures import Figure, best, paired
from bench.pages import kept, numbered
from gongkai.intake import open_bytes
from gongkai.report.writers import encode

_HELP, _CHECK, _PDF = 0.05, 0.13, 0.25
_READING_RUNS = 12


def figures() -> list[Figure]:
    """`--help`, and `check` on a report of each kind; a PDF is allowed what taking it in costs a warm process besides.

    Modules are compiled first and what the program keeps beside them is made, as an installation has it.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else nothing would be kept from one process to the next
    compileall.compile_dir(str(Path(gongkai.__file__).parent), quiet=1)
    found = []
    with tempfile.TemporaryDirectory() as folder:
        text, page = kept(Path(folder))
        word_file, print_file = Path(folder, "report.docx"), Path(folder, "report.pdf")
        word_file.write_bytes(word.docx(made(1), "plain"))
        print_file.write_bytes(encode(numbered(1), ".pdf"))
        reading = _reading(print_file)
        for name, arguments, allowed, besides in (
            ("--help", ["--help"], _HELP, 0.0),
            ("check, text", ["check", str(text)], _CHECK, 0.0),
            ("check, HTML", ["check", str(page)], None, 0.0),
            ("check, DOCX", ["check", str(word_file)], None, 0.0),
            ("check, PDF", ["check", str(print_file)], _PDF, reading),
        ):
            found.append(_beside_nothing(name, arguments, allowed, besides))
    return found


def _reading(file: Path) -> float:
    """Seconds that taking in a file costs a warm process."""
    data = file.read_bytes()
    return best(lambda: open_bytes(data, hashed=False), _READING_RUNS) / 1000


def _beside_nothing(name: str, arguments: list[str], allowed: float | None, besides: float) -> Figure:
    command = ["-m", "gongkai", *arguments]
    subprocess.run([sys.executable, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    ours, nothing, more = paired(command, ["-c", "pass"])
    reading = f" + {besides:.3f} s of reading" if besides else ""
    goal = f"≤ bare + {allowed} s{reading}" if allowed else "–"
    good = allowed is None or more <= allowed + besides
    return Figure(f"cold `gongkai {name}`", f"{ours:.3f} s (+ {more:.3f})", f"{nothing:.3f} s", goal, good)
