"""`manage.py verify_journal`: whether the journal is as it was written; exit 1 when it is not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gongkai.office.journal.models import Anchor, Chain, Entry
from gongkai.office.journal.verifying import verify


class Command(BaseCommand):
    """Walks every chain and anchor."""

    help = "核对日志：每条链、每天的锚定是否完整、有没有被改动"

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints every break, or that all holds."""
        breaks = list(verify())
        for found in breaks:
            self.stdout.write(f"{found.where}：{found.what}")
        if breaks:
            raise CommandError(f"日志有 {len(breaks)} 处不对；请保留现场，从备份核对")
        self.stdout.write(
            f"日志完整：{Chain.objects.count()} 条链、{Entry.objects.count()} 条记录、{Anchor.objects.count()} 次锚定"
        )
