"""`manage.py worker`: does what is to be done in the background; one of the three processes that `serve` starts."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    """Works."""

    help = "后台工作：生成文书、检查文件、重算期限；serve 已经启动一个，不必另外运行"

    def add_arguments(self, parser: CommandParser) -> None:
        """One option."""
        parser.add_argument("--once", action="store_true", help="把等着的做完就结束；不写就一直等新的")

    def handle(self, *args: Any, **options: Any) -> None:
        """Works until told to stop, or until nothing waits."""
        call_command(
            "db_worker", interval=0.5, startup_delay=False, batch=options["once"], verbosity=options["verbosity"]
        )
