"""`manage.py verify`: journal, files, letters and reports, one after the other; exit 1 when anything is wrong."""

from collections.abc import Iterator
from typing import Any

from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError, OutputWrapper


def faults(out: OutputWrapper, *, leaving_out: frozenset[str] = frozenset()) -> Iterator[str]:
    """What each of the commands finds that verify one part of the office."""
    for name in sorted(get_commands()):
        if name.startswith("verify_") and name not in leaving_out:
            try:
                call_command(name, stdout=out)
            except CommandError as error:
                yield str(error)


class Command(BaseCommand):
    """Runs them all."""

    help = "核对整个系统：日志、文件、文书、年度报告"

    def handle(self, *args: Any, **options: Any) -> None:
        """All of them even if the first finds something."""
        found = list(faults(self.stdout))
        if found:
            raise CommandError("\n".join(found))
