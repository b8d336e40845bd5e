"""The floors hold: imports point down, the law stands on the standard library alone, nobody below the office needs Django."""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "gongkai"
OPENED_BY = {
    "law": set(),
    "intake": {"PIL", "lxml", "pypdfium2", "python_calamine", "selectolax"},
    "paper": {"docx", "weasyprint"},
    "report": {"rapidfuzz", "xlsxwriter"},
    "screening": {"lxml", "openpyxl", "pikepdf", "PIL", "pypdfium2", "selectolax", "stdnum", "python_calamine"},
    "office": {"cryptography", "django", "django_tasks", "docx", "weasyprint"},
    "look": {"django", "jinja2", "markupsafe"},
    "portal": {"django"},
    "workbench": {"django", "django_otp", "segno", "xlsxwriter"},
    "cli": set(),
    "config": {"csp", "dj_database_url", "django"},
}
"""What each floor may import from outside besides the standard library."""


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: a relative import hides its floor"
            yield node.module or ""


def test_the_import_contracts_hold() -> None:
    command = shutil.which("lint-imports", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert command is not None, "import-linter is a locked requirement of the tests: run make test"
    done = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("floor", OPENED_BY)
def test_a_floor_imports_from_outside_only_what_it_is_known_for(floor: str) -> None:
    for path in (SOURCE / floor).rglob("*.py"):
        outside = {name.partition(".")[0] for name in imports(path)} - sys.stdlib_module_names - {"gongkai"}
        assert outside <= OPENED_BY[floor], path


def test_the_law_imports_nothing_of_the_house_but_itself() -> None:
    for path in (SOURCE / "law").rglob("*.py"):
        assert {name for name in imports(path) if name.startswith("gongkai")} <= {
            name for name in imports(path) if name.startswith("gongkai.law")
        }, path


def test_every_floor_is_watched() -> None:
    floors = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    assert floors == set(OPENED_BY), "a new floor needs its line here and in the contracts"


def test_asking_for_help_loads_neither_the_report_nor_the_law() -> None:
    script = (
        "import sys; from gongkai.cli.main import main; main(['--help'])\n"
        "loaded = [m for m in sys.modules if m.startswith(('gongkai.law', 'gongkai.report', 'gongkai.intake'))]\n"
        "assert not loaded, loaded\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, cwd=ROOT / "src")
