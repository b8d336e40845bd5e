"""The drill: an office backed up while clerks work and put back elsewhere, the same to the last row and file."""

import gzip
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tarfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.config.clerks import Clerk
from tests.config.test_every_byte import DEMAND, OPEN_SECRET, PLANTED, case_made, written
from tests.config.test_kills import Working
from tests.offices import PATIENCE, ROOT, Clock, Office
from tests.offices import _new_database as new_database

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("backup")]
_PASSWORD = "shanshui-yanshi"
_ON = "2019-07-01"


@dataclass
class Story:
    """An office, what it held when it was quiet, and the backups taken in the course of its years."""

    office: Office
    case: str
    quiet: dict[str, object]
    entries: dict[str, str]
    folder: Path

    def archive(self, name: str) -> Path:
        return self.folder / f"{name}.tar"

    def keys(self, name: str) -> Path:
        return self.folder / f"{name}.keys.json"


def settings_of(clock: Path) -> dict[str, str]:
    return {
        "GONGKAI_WORKERS": "1",
        "DJANGO_SETTINGS_MODULE": "tests.journeys.moved",
        "GONGKAI_TEST_CLOCK": str(clock),
    }


def all_rendered(office: Office, clock: Clock | None = None) -> None:
    """Nothing waits for the worker; what one had in hand when the backup was taken is taken up again later."""
    if clock is not None:
        clock.later(minutes=15)
    until = time.monotonic() + 5 * PATIENCE
    while office.refuses("-m", "tests.config.holding", "--wanting"):
        assert time.monotonic() < until, office.said()
        time.sleep(0.5)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Backups: `quiet` while nobody works, `busy` while two clerks do, `late` after the case was made anonymous."""
    home = tmp_path_factory.mktemp("story")
    folder = home / "backups"
    folder.mkdir()
    office, clock = Office(home, **settings_of(home / "clock")), Clock(home / "clock")
    clock.go_to(_ON)
    office.run("manage.py", "serve", "--empty", "--prepare-only")
    office.run("-m", "tests.journeys.county")
    with office:
        case = case_made(Clerk(office.address, "qinghe.zhuangan", _PASSWORD))
        all_rendered(office)
    office.run("manage.py", "backup", str(folder / "quiet.tar"))
    quiet = json.loads(office.run("-m", "tests.config.whole"))
    with office:
        busy(office, folder / "busy.tar")
        entries = json.loads(office.run("-m", "tests.config.whole", "--entries"))
        clock.go_to("2030-02-01")
        head = Clerk(office.address, "qinghe.zhuren", _PASSWORD)
        page, _ = head.send(f"{case}anonymise/", {"reason": "县档案局销毁批复〔2030〕1号"})
        assert "已匿名" in page
        office.run("manage.py", "backup", str(folder / "late.tar"))
    return Story(office, case, quiet, entries, folder)


def busy(office: Office, archive: Path) -> None:
    """A backup taken while two clerks go on registering, writing and sending."""
    working = [Working(office, _ON) for _ in range(2)]
    for one in working:
        one.start()
    until = time.monotonic() + PATIENCE
    while min(one.steps for one in working) < 4:
        assert [one.trouble for one in working if one.trouble] == []
        assert time.monotonic() < until, office.said()
        time.sleep(0.05)
    before = [one.steps for one in working]
    office.run("manage.py", "backup", str(archive))
    while any(one.steps <= then for one, then in zip(working, before, strict=True)):
        assert [one.trouble for one in working if one.trouble] == [], "they are not kept from working"
        assert time.monotonic() < until, office.said()
        time.sleep(0.05)
    for one in working:
        one.over.set()
    for one in working:
        one.join(PATIENCE)
        assert one.trouble is None


def elsewhere(story: Story, home: Path) -> Office:
    """An empty place with a database of its own, on the story's clock."""
    clock = home / "clock"
    shutil.copy(story.office.home / "clock", clock)
    return Office(home, **settings_of(clock))


def restored(story: Story, home: Path, name: str, *words: str) -> tuple[Office, str]:
    office = elsewhere(story, home)
    return office, office.run("manage.py", "restore", str(story.archive(name)), *words)


