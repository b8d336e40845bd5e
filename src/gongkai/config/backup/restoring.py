"""Putting an office back: everything read and checked beside, then put in its place; what was there is laid aside."""

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from gongkai.config.backup import archive, databases, destroyed, keyfile
from gongkai.config.backup.databases import TERMS, Said
from gongkai.config.backup.errors import Refused
from gongkai.config.backup.keyfile import KeyFile
from gongkai.config.backup.taking import shown
from gongkai.law.today import SHANGHAI, now
from gongkai.office.journal.models import Chain
from gongkai.office.keys.ring import Ring

_FILES = "files"


@dataclass
class Restored:
    """What was put back, what was laid aside, what was destroyed anew, what cannot be known, what is not as it was."""

    manifest: dict[str, Any]
    notes: list[str] = field(default_factory=list)
    aside: list[Path] = field(default_factory=list)
    destroyed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Checked:
    """An archive that was read whole, and the keys that fit it."""

    manifest: dict[str, Any]
    keys: KeyFile


def check(path: Path, keys: Path | None, into: Path, said: Said, *, only: bool = False) -> Checked:
    """Reads an archive whole and lays it into a folder (`only`: checks and lays nothing); raises Refused."""
    chosen = keys or _keys_of(path)
    held = keyfile.read(chosen, into)
    said("读备份，逐个核对")
    listed = into / archive.MEMBERS
    with listed.open("w", encoding="ascii") as noted:
        text, (_, keyed) = archive.read(path, None if only else into, noted, head=_any_kind if only else _our_kind)
    if held.ring.fingerprint("backup", text) != keyed:
        raise Refused(f"密钥文件 {chosen} 与这份备份不配套（不是同一个系统的）；用 --keys 指明同一个系统的密钥文件")
    manifest: dict[str, Any] = json.loads(text)
    lacking = sorted(set(manifest["masters"]) - held.ring.masters.keys())
    if lacking:
        raise Refused(f"密钥文件 {chosen} 比备份旧，缺第 {'、'.join(lacking)} 号主密钥；用 --keys 指明较新的密钥文件")
    labels = {app.label for app in apps.get_app_configs() if app.name.startswith("gongkai.")}
    disk = MigrationLoader(None, load=False)
    disk.load_disk()
    known = set(disk.disk_migrations)
    if any((app, name) not in known for app, name in manifest["migrations"] if app in labels):
        raise Refused(f"这份备份由更新的程序（{manifest['version']}）写成；请先升级程序，再恢复")
    return Checked(manifest, held)


def _any_kind(_: dict[str, Any]) -> None:
    """To be checked an archive need not fit this place."""


def _our_kind(head: dict[str, Any]) -> None:
    theirs, ours = head.get("database"), connection.vendor
    if theirs != ours:
        raise Refused(
            f"这份备份来自 {TERMS.get(str(theirs), theirs)}，现在设的数据库是 {TERMS[ours]}；只能恢复到同一种数据库，"
            f"请改 DATABASE_URL"
        )


def _keys_of(path: Path) -> Path:
    """The key file beside an archive, or the ring in place."""
    beside = keys_beside(path)
    return beside if beside.is_file() else settings.KEYS


def keys_beside(path: Path) -> Path:
    """How the key file is called that is written together with an archive.

    >>> keys_beside(Path("a/gongkai-1.tar.gz")).as_posix()
    'a/gongkai-1.keys.json'
    """
    return path.with_name(f"{path.name.removesuffix('.gz').removesuffix('.tar')}.keys.json")


def restore(path: Path, keys: Path | None, said: Said, *, replace: bool) -> Restored:
    """Puts an office back; raises Refused, and then nothing has changed."""
    _check_place(path, replace=replace)
    databases.check_tools()
    stage = settings.VAR / "restoring"
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(mode=0o700)
    try:
        checked = check(path, keys, stage, said)
        restored = Restored(checked.manifest, [checked.keys.told])
        gone = {**checked.keys.gone, **_gone_here(restored)}
        said("放到位")
        _put(stage, checked.keys.ring, restored, gone)
    except OSError as error:
        is_half = unfinished().exists()
        state = "没有放完，请再运行一次（加 --replace）" if is_half else "现有的没有动，处理以后再来"
        raise Refused(f"写不进去：{error.strerror}（{error.filename}）；{state}") from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    restored.wrong += _heads_that_differ(checked.manifest)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    restored.destroyed = destroyed.again(gone)
    unfinished().unlink()
    return restored


