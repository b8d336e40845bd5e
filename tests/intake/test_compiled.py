"""Kept translations of expressions behave as the expressions do, and never stand in the way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai.intake.compiled import compiled
from gongkai.intake.patterns import Pattern

SOURCES = [
    r"(?P<year>[0-9]{4})年(?P<month>\d{1,2})月",
    r"(?i)[\s\[【(（|]*(?:打印|ICP备)",
    r"(?m)^一[、.]?\s*总体情况$",
    r"[一二三四五六七八九十]{1,3}+是",
    r"(?<![.\d])(\d)(?P<dot>\s*[.、])?$",
    r"[^\W\d_a-zA-Z]+?(?=镇|乡)",
]
TEXT = "2024年12月，松溪镇\n一、总体情况\n三是 icp备 12.5\n3."
SCRIPT = """
import json, re, sys
calls = []
real = re._compiler.compile
re._compiler.compile = lambda *a: calls.append(a) or real(*a)
from gongkai.intake.compiled import compiled
sources, text = json.loads(sys.stdin.read())
calls.clear()
found = [[m.span() for m in compiled(s).finditer(text)] + [compiled(s).groupindex.get("year")] for s in sources]
print(json.dumps([found, len(calls)]))
"""


def in_a_process(tmp_path: Path, **environment: str) -> tuple[list, int]:
    import json

    clean = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=json.dumps([SOURCES, TEXT]),
        capture_output=True,
        text=True,
        check=True,
        env={**clean, "PYTHONPYCACHEPREFIX": str(tmp_path), **environment},
    )
    found, calls = json.loads(done.stdout)
    return found, calls


def kept_files(folder: Path) -> list[Path]:
    return list(folder.rglob("expressions.*"))


def test_the_second_process_translates_nothing_and_finds_the_same(tmp_path: Path) -> None:
    first, translated = in_a_process(tmp_path)
    assert translated >= len(SOURCES)
    second, again = in_a_process(tmp_path)
    assert again == 0
    assert second == first
    assert first[0][-1] == 1
    assert first[0][0] == [0, 8]


@pytest.mark.parametrize("damage", [b"", b"not marshal", b"\xf3\x01\x02", b"i\x05\x00\x00\x00"])
def test_a_damaged_store_is_passed_over(tmp_path: Path, damage: bytes) -> None:
    first, _ = in_a_process(tmp_path)
    (file,) = kept_files(tmp_path)
    file.write_bytes(damage)
    second, translated = in_a_process(tmp_path)
    assert second == first
    assert translated >= len(SOURCES)


def test_a_damaged_translation_is_refused_by_the_engine_and_made_anew(tmp_path: Path) -> None:
    import marshal

    first, _ = in_a_process(tmp_path)
    (file,) = kept_files(tmp_path)
    kept = marshal.loads(file.read_bytes())
    flags, code, *rest = kept[SOURCES[0]]
    kept[SOURCES[0]] = (flags, b"\xff\xff\xff\0" + code, *rest)
    file.write_bytes(marshal.dumps(kept))
    second, _ = in_a_process(tmp_path)
    assert second == first


def test_nothing_is_written_where_the_interpreter_is_told_not_to(tmp_path: Path) -> None:
    in_a_process(tmp_path, PYTHONDONTWRITEBYTECODE="1")
    assert kept_files(tmp_path) == []


def test_a_wrong_expression_is_a_wrong_expression() -> None:
    import re

    with pytest.raises(re.error):
        compiled("(")


def test_words_spare_the_search_only_where_none_is_there() -> None:
    pattern = Pattern("[0-9]+号令", "号令")
    assert pattern.search("第711号令") is not None
    assert pattern.search("第711号") is None
    assert [found.group() for found in pattern.finditer("711号令、492号令")] == ["711号令", "492号令"]
    assert list(pattern.finditer("711号")) == []
