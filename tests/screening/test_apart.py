"""Files are screened in a process of their own; its answer is the same, and its death costs that file only."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.intake.rendered.office import by_libreoffice
from tests.programs import needs
from tests.screening.mask.made import MAKERS
from tests.screening.mask.planted import planted

from gongkai.intake import UnreadableFile
from gongkai.intake.limits import DEFAULT
from gongkai.screening import apart, masking
from gongkai.screening.errors import Refused
from gongkai.screening.veiling import rules_from


@pytest.mark.parametrize("name", ["txt", "docx", "xlsx", "html"])
def test_the_answer_is_the_same_as_here(name: str) -> None:
    data = MAKERS[name](list(planted(4, 30)))
    assert apart.screen(data) == masking.screen(data)
    assert apart.mask(data) == masking.mask(data)


def test_rules_go_along() -> None:
    rules = rules_from('[[rule]]\ncode = "P-03"\nhead = 0\ntail = 0\nbasis = "P"\n')
    assert apart.mask("手机：13800138000".encode(), rules=rules).data.decode() == "手机：***********"


def test_reasons_come_back() -> None:
    with pytest.raises(UnreadableFile) as unread:
        apart.screen(b"")
    assert unread.value.reason == "empty"
    with pytest.raises((Refused, UnreadableFile)):
        apart.mask(b"{\\rtf1 x}")


def test_too_little_of_anything_is_said_not_raised() -> None:
    data = MAKERS["docx"](list(planted(4, 300)))
    with pytest.raises(UnreadableFile) as unread:
        apart.mask(data, DEFAULT._replace(memory_bytes=1_000))
    assert unread.value.reason in {"out_of_memory", "crashed"}
    with pytest.raises(UnreadableFile) as late:
        apart.mask(MAKERS["pdf"](list(planted(4, 300))), DEFAULT._replace(cpu_seconds=0, wall_seconds=2))
    assert late.value.reason in {"too_slow", "crashed"}


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file of the old Word, whose conversion takes a second or two."""
    needs("soffice")
    made = MAKERS["docx"](list(planted(4, 300)))
    return by_libreoffice(tmp_path_factory.mktemp("made"), "long.docx", made, "doc")


def converting(temporary: Path) -> Path:
    """The folder in which LibreOffice has begun to work."""
    until = time.monotonic() + 60
    while not (found := list(temporary.glob("*/*/profile/user/*"))) and time.monotonic() < until:
        time.sleep(0.01)
    return found[0].relative_to(temporary).parents[-2]


def process_of(folder: Path) -> int:
    """The process that was given the folder."""
    mine = bytes(folder) + b"\0"
    (found,) = [int(one.parent.name) for one in Path("/proc").glob("[0-9]*/cmdline") if one.read_bytes().endswith(mine)]
    return found


@pytest.mark.slow
def test_nothing_is_left_of_a_conversion_whose_process_was_killed(
    older: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(apart.screen, older)
        os.kill(process_of(tmp_path / converting(tmp_path)), signal.SIGKILL)
        with pytest.raises(UnreadableFile) as caught:
            answer.result()
    assert caught.value.reason == "out_of_memory"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_nothing_is_left_of_a_conversion_whose_asker_was_killed(
    older: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    code = "import sys; from gongkai.screening import apart; apart.screen(sys.stdin.buffer.read())"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE) as asker:
        assert asker.stdin is not None
        asker.stdin.write(older)
        asker.stdin.close()
        converting(tmp_path)
        asker.kill()
    until = time.monotonic() + 60
    while list(tmp_path.iterdir()) and time.monotonic() < until:
        time.sleep(0.01)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_screened_where_no_folder_can_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "nowhere"))
    assert len(apart.screen("手机：13800138000".encode()).found) == 1
