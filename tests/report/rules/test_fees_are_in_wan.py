"""The unit of the amount collected."""

from decimal import Decimal

from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report


def test_thousands_of_wan_in_a_township_are_doubted() -> None:
    (finding,) = findings("A-01", sound_report(cells={"active.fees_wan": Decimal(4000)}))
    assert finding.message == "表二行政事业性收费填的是4000万元，对乡镇来说过大，可能把元当成了万元。"
    assert finding.mend == "如果实际收费是4000元，应填0.4。"
    assert finding.level == "warning"


def test_a_thousand_is_still_believed() -> None:
    assert verdict("A-01", sound_report(cells={"active.fees_wan": Decimal(1000)})) == "holds"
    assert verdict("A-01", sound_report(cells={"active.fees_wan": Decimal("1000.01")})) == "fails"


def test_a_county_collects_more() -> None:
    report = sound_report(organ="云岭县人民政府", cells={"active.fees_wan": Decimal(4000)})
    assert verdict("A-01", report) == "not_applicable"
    assert verdict("A-01", sound_report(cells={"active.fees_wan": None})) == "cannot_be_verified"
