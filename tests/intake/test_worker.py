"""A worker opens files and may die of one: that one is refused with its reason, the next one is read."""

import io
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pikepdf
import pytest
from tests.intake.pdf.drawn import sheet, words
from tests.intake.rendered import books, pages, word
from tests.intake.rendered.tables import made

from gongkai.intake import Limits, UnreadableFile, open_bytes
from gongkai.intake.worker.asking import _FILES_EACH, Worker

TEXT = "一、总体情况\n2024年，松溪镇公开政府信息86条。\n" * 3


@pytest.fixture
def worker():
    with Worker() as found:
        yield found


def refused(worker: Worker, data: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        worker.open(data)
    assert "Traceback" not in str(caught.value)
    return caught.value.reason


def two_pages() -> bytes:
    more = sheet(content=words("这里是第二页", 50, 200))
    with pikepdf.open(io.BytesIO(sheet())) as pdf, pikepdf.open(io.BytesIO(more)) as other:
        pdf.pages.extend(other.pages)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


FILES = {
    "text": lambda: TEXT.encode(),
    "html": lambda: pages.plain(made(1)).encode(),
    "docx": lambda: word.docx(made(1), "plain"),
    "xlsx": lambda: books.by_openpyxl(made(1)),
    "pdf": two_pages,
}


@pytest.mark.parametrize("kind", FILES)
def test_a_worker_answers_what_opening_here_would(worker: Worker, kind: str) -> None:
    data = FILES[kind]()
    here, there = open_bytes(data, "某"), worker.open(data, "某")
    assert (there.kind, there.text, there.sha256, there.name) == (here.kind, here.text, here.sha256, "某")
    assert (there.grid, there.notes, there.encoding) == (here.grid, here.notes, here.encoding)
    asked = range(0, len(here.text), 7)
    assert [there.place(at) for at in asked] == [here.place(at) for at in asked]


def test_reasons_come_back_as_they_are(worker: Worker) -> None:
    assert refused(worker, b"") == "empty"
    assert refused(worker, b"PK\x03\x04") == "damaged"
    assert worker.open(TEXT.encode()).text == TEXT


def test_a_worker_is_kept(worker: Worker) -> None:
    worker.open(TEXT.encode())
    first = worker._pid
    worker.open(TEXT.encode())
    assert worker._pid == first


def test_a_worker_is_replaced_after_many_files(worker: Worker) -> None:
    worker.open(TEXT.encode())
    first = worker._pid
    for _ in range(_FILES_EACH):
        worker.open(b"1")
    assert worker._pid != first


@pytest.mark.parametrize(
    ("cause", "reason"),
    [
        (signal.SIGSEGV, "crashed"),
        (signal.SIGABRT, "crashed"),
        (signal.SIGKILL, "out_of_memory"),
        (signal.SIGXCPU, "too_slow"),
    ],
)
def test_death_while_reading_costs_that_file_only(worker: Worker, cause: int, reason: str) -> None:
    worker.open(TEXT.encode())
    os.kill(worker._pid, signal.SIGSTOP)  # so that it dies over this file, not before
    worker.ask(TEXT.encode())
    os.kill(worker._pid, cause)
    os.kill(worker._pid, signal.SIGCONT)
    with pytest.raises(UnreadableFile) as caught:
        worker.answer()
    assert caught.value.reason == reason
    assert worker.open(TEXT.encode()).text == TEXT


def test_a_worker_that_died_between_files_is_told_by_the_next(worker: Worker) -> None:
    worker.open(TEXT.encode())
    os.kill(worker._pid, signal.SIGKILL)
    time.sleep(0.1)
    assert refused(worker, TEXT.encode() * 50_000) == "out_of_memory"
    assert worker.open(TEXT.encode()).text == TEXT


def test_more_memory_than_allowed_is_refused() -> None:
    with Worker(Limits(memory_bytes=150_000_000)) as worker:
        assert refused(worker, b"<html>" + b"<p>0" * 4_000_000) in {"out_of_memory", "crashed"}
        assert worker.open(TEXT.encode()).text == TEXT


@pytest.mark.slow
def test_more_time_than_allowed_is_refused() -> None:
    with Worker(Limits(cpu_seconds=1)) as worker:
        assert refused(worker, b"<html>" + b"<p>0" * 4_900_000) == "too_slow"
        assert worker.open(TEXT.encode()).text == TEXT


def test_a_worker_that_sleeps_is_given_up() -> None:
    with Worker(Limits(wall_seconds=1)) as worker:
        worker.open(TEXT.encode())
        worker._limits = worker._limits._replace(wall_seconds=-4)  # with the grace a second to wait
        os.kill(worker._pid, signal.SIGSTOP)
        assert refused(worker, TEXT.encode()) == "too_slow"


def test_an_answer_that_is_none_is_not_believed(worker: Worker) -> None:
    worker.open(TEXT.encode())
    real, (out, put) = worker._from, os.pipe()
    worker._from = out
    os.write(put, (9).to_bytes(8, "little") + b'{"a": [1]')
    assert refused(worker, TEXT.encode()) == "crashed"
    os.close(real)
    os.close(put)


def test_workers_may_be_started_from_threads() -> None:
    found: list[str] = []

    def read() -> None:
        with Worker() as worker:
            found.append(worker.open(TEXT.encode()).text)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [TEXT] * 3


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


def test_the_folder_of_a_worker_goes_with_it_however_it_ends(temporary: Path) -> None:
    with Worker() as worker:
        worker.open(TEXT.encode())
        (folder,) = temporary.iterdir()
        (folder / "left" / "behind").mkdir(parents=True)
        os.kill(worker._pid, signal.SIGKILL)
        assert refused(worker, TEXT.encode() * 50_000) == "out_of_memory"
        assert list(temporary.iterdir()) == []
        worker.open(TEXT.encode())
    assert list(temporary.iterdir()) == []


def test_the_folder_of_a_worker_goes_where_the_asker_was_killed(temporary: Path) -> None:
    code = "from gongkai.intake.worker.asking import Worker; w = Worker(); w.open(b'1'); print(flush=True); input()"
    asker = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert asker.stdout is not None
    asker.stdout.readline()
    assert len(list(temporary.iterdir())) == 1
    asker.kill()
    asker.communicate()
    until = time.monotonic() + 30
    while list(temporary.iterdir()) and time.monotonic() < until:
        time.sleep(0.01)
    assert list(temporary.iterdir()) == []


def test_a_worker_reads_where_no_folder_can_be_made(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(temporary / "nowhere"))
    with Worker() as worker:
        assert worker.open(TEXT.encode()).text == TEXT


def test_nothing_is_left_behind() -> None:
    before = os.listdir("/proc/self/fd")
    with Worker() as worker:
        worker.open(TEXT.encode())
        pid = worker._pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert len(os.listdir("/proc/self/fd")) == len(before)
