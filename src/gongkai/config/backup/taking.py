"""Taking a backup: the database at one moment, then the files it names, then the key file, then the name."""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Sum

from gongkai import __version__
from gongkai.config.backup import archive, databases, keyfile
from gongkai.config.backup.databases import Said
from gongkai.config.backup.errors import Refused
from gongkai.law.today import now
from gongkai.office.applications.models import Application
from gongkai.office.files import store
from gongkai.office.files.models import StoredFile
from gongkai.office.journal.models import Anchor, Chain, Entry
from gongkai.office.keys import private
from gongkai.office.keys.models import DataKey
from gongkai.office.keys.sealing import ring
from gongkai.office.letters.models import Letter

_SPARE = 64 * 1024 * 1024
_EVERY = 200


@dataclass
class Taken:
    """What a backup has become: its size, what was in it, and what the office itself had lost before."""

    size: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    destroyed: int = 0
    lost: list[str] = field(default_factory=list)


def needed() -> tuple[int, int]:
    """About how many bytes the copy of the database takes, and all files together; raises Refused without an office."""
    if databases.is_empty():
        raise Refused("这里还没有系统的数据，没有什么可备份；看看 DATA_DIR、DATABASE_URL 是不是与运行的系统一样")
    kept = StoredFile.objects.exclude(state=StoredFile.State.DESTROYED)
    return databases.size(), (kept.aggregate(Sum("size"))["size__sum"] or 0) + 2048 * kept.count()


def take(target: Path, keys: Path, said: Said) -> Taken:
    """Writes archive and key file; raises Refused, and then neither is there."""
    for path in (target, keys):
        if path.exists():
            raise Refused(f"{path} 已经有了，不覆盖；换一个名字，或先移走它")
        if not path.parent.is_dir():
            raise Refused(f"没有 {path.parent} 这个文件夹，或存储没有挂上；建好以后再来")
    databases.check_tools()
    _check_space(target)
    partial = target.with_name(f"{target.name}.partial")
    try:
        with _alone() as work:
            taken = _taken(partial, work, packed=target.suffix == ".gz", said=said)
        # After the files: what was destroyed while they were copied is in the list.
        taken.destroyed = keyfile.write(keys)
        if target.exists():
            raise Refused(f"{target} 已经有了，不覆盖；换一个名字，或先移走它")
        partial.rename(target)
        private.sync(target.parent)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    taken.size = target.stat().st_size
    return taken


def _check_space(target: Path) -> None:
    database, files = needed()
    for folder, wanted in ((settings.VAR, database), (target.parent, database + files)):
        free = shutil.disk_usage(folder).free
        if free < wanted + _SPARE:
            raise Refused(f"{folder} 空间不够：约需 {shown(wanted + _SPARE)}，只剩 {shown(free)}；清理以后再来")


def shown(count: int) -> str:
    """Bytes as people say them.

    >>> shown(512), shown(3_500_000), shown(2_100_000_000)
    ('0.1 MB', '3.5 MB', '2.1 GB')
    """
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{max(count / 1e6, 0.1):.1f} MB"


@contextmanager
def _alone() -> Iterator[Path]:
    """A folder for the copy of the database; one backup at a time, what a killed one left is cleared away."""
    work = settings.VAR / "backing-up"
    handle = os.open(settings.VAR / "backup.turn", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused("另一个备份正在进行；等它做完再来") from None
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(mode=0o700)
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)
    finally:
        os.close(handle)


def _taken(partial: Path, work: Path, *, packed: bool, said: Said) -> Taken:
    name = archive.DATABASES[connection.vendor]
    copy, addresses, listed = work / name, work / "addresses", work / archive.MEMBERS
    copy.touch(0o600)
    head = {
        "format": archive.FORMAT,
        "made_at": now().isoformat(timespec="seconds"),
        "version": __version__,
        "database": connection.vendor,
    }
    with databases.snapshot(copy, said) as moment:
        manifest = head | _seen(moment)
        _list(moment, addresses)
    taken = Taken(counts=manifest["counts"])
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file, listed.open("w", encoding="ascii") as noted:
        with archive.writing(file, noted, packed=packed) as writer:
            _add_head(writer, head)
            with copy.open("rb") as source:
                writer.add(name, source, copy.stat().st_size)
            beside = settings.VAR / archive.DEMONSTRATION
            if beside.is_file():
                writer.add(archive.DEMONSTRATION, BytesIO(beside.read_bytes()), beside.stat().st_size)
            _add_files(writer, addresses, taken, said)
            writer.finish({**manifest, "lost": taken.lost}, listed, lambda text: ring().fingerprint("backup", text))
        file.flush()
        os.fsync(file.fileno())
    return taken


def _add_head(writer: archive.Writer, head: dict[str, Any]) -> None:
    text = json.dumps(head).encode()
    writer.add(archive.HEAD, BytesIO(text), len(text))


def _seen(moment: str) -> dict[str, Any]:
    """What the office was at the moment: versions of its tables, heads of its journal, how much there is."""
    anchor = Anchor.objects.using(moment).order_by("on").last()
    chains = Chain.objects.using(moment).order_by("key").values_list("key", "length", "head")
    migrations = MigrationRecorder.Migration.objects.using(moment).order_by("app", "name")
    tables = {"cases": Application, "letters": Letter, "files": StoredFile, "entries": Entry}
    return {
        "migrations": [list(row) for row in migrations.values_list("app", "name")],
        "heads": {key: [length, digest] for key, length, digest in chains},
        "anchor": [anchor.on.isoformat(), anchor.digest] if anchor else None,
        "masters": sorted(
            DataKey.objects.using(moment).filter(wrapped__isnull=False).values_list("master", flat=True).distinct()
        ),
        "counts": {name: model._default_manager.using(moment).count() for name, model in tables.items()},
    }


def _list(moment: str, addresses: Path) -> None:
    """The addresses of all files that the moment names, one a line."""
    kept = StoredFile.objects.using(moment).exclude(state=StoredFile.State.DESTROYED).order_by("address")
    rows = kept.values_list("address", flat=True).distinct()
    with addresses.open("w", encoding="ascii") as file:
        file.writelines(f"{address}\n" for address in rows.iterator())


def _add_files(writer: archive.Writer, addresses: Path, taken: Taken, said: Said) -> None:
    total = max(addresses.stat().st_size // 65, 1)
    with addresses.open(encoding="ascii") as lines:
        for number, line in enumerate(lines):
            if number % _EVERY == 0:
                said(f"文件 {100 * number // total}%")
            address = line.strip()
            try:
                content = store.get(address)
            except store.Missing as error:
                # Destroyed since the moment: the key file says so. Otherwise the office itself has lost it.
                if StoredFile.objects.filter(address=address).exclude(state=StoredFile.State.DESTROYED).exists():
                    taken.lost.append(str(error))
                continue
            writer.add(f"files/{address[:2]}/{address}", BytesIO(content), len(content))
