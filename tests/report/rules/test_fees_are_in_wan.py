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


def test_street_offices_and_townships_of_every_kind_are_looked_at_and_the_rest_is_not() -> None:
    fees = {"active.fees_wan": Decimal(4000)}
    for organ in ("云岭县竹坪乡人民政府", "云岭县城关街道办事处", "云岭县南山苏木人民政府"):
        assert verdict("A-01", sound_report(organ=organ, cells=fees)) == "fails"
    assert verdict("A-01", sound_report(organ=None, cells=fees)) == "not_applicable"
    assert verdict("A-01", sound_report(form="older", cells=fees)) == "not_applicable"
    (finding,) = findings("A-01", sound_report(cells={"active.fees_wan": Decimal("12345.6")}))
    assert finding.mend == "如果实际收费是12345.6元，应填1.23456。"
    assert (finding.found, finding.expected) == ("12345.6", "不超过1000")
