"""Tables kept beside the bytecode are those of the file as it is now, whatever became of what was kept."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys
from gongkai.intake.kept import table
found = table(sys.argv[1])
print(sorted(found.items()), "tomllib" in sys.modules)
"""


def told(folder: Path, source: Path, **environment: str) -> tuple[str, bool]:
    """What a new process finds in the table, and whether it had to parse it."""
    clean = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(source)],
        capture_output=True,
        text=True,
        check=True,
        env={**clean, "PYTHONPYCACHEPREFIX": str(folder / "cache"), **environment},
    )
    found, _, parsed = done.stdout.strip().rpartition(" ")
    return found, parsed == "True"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "words.toml"
    file.write_text('word = ["镇", "乡"]\nyear = 2021\n', encoding="utf-8")
    return file


def kept_files(folder: Path) -> list[Path]:
    return list((folder / "cache").rglob("words.toml.*"))


FOUND = "[('word', ['镇', '乡']), ('year', 2021)]"


def test_the_second_process_parses_nothing_and_finds_the_same(tmp_path: Path, source: Path) -> None:
    assert told(tmp_path, source) == (FOUND, True)
    assert told(tmp_path, source) == (FOUND, False)


def test_a_changed_table_is_parsed_anew(tmp_path: Path, source: Path) -> None:
    told(tmp_path, source)
    before = source.stat()
    source.write_text('word = ["镇", "街"]\nyear = 2022\n', encoding="utf-8")
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert told(tmp_path, source) == ("[('word', ['镇', '街']), ('year', 2022)]", True)
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns))
    source.write_text("year = 2023\n", encoding="utf-8")
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert told(tmp_path, source) == ("[('year', 2023)]", True)


@pytest.mark.parametrize("damage", [b"", b"not marshal", b"i\x05\x00\x00\x00", b"{0", b"{z\x05stampi\x05\x00\x00\x000"])
def test_a_damaged_table_is_parsed_anew_and_kept_again(tmp_path: Path, source: Path, damage: bytes) -> None:
    told(tmp_path, source)
    (file,) = kept_files(tmp_path)
    file.write_bytes(damage)
    assert told(tmp_path, source) == (FOUND, True)
    assert told(tmp_path, source) == (FOUND, False)


def test_a_table_is_not_kept_where_the_interpreter_is_told_not_to(tmp_path: Path, source: Path) -> None:
    assert told(tmp_path, source, PYTHONDONTWRITEBYTECODE="1") == (FOUND, True)
    assert kept_files(tmp_path) == []


def test_a_table_with_a_day_in_it_is_read_though_it_cannot_be_kept(tmp_path: Path, source: Path) -> None:
    source.write_text("on = 2021-09-01\n", encoding="utf-8")
    assert told(tmp_path, source) == ("[('on', datetime.date(2021, 9, 1))]", True)
    assert kept_files(tmp_path) == []
