"""`manage.py tick`: runs what is due by the clock, once or again and again."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from gongkai.law.today import now
from gongkai.office.jobs.ticking import tick


class Command(BaseCommand):
    """Ticks."""

    help = "运行到点的事项：提醒、邮件、锚定日志、接续中断的工作"

    def add_arguments(self, parser: CommandParser) -> None:
        """One option: how often to tick."""
        parser.add_argument("--every", type=int, default=0, metavar="秒", help="每隔几秒运行一次；不写只运行一次")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ticks once, or until told to stop."""
        over = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: over.set())
        while True:
            close_old_connections()
            for name in tick(at=now()):
                if options["verbosity"]:
                    self.stdout.write(f"{now():%H:%M:%S} {name}")
            if not options["every"] or over.wait(options["every"]):
                return
