"""`manage.py restore`: an office put back from a backup, and verified."""

import sys
import tempfile
import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from gongkai.config import running
from gongkai.config.backup.errors import Refused
from gongkai.config.backup.restoring import Restored, check, restore
from gongkai.config.management.commands.verify import faults
from gongkai.law.today import SHANGHAI
from gongkai.office.jobs.models import Job

_RENDER = "letters.render"


class Command(BaseCommand):
    """Reads, checks, puts in place, verifies."""

    help = "从备份恢复整个系统，先核对备份，恢复后核对全部数据。退出码：0 好；1 已恢复，但有地方不对；2 没有恢复"
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """What from."""
        parser.add_argument("file", type=Path, help="manage.py backup 写出的文件")
        parser.add_argument(
            "--keys", type=Path, help="密钥文件；用最新的一份。不写就用备份旁边的，没有再用现在的密钥环"
        )
        parser.add_argument(
            "--replace", action="store_true", help="已经有数据也恢复，原来的移到数据目录里的 before-… 留着"
        )
        parser.add_argument("--check-only", action="store_true", help="只核对备份是否完整、密钥是否配套，不恢复")

    def handle(self, *args: Any, **options: Any) -> None:
        """Does it and says what came of it."""
        begun, path = time.monotonic(), options["file"]
        try:
            if not path.is_file():
                raise Refused(f"没有 {path} 这个文件；请看看名字和路径")
            if options["check_only"]:
                self._check(path, options["keys"])
                return
            turn = running.take(settings.VAR)
            if turn is None:
                raise Refused("程序正在运行；先按 Ctrl+C 停止，再恢复")
            try:
                restored = restore(path, options["keys"], self._said, replace=options["replace"])
            finally:
                turn.end()
        except (Refused, OSError) as error:
            raise CommandError(f"没有恢复：{error}", returncode=2) from error
        self._told(restored)
        faults = [*restored.wrong, *restored.manifest["lost"], *self._verified()]
        self.stdout.write(f"已恢复到 {_moment(restored.manifest)} 的样子（{time.monotonic() - begun:.0f} 秒）")
        if faults:
            raise CommandError("已恢复，但有地方不对：\n" + "\n".join(faults))

    def _check(self, path: Path, keys: Path | None) -> None:
        with tempfile.TemporaryDirectory() as folder:
            manifest = check(path, keys, Path(folder), self._said, only=True).manifest
        counts = manifest["counts"]
        self.stdout.write(
            f"备份完整，密钥配套：{_moment(manifest)}，{counts['cases']} 件申请、{counts['letters']} 份文书、"
            f"{counts['files']} 个文件、{counts['entries']} 条日志"
        )

    def _told(self, restored: Restored) -> None:
        for note in restored.notes:
            self.stdout.write(note)
        for path in restored.aside:
            self.stdout.write(f"原来的在 {path}，看过没有问题再删")
        if restored.destroyed:
            self.stdout.write(f"备份以后销毁过的 {len(restored.destroyed)} 项，已经重新销毁：")
            self.stdout.write("\n".join(f"  {what}" for what in restored.destroyed))

    def _verified(self) -> list[str]:
        """What the commands find that verify the office."""
        waiting = Job.objects.filter(kind=_RENDER, state__in=(Job.State.WAITING, Job.State.RUNNING)).count()
        if waiting:
            self.stdout.write(
                f"备份时有 {waiting} 份文书在等后台生成文件；启动程序以后会生成，再运行 manage.py verify_letters"
            )
        return [*faults(self.stdout, leaving_out=frozenset({"verify_letters"} if waiting else ()))]

    def _said(self, what: str) -> None:
        if sys.stdout.isatty():
            self.stdout.write(f"\r恢复：{what}      ", ending="")
            self.stdout.flush()


def _moment(manifest: Mapping[str, Any]) -> str:
    """When the backup was made, on the office's clock."""
    return f"{datetime.fromisoformat(manifest['made_at']).astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}"
