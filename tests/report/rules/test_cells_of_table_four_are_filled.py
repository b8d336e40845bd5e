"""Table four is complete."""

from dataclasses import replace

from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report


def test_a_table_without_its_row_is_one_finding() -> None:
    sound = sound_report()
    none = replace(sound, cells={k: v for k, v in sound.cells.items() if not k.startswith("remedies.")})
    (finding,) = findings("T4-02", none)
    assert finding.message == "表四（行政复议、行政诉讼情况）没有数据，15格全缺。"
    assert len(finding.cells) == 15
    assert finding.level == "error"


def test_blank_and_negative_cells_are_told() -> None:
    cells = {"remedies.review.pending": None, "remedies.litigation_direct.upheld": -1}
    blank, negative = findings("T4-02", sound_report(cells=cells))
    assert blank.message == "表四“行政复议”·尚未审结没有填数字；空格不等于0，无法核对。"
    assert negative.message == "表四“未经复议直接起诉”·结果维持填的是-1，件数不会小于0。"


def test_fifteen_numbers_hold() -> None:
    assert verdict("T4-02", sound_report()) == "holds"
    assert verdict("T4-02", sound_report(form="blank-form")) == "not_applicable"


def test_a_table_that_is_not_there_is_told_in_its_section() -> None:
    sound = sound_report()
    none = replace(sound, cells={k: v for k, v in sound.cells.items() if not k.startswith("remedies.")})
    (finding,) = findings("T4-02", none)
    assert (finding.section, finding.expected) == (4, "15个数字")
    assert finding.mend == "补上表四的数据行，没有发生的填0。"
