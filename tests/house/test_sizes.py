"""Nothing is so long that one has to scroll three times; what is longer says here why."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULE, FUNCTION, TEST_MODULE, ENTRIES, ARGUMENTS, LAW_FILE, SCREEN = 400, 50, 600, 20, 7, 300, 70
EVERY_ACTION = {"actor", "at", "once"}
"""Who acts, when, and the form's mark: every action takes them, so they are no load on the reader."""
EXCEPTIONS: dict[str, str] = {
    "src/gongkai/report/rules": "one rule, one file: a listing to look up, not to read",
    "tests/report/rules": "one test file a rule",
    "src/gongkai/law/data/calendar": "one file a year",
    "docs/decisions": "one decision, one file, in the order they were taken",
}
"""Path (or path::function) → why it may be larger."""


def files(*places: str) -> Iterator[Path]:
    for place in places:
        yield from (path for path in (ROOT / place).rglob("*.py") if "__pycache__" not in path.parts)


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def functions() -> list[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    return [
        (f"{named(path)}::{node.name}", node)
        for path in files("src", "tests", "tools", "bench")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def over(found: dict[str, int], ceiling: int) -> dict[str, int]:
    return {name: size for name, size in found.items() if size > ceiling and name not in EXCEPTIONS}


def test_a_module_has_at_most_400_lines() -> None:
    assert over({named(path): lines(path) for path in files("src", "tools", "bench")}, MODULE) == {}


def test_nine_modules_of_ten_have_at_most_250_lines() -> None:
    sizes = sorted(lines(path) for path in files("src"))
    assert sizes[int(len(sizes) * 0.9)] <= 250


def test_a_test_module_has_at_most_600_lines() -> None:
    assert over({named(path): lines(path) for path in files("tests")}, TEST_MODULE) == {}


def test_a_function_has_at_most_50_lines() -> None:
    assert over({name: (node.end_lineno or 0) - node.lineno + 1 for name, node in functions()}, FUNCTION) == {}


def test_a_function_takes_at_most_7_arguments() -> None:
    counts = {}
    for name, node in functions():
        taken = {argument.arg for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)}
        counts[name] = len(taken - EVERY_ACTION if "/actions/" in name else taken)
    assert over(counts, ARGUMENTS) == {}


def test_a_folder_has_at_most_20_entries() -> None:
    hidden = ("__pycache__", "py.typed", "__init__.py")
    folders = [ROOT / place for place in ("src/gongkai", "tests", "tools", "bench", "docs")]
    folders += [path for place in folders for path in place.rglob("*") if path.is_dir() and path.name not in hidden]
    counts = {named(path): sum(entry.name not in hidden for entry in path.iterdir()) for path in folders}
    assert over(counts, ENTRIES) == {}


def test_a_law_file_holds_one_subject_or_one_year() -> None:
    data = ROOT / "src" / "gongkai" / "law" / "data"
    assert over({named(path): lines(path) for path in data.rglob("*.toml")}, LAW_FILE) == {}


@pytest.mark.parametrize("page", ["README.md", "README.zh.md", "CONTRIBUTING.md"])
def test_a_front_page_fits_one_screen(page: str) -> None:
    assert lines(ROOT / page) <= SCREEN


def test_every_exception_is_still_needed() -> None:
    for name in EXCEPTIONS:
        place = ROOT / name.partition("::")[0]
        assert place.exists(), name
        assert "::" in name or place.is_file() or len(list(place.iterdir())) > ENTRIES, name
