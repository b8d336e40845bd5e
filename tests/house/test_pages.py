"""The commands shown to officers are run as they stand on the page, and what they print is compared."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "README.zh.md", *sorted((ROOT / "docs").glob("[th]*/*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.M | re.S)
CUT = "……"
"""A line of its own: here something is left out."""


def commands(page: str) -> list[tuple[str, list[str]]]:
    """Each command of a page with the lines it is said to print."""
    found: list[tuple[str, list[str]]] = []
    for block in BLOCK.findall(page):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line.rstrip())
    return found


def agrees(shown: list[str], printed: list[str]) -> bool:
    """Whether the lines shown are the lines printed, where what is left out may be anything.

    >>> agrees(["a", "……", "d"], ["a", "b", "c", "d"]), agrees(["a"], ["a", "b"]), agrees(["……", "b"], ["a", "b"])
    (True, False, True)
    """
    pattern = "".join("(?:.*\n)*?" if line == CUT else re.escape(line) + "\n" for line in shown)
    return re.fullmatch(pattern, "".join(line.rstrip() + "\n" for line in printed)) is not None


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the bundled examples and the commands that the pages use."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    tools = tmp_path / ".tools"
    tools.mkdir()
    for name, module in (("gongkai", " -m gongkai"), ("python3", "")):
        (tools / name).write_text(f'#!/bin/sh\nexec "{sys.executable}"{module} "$@"\n', encoding="utf-8")
        (tools / name).chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_shows_is_what_the_commands_print(page: Path, desk: Path) -> None:
    path = f"{desk / '.tools'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT / "src"), "LC_ALL": "C.UTF-8"}
    for command, shown in commands(page.read_text(encoding="utf-8")):
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=desk,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        printed = done.stdout.decode().splitlines()
        assert agrees(shown, printed), f"$ {command}\n" + "\n".join(printed)
        assert "Traceback" not in done.stdout.decode()


def test_every_officers_page_shows_commands() -> None:
    without = {page.name for page in PAGES[2:] if not commands(page.read_text(encoding="utf-8"))}
    by_today = {"算期限.md"}
    in_the_workbench = {
        *("办理一件申请.md", "登记复议诉讼.md", "公文和文号.md", "载入放假通知.md", "导入以前的台账.md"),
        *("更正政府信息.md", "转主动公开.md", "编制年度报告.md"),
        *("看一看工作台.md", "从一封信到年报.md"),
    }
    on_the_server = {"备份与恢复.md"}
    told = "what is done in the browser is walked by the journeys, what is done on the server by the drill"
    assert without <= by_today | in_the_workbench | on_the_server, told
