"""Things are called what they are: no drawers, no pinyin, a test is a sentence, a rule is the sentence that must hold."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "gongkai"
DRAWERS = {
    "utils", "util", "helpers", "helper", "common", "core", "base", "misc", "manager", "handler", "service", "shared",
    "data", "info", "lib",
}  # fmt: skip
ALLOWED = {"law/data", "src/gongkai/config/settings/base.py"}
NUMBERED = re.compile(r"_(?:part|v)?\d$")
PINYIN = re.compile(
    r"^(?:xinxi|zhengfu|zhengwu|gongkai|shenqing|zhudong|nianbao|niandu|baogao|jigou|jiguan|xiangzhen|fuyi|susong|dafu|"
    r"buzheng|jiezhuan|huizong|tiaoli|xiangmu|shouli|banli|biaoge|danwei|guifan|wenjian|xingzheng|chufa|xuke|shoufei|"
    r"ysqgk|zdgk|ysq|nb|zfxx|zwgk)$"
)
"""Words of the trade in pinyin, and their initials; the house's own name is the one exception."""
SHORT = {"foi", "sla", "ysq", "zdgk"}


def modules() -> Iterator[Path]:
    for place in ("src", "tests", "tools", "bench"):
        # Migrations are written by Django.
        yield from (
            path for path in (ROOT / place).rglob("*.py") if {"__pycache__", "migrations"}.isdisjoint(path.parts)
        )


@cache
def identifiers(path: Path) -> frozenset[str]:
    return frozenset(_identifiers(path))


def _identifiers(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
                yield name


def test_no_module_is_a_drawer_for_things_without_a_name() -> None:
    for path in modules():
        assert path.stem not in DRAWERS or path.relative_to(ROOT).as_posix() in ALLOWED, path
    for folder in SOURCE.rglob("*"):
        if folder.is_dir() and folder.name in DRAWERS:
            assert folder.relative_to(SOURCE).as_posix() in ALLOWED, folder


def test_no_module_was_split_by_number() -> None:
    assert [path.name for path in modules() if NUMBERED.search(path.stem)] == []


def test_no_identifier_is_pinyin_or_an_abbreviation_a_new_clerk_would_not_know() -> None:
    found = set()
    for path in modules():
        for name in identifiers(path):
            for word in re.split(r"_+|(?<=[a-z])(?=[A-Z])", name):
                if (PINYIN.match(word.lower()) and word.lower() != "gongkai") or word.lower() in SHORT:
                    found.add(f"{path.name}: {name}")
    assert found == set()


def test_identifiers_are_ascii_so_that_every_keyboard_can_type_them() -> None:
    assert {name for path in modules() for name in identifiers(path) if not name.isascii()} == set()


def test_the_name_of_a_rule_is_a_sentence() -> None:
    for path in (SOURCE / "report" / "rules").glob("*.py"):
        if "\nRULES" in path.read_text(encoding="utf-8"):
            assert path.stem.count("_") >= 1, path.stem


def test_the_name_of_a_test_is_a_sentence() -> None:
    for path in (ROOT / "tests").rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                assert node.name.count("_") >= 2, f"{path.name}: {node.name}"


@pytest.mark.parametrize("ending", ["_date", "_datetime", "_dt"])
def test_days_end_in_on_and_not_in_their_type(ending: str) -> None:
    found = {f"{path.name}: {name}" for path in modules() for name in identifiers(path) if name.endswith(ending)}
    assert found == set()
