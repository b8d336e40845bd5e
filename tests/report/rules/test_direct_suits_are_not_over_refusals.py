"""Direct suits since 2024."""

from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report

DIRECT = {"remedies.litigation_direct.upheld": 1, "remedies.litigation_direct.total": 1}


def test_a_direct_suit_since_2024_is_worth_a_look() -> None:
    (finding,) = findings("T4-06", sound_report(cells=DIRECT))
    assert finding.level == "hint"
    assert finding.message == (
        "表四填了未经复议直接起诉1件；2024年起对不予公开决定须先申请行政复议，请确认这些案件不属于此类。"
    )


def test_before_2024_it_was_lawful_and_none_is_no_matter() -> None:
    assert verdict("T4-06", sound_report(cells=DIRECT, year=2023)) == "not_applicable"
    assert verdict("T4-06", sound_report()) == "holds"
    assert verdict("T4-06", sound_report(cells={"remedies.litigation_direct.total": None})) == "cannot_be_verified"
    assert verdict("T4-06", sound_report(year=None)) == "not_applicable"
