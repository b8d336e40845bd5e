"""An office of its own for tests that kill it: a data folder and a database that nothing else uses, in a process apart.

`run` is called by the test; the story itself runs in the process and forks children that may die.
"""

import itertools
import os
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parents[3]
_numbers = itertools.count(1)


def run(folder: Path, story: str) -> None:
    """Runs `module:function` in an office of its own; what it raises fails the test."""
    environment = os.environ | {
        "GONGKAI_TEST_DATA": str(folder / "var"),
        "DJANGO_SETTINGS_MODULE": "gongkai.config.settings.test",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")]),
    }
    if os.environ.get("DATABASE_URL"):
        environment["DATABASE_URL"] = _new_database(os.environ["DATABASE_URL"])
    command = [sys.executable, "-m", "tests.office.files.standalone", story]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _new_database(address: str) -> str:
    import psycopg

    name = f"apart_{os.getpid()}_{next(_numbers)}"
    parts = urlsplit(address)
    with psycopg.connect(urlunsplit(parts._replace(scheme="postgresql")), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return urlunsplit(parts._replace(path=f"/{name}"))


def child(work: Callable[[], object]) -> int:
    """Does something in a process of its own and returns how it ended: 0, 1, or the negative signal that killed it."""
    return wait(begin(work))


def begin(work: Callable[[], object]) -> int:
    """Starts it; no connection is shared with the child."""
    from django.db import connections

    connections.close_all()
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        work()
        connections.close_all()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def wait(pid: int) -> int:
    """How it ended."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def kept_bytes() -> Iterator[tuple[str, bytes]]:
    """Everything that lies in the database and in the data folder, with where it lies; the keys lie elsewhere."""
    from django.conf import settings
    from django.db import connection

    for path in Path(settings.VAR).rglob("*"):
        if path.is_file():
            yield str(path), path.read_bytes()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f'SELECT t::text FROM "{table}" t')
                for (row,) in cursor.fetchall():
                    yield table, row.encode()


def traces(words: str) -> list[str]:
    """Where words stand in the clear, in any way of writing them down."""
    written = {words.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")}
    written.add(words.encode("unicode_escape"))
    return [where for where, content in kept_bytes() if any(one in content for one in written)]


def main() -> None:
    """Makes the office and tells the story."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    module, _, story = sys.argv[1].partition(":")
    getattr(import_module(module), story)()


if __name__ == "__main__":
    main()
