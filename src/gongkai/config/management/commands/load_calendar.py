"""`manage.py load_calendar`: a year's holiday notice from a text file; open deadlines are worked out anew."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from gongkai.law.errors import LawError
from gongkai.law.notices import Reading, read
from gongkai.law.today import now
from gongkai.office.jobs.actions.start import start
from gongkai.office.journal.actor import SYSTEM
from gongkai.office.journal.errors import Stopped
from gongkai.office.organs.models import Organ
from gongkai.office.practice.actions.take_in import take_in
from gongkai.office.practice.queries import calendar, notices

_WEEKDAYS = "一二三四五六日"


class Command(BaseCommand):
    """Reads, shows, takes in."""

    help = "载入国务院办公厅的放假通知（文本文件），未办结的期限随后在后台重算"

    def add_arguments(self, parser: CommandParser) -> None:
        """What from, and whence that is."""
        parser.add_argument("file", type=Path, help="通知的全文，UTF-8 编码的文本，连同标题和文号")
        parser.add_argument("--source", default="", help="通知从哪里来：网页地址或收文编号；不写就记文件名")
        parser.add_argument("--issued-on", type=date.fromisoformat, metavar="日期", help="印发日期，如 2025-11-04")
        parser.add_argument("--year", type=int, help="哪一年；文本里有标题的不用写")
        parser.add_argument("--dry-run", action="store_true", help="只看读出了什么、哪些天会变，不载入")

    def handle(self, *args: Any, **options: Any) -> None:
        """Shows what it says, then keeps it unless it is only looked at."""
        path = options["file"]
        try:
            text = path.read_text(encoding="utf-8-sig")
        except OSError as error:
            raise CommandError(f"没有载入：{path} 打不开；请看看名字和路径") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"没有载入：{path} 不是 UTF-8 编码的文本；请另存为 UTF-8 的 .txt 文件") from error
        try:
            reading = read(text, year=options["year"])
            self._show(reading)
            if options["dry_run"]:
                self.stdout.write("只是看一看，没有载入")
                return
            self._keep(reading, text, options["source"] or f"文件 {path.name}", options["issued_on"])
        except (LawError, Stopped) as error:
            raise CommandError(f"没有载入：{error}") from error

    def _show(self, reading: Reading) -> None:
        self.stdout.write(f"{reading.title}（{'文号未见' if reading.number == 'not seen' else reading.number}）")
        for festival in reading.festivals:
            worked = f"，{'、'.join(map(_day, festival.work))}上班" if festival.work else ""
            self.stdout.write(f"  {festival.name}：{'、'.join(map(_day, festival.off))}放假{worked}")
        before = calendar()
        after = before.with_year(reading.to_year(source="预览"))
        days = [date(reading.year - 1, 12, 25) + timedelta(days=step) for step in range(373)]
        changed = [day for day in days if before.is_working(day) != after.is_working(day)]
        self.stdout.write(f"与现在的日历不同的日子：{len(changed)} 天")
        for day in changed:
            self.stdout.write(f"  {_day(day)}改为{'上班' if after.is_working(day) else '放假'}")

    def _keep(self, reading: Reading, text: str, source: str, issued_on: date | None) -> None:
        place = Organ.objects.filter(reports_to__isnull=True, until_on__isnull=True).order_by("pk").first()
        if place is None:
            raise CommandError("没有载入：还没有设立机关；请先打开工作台按提示设立")
        if any(one.year == reading.year and one.text == text for one in notices() if not one.is_withdrawn):
            self.stdout.write(f"{reading.year}年的这份通知已经载入过，没有再载入")
            return
        with transaction.atomic():
            take_in(
                actor=SYSTEM, county=place, reading=reading, text=text, source=source, issued_on=issued_on, at=now()
            )
            start(actor=SYSTEM, kind="applications.recompute", organ=place.code, args={}, at=now())
        self.stdout.write(f"{reading.year}年放假通知已载入；未办结的期限由后台工作重算")


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日（周{_WEEKDAYS[day.weekday()]}）"
