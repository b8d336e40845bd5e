"""`manage.py verify_files`: whether every file is there with its hash; exit 1 when one is not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gongkai.office.files.models import StoredFile
from gongkai.office.files.queries import wrong


class Command(BaseCommand):
    """Looks at every file."""

    help = "核对文件：每个登记的文件是否在磁盘上、有没有被改动"

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints what is wrong, or that all are there."""
        found = list(wrong())
        for line in found:
            self.stdout.write(line)
        if found:
            raise CommandError(f"有 {len(found)} 个文件不对；请从备份恢复")
        self.stdout.write(f"文件完整：{StoredFile.objects.count()} 个")
