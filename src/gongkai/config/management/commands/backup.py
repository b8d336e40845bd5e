"""`manage.py backup`: the whole office into one file, and the key ring into another, while people work."""

import sys
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from gongkai.config.backup.errors import Refused
from gongkai.config.backup.restoring import keys_beside
from gongkai.config.backup.taking import needed, shown, take
from gongkai.law.today import SHANGHAI, now


class Command(BaseCommand):
    """Says what it needs, how far it is, and what it has written."""

    help = (
        "备份整个系统（数据库、文件）成一个文件，密钥另存一个文件；不用停机。"
        "退出码：0 好；1 已备份，但系统里有文件丢失；2 没有备份"
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument(
            "to",
            nargs="?",
            type=Path,
            help="写到哪个文件夹，或哪个文件（.tar；.tar.gz 压缩，较慢）；不写就在数据目录旁名为“…-backups”的文件夹里",
        )
        parser.add_argument(
            "--keys", type=Path, help="密钥文件写到哪个文件夹或文件；不写就在备份旁边，应当另移到别处保管"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Takes it."""
        begun = time.monotonic()
        target, keys = _places(options["to"], options["keys"])
        try:
            database, files = needed()
            self.stdout.write(f"约需 {shown(database + files)}（数据库 {shown(database)}、文件 {shown(files)}）")
            taken = take(target, keys, self._said)
        except (Refused, OSError) as error:
            raise CommandError(f"没有备份：{error}", returncode=2) from error
        except DatabaseError as error:
            raise CommandError(f"没有备份：数据库连不上或读不出来（{error}）；请看看数据库", returncode=2) from error
        counts = taken.counts
        self.stdout.write(
            f"已备份：{target}（{shown(taken.size)}，{time.monotonic() - begun:.0f} 秒）：{counts['cases']} 件申请、"
            f"{counts['letters']} 份文书、{counts['files']} 个文件、{counts['entries']} 条日志"
        )
        self.stdout.write(f"密钥文件：{keys}。没有它打不开个人信息；有它和备份就能打开，请与备份分开保管")
        if taken.lost:
            self.stdout.write("\n".join(taken.lost))
            raise CommandError(
                f"备份写好了，但系统里有 {len(taken.lost)} 个文件丢失或损坏，不在这份备份里；请从较早的备份找回"
            )

    def _said(self, what: str) -> None:
        if sys.stdout.isatty():
            self.stdout.write(f"\r备份：{what}      ", ending="")
            self.stdout.flush()


def _places(to: Path | None, keys: Path | None) -> tuple[Path, Path]:
    """The archive's and the key file's paths; a folder gets a name by the moment."""
    name = f"gongkai-{now().astimezone(SHANGHAI):%Y%m%d-%H%M%S}.tar"
    if to is None:
        to = settings.VAR.parent / f"{settings.VAR.name}-backups"
        to.mkdir(mode=0o700, exist_ok=True)
    target = to / name if to.is_dir() else to
    if not target.name.endswith((".tar", ".tar.gz")):
        raise CommandError(f"没有备份：{to} 不是已有的文件夹，也不以 .tar 或 .tar.gz 结尾；请改一个", returncode=2)
    keys = keys or target.parent
    return target.absolute(), (keys / keys_beside(target).name if keys.is_dir() else keys).absolute()
