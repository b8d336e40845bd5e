"""Programs that are not ours (LibreOffice, Chromium, pandoc): whether they are there."""

import os
import shutil

import pytest


def needs(program: str) -> str:
    """The path of a program; the test is skipped where it is absent, and fails where every program is required."""
    found = shutil.which(program)
    if found is None:
        said = f"{program} is not installed on this machine"
        if os.environ.get("GONGKAI_REQUIRE_TOOLS") == "1":
            pytest.fail(f"{said}, and GONGKAI_REQUIRE_TOOLS=1")
        pytest.skip(said)
    return found
