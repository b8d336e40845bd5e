"""Something measured in an office of its own: a fresh folder and database, in a process of its own."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests import postgres

from bench.figures import Figure

Measured = Mapping[str, Sequence[float]]
"""What a measuring process printed: name, tabulator, numbers."""


def on_both(module: str, figures_of: Callable[[str, Measured, Mapping[str, str], Path], list[Figure]]) -> list[Figure]:
    """Runs a module on SQLite, and on PostgreSQL where its programs are on the machine or DATABASE_URL names a server.

    `figures_of` is given the database's name, what was printed, the office's environment and a folder.
    """
    found = _on("SQLite", "", module, figures_of)
    server = os.environ.get("DATABASE_URL", "") or (postgres.start() if postgres.is_there() else "")
    return found + (_on("PostgreSQL", server, module, figures_of) if server else [])


def _on(
    kind: str,
    database: str,
    module: str,
    figures_of: Callable[[str, Measured, Mapping[str, str], Path], list[Figure]],
) -> list[Figure]:
    # A process of its own: the settings of the office would change this one.
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as folder:
        environ = os.environ | {
            "DATA_DIR": str(Path(folder) / "office"),
            "DJANGO_SETTINGS_MODULE": "gongkai.config.settings.dev",
            "DATABASE_URL": database,
        }
        done = subprocess.run([sys.executable, "-m", module], env=environ, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        lines = (line.split("\t") for line in done.stdout.splitlines() if "\t" in line)
        printed = {key: tuple(map(float, values)) for key, *values in lines}
        return figures_of(kind, printed, environ, Path(folder))