def test_restored_elsewhere_the_office_is_the_same_to_the_last_row_and_file(story: Story, tmp_path: Path) -> None:
    office, told = restored(story, tmp_path, "quiet")
    assert "日志完整" in told
    assert "文件完整" in told
    assert "文书完整" in told
    held = json.loads(office.run("-m", "tests.config.whole"))
    assert held["tables"] == story.quiet["tables"]
    assert len(held["files"]) >= 4
    assert held["files"] == story.quiet["files"], "every file opens with the restored keys"
    assert (tmp_path / "office-keys" / "ring.json").read_bytes() == (
        story.office.home / "office-keys" / "ring.json"
    ).read_bytes()
    Clock(tmp_path / "clock").go_to(_ON, hour=11)
    with office:
        clerk = Clerk(office.address, "qinghe.zhuangan", _PASSWORD)
        page, _ = clerk.send(f"{story.case}shenqingren/", {}, of=story.case)
        assert PLANTED["id_number"] in page, "the sealed identity opens"
        one = Working(office, _ON)
        one._one()
        assert one.steps == 3, "work goes on where it stood"
        all_rendered(office)
    office.run("-m", "tests.config.holding")


def test_a_backup_taken_while_clerks_write_is_of_one_moment(story: Story, tmp_path: Path) -> None:
    office, told = restored(story, tmp_path, "busy")
    assert "日志完整" in told
    held = json.loads(office.run("-m", "tests.config.whole", "--entries"))
    assert 20 < len(held) < len(story.entries), "it was taken in the middle"
    assert {where: story.entries[where] for where in held} == held
    with office:
        all_rendered(office, Clock(tmp_path / "clock"))
    office.run("-m", "tests.config.holding")
    office.run("manage.py", "verify")


def test_what_was_made_anonymous_after_the_backup_stays_so_with_the_newest_keys(story: Story, tmp_path: Path) -> None:
    office, told = restored(story, tmp_path, "quiet", "--keys", str(story.keys("late")))
    assert "已经重新销毁" in told
    assert "2019-0001" in told
    assert office.run("-m", "tests.config.keys_left", story.case.split("/")[-2]).split() == ["0", "0"]
    with office:
        page, _ = Clerk(office.address, "qinghe.zhuren", _PASSWORD).open(story.case)
    assert "已匿名" in page
    assert not [name for name, said in (PLANTED | {"demand": DEMAND}).items() if said in page]
    left = office.home / "office" / "files"
    gone = set(story.quiet["files"]) - set(json.loads(office.run("-m", "tests.config.whole"))["files"])  # type: ignore[call-overload]
    assert len(gone) >= 4
    assert not [path for path in left.rglob("*") if path.is_file()], "nor do their bytes lie there"
    assert restored_again(office, story) == [], "a place that holds an office remembers what it destroyed"


def restored_again(office: Office, story: Story) -> list[str]:
    """Puts the old backup with its old keys over it; what came back of the case."""
    if "DATABASE_URL" in office.environ:
        return []  # PostgreSQL is never written over: the database asked would be the new and empty one
    told = office.run("manage.py", "restore", str(story.archive("quiet")), "--replace")
    assert "已经重新销毁" in told
    assert list((office.home / "office").glob("before-*/office.sqlite3")), "what was there is laid aside"
    keys, files = office.run("-m", "tests.config.keys_left", story.case.split("/")[-2]).split()
    return [one for one in (keys, files) if one != "0"]


def plain(content: bytes, office: Office, folder: Path) -> Iterator[bytes]:
    """An archive's bytes as they lie there, and what is packed in it."""
    yield content
    with tarfile.open(fileobj=io.BytesIO(content)) as tar:
        for member in tar:
            source = tar.extractfile(member)
            assert source is not None
            inner = source.read()
            if member.name == "database.dump":
                dump = folder / "dump"
                dump.write_bytes(inner)
                inner = subprocess.run(
                    ["pg_restore", "--file=-", str(dump)], capture_output=True, check=True, env=office.environ
                ).stdout
            yield inner


