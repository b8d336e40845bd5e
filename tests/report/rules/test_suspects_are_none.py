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


def test_three_ways_are_shown_and_the_number_of_all_is_told() -> None:
    three = {"remedies.review.upheld": 1, "remedies.review.other": 1, "remedies.review.total": 3}
    (finding,) = findings("V-06", sound_report(cells=three))
    assert finding.message.count("；或者") == 2
    assert finding.message.endswith("（共有5种可能，只列前3种）。")
    assert len(finding.suspects) == 3
    cells = {"remedies.review.upheld": 3, "remedies.review.other": 3, "remedies.review.total": 3}
    (fewer,) = findings("V-06", sound_report(cells=cells))
    assert fewer.message.count("；或者") == 2
    assert "种可能" not in fewer.message


def test_what_cannot_be_explained_by_three_cells_names_none() -> None:
    rows = ("granted", "partly_granted", "refused_process", "unavailable_not_held", "other_other", "new")
    broken = {f"applications.{row}.total": 50 + number for number, row in enumerate(rows)}
    assert verdict("V-06", sound_report(cells=broken)) == "holds"
