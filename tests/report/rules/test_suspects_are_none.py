"""The cells that explain broken sums."""

import itertools

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report

from gongkai.report.forms import form_of
from gongkai.report.rules import Case

FORM = form_of("2021")
PARTS = [path for line in FORM.lines for path in line.paths]


def test_one_wrong_cell_is_named_with_the_value_it_needs() -> None:
    (finding,) = findings("V-06", sound_report(cells={"applications.granted.natural": 5}))
    assert finding.message == ("只要表三“（一）予以公开”·自然人由5改为4，这里的合计就全部对上，这里最可能填错。")
    assert finding.suspects == ("applications.granted.natural",)
    assert (finding.found, finding.expected, finding.level) == ("5", "4", "hint")


def test_a_group_of_table_four_has_several_suspects() -> None:
    (finding,) = findings("V-06", sound_report(cells={"remedies.review.total": 2}))
    assert finding.message.startswith("下面任何一种改法都能使这里的合计对上：表四“行政复议”·总计由2改为1；或者")
    assert finding.suspects[0] == "remedies.review.total"


def test_slips_in_two_tables_are_told_apart() -> None:
    first, second = findings(
        "V-06", sound_report(cells={"remedies.review.total": 2, "applications.granted.natural": 5})
    )
    assert first.suspects == ("applications.granted.natural",)
    assert second.suspects[0] == "remedies.review.total"


def test_sums_that_tie_have_no_suspects() -> None:
    assert verdict("V-06", sound_report()) == "holds"
    assert verdict("V-06", sound_report(form="older")) == "not_applicable"


@pytest.mark.slow
@pytest.mark.parametrize("path", PARTS)
def test_every_cell_of_table_three_changed_alone_is_the_single_suspect(path: str) -> None:
    sound = sound_report()
    for shift in (1, 7):
        case = Case(sound.with_cells({path: int(sound.cells[path] or 0) + shift}))
        assert [[dict(found.cells) for found in part] for part in case.explanations] == [[{path: sound.cells[path]}]]


@pytest.mark.slow
def test_of_two_changed_cells_the_true_pair_is_among_the_first_three() -> None:
    sound = sound_report()
    for first, second in itertools.islice(itertools.combinations(PARTS, 2), 0, None, 37):
        changes = {first: int(sound.cells[first] or 0) + 3, second: int(sound.cells[second] or 0) + 5}
        (part,) = Case(sound.with_cells(changes)).explanations
        found = [frozenset(path for path, _ in one.cells) for one in part]
        assert frozenset(changes) in found[:3], (first, second)
        assert all(len(cells) > 1 for cells in found), "a wrong sole suspect"
