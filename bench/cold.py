"""Starting the command, beside Python that does nothing: medians of pairs of whole processes."""

import compileall
import tempfile
from pathlib import Path

from tests.intake.rendered import word
from tests.intake.rendered.tables import made

import gongkai
from bench.figures import Figure, paired
from bench.pages import kept

_HELP, _CHECK = 0.05, 0.13


def figures() -> list[Figure]:
    """`--help`, and `check` on a text report and on a page; modules are compiled first, as an installation has them."""
    compileall.compile_dir(str(Path(gongkai.__file__).parent), quiet=1)
    bare = ["-c", "pass"]
    found = []
    with tempfile.TemporaryDirectory() as folder:
        text, page = kept(Path(folder))
        word_file = Path(folder, "report.docx")
        word_file.write_bytes(word.docx(made(1), "plain"))
        for name, arguments, allowed in (
            ("--help", ["--help"], _HELP),
            ("check, text", ["check", str(text)], _CHECK),
            ("check, HTML", ["check", str(page)], None),
            ("check, DOCX", ["check", str(word_file)], None),
        ):
            ours, nothing, more = paired(["-m", "gongkai", *arguments], bare)
            goal = f"≤ bare + {allowed} s" if allowed else "–"
            good = allowed is None or more <= allowed
            found.append(
                Figure(f"cold `gongkai {name}`", f"{ours:.3f} s (+ {more:.3f})", f"{nothing:.3f} s", goal, good)
            )
    return found
