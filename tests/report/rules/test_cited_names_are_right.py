"""Names and numbers of instruments."""

import pytest
from tests.report.rules.examples import findings, quotes, verdict
from tests.report.rules.samples import sample
from tests.report.sound import OTHER, sound_report

from gongkai.report.rules import Finding
from gongkai.report.rules.cited_names_are_right import table


def said(text: str, preamble: str | None = None) -> list[Finding]:
    changes = {} if preamble is None else {"preamble": preamble}
    return findings("X-12", sound_report(sections={6: OTHER + text}, **changes))


def test_the_sound_report_holds() -> None:
    assert verdict("X-12", sound_report()) == "holds"


@pytest.mark.parametrize(
    ("text", "quote", "level"),
    [
        ("按照《保密条例》审查。", "《保密条例》", "warning"),
        (
            "《关于政府信息公开处理费管理有关事项的通知》已落实。",
            "《关于政府信息公开处理费管理有关事项的通知》",
            "warning",
        ),
        ("学习《中华人民共和国信息公开条例》。", "《中华人民共和国信息公开条例》", "warning"),
        ("学习《政府信息公开法》。", "《政府信息公开法》", "warning"),
        ("根据国务院令 711 号编制。", "国务院令 711 号", "hint"),
        ("《政府信息公开条例》（国务院令第712号）。", "政府信息公开条例》（国务院令第712号", "warning"),
        (
            "年度报告格式的通知》（国办公开办函〔2021〕31号）",
            "年度报告格式的通知》（国办公开办函〔2021〕31号",
            "warning",
        ),
        ("按照国办公开办函[2021]30号编制。", "国办公开办函[2021]30号", "hint"),
        (
            "《政府信息公开信息处理费管理办法》（国办函〔2020〕190号）。",
            "信息处理费管理办法》（国办函〔2020〕190号",
            "warning",
        ),
    ],
)
def test_a_wrong_name_or_number_is_named(text: str, quote: str, level: str) -> None:
    [found] = said(text)
    assert (found.quote, found.level, found.section) == (quote, level, 6)
    assert found.cite
    assert found.mend.endswith("，并核对原文。")


def test_the_message() -> None:
    [found] = said("按照《保密条例》审查。")
    assert found.message.startswith("“《保密条例》”：没有这个名称的法规，应为《中华人民共和国保守国家秘密法》")


@pytest.mark.parametrize(
    "text",
    [
        "按照《中华人民共和国保守国家秘密法》《保守国家秘密法实施条例》审查。",
        "执行《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）。",
        "根据《中华人民共和国政府信息公开条例》（国务院令第711号）和国办公开办函〔2021〕30号编制。",
        "学习《政府信息公开条例》和《条例》第五十条。",
        "制定《松溪镇政府信息公开保密审查办法》（以下简称《办法》），按《办法》审查。",
        "制定《松溪镇工作方案》（以下简称“方案”），按《方案》落实。",
    ],
)
def test_right_names_are_silent(text: str) -> None:
    assert said(text) == []


def test_short_names_nobody_explained_are_one_warning() -> None:
    [found] = said("按照《规定》和《办法》的要求，落实《规定》。")
    assert (found.level, found.found, found.quote) == ("warning", "《规定》《办法》", "按照《规定》和《办法》的要求")
    assert found.message == "《规定》《办法》是简称，前面没有写明全称，看不出指哪一个文件。"


def test_the_regulation_s_short_name_alone_is_a_hint() -> None:
    found = findings("X-12", sound_report(preamble="", sections={1: "认真贯彻《条例》。"}))
    assert [(f.level, f.found) for f in found] == [("hint", "《条例》")]


def test_every_entry_has_a_source() -> None:
    assert all(name.source and name.right and name.pattern.words for name in table())


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("000", []),
        ("001", ["按照《条例》和《规定》的有关要求", "《保密条例》"]),
        ("002", []),
        ("003", ["《关于政府信息公开处理费管理有关事项的通知》"]),
        ("004", ["国务院令 711 号"]),
    ],
)
def test_the_samples(number: str, expected: list[str]) -> None:
    assert sorted(quotes(findings("X-12", sample(number)))) == sorted(expected)
