"""The sums of the form: what holds, what fails and how it is told."""

from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report

from gongkai.report import check
from gongkai.report.forms import form_of


def test_the_sums_of_a_sound_report_hold() -> None:
    for code in ("T3-02", "T3-03", "T3-04", "T4-01"):
        assert verdict(code, sound_report()) == "holds"


def test_a_wrong_part_breaks_its_row_and_its_column_and_is_the_one_suspect() -> None:
    report = sound_report(cells={"applications.granted.natural": 5})
    (row,), (column,) = findings("T3-02", report), findings("T3-03", report)
    assert row.message == "表三“（一）予以公开”一行：各类申请人5+1+0+0+1+0=7件，总计栏填的是6件，相差1件。"
    assert column.message == (
        "表三“自然人”一栏：各项办理结果予以公开5+部分公开2+保护第三方合法权益1+本机关不掌握相关政府信息1+信访举报投诉类申请1，"
        "合计10件，（七）总计填的是9件，相差1件。"
    )
    assert row.suspects == column.suspects == ("applications.granted.natural",)
    assert (row.level, row.found, row.expected, row.difference) == ("error", "6", "7", "-1")
    assert row.cells[0] == "applications.granted.total"
    assert findings("T3-04", report) == []


def test_the_flow_of_the_year_is_told_with_both_sides() -> None:
    report = sound_report(cells={"applications.carried_out.business": 0, "applications.carried_out.total": 0})
    first, second = findings("T3-04", report)
    assert first.message == (
        "表三“商业企业”一栏：本年新收2件+上年结转0件=2件，办理结果总计1件+结转下年度0件=1件，相差1件。"
    )
    assert second.message == (
        "表三“总计”一栏：本年新收12件+上年结转1件=13件，办理结果总计12件+结转下年度0件=12件，相差1件。"
    )
    assert (first.found, first.expected, first.difference) == ("2", "1", "+1")
    assert "applications.carried_out.business" in first.suspects
    assert "结转下年度继续办理" in first.mend


def test_a_group_of_table_four_is_told_by_its_name() -> None:
    (finding,) = findings("T4-01", sound_report(cells={"remedies.review.total": 0}))
    assert finding.message == "表四“行政复议”：维持、纠正、其他、未审结1+0+0+0=1件，总计填的是0件，相差1件。"
    assert set(finding.suspects) == {
        f"remedies.review.{key}" for key in ("total", "upheld", "corrected", "other", "pending")
    } - {
        "remedies.review.corrected",
        "remedies.review.other",
        "remedies.review.pending",
    }


def test_a_missing_cell_never_satisfies_a_sum() -> None:
    report = sound_report(cells={"applications.granted.research": None})
    assert verdict("T3-02", report) == "cannot_be_verified"
    assert verdict("T3-03", report) == "cannot_be_verified"
    assert verdict("T3-04", report) == "holds"


def test_a_broken_sum_is_told_even_where_another_cannot_be_verified() -> None:
    report = sound_report(cells={"applications.granted.research": None, "applications.new.natural": 9})
    assert verdict("T3-02", report) == "fails"
    assert [finding.cells[0] for finding in findings("T3-02", report)] == ["applications.new.total"]


def test_one_row_for_the_three_of_other_is_summed_as_one() -> None:
    report = sound_report().with_other_merged()
    assert check(report).verdicts["T3-03"] == "holds"
    (finding,) = findings("T3-03", report.with_cells({"applications.other.natural": 2}))
    assert "其他处理2" in finding.message


def test_free_text_has_no_sums() -> None:
    assert verdict("T3-02", sound_report(form="older", cells={})) == "not_applicable"
    assert verdict("T4-01", sound_report(form="blank-form")) == "not_applicable"


def test_every_identity_of_the_form_is_checked() -> None:
    codes = {identity.code for edition in ("2021", "2019") for identity in form_of(edition).identities}
    assert codes == {"T3-02", "T3-03", "T3-04", "T4-01"}
