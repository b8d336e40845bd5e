"""The administrator's commands: verifying everything at once, working off what waits, loading a calendar."""

import os
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from tests.factories.applications import house
from tests.factories.organs import county
from tests.factories.reports import signed
from tests.offices import Office
from tests.workbench.scene import NOTICE

from gongkai.config.demonstration import accounts
from gongkai.office.annual.freezing import digest_of
from gongkai.office.annual.models import Version
from gongkai.office.annual.verifying import wrong
from gongkai.office.jobs.models import Job
from gongkai.office.journal.models import Chain, Entry
from gongkai.office.practice.models import HolidayNotice
from gongkai.office.practice.queries import calendar


def said(*words: str, **options: object) -> str:
    out = StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    place = tmp_path / "notice.txt"
    place.write_text(NOTICE, encoding="utf-8-sig")
    return place


@pytest.mark.django_db
def test_all_parts_of_an_office_are_verified_by_one_command() -> None:
    signed(house())
    told = said("verify")
    assert [word for word in ("日志完整", "文件完整", "文书完整", "年度报告完整：") if word not in told] == []


@pytest.mark.django_db
def test_a_frozen_report_that_was_altered_is_found_by_its_hash() -> None:
    signed(house())
    version = Version.objects.order_by("number")[0]
    Version.objects.filter(pk=version.pk).update(content=version.content.replace("2025", "2024", 1))
    assert [line.partition("：")[2] for line in wrong()] == ["内容与登记的校验值不符，定稿以后被改动过"]
    with pytest.raises(CommandError, match="年度报告有 1 处不对"):
        call_command("verify", stdout=StringIO())


@pytest.mark.django_db
def test_a_frozen_report_whose_hash_was_altered_with_it_is_found_by_the_journal() -> None:
    signed(house())
    version = Version.objects.order_by("number")[0]
    other = version.content.replace("2025", "2024", 1)
    Version.objects.filter(pk=version.pk).update(content=other, digest=digest_of(other))
    assert [line.partition("：")[2] for line in wrong()] == ["校验值与日志里记的不符，定稿以后被换过"]


@pytest.mark.django_db
def test_what_is_wrong_in_one_part_does_not_hide_another() -> None:
    signed(house())
    Version.objects.update(digest="0" * 64)
    Chain.objects.update(head="0" * 64)
    with pytest.raises(CommandError) as wrong_all:
        call_command("verify", stdout=StringIO())
    assert "日志有" in str(wrong_all.value)
    assert "年度报告有" in str(wrong_all.value)


@pytest.mark.django_db
def test_a_calendar_is_only_looked_at_with_dry_run(notice: Path) -> None:
    county()
    told = said("load_calendar", str(notice), dry_run=True)
    assert "国办发明电〔2026〕7号" in told
    assert "元旦：2027年1月1日（周五）、2027年1月2日（周六）、2027年1月3日（周日）放假" in told
    assert "2027年2月14日（周日）改为上班" in told
    assert not HolidayNotice.objects.exists()
    assert not Job.objects.exists()


@pytest.mark.django_db
def test_a_calendar_is_loaded_once_and_deadlines_are_worked_out_anew(notice: Path) -> None:
    county()
    assert "已载入" in said("load_calendar", str(notice), source="国办网站", issued_on=date(2026, 11, 4))
    kept = HolidayNotice.objects.get()
    assert (kept.year, kept.source, kept.issued_on) == (2027, "国办网站", date(2026, 11, 4))
    assert Entry.objects.get(verb="practice.take_in").actor == "system"
    assert [job.kind for job in Job.objects.all()] == ["applications.recompute"]
    assert calendar().is_working(date(2027, 2, 14))
    assert "已经载入过" in said("load_calendar", str(notice))
    assert HolidayNotice.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "word"),
    [
        (None, "打不开"),
        ("关于".encode("gb18030"), "UTF-8"),
        ("通知".encode(), "标题"),
        (NOTICE.replace("共3天", "共4天").encode(), "共4天"),
    ],
)
def test_a_notice_that_cannot_be_read_is_told_and_nothing_kept(
    content: bytes | None, word: str, tmp_path: Path
) -> None:
    county()
    place = tmp_path / "notice.txt"
    if content is not None:
        place.write_bytes(content)
    with pytest.raises(CommandError, match="没有载入") as told:
        call_command("load_calendar", str(place), stdout=StringIO())
    assert word in str(told.value)
    assert not HolidayNotice.objects.exists()


@pytest.mark.django_db
def test_before_there_is_a_county_no_calendar_is_loaded(notice: Path) -> None:
    with pytest.raises(CommandError, match="还没有设立机关"):
        call_command("load_calendar", str(notice), stdout=StringIO())


def test_an_empty_office_keeps_no_accounts_of_a_demonstration_that_is_gone(tmp_path: Path) -> None:
    office = Office(tmp_path, DEMO="no")
    (tmp_path / "office").mkdir()
    left = tmp_path / "office" / accounts.place().name
    left.write_text("[]")
    assert office.refuses("manage.py", "serve", "--prepare-only") == ""
    assert not left.exists()
    assert office.refuses("manage.py", "worker", "--once") == ""
    assert office.refuses("manage.py", "verify") == ""


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="a database server is never emptied by us")
def test_fresh_begins_anew_with_other_keys_and_without_the_accounts(tmp_path: Path) -> None:
    office = Office(tmp_path, DEMO="no")
    assert office.refuses("manage.py", "serve", "--prepare-only") == ""
    ring = tmp_path / "office-keys" / "ring.json"
    before = ring.read_bytes()
    (tmp_path / "office" / "demo-accounts.json").write_text("[]")
    office.environ["FRESH"] = "yes"
    assert "原来的数据已移到" in office.run("manage.py", "serve", "--prepare-only")
    assert (tmp_path / "office.old" / "ring.json").read_bytes() == before != ring.read_bytes()
    assert not (tmp_path / "office" / "demo-accounts.json").exists()
    assert (tmp_path / "office" / "office.sqlite3").is_file()


def test_tests_never_use_the_data_of_an_office_that_is_set(tmp_path: Path) -> None:
    set_here = Office(tmp_path, DJANGO_SETTINGS_MODULE="gongkai.config.settings.test", FRESH="yes")
    told = set_here.run("-c", "from django.conf import settings; print(settings.VAR, settings.KEYS)")
    assert str(tmp_path) not in told
    assert not list(tmp_path.iterdir())
