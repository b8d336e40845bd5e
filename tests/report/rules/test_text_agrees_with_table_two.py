"""Documents and decisions in the text and in table two."""

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report

from gongkai.report.rules import Finding


def said(text: str, organ: str = "云岭县松溪镇人民政府") -> list[Finding]:
    return findings("T2-07", sound_report(sections={1: text}, organ=organ))


def test_the_sound_report_holds() -> None:
    assert verdict("T2-07", sound_report()) == "holds"


@pytest.mark.parametrize(
    ("text", "cell", "expected"),
    [
        ("本年制发行政规范性文件2件。", "active.normative_documents.issued", "1件"),
        ("作出行政许可决定236件。", "active.licences", "326件"),
        ("作出行政许可决定326件、行政处罚决定14件。", "active.penalties", "4件"),
        ("共作出3件行政强制决定。", "active.compulsory_measures", "0件"),
    ],
)
def test_the_same_words_with_another_number_are_an_error(text: str, cell: str, expected: str) -> None:
    [found] = said(text)
    assert (found.level, found.cells, found.expected, found.section) == ("error", (cell,), expected, 1)


def test_the_message() -> None:
    [found] = said("作出行政许可决定236件。")
    assert found.message == "文字说“作出行政许可决定236件”，表二“行政许可”是326件，两处不一致。"
    assert (found.quote, found.found, found.difference) == ("作出行政许可决定236件", "236件", "90")


@pytest.mark.parametrize("text", ["办理行政许可300件。", "出台规范性文件3件。", "处理行政处罚案件9件。"])
def test_other_verbs_are_a_warning(text: str) -> None:
    assert [f.level for f in said(text)] == ["warning"]


def test_an_approximation_or_a_county_is_a_warning() -> None:
    assert [f.level for f in said("作出行政许可决定400余件。")] == ["warning"]
    assert [f.level for f in said("作出行政许可决定236件。", organ="云岭县人民政府")] == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "作出行政许可决定326件。",
        "作出行政许可决定300余件、近400件。",
        "公开行政许可信息120条、行政处罚信息2条。",
        "公示行政许可决定100件。",
        "制发公文120件，其中规范性文件1件。",
        "制发规章制度5件。",
        "全县作出行政许可决定5000件。",
        "2023年作出行政许可决定200件。",
        "上半年作出行政许可决定100件，下半年作出行政许可决定226件。",
        "审查规范性文件5件，清理规范性文件3件。",
        "受理行政许可申请400件。",
        "梳理行政许可事项55项。",
        "制发党内规范性文件及其他文件20件。",
        "承接县级下放行政处罚事项60项。",
        "累计作出行政许可决定900件。",
    ],
)
def test_numbers_of_other_things_are_silent(text: str) -> None:
    assert said(text) == []


def test_parts_that_add_up_are_silent() -> None:
    assert said("镇本级作出行政许可决定300件，便民中心作出行政许可决定26件。") == []


def test_a_blank_cell_decides_nothing_and_silence_does_not_apply() -> None:
    report = sound_report(sections={1: "作出行政许可决定236件。"}, cells={"active.licences": None})
    assert verdict("T2-07", report) == "cannot_be_verified"
    assert verdict("T2-07", sound_report(sections={1: "公开信息86条。"})) == "not_applicable"


def test_the_form_of_2019_has_other_cells() -> None:
    report = sound_report(sections={1: "作出行政许可决定236件。"})
    old = {("active.licences.decisions" if path == "active.licences" else path): v for path, v in report.cells.items()}
    from dataclasses import replace

    [found] = findings("T2-07", replace(report, form="2019", cells=old))
    assert found.cells == ("active.licences.decisions",)
