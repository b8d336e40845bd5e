"""Who can have 规章."""

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report


def test_a_townships_rule_is_an_error_in_each_cell() -> None:
    found = findings("T2-02", sound_report(cells={"active.rules.issued": 2, "active.rules.in_force": 3}))
    assert [finding.cells for finding in found] == [("active.rules.issued",), ("active.rules.in_force",)]
    assert found[0].message == ("表二“规章”·本年制发件数填的是2；云岭县松溪镇人民政府没有规章制定权，规章一行应为0。")
    assert found[0].expected == "0"


@pytest.mark.parametrize(
    "organ", ["青石乡人民政府", "云岭县东关街道办事处", "云岭县人民政府", "云岭县教育局", "白音苏木"]
)
def test_organs_that_can_make_no_rules(organ: str) -> None:
    assert verdict("T2-02", sound_report(organ=organ, cells={"active.rules.issued": 1})) == "fails"


@pytest.mark.parametrize("organ", ["江北省人民政府", "云岭市人民政府", "云岭市教育局", "江北省县域经济发展局", None])
def test_an_organ_not_provably_without_that_power_is_left_alone(organ: str | None) -> None:
    assert verdict("T2-02", sound_report(organ=organ, cells={"active.rules.issued": 1})) == "not_applicable"


def test_a_missing_cell_cannot_be_verified() -> None:
    assert verdict("T2-02", sound_report(cells={"active.rules.issued": None})) == "cannot_be_verified"
    assert verdict("T2-02", sound_report()) == "holds"
