"""The five real reports, where they are at hand, as the reader gives them."""

from pathlib import Path

import pytest

from gongkai.report.model import Report
from gongkai.report.readers import read_file

FOLDER = Path(__file__).resolve().parents[3].parent / "shared" / "samples"


def sample(number: str) -> Report:
    """One of the samples as a report; the test is skipped where the file is not at hand."""
    files = sorted(FOLDER.glob(f"{number}_*.txt")) if FOLDER.is_dir() else []
    if not files:
        pytest.skip("the real reports are not at hand")
    return read_file(files[0])[0]
