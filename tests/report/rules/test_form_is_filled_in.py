"""An empty form."""

from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report


def test_an_empty_form_is_an_error() -> None:
    (finding,) = findings("V-07", sound_report(form="blank-form"))
    assert finding.message == "这是一份空白表格：没有机关名称、年份，也没有任何数字。"
    assert finding.level == "error"


def test_a_report_is_no_empty_form() -> None:
    assert verdict("V-07", sound_report()) == "holds"
