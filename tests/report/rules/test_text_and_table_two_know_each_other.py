"""Told and not counted, counted and not told."""

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.rules.samples import sample
from tests.report.sound import sound_report

from gongkai.report.rules import Finding

ZERO = {
    "active.normative_documents.issued": 0,
    "active.licences": 0,
    "active.penalties": 0,
    "active.compulsory_measures": 0,
}


def said(text: str) -> list[Finding]:
    return findings("X-17", sound_report(sections={1: text}, cells=ZERO))


def test_the_sound_report_holds() -> None:
    assert verdict("X-17", sound_report()) == "holds"


@pytest.mark.parametrize(
    ("text", "cell", "name"),
    [
        ("制定出台了惠民类规范性文件。", "active.normative_documents.issued", "行政规范性文件"),
        ("印发行政规范性文件《松溪镇烟花爆竹管理规定》。", "active.normative_documents.issued", "行政规范性文件"),
        ("对违法占地作出了行政处罚决定。", "active.penalties", "行政处罚"),
        ("全年作出行政许可决定并公示。", "active.licences", "行政许可"),
        ("作出行政强制措施决定并送达。", "active.compulsory_measures", "行政强制"),
    ],
)
def test_what_is_told_as_done_but_zero_is_a_warning(text: str, cell: str, name: str) -> None:
    [found] = said(text)
    assert (found.level, found.section, found.cells) == ("warning", 1, (cell,))
    assert found.message.endswith(f"”，表二“{name}”却是0。")


@pytest.mark.parametrize(
    "text",
    [
        "严格规范性文件制定程序，规范性文件管理工作有序开展。",
        "没有制定出台规范性文件。",
        "本年度未作出行政处罚决定。",
        "凡作出行政处罚决定的，及时公示。",
        "对制定出台的规范性文件进行清理，开展了规范性文件清理工作。",
        "公开行政处罚的依据、条件、程序。",
        "2023年印发行政规范性文件《办法》。",
        "将制定出台了新的规范性文件管理办法作为目标。",
    ],
)
def test_duties_denials_and_plans_are_silent(text: str) -> None:
    assert said(text) == []


def test_what_is_counted_but_never_told_is_one_hint() -> None:
    [found] = findings("X-17", sound_report(sections={1: "2024年做好公开工作。", 6: "无。"}))
    assert found.level == "hint"
    assert found.cells == ("active.normative_documents.issued", "active.licences", "active.penalties")
    assert found.message.startswith(
        "表二有行政规范性文件（本年制发）1件、行政许可326件、行政处罚4件，文字里一句也没有提到"
    )


def test_an_empty_report_or_free_text_is_not_asked() -> None:
    assert findings("X-17", sound_report(preamble="", sections={1: "", 5: "", 6: ""})) == []
    assert verdict("X-17", sound_report(form="older")) == "not_applicable"


def test_the_fourth_sample_never_tells_of_its_licences() -> None:
    [found] = findings("X-17", sample("003"))
    assert (found.level, found.cells, found.found) == (
        "hint",
        ("active.licences", "active.penalties"),
        "行政许可326件、行政处罚1件",
    )


def test_what_is_not_told_is_missing_in_the_first_section() -> None:
    found = findings("X-17", sound_report(sections={1: "2024年，松溪镇做好公开工作。"}))
    assert found
    assert all(one.section == 1 for one in found)
