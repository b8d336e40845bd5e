"""`manage.py start_over`: puts the data aside, so that the next start begins anew; what `make run FRESH=yes` calls."""

import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from gongkai.config import running

_DATABASE = "office.sqlite3"


class Command(BaseCommand):
    """Moves, never deletes what is in use: a mistaken FRESH=yes can be taken back once."""

    help = "把现在的数据移到一旁，下次启动从头开始"

    def handle(self, *args: Any, **options: Any) -> None:
        """Says what it moves and where to."""
        database, old = settings.VAR / _DATABASE, settings.VAR.with_name(f"{settings.VAR.name}.old")
        if connection.vendor != "sqlite":
            raise CommandError("数据在 PostgreSQL 里，不替您清空；请让数据库管理员另建一个空库，改 DATABASE_URL")
        if Path(connection.settings_dict["NAME"]) != database:
            raise CommandError("数据库是 DATABASE_URL 写的那个文件，不替您清空；请改成另一个文件，或不写 DATABASE_URL")
        turn = running.take(settings.VAR)
        if turn is None:
            raise CommandError("程序正在运行；先按 Ctrl+C 停止，再从头开始")
        connection.close()
        if not database.is_file():
            self.stdout.write("还没有数据，直接启动就是新的")
            turn.end()
            return
        if old.exists() and not (old / _DATABASE).is_file():
            raise CommandError(f"{old} 里是别的东西；请先移走或改名")
        try:
            shutil.rmtree(old, ignore_errors=True)
            settings.VAR.rename(old)
            # The keys go with the data they open, and only with them.
            shutil.move(settings.KEYS, old / settings.KEYS.name)
        except OSError as error:
            raise CommandError(f"移不动（{error}）；请看看 {settings.VAR} 和 {settings.KEYS} 能不能改名") from error
        turn.end()
        self.stdout.write(
            f"原来的数据已移到 {old}，密钥环也在里面；要恢复，把这个文件夹改回原名、密钥环移回 {settings.KEYS}。"
        )