def unfinished() -> Path:
    """A file that is there while things are put in their places; it names the keys to be destroyed."""
    return Path(settings.VAR) / "restore.unfinished"


def _check_place(path: Path, *, replace: bool) -> None:
    """Raises Refused where something would be overwritten unasked, or there is no room."""
    if connection.vendor == "postgresql" and not databases.is_bare():
        raise Refused(
            "数据库里已经有表，不覆盖；请数据库管理员另建一个空库（createdb），把 DATABASE_URL 改成它，再恢复。"
            "原来的库留着，看过没有问题再删"
        )
    files = settings.VAR / _FILES
    if not replace and (not databases.is_bare() or (files.is_dir() and any(files.iterdir()))):
        raise Refused(f"{settings.VAR} 里已经有数据，不覆盖；确实要换，加 --replace，原来的会移到一旁留着")
    if connection.vendor == "sqlite":
        here = Path(connection.settings_dict["NAME"])
        here.parent.mkdir(parents=True, exist_ok=True)
        if here.parent.stat().st_dev != settings.VAR.stat().st_dev:
            raise Refused(f"{here} 与数据目录 {settings.VAR} 不在同一个磁盘分区；请改 DATABASE_URL，恢复以后再移过去")
    wanted, free = path.stat().st_size, shutil.disk_usage(settings.VAR).free
    if free < wanted:
        raise Refused(f"{settings.VAR} 空间不够：至少要 {shown(wanted)}，只剩 {shown(free)}；清理以后再来")


def _gone_here(restored: Restored) -> dict[str, str]:
    """The keys destroyed in the office that is to be replaced, and those that an interrupted restore was told of."""
    gone: dict[str, str] = json.loads(unfinished().read_text(encoding="ascii")) if unfinished().exists() else {}
    if databases.is_empty():
        return gone
    try:
        return gone | keyfile.destroyed_here()
    except DatabaseError:
        restored.notes.append("现有的数据库打不开，其中匿名化过哪些件无从知道，只按密钥文件")
        return gone


def _put(stage: Path, ring: Ring, restored: Restored, gone: Mapping[str, str]) -> None:
    is_new = databases.is_empty() and not (settings.VAR / _FILES).exists()
    stamp = f"before-{now().astimezone(SHANGHAI):%Y%m%d-%H%M%S-%f}"
    (stage / _FILES).mkdir(exist_ok=True, mode=0o700)
    os.sync()
    was_half = unfinished().exists()
    fresh = stage / "unfinished"
    fresh.write_text(json.dumps(gone), encoding="ascii")
    fresh.replace(unfinished())
    if connection.vendor == "postgresql":
        try:
            databases.load(stage / archive.DATABASES["postgresql"])
        except Refused:
            if not was_half:
                unfinished().unlink()
            raise
    aside = settings.VAR / stamp
    aside.mkdir(mode=0o700)
    for name in (_FILES, archive.DEMONSTRATION):
        here = settings.VAR / name
        if here.exists():
            here.rename(aside / name)
        if (stage / name).exists():
            (stage / name).rename(here)
    if connection.vendor == "sqlite":
        databases.lay(stage / archive.DATABASES["sqlite"], aside)
    old_ring = keyfile.put(ring, stamp)
    os.sync()
    if is_new:
        shutil.rmtree(aside)  # a database without a table
    restored.aside = [path for path in (aside, old_ring) if path is not None and path.exists()]


def _heads_that_differ(manifest: Mapping[str, Any]) -> list[str]:
    found = {key: [length, head] for key, length, head in Chain.objects.values_list("key", "length", "head")}
    if found == manifest["heads"]:
        return []
    return ["日志的末尾与备份时记下的不一样"]
