"""The office as processes: what dies is started again, what is asked to end ends whole, what cannot start says why."""

import os
import re
import signal
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from tests.offices import PATIENCE, Office

from gongkai.config import running, serving


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with Office(tmp_path, GONGKAI_WORKERS="1") as started:
        yield started


def children(parent: int) -> dict[str, int]:
    """The processes of the office by what they are."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            above = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:  # it ended while we looked
            continue
        name = re.search(r"granian|worker|tick", line)
        if above == parent and name:
            found[name[0]] = int(folder.name)
    return found


def eventually(holds: Callable[[], bool], said: Callable[[], str]) -> None:
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, said()
        time.sleep(0.1)


def opens(office: Office) -> bool:
    """Whether the front page comes; while a process is started again a connection may break."""
    try:
        with urlopen(f"{office.address}/", timeout=PATIENCE) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def is_alive(number: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{number}/status").read_text()
    except OSError:
        return False


@pytest.mark.slow
@pytest.mark.parametrize("name", ["granian", "worker", "tick"])
def test_a_killed_process_is_started_again(office: Office, name: str) -> None:
    assert office.running is not None
    parent = office.running.pid
    eventually(lambda: len(children(parent)) == 3, office.said)
    before = children(parent)
    os.kill(before[name], signal.SIGKILL)
    eventually(lambda: children(parent).get(name, before[name]) != before[name], office.said)
    assert {other: number for other, number in children(parent).items() if other != name} == {
        other: number for other, number in before.items() if other != name
    }, "the others go on"
    eventually(lambda: opens(office), office.said)
    assert "停了，重新启动" in office.said()


@pytest.mark.slow
def test_a_killed_process_of_the_web_server_is_started_again(office: Office) -> None:
    assert office.running is not None
    web = children(office.running.pid)["granian"]
    [serves] = [int(number) for number in Path(f"/proc/{web}/task/{web}/children").read_text().split()][-1:]
    os.kill(serves, signal.SIGKILL)
    eventually(lambda: not is_alive(serves), office.said)
    eventually(lambda: opens(office), office.said)


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_asked_to_end_everything_ends_and_the_port_is_free(number: signal.Signals, tmp_path: Path) -> None:
    with Office(tmp_path, GONGKAI_WORKERS="1") as office:
        assert office.running is not None
        eventually(lambda: len(children(office.running.pid if office.running else 0)) == 3, office.said)
        all_of_it = children(office.running.pid).values()
        office.running.send_signal(number)
        assert office.running.wait(PATIENCE) == 0
        assert [one for one in all_of_it if is_alive(one)] == []
        assert serving.is_free("127.0.0.1", office.port)
        assert "已停止，数据都在" in office.said()
        office.start()


@pytest.mark.slow
def test_a_port_in_use_is_named_and_the_next_free_one_used(tmp_path: Path) -> None:
    office = Office(tmp_path, GONGKAI_WORKERS="1")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", office.port))
        taken.listen()
        [free] = [serving.first_free("127.0.0.1", office.port)]
        with office:
            eventually(lambda: "按 Ctrl+C 停止" in office.said(), office.said)
            said = office.said()
    used = int(said.partition("公开网站：")[2].split()[0].rstrip("/").rpartition(":")[2])
    assert f"端口 {office.port} 已经有程序在用，改用 {used}" in said
    assert free is not None
    assert office.port < free <= used


def test_the_first_free_port_is_the_one_wanted_or_one_after_it() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        wanted = int(taken.getsockname()[1])
        found = serving.first_free("127.0.0.1", wanted)
        assert found is not None
        assert wanted < found < wanted + 100
    assert serving.first_free("127.0.0.1", wanted) == wanted
    assert serving.first_free("127.0.0.1", 65536) is None


def test_one_data_folder_is_served_once_and_told_where(tmp_path: Path) -> None:
    office = Office(tmp_path)
    folder = tmp_path / "office"
    folder.mkdir()
    turn = running.take(folder)
    assert turn is not None
    turn.tell("http://127.0.0.1:8000/")
    for words in (("serve", "--empty"), ("start_over",)):
        told = office.refuses("manage.py", *words)
        assert "运行" in told
        assert "Ctrl+C" in told
    assert "http://127.0.0.1:8000/" in office.refuses("manage.py", "serve", "--empty")
    turn.end()
    assert office.refuses("manage.py", "serve", "--prepare-only", "--empty") == ""


def test_a_mistyped_setting_is_pointed_out_at_the_start(tmp_path: Path) -> None:
    done = Office(tmp_path, GONGKAI_WOKERS="3").command("serve", "--prepare-only", "--empty")
    assert done.returncode == 0, done.stderr
    assert "GONGKAI_WOKERS 没有用处，是不是 GONGKAI_WORKERS？" in done.stderr


@pytest.mark.slow
def test_starting_over_puts_the_data_aside_and_the_keys_with_them(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.environ.pop("DATABASE_URL", None)
    assert office.command("serve", "--prepare-only", "--empty").returncode == 0
    ring = office.home / "office-keys" / "ring.json"
    before = ring.read_bytes()
    told = office.command("start_over")
    assert told.returncode == 0, told.stderr
    assert (office.home / "office.old" / "office.sqlite3").is_file()
    assert (office.home / "office.old" / "ring.json").read_bytes() == before
    assert not (office.home / "office" / "office.sqlite3").exists()
    again = office.command("start_over")
    assert "还没有数据" in again.stdout
    assert (office.home / "office.old" / "ring.json").read_bytes() == before, "asked twice, nothing is lost"
    assert office.command("serve", "--prepare-only", "--empty").returncode == 0
    assert ring.read_bytes() != before
