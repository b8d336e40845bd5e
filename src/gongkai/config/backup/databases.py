"""A database at one moment, while others write into it; and put back: SQLite copies itself, PostgreSQL has pg_dump."""

import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import DatabaseError, connection, connections, transaction

from gongkai.config.backup.errors import Refused
from gongkai.office.journal.models import Entry
from gongkai.office.staff.models import Person

Said = Callable[[str], None]
TERMS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
_ENVIRON = {"dbname": "PGDATABASE"} | {
    name: f"PG{name.upper()}"
    for name in (
        "host",
        "port",
        "user",
        "password",
        "service",
        "passfile",
        "sslmode",
        "sslrootcert",
        "sslcert",
        "sslkey",
    )
}
"""Settings of the connection → the variables by which PostgreSQL's programs know them."""
_COPY = "copy"
_PAGES = 5000


def size() -> int:
    """About how many bytes the database takes."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        return int(cursor.fetchone()[0])


def is_bare() -> bool:
    """Whether nothing is in the database that somebody could miss; what cannot be opened is not bare."""
    if is_empty():
        return True
    try:
        return connection.vendor == "sqlite" and not (Entry.objects.exists() or Person.objects.exists())
    except DatabaseError:
        return False


def is_empty() -> bool:
    """Whether there is not even a table; a SQLite file is not made by asking."""
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return True
    try:
        return not connection.introspection.table_names()
    except DatabaseError:
        return False


@contextmanager
def snapshot(into: Path, said: Said) -> Iterator[str]:
    """Writes the database as it is now into a file; yields the name of a connection that sees the same moment."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            [moment] = cursor.fetchone()
            said("数据库")
            options = ["--format=custom", "--compress=1", "--no-owner", "--no-privileges", f"--snapshot={moment}"]
            _run([_program("pg_dump"), *options, f"--file={into}"])
            yield "default"
        return
    _copy(Path(connection.settings_dict["NAME"]), into, said)
    connections.databases[_COPY] = {**connection.settings_dict, "NAME": str(into), "OPTIONS": {}}
    try:
        yield _COPY
    finally:
        connections[_COPY].close()
        del connections[_COPY], connections.databases[_COPY]


def _copy(source: Path, target: Path, said: Said) -> None:
    """One reading transaction from the first page to the last: writers go on, and their pages are not in the copy."""
    try:
        _pages(source, target, said)
    except sqlite3.Error as error:
        raise Refused(f"数据库 {source} 读不出来（{error}）；请看看磁盘，从上一份备份恢复") from error


def _pages(source: Path, target: Path, said: Said) -> None:
    with (
        closing(sqlite3.connect(source, isolation_level=None, timeout=20)) as live,
        closing(sqlite3.connect(target, isolation_level=None)) as copy,
    ):
        live.execute("BEGIN")
        live.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        copy.execute("PRAGMA synchronous=OFF")
        live.backup(
            copy, pages=_PAGES, progress=lambda _, left, total: said(f"数据库 {100 * (total - left) // max(total, 1)}%")
        )
        copy.execute("PRAGMA journal_mode=DELETE")


def check_tools() -> None:
    """Raises Refused where a program is lacking that this database needs."""
    if connection.vendor == "postgresql":
        _program("pg_dump")
        _program("pg_restore")


def load(dump: Path) -> None:
    """Puts a dump into an empty PostgreSQL database: all of it, in one transaction, or nothing."""
    options = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]
    _run([_program("pg_restore"), *options, f"--dbname={connection.settings_dict['NAME']}", str(dump)])


def lay(copy: Path, aside: Path) -> None:
    """Puts a copy in the place of the SQLite file, which is laid aside with what belongs to it."""
    here = Path(connection.settings_dict["NAME"])
    connection.close()
    for tail in ("-wal", "-shm"):
        beside = here.with_name(here.name + tail)
        if beside.exists():
            shutil.move(beside, aside / beside.name)
    if here.exists():
        os.link(here, aside / here.name)
    os.replace(copy, here)


def _run(command: list[str]) -> None:
    """Runs a program of PostgreSQL's; where the database is and the password stand where others cannot see them."""
    given = connection.get_connection_params()
    environ = {**os.environ, "LC_ALL": "C.UTF-8"}
    environ |= {_ENVIRON[name]: str(said) for name, said in given.items() if name in _ENVIRON and said}
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False, errors="replace")
    if done.returncode:
        said = done.stderr.strip().splitlines()[:3]
        raise Refused(
            f"{Path(command[0]).name} 没有做完：{'；'.join(said) or done.returncode}。请数据库管理员看看，再来一次"
        )


def _program(name: str) -> str:
    """The oldest program of PostgreSQL's on this machine that is not older than the server."""
    connection.ensure_connection()
    wanted = connection.connection.info.server_version // 10000
    places = [
        path for path in (shutil.which(name), *map(str, Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))) if path
    ]
    found = sorted((version, path) for path in places if (version := _version(path)) >= wanted)
    if not found:
        there = f"只有 {_version(places[0])} 版的" if places else "没有"
        raise Refused(
            f"数据库是 PostgreSQL {wanted}，这台机器{there} {name}，不能备份和恢复；"
            f"请安装 postgresql-client-{wanted}，再来一次"
        )
    return found[0][1]


def _version(program: str) -> int:
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    number = re.search(r"(\d+)(?:\.\d+)?", told)
    return int(number[1]) if number else 0
