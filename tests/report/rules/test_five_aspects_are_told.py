"""The five aspects of section one."""

import pytest
from tests.report.rules.examples import findings, quotes, verdict
from tests.report.rules.samples import sample
from tests.report.sound import OVERVIEW, sound_report

from gongkai.report.rules import Finding


def said(text: str) -> list[Finding]:
    return findings("X-08", sound_report(sections={1: text}))


def test_the_sound_report_holds() -> None:
    assert verdict("X-08", sound_report()) == "holds"


def test_missing_aspects_are_one_warning() -> None:
    [found] = said("2024年，松溪镇在县政府网站主动公开政府信息86条，组织培训3次，制发规范性文件1件。")
    assert (found.level, found.section, found.expected, found.found) == ("warning", 1, "依申请公开", "4个方面")
    assert found.message == "第一部分应写五个方面，这里没有写依申请公开。"


@pytest.mark.parametrize(
    "text",
    [
        "主动公开信息86条。未收到信息公开申请。清理规范性文件3件。维护网站专栏。组织培训、考核。",
        "公开政府信息86条；收到政府信息公开申请0件；更新公开指南和目录；管好公众号；接受社会评议。",
        OVERVIEW.replace("情况。", "：").replace("（一）", "一是").replace("（二）", "二是"),
    ],
)
def test_aspects_without_headings_are_recognised(text: str) -> None:
    assert said(text) == []


def test_a_stray_paragraph_is_named_by_its_heading() -> None:
    text = (
        "（一）主动公开方面\n在网站公开信息86条。\n（二）依申请公开方面\n未收到政府信息公开申请。\n（三）政府信息管理方面\n"
        "积极向群众开展宣传，发放宣传资料和办理指南，使各项惠民政策及时传达到群众中去。\n（四）政府信息公开平台建设方面\n"
        "加强便民服务中心建设和服务，配套完善软硬件设施，让群众有充分的了解。\n（五）监督保障方面\n组织考核和培训，接受监督。"
    )
    found = said(text)
    assert [(f.level, f.quote, f.expected) for f in found] == [
        ("hint", "（三）政府信息管理方面", "政府信息管理"),
        ("hint", "（四）政府信息公开平台建设方面", "政府信息公开平台建设"),
    ]
    assert found[0].message == "小标题是“（三）政府信息管理方面”，下面的文字没有一句说到这件事。"


def test_publicity_is_no_platform() -> None:
    text = OVERVIEW.replace(
        "按时维护县政府网站松溪镇专栏，更新政府信息公开指南和目录；",
        "创建公众号，弘扬主旋律、传播正能量，浏览量逾450万，",
    )
    text = text.replace("在便民服务中心设置政务公开专区，提供查阅和申请服务", "吸引粉丝1万人")
    [found] = said(text)
    assert (found.level, found.quote) == ("hint", "（四）政府信息公开平台建设情况")
    assert "写的是宣传报道" in found.message


def test_short_texts_and_other_forms_do_not_apply() -> None:
    assert verdict("X-08", sound_report(sections={1: "无。"})) == "not_applicable"
    assert verdict("X-08", sound_report(sections={1: "公开。" * 20}, form="older")) == "not_applicable"
    assert verdict("X-08", sound_report(sections={1: "公开。" * 20}, form="blank-form")) == "not_applicable"


@pytest.mark.parametrize(
    ("number", "missing", "astray"),
    [
        ("000", ["依申请公开、政府信息管理、政府信息公开平台建设"], []),
        ("001", [], ["四政府信息公开平台建设情况"]),
        ("002", ["依申请公开"], []),
        ("003", [], ["（三）政府信息管理方面", "（四）政府信息公开平台建设方面"]),
        ("004", [], []),
    ],
)
def test_the_samples(number: str, missing: list[str], astray: list[str]) -> None:
    found = findings("X-08", sample(number))
    assert [f.expected for f in found if f.level == "warning"] == missing
    assert quotes([f for f in found if f.level == "hint"]) == astray


def test_twenty_characters_are_enough_to_expect_the_aspects() -> None:
    assert verdict("X-08", sound_report(sections={1: "公" * 20})) == "fails"
    assert verdict("X-08", sound_report(sections={1: "公" * 19})) == "not_applicable"


def test_all_that_is_missing_is_named_in_order() -> None:
    [found] = said("本镇认真学习贯彻上级精神，扎实做好各项工作。")
    assert (found.found, found.expected) == (
        "0个方面",
        "主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障",
    )
    assert found.mend.startswith("补写主动公开、依申请公开、")


def test_a_paragraph_of_a_few_words_is_not_judged() -> None:
    told = "主动公开信息86条；未收到申请；维护网站；组织培训。"
    assert said(f"{told}\n（三）政府信息管理方面\n{'宣传' * 9}") == []
    assert [f.level for f in said(f"{told}\n（三）政府信息管理方面\n{'宣传' * 10}")] == ["hint"]


def test_publicity_told_once_may_stand_under_platform() -> None:
    told = "主动公开信息86条；未收到申请；更新公开目录；组织培训。"
    head = "（四）政府信息公开平台建设情况"
    assert said(f"{told}\n{head}\n办好公众号，推送各类便民的消息，传播正能量，方便群众了解。") == []
    [found] = said(
        f"{told}\n{head}\n办好公众号，推送各类消息，传播正能量，弘扬主旋律，方便群众。\n（五）监督保障情况\n组织考核。"
    )
    assert (found.section, found.quote) == (1, head)
    assert found.message == f"小标题是“{head}”，下面的文字写的是宣传报道，没有写公开的平台和栏目。"
