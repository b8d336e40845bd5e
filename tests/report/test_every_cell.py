"""Every single cell of a complete report, changed in turn, gives an error, or the form says that it is free."""

import pytest
from tests.report.sound import sound_report

from gongkai.report import check
from gongkai.report.forms import form_of

FORM = form_of("2021")
BOUND = [path for path in FORM.paths_for(merged=False) if path not in FORM.free]


@pytest.mark.slow
@pytest.mark.parametrize("path", BOUND)
def test_a_changed_cell_is_an_error(path: str) -> None:
    sound = sound_report()
    checked = check(sound.with_cells({path: int(sound.cells[path] or 0) + 1}))
    assert checked.verdict == "fails"
    assert any(path in (*finding.cells, *finding.suspects) for finding in checked.findings if finding.level == "error")


def test_only_cells_of_table_two_are_free() -> None:
    assert all(path.startswith("active.") for path in FORM.free)
    assert len(BOUND) == 193


@pytest.mark.parametrize("path", BOUND[::9])
def test_a_cell_made_blank_never_leaves_a_report_sound(path: str) -> None:
    assert check(sound_report(cells={path: None})).verdict == "fails"
