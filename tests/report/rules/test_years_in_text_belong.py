"""Years other than the report's."""

import pytest
from tests.report.rules.examples import findings, quotes, verdict
from tests.report.rules.samples import sample
from tests.report.sound import OTHER, OVERVIEW, PROBLEMS, sound_report


def in_six(text: str) -> list[str]:
    return quotes(findings("X-03", sound_report(sections={6: OTHER + text})))


def test_the_sound_report_holds() -> None:
    assert verdict("X-03", sound_report()) == "holds"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("2022年，松溪镇组织业务培训3次。", "2022年"),
        ("松溪镇 2023 年共公开政府信息61条。", "松溪镇 2023 年共公开政府信息61条"),
        ("2023年度制发规范性文件2件。", "2023年度制发规范性文件2件"),
        ("二〇二三年共公开政府信息61条。", "二〇二三年共公开政府信息61条"),
        ("２０２３年公开政府信息61条。", "２０２３年公开政府信息61条"),
        ("2025年完成了全部栏目的更新。", "2025年完成了全部栏目的更新"),
        ("2021年共收到申请5件。", "2021年共收到申请5件"),
    ],
)
def test_a_year_without_ground_is_a_warning(text: str, quote: str) -> None:
    [found] = findings("X-03", sound_report(sections={6: OTHER + text}))
    assert (found.level, found.section, found.quote, found.expected) == ("warning", 6, quote, "2024")


def test_the_message_names_both_years() -> None:
    [found] = findings("X-03", sound_report(sections={6: OTHER + "2022年，松溪镇组织业务培训3次。"}))
    assert found.message == "“2022年”说的是2022年，本报告写的是2024年的情况，看不出为什么用2022年。"


@pytest.mark.parametrize(
    "text",
    [
        "落实《云岭县2023年政务公开工作要点》。",
        "按照国办公开办函〔2021〕30号编制。",
        "公开信息86条，较2023年增长12%。",
        "与2023年相比，申请减少3件。",
        "申请数量比2023年下降5件，同比2023年有所减少。",
        "自2019年5月15日《条例》施行以来，制度不断完善。",
        "2019年以来，坚持培训。",
        "截至2023年底，现行有效规范性文件2件。",
        "落实2021—2025年规划，2021年至2025年分步实施。",
        "2022-2024年连续三年开展自查。",
        "对2023年12月31日前制发的行政规范性文件进行清理。",
        "《办法》于2021年1月1日起施行，2020年11月17日印发。",
        "公开2023年部门决算和2025年部门预算。",
        "上年（2023年）结转申请1件。",
        "2023年度工作考核结果为优秀。",
        "按时公布2023年年度报告。",
        "2025年，将继续加强培训。",
        "下一步，2025年重点做好解读。",
        "展望2035年远景目标，推进公开。",
        "到2025年建成标准化目录。",
        "政府开放日活动自2018年起每年举办。",
        "修改了2018年制定的《公开制度》。",
        "1998年建镇。",
    ],
)
def test_years_with_a_ground_are_silent(text: str) -> None:
    assert in_six(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "针对2023年存在的问题，2024年逐一整改。" + PROBLEMS,
        "2023年年度报告指出的问题已解决。" + PROBLEMS,
        PROBLEMS + "2025年将着重做好以下工作。",
        PROBLEMS + "2025年，松溪镇一要加强培训。",
    ],
)
def test_section_five_looks_back_and_ahead(text: str) -> None:
    assert findings("X-03", sound_report(sections={5: text})) == []


def test_the_preamble_may_bear_the_day_of_publication() -> None:
    assert (
        findings("X-03", sound_report(preamble="本报告于2025年1月20日公布。统计期限为2024年1月1日至2024年12月31日。"))
        == []
    )


def test_a_report_cannot_answer_its_own_problems() -> None:
    text = "针对2024年政府信息公开年报中提出的问题，落实改进如下：明确专人。" + PROBLEMS
    [found] = findings("X-03", sound_report(sections={5: text}))
    assert (found.level, found.quote, found.expected) == ("warning", "2024年政府信息公开年报中提出", "2023")
    assert "2024年的报告不可能改进2024年年报提出的问题" in found.message


def test_the_running_year_is_a_hint() -> None:
    [found] = findings("X-03", sound_report(sections={1: OVERVIEW + "今年以来，公开信息86条。"}))
    assert (found.level, found.quote, found.expected) == ("hint", "今年以来", "2024年")


def test_what_the_opening_says_is_not_said_twice() -> None:
    assert findings("X-03", sound_report(sections={1: "2023年，松溪镇认真贯彻《条例》。"})) == []


def test_without_a_year_there_is_nothing_to_belong_to() -> None:
    assert verdict("X-03", sound_report(year=None)) == "not_applicable"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("000", []),
        ("001", ["今年以来", "2023 年政府信息公开年报中提出"]),
        ("002", []),
        ("003", []),
        ("004", []),
    ],
)
def test_the_samples(number: str, expected: list[str]) -> None:
    assert sorted(quotes(findings("X-03", sample(number)))) == sorted(expected)


def test_last_years_report_is_the_one_whose_problems_can_be_mended() -> None:
    found = findings("X-03", sound_report(sections={5: "2024年年度报告指出的公示栏更新不及时问题，已经解决。"}))
    assert [(one.found, one.expected) for one in found] == [("2024", "2023")]
    assert "应是2023年年报" in found[0].message
    assert found[0].mend.startswith("改为2023年")
