"""`manage.py serve`: sets the database up and starts the office; what `make run` calls."""

import os
import sys
import time
from typing import Any

from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from gongkai.config import env, running, serving
from gongkai.config.backup.restoring import unfinished
from gongkai.config.demonstration import accounts
from gongkai.office.staff.queries import anybody

_DEMONSTRATION = "demonstrate"


class Command(BaseCommand):
    """Prepares, starts, says where."""

    help = "准备数据库并启动工作台和公开网站（Ctrl+C 停止）"

    def add_arguments(self, parser: CommandParser) -> None:
        """Two options."""
        parser.add_argument("--prepare-only", action="store_true", help="只准备，不启动")
        parser.add_argument("--empty", action="store_true", help="没有人员时不放入演示县，从空的开始（同 DEMO=no）")

    def handle(self, *args: Any, **options: Any) -> None:
        """Goes step by step and says which."""
        chosen = {variable.name: env.value(variable.name) for variable in env.TABLE}  # a wrong one is told at once
        for name, meant in env.unknown():
            self.stderr.write(f"环境变量 {name} 没有用处{f'，是不是 {meant}？' if meant else ''}")
        if chosen["FRESH"]:
            self._begin_anew()
        turn = running.take(settings.VAR)
        if turn is None:
            there = running.where(settings.VAR)
            raise CommandError(
                f"{settings.VAR} 的系统已经在运行{f'：{there}' if there else ''}；"
                "先按 Ctrl+C 停止它，或另选一个数据目录：make run DATA_DIR=var2"
            )
        try:
            self._prepare()
            self._fill(with_county=chosen["DEMO"] and not options["empty"])
            if not options["prepare_only"]:
                address, wanted = chosen["GONGKAI_ADDRESS"], chosen["PORT"]
                self._serve(address, self._free(address, wanted), chosen["GONGKAI_WORKERS"], turn)
        finally:
            turn.end()

    def _begin_anew(self) -> None:
        """Puts the data aside and starts this command again: keys and settings of before are still in the memory."""
        call_command("start_over", stdout=self.stdout)
        self.stdout.flush()
        connection.close()
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | {"FRESH": "no"})

    def _fill(self, *, with_county: bool) -> None:
        if anybody():
            return
        accounts.forget()
        if with_county and _DEMONSTRATION in get_commands():
            call_command(_DEMONSTRATION)

    def _free(self, address: str, wanted: int) -> int:
        port = serving.first_free(address, wanted)
        if port is None:
            raise CommandError(f"{address}:{wanted} 和后面一百个端口都有程序在用；另选一个：make run PORT=9000")
        if port != wanted:
            self.stdout.write(f"端口 {wanted} 已经有程序在用，改用 {port}")
        return port

    def _prepare(self) -> None:
        if unfinished().exists():
            raise CommandError("上次恢复没有做完；再运行一次 manage.py restore（加 --replace），做完再启动")
        begun = time.monotonic()
        self.stdout.write(f"数据库：{'PostgreSQL' if connection.vendor == 'postgresql' else settings.VAR}", ending="")
        self.stdout.flush()
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        self.stdout.write(f" 已就绪（{time.monotonic() - begun:.0f} 秒）")
        self.stdout.flush()

    def _serve(self, address: str, port: int, workers: int, turn: running.Turn) -> None:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.config.settings.dev")
        connection.close()
        supervisor = serving.Supervisor(serving.processes(address=address, port=port, workers=workers))
        supervisor.start()
        if serving.answers(address, port, within=60, unless=lambda: supervisor.is_over):
            turn.tell(f"http://{address}:{port}/")
            self._say(f"http://{address}:{port}")
        elif not supervisor.is_over:
            supervisor.stop()
            raise CommandError("网页服务没有启动起来；看上面的出错信息")
        supervisor.watch()
        self.stdout.write("已停止，数据都在。")

    def _say(self, root: str) -> None:
        self.stdout.write(f"\n  公开网站：{root}/\n  工作台：  {root}/staff/")
        if not anybody():
            self.stdout.write("  还没有人员，打开工作台按提示设立。")
        self.stdout.write("  按 Ctrl+C 停止。\n")
        self.stdout.flush()
