"""Numbered points."""

import pytest
from tests.report.rules.examples import findings, quotes, verdict
from tests.report.rules.samples import sample
from tests.report.sound import sound_report

from gongkai.report.rules import Finding


def said(text: str) -> list[Finding]:
    return findings("X-10", sound_report(sections={1: text}))


def test_the_sound_report_holds() -> None:
    assert verdict("X-10", sound_report()) == "holds"


@pytest.mark.parametrize(
    ("text", "quote", "said_of_it"),
    [
        ("一是加强领导；三是加强培训。", "三是加强培训", "“一是”之后接着是“三是”，中间缺号"),
        ("一是加强领导；二是加强培训；二是加强检查。", "二是加强检查", "“二是”重复出现"),
        ("二是加强培训；三是加强检查。", "二是加强培训", "从“二是”开始，前面没有第一点"),
        ("（一）主动公开。\n（三）平台建设。", "（三）平台建设", "“（一）”之后接着是“（三）”，中间缺号"),
        ("1.主动公开。\n2.依申请公开。\n4.平台建设。", "4.平台建设", "“2.”之后接着是“4.”，中间缺号"),
    ],
)
def test_a_gap_or_a_double_is_a_warning(text: str, quote: str, said_of_it: str) -> None:
    [found] = said(text)
    assert (found.level, found.section, found.quote) == ("warning", 1, quote)
    assert found.message == f"序号不连贯：{said_of_it}。"


@pytest.mark.parametrize(
    ("text", "there", "expected"),
    [
        ("做好以下三个方面工作：一是加强领导；二是加强培训。", "2点", "3点"),
        ("存在两方面问题：一是不够；二是不强；三是不快。", "3点", "2点"),
        ("主要有以下3个问题：一是不够；二是不强。", "2点", "3点"),
    ],
)
def test_a_wrong_number_announced_is_a_warning(text: str, there: str, expected: str) -> None:
    [found] = said(text)
    assert (found.level, found.found, found.expected, found.difference) == ("warning", there, expected, "1")
    assert found.message.endswith(f"”，后面实际列了{there}。")


def test_headings_whose_number_runs_into_the_words_are_one_warning() -> None:
    [found] = said("一主动公开情况。公开86条。\n二依申请公开情况。收到12件。\n三信息管理情况。规范管理。")
    assert (found.level, found.quote, found.expected) == ("warning", "一主动公开情况", "（一）主动公开情况")
    assert "“一主动公开情况”、“二依申请公开情况”、“三信息管理情况”" in found.message


def test_mixed_brackets_are_a_hint() -> None:
    [found] = said("（一）主动公开。公开86条。\n（二）依申请公开。收到12件。\n(三)平台建设。已经完成。")
    assert (found.level, found.quote, found.expected) == ("hint", "(三)", "（一）")


@pytest.mark.parametrize(
    "text",
    [
        "一是加强领导；二是加强培训。另一方面，一是检查；二是通报；三是整改。",
        "（一）主动公开。一是公开；二是公示。\n（二）依申请公开。一是登记；二是答复。",
        "一是公开，其中：一是网站，二是专栏；二是公示。",
        "统一是前提，唯一是关键，这是第一是必然。",
        "一是加强领导。",
        "第二十条第（一）项、第（五）项的内容均已公开。",
        "做好以下工作：一是加强领导；二是加强培训。",
        "从三个方面入手，加强公开。一是领导；二是培训。",
        "1.1万人关注，2.5万次阅读。",
        "一直坚持公开情况。\n二次审核工作。",
        "(一)主动公开。\n(二)依申请公开。",
        "围绕五个方面推进公开工作，成效明显；一是公开，二是解读，三是回应。",
        "召开会议三次，一是部署，二是检查。",
    ],
)
def test_lists_in_order_are_silent(text: str) -> None:
    assert said(text) == []


def test_no_list_does_not_apply() -> None:
    assert verdict("X-10", sound_report(sections={1: "公开86条。", 5: "问题是不够。"})) == "not_applicable"


@pytest.mark.parametrize(
    ("number", "expected"),
    [("000", []), ("001", ["一主动公开情况"]), ("002", []), ("003", []), ("004", ["(六)"])],
)
def test_the_samples(number: str, expected: list[str]) -> None:
    assert quotes(findings("X-10", sample(number))) == expected


def test_the_difference_between_said_and_listed_is_told() -> None:
    [found] = said("做好以下五个方面工作：一是公开信息。二是组织培训。")
    assert (found.found, found.expected, found.difference) == ("2点", "5点", "3")


@pytest.mark.parametrize("number", [1, 5, 6])
def test_bare_numbers_are_found_in_every_written_section(number: int) -> None:
    text = "\n一主动公开情况。公开信息86条。\n二依申请公开情况。收到申请12件。"
    found = findings("X-10", sound_report(sections={number: text}))
    assert [f.section for f in found] == [number]
