"""Numbers in section one and length."""

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.rules.samples import sample
from tests.report.sound import OVERVIEW, sound_report


def test_the_sound_report_holds() -> None:
    assert verdict("X-22", sound_report()) == "holds"


def test_no_number_of_items_is_a_hint() -> None:
    text = "2024年做好政府信息公开工作，及时回应关切，开展政策解读。" * 12
    [found] = findings("X-22", sound_report(sections={1: text}))
    assert (found.level, found.section) == ("hint", 1)
    assert found.message == "第一部分没有写主动公开了多少条信息。"


def test_no_word_on_explanation_and_answers_is_a_hint() -> None:
    text = OVERVIEW.replace("解读", "说明")
    [found] = findings(
        "X-22", sound_report(sections={1: text, 5: "问题是更新不够及时，将明确专人按月检查，确保及时更新。" * 4})
    )
    assert found.message == "全文没有提到政策解读和回应关切。"


def test_a_thin_report_is_a_hint() -> None:
    report = sound_report(sections={1: "公开政府信息86条，解读2件。", 5: "问题是不够。", 6: "未收费。"})
    [found] = findings("X-22", report)
    assert found.message == "文字部分只有25个字，内容单薄。"
    assert (found.found, found.expected) == ("25字", "400字以上")


@pytest.mark.parametrize("text", ["收到政府信息公开申请12件。", "刊发短视频912篇，浏览量450万。", "组织公开培训3次。"])
def test_numbers_of_other_things_do_not_count(text: str) -> None:
    messages = [f.message for f in findings("X-22", sound_report(sections={1: text}))]
    assert "第一部分没有写主动公开了多少条信息。" in messages


def test_an_empty_section_one_is_told_elsewhere() -> None:
    assert verdict("X-22", sound_report(sections={1: ""})) == "not_applicable"
    assert verdict("X-22", sound_report(form="older")) == "not_applicable"
    assert verdict("X-22", sound_report(form="blank-form")) == "not_applicable"


def test_the_samples() -> None:
    without = [
        n
        for n in ("000", "001", "002", "003", "004")
        if "多少条" in str([f.message for f in findings("X-22", sample(n))])
    ]
    assert without == ["000", "001", "003"]


def test_four_hundred_characters_are_enough() -> None:
    def lengths(number: int) -> list[str]:
        text = "公开政府信息86条，作了政策解读，回应关切。"
        sections = {1: text + "字" * (number - len(text)), 5: "", 6: ""}
        return [f.found for f in findings("X-22", sound_report(sections=sections))]

    assert lengths(400) == []
    assert lengths(399) == ["399字"]
