"""Marks in pairs."""

import pytest
from tests.report.rules.examples import findings, quotes, verdict
from tests.report.rules.samples import sample
from tests.report.sound import OTHER, sound_report

from gongkai.report.rules import Finding


def said(text: str) -> list[Finding]:
    return findings("X-14", sound_report(sections={6: text}))


def test_the_sound_report_holds() -> None:
    assert verdict("X-14", sound_report()) == "holds"


@pytest.mark.parametrize(
    ("text", "quote", "what", "level"),
    [
        ("根据《《条例》，未收取。", "根据《《条例》", "“《”重了一个", "warning"),
        ("根据《条例，未收取。", "根据《条例", "“《”没有配对", "warning"),
        ("根据条例》，未收取。", "根据条例》", "“》”没有配对", "warning"),
        ("未收取（含镇属单位，已公示。", "未收取（含镇属单位", "“（”没有配对", "warning"),
        ("坚持“以公开为常态，未收取。", "坚持“以公开为常态", "““”没有配对", "hint"),
        ("未收取费用〔2024，已公示。", "未收取费用〔2024", "“〔”没有配对", "warning"),
    ],
)
def test_a_mark_alone_is_named(text: str, quote: str, what: str, level: str) -> None:
    [found] = said(text)
    assert (found.level, found.section, found.quote) == (level, 6, quote)
    assert found.message == f"“{quote}”里的{what}。"


@pytest.mark.parametrize("text", ["未收取信息处理费。。", "未收取，，已公示。", "未收取、，已公示。"])
def test_doubled_points_are_a_hint(text: str) -> None:
    assert [f.level for f in said(text)] == ["hint"]


def test_a_missing_full_stop_is_a_hint() -> None:
    [found] = said("2024年未收取信息处理费。无其他报告事项")
    assert (found.level, found.quote, found.expected) == ("hint", "无其他报告事项", "。")
    assert found.message == "末句“无其他报告事项”没有句号。"


@pytest.mark.parametrize(
    "text",
    [
        "根据《关于印发〈办法〉的通知》（国办函〔2020〕109号），未收取。",
        "1）未收取；2）已公示。\n3）无其他。",
        "坚持「以公开为常态」的原则，未收取。",
        "坚持(以公开为常态）的原则，未收取。",
        "内容丰富……未收取。",
        "未收取。**已公示**。（http://www.example.gov.cn）",
        "未收取信息处理费。\n松溪镇人民政府\n2025年1月20日",
        "未收取信息处理费。\n附件下载",
        "《条例》要求“公开（含依申请）”，已落实。",
    ],
)
def test_paired_marks_and_remains_of_a_page_are_silent(text: str) -> None:
    assert said(text) == []


def test_marks_are_paired_within_a_paragraph() -> None:
    assert len(said("未收取（含镇属单位。\n已公示）。\n（其余）。（")) == 3
    assert said(OTHER) == []


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("000", []),
        ("001", ["无其他报告事项"]),
        ("002", []),
        ("003", []),
        ("004", ["根据《《中华人民共和国政府信息公开条例》"]),
    ],
)
def test_the_samples(number: str, expected: list[str]) -> None:
    assert quotes(findings("X-14", sample(number))) == expected


def test_marks_left_open_inside_a_pair_are_told_and_the_pair_is_not() -> None:
    [found] = said("根据（《条例），未收取（无）。")
    assert (found.found, found.expected, found.quote) == ("《", "成对", "根据（《条例）")
    two = said("根据（《条例【），未收取（无）。")
    assert [f.found for f in two] == ["《", "【"]
    [twice] = said("根据《《条例》，未收取。")
    assert (twice.found, twice.expected) == ("《《", "《")
    [closing] = said("根据《条例》》，未收取。")
    assert (closing.found, closing.expected, closing.quote) == ("》》", "》", "根据《条例》》")


def test_a_quotation_goes_twenty_characters_back_and_twenty_four_on() -> None:
    [found] = said("字" * 30 + "《" + "号" * 30 + "。")
    assert found.quote == "字" * 20 + "《" + "号" * 23


def test_a_doubled_point_is_quoted_with_eight_characters_before_it() -> None:
    [found] = said("收取信息处理费用九百元，；")
    assert (found.section, found.quote, found.found) == (6, "信息处理费用九百元，；"[-10:], "，；")
    assert found.message == f"“{found.quote}”处标点连用。"


@pytest.mark.parametrize(("number", "told"), [(1, True), (2, False), (3, False), (4, False), (5, True), (6, True)])
def test_only_the_written_sections_must_end_in_a_full_stop(number: int, told: bool) -> None:
    found = findings("X-14", sound_report(sections={number: "公开信息。没有其他需要报告的事项"}))
    assert [(f.section, f.quote) for f in found] == ([(number, "没有其他需要报告的事项")] if told else [])


def test_a_long_last_sentence_is_quoted_by_its_last_twenty_four_characters() -> None:
    [found] = said("公开信息。" + "字" * 30)
    assert found.quote == "字" * 24


def test_of_one_kind_twenty_are_told() -> None:
    assert len(said("（" * 25 + "。")) == 20
    assert len(said("））" * 15 + "。")) == 20
    assert len(said("甲，，" * 25 + "。")) == 20
