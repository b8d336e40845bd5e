"""`manage.py verify_letters`: whether every series runs without gap or double and every letter has its files once."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gongkai.office.letters.models import Letter
from gongkai.office.letters.queries import wrong


class Command(BaseCommand):
    """Looks at every series and every issued letter."""

    help = "核对文书：文号有没有空号、重号，已发文的是否都生成了文件"

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints what is wrong, or that all is well."""
        found = list(wrong())
        for line in found:
            self.stdout.write(line)
        if found:
            raise CommandError(f"有 {len(found)} 处不对")
        self.stdout.write(f"文书完整：{Letter.objects.exclude(state=Letter.State.DRAFT).count()} 份")
