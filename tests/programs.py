"""Programs that are not ours (LibreOffice, Chromium, pandoc), and typefaces: whether they are there."""

import os
import shutil
import subprocess
from typing import NoReturn

import pytest


def needs(program: str) -> str:
    """The path of a program; the test is skipped where it is absent, and fails where every program is required."""
    found = shutil.which(program)
    if found is None:
        _lacking(program)
    return found


def needs_typefaces(*families: str) -> None:
    """The same for typefaces: with others the lines of a page are of other lengths, and its end tears other rows."""
    there = subprocess.run([needs("fc-list"), ":", "family"], capture_output=True, text=True, check=True).stdout
    for family in families:
        if family not in there:
            _lacking(family)


def _lacking(what: str) -> NoReturn:
    said = f"{what} is not installed on this machine"
    if os.environ.get("GONGKAI_REQUIRE_TOOLS") == "1":
        pytest.fail(f"{said}, and GONGKAI_REQUIRE_TOOLS=1")
    pytest.skip(said)
