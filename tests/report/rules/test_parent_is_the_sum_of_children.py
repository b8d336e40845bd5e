"""A county's figures and its organs'."""

from dataclasses import replace

from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report

NIL = replace(sound_report(), organ="云岭县青石镇人民政府", cells=dict.fromkeys(sound_report().cells, 0))


def test_a_parent_that_is_the_sum_holds() -> None:
    assert verdict("R-01", sound_report(), children=[sound_report(), NIL]) == "holds"


def test_a_difference_is_told_cell_by_cell() -> None:
    child = sound_report(cells={"active.licences": 300})
    (finding,) = findings("R-01", sound_report(), children=[child, NIL])
    assert finding.message == "表二“行政许可”填的是326，2个下级机关合计300，相差26。"
    assert (finding.level, finding.difference, finding.cells) == ("error", "+26", ("active.licences",))


def test_a_child_with_a_blank_cannot_be_verified() -> None:
    child = sound_report(cells={"active.licences": None})
    assert verdict("R-01", sound_report(), children=[child, NIL]) == "cannot_be_verified"
    assert verdict("R-01", sound_report()) == "not_applicable"


def test_children_with_one_row_for_other_are_compared_in_that_row() -> None:
    assert verdict("R-01", sound_report(), children=[sound_report().with_other_merged(), NIL]) == "holds"