def test_no_byte_of_an_archive_tells_an_identity(story: Story, tmp_path: Path) -> None:
    wanted = [(name, one) for name, said in (PLANTED | {"demand": DEMAND}).items() for one in written(said)]
    contents = list(plain(story.archive("quiet").read_bytes(), story.office, tmp_path))
    assert [name for name, one in wanted for content in contents if one in content] == []
    assert any(one in content for one in written(OPEN_SECRET) for content in contents), "what is no secret is found"
    assert json.loads(story.keys("quiet").read_text())["root"].encode() not in b"".join(contents), "nor the keys"
    for path in (story.archive("quiet"), story.keys("quiet")):
        assert path.stat().st_mode & 0o777 == 0o600


def damaged(story: Story, folder: Path) -> Iterator[tuple[str, str]]:
    """Archives that are not as they were written, and what is to be said of each."""
    whole = story.archive("quiet").read_bytes()
    made: dict[str, tuple[bytes, str]] = {
        "cut": (whole[: len(whole) // 2], "不完整或已损坏"),
        "endless": (whole[: whole.rindex(b"end.txt")], "没有写到结尾|不完整或已损坏"),
        "empty": (b"", "不是备份文件"),
        "foreign": (b"PK\x03\x04" + bytes(2000), "不是备份文件"),
        "flipped": (flipped(whole, whole.index(b"head.json") + 4096), "损坏|不一致|不该有"),
        "packed": (gzip.compress(whole)[:-2000], "不完整或已损坏"),
    }
    for name, (content, said) in made.items():
        path = folder / f"{name}.tar"
        path.write_bytes(content)
        yield str(path), said


def flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


PASSING = ("-shm", "running.lock")
"""What lies in the folder while somebody looks at it: a lock is no data."""


def everything_in(place: Path) -> dict[str, bytes]:
    found = (path for path in place.rglob("*") if path.is_file() and not path.name.endswith(PASSING))
    return {str(path): path.read_bytes() for path in found}


def test_damaged_foreign_and_unfitting_archives_are_refused_and_nothing_is_changed(
    story: Story, tmp_path: Path
) -> None:
    office = elsewhere(story, tmp_path)
    office.run("manage.py", "check")
    keys = str(story.keys("quiet"))
    before = everything_in(tmp_path / "office")
    for path, said in damaged(story, tmp_path):
        done = office.command("restore", path, "--keys", keys)
        assert done.returncode == 2, path
        assert re.search(said, done.stderr), (path, done.stderr)
        assert "Traceback" not in done.stderr
    done = office.command("restore", str(story.archive("quiet")), "--keys", str(other_keys(tmp_path)))
    assert (done.returncode, "不配套" in done.stderr) == (2, True)
    alone = tmp_path / "alone.tar"
    shutil.copy(story.archive("quiet"), alone)
    assert "不配套" in office.command("restore", str(alone)).stderr, "the ring in place is another office's"
    assert "没有" in office.command("restore", str(tmp_path / "nothing.tar")).stderr
    assert everything_in(tmp_path / "office") == before


def other_keys(folder: Path) -> Path:
    """A key file of another office."""
    content = json.loads((folder / "office-keys" / "ring.json").read_text())
    content |= {"destroyed": {}, "made_at": "2026-01-01T00:00:00+00:00"}
    path = folder / "others.keys.json"
    path.write_text(json.dumps(content))
    return path


def test_what_is_there_is_not_written_over(story: Story, tmp_path: Path) -> None:
    archive = str(story.archive("quiet"))
    done = story.office.command("backup", archive)
    assert (done.returncode, "不覆盖" in done.stderr) == (2, True)
    empty = elsewhere(story, tmp_path).command("backup", str(tmp_path))
    assert (empty.returncode, "没有什么可备份" in empty.stderr) == (2, True)
    assert "不是已有的文件夹" in story.office.command("backup", str(tmp_path / "nowhere")).stderr
    done = story.office.command("restore", archive)
    assert (done.returncode, "不覆盖" in done.stderr) == (2, True)
    office, _ = restored(story, tmp_path, "quiet")
    with office:
        done = office.command("restore", archive, "--replace")
    assert (done.returncode, "正在运行" in done.stderr or "已经有表" in done.stderr) == (2, True)
    assert "备份完整，密钥配套" in office.command("restore", archive, "--check-only").stdout


def test_a_packed_backup_is_smaller_and_as_good(story: Story, tmp_path: Path) -> None:
    office, _ = restored(story, tmp_path, "quiet")
    done = office.command("backup", str(tmp_path / "small.tar.gz"), "--keys", str(tmp_path / "apart.json"))
    assert done.returncode == 0, done.stderr
    plain_size = story.archive("quiet").stat().st_size
    assert (tmp_path / "small.tar.gz").stat().st_size < plain_size or "DATABASE_URL" in office.environ
    third = tmp_path / "third"
    third.mkdir()
    again = elsewhere(story, third)
    again.run("manage.py", "restore", str(tmp_path / "small.tar.gz"), "--keys", str(tmp_path / "apart.json"))
    assert json.loads(again.run("-m", "tests.config.whole")) == story.quiet


def test_a_file_that_the_office_itself_has_lost_is_told_and_the_rest_is_backed_up(story: Story, tmp_path: Path) -> None:
    office, _ = restored(story, tmp_path, "quiet")
    lost = next(path for path in (tmp_path / "office" / "files").rglob("*") if path.is_file())
    lost.unlink()
    done = office.command("backup", str(tmp_path / "rest.tar"))
    assert (done.returncode, lost.name[:12] in done.stdout) == (1, True)
    third = tmp_path / "third"
    third.mkdir()
    done = elsewhere(story, third).command("restore", str(tmp_path / "rest.tar"))
    assert (done.returncode, lost.name[:12] in done.stderr) == (1, True)


def test_the_page_for_the_administrator_names_only_what_the_commands_know(story: Story) -> None:
    page = (ROOT / "docs" / "howto" / "备份与恢复.md").read_text(encoding="utf-8")
    for command in ("backup", "restore"):
        lines = [line for line in page.splitlines() if f"manage.py {command} " in line]
        assert lines, command
        helped = story.office.run("manage.py", command, "--help")
        assert {option for line in lines for option in re.findall(r"--[a-z-]+", line) if option not in helped} == set()


def test_a_restore_killed_at_any_moment_is_told_and_done_over(story: Story, tmp_path: Path) -> None:
    office, luck = elsewhere(story, tmp_path), random.Random(7)
    command = [sys.executable, "manage.py", "restore", str(story.archive("quiet")), "--replace"]
    begun = time.monotonic()
    subprocess.run(command, cwd=ROOT, env=office.environ, check=True, capture_output=True)
    lasts = time.monotonic() - begun
    for _ in range(8):
        renewed(office)
        running = subprocess.Popen(command, cwd=ROOT, env=office.environ, stdout=subprocess.DEVNULL)
        time.sleep(luck.uniform(0.4, 1) * lasts)
        running.kill()
        running.wait()
    renewed(office)
    office.run(*command[1:])
    assert not (tmp_path / "office" / "restoring").exists()
    assert json.loads(office.run("-m", "tests.config.whole")) == story.quiet
    assert office.command("serve", "--prepare-only", "--empty").returncode == 0


def renewed(office: Office) -> None:
    """PostgreSQL is never written over: each restore gets an empty database."""
    if "DATABASE_URL" in office.environ:
        office.environ["DATABASE_URL"] = new_database(os.environ["DATABASE_URL"])


def test_an_unfinished_restore_keeps_the_office_shut_and_remembers_what_was_destroyed(
    story: Story, tmp_path: Path
) -> None:
    office = elsewhere(story, tmp_path)
    office.run("manage.py", "check")
    left = tmp_path / "office" / "restore.unfinished"
    left.write_text(json.dumps(json.loads(story.keys("late").read_text())["destroyed"]))
    done = office.command("serve", "--prepare-only", "--empty")
    assert (done.returncode, "上次恢复没有做完" in done.stderr) == (1, True)
    assert "已经重新销毁" in office.run("manage.py", "restore", str(story.archive("quiet")))
    assert office.run("-m", "tests.config.keys_left", story.case.split("/")[-2]).split() == ["0", "0"]
    assert not left.exists()
    assert office.command("serve", "--prepare-only", "--empty").returncode == 0
