"""One organ throughout."""

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.rules.samples import sample
from tests.report.sound import OTHER, PREAMBLE, sound_report


def test_the_sound_report_holds() -> None:
    assert verdict("X-06", sound_report()) == "holds"


@pytest.mark.parametrize(
    ("changes", "section", "named"),
    [
        ({"preamble": "现公布云岭县民族宗教事务局2024年政府信息公开工作年度报告。"}, 0, "云岭县民族宗教事务局"),
        ({"preamble": "如有疑问，请与青石镇人民政府党政办联系。"}, 0, "青石镇人民政府"),
        ({"sections": {1: "2024年，青石镇坚持以公开为常态。"}}, 1, "青石镇"),
        ({"sections": {6: "2024年，青石镇未收取信息处理费。"}}, 6, "青石镇"),
    ],
)
def test_another_organ_in_its_own_name_is_a_warning(changes: dict[str, object], section: int, named: str) -> None:
    [found] = findings("X-06", sound_report(**changes))
    assert (found.level, found.section, found.found, found.expected) == (
        "warning",
        section,
        named,
        "云岭县松溪镇人民政府",
    )
    assert f"写的是“{named}”，而这是“云岭县松溪镇人民政府”的报告" in found.message


@pytest.mark.parametrize(
    "changes",
    [
        {"sections": {6: OTHER + "学习借鉴青石镇的经验，与青石镇交流。"}},
        {"sections": {1: "2024年，松溪镇党委坚持以公开为常态。"}},
        {"sections": {1: "2024年，松溪镇人民政府认真落实。"}},
        {"sections": {1: "2024年，我镇坚持以公开为常态。"}},
        {"sections": {1: "2024年，云岭县松溪镇认真落实，在县委、县政府领导下。"}},
        {"sections": {1: "2024年，各乡镇认真落实，全镇上下积极推进。"}},
        {"preamble": "现公布松溪镇2024年政府信息公开工作年度报告，请与松溪镇人民政府党政综合办公室联系。"},
        {"preamble": PREAMBLE + "请与云岭县人民政府政务公开办联系。"},
        {"sections": {6: "2024年本机关未收取信息处理费。2024年县财政局没有委托收费。"}},
    ],
)
def test_several_names_of_one_office_and_places_in_passing_are_silent(changes: dict[str, object]) -> None:
    assert findings("X-06", sound_report(**changes)) == []


def test_a_bureau_under_another_name() -> None:
    [found] = findings(
        "X-06",
        sound_report(organ="云岭县财政局", sections={1: "2024年，云岭县民政局坚持公开。", 6: "无。"}, preamble=""),
    )
    assert found.found == "云岭县民政局"
    assert (
        findings(
            "X-06",
            sound_report(organ="云岭县财政局", sections={1: "2024年，县财政局坚持公开。", 6: "无。"}, preamble=""),
        )
        == []
    )


def test_an_unknown_organ_does_not_apply() -> None:
    assert verdict("X-06", sound_report(organ=None)) == "not_applicable"


def test_the_samples_are_of_one_organ_each() -> None:
    assert [findings("X-06", sample(n)) for n in ("000", "001", "002", "003", "004")] == [[]] * 5
