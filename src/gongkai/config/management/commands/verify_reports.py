"""`manage.py verify_reports`: whether the frozen annual reports are as they were frozen; exit 1 when one is not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gongkai.office.annual.models import Version
from gongkai.office.annual.verifying import wrong


class Command(BaseCommand):
    """Looks at every version."""

    help = "核对年度报告：每一稿的内容与校验值、校验值与日志是否一致"

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints what is wrong, or that all agree."""
        found = list(wrong())
        for line in found:
            self.stdout.write(line)
        if found:
            raise CommandError(f"年度报告有 {len(found)} 处不对；请保留现场，从备份核对")
        self.stdout.write(f"年度报告完整：{Version.objects.count()} 稿")
