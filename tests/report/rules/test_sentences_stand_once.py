"""Passages said twice."""

import pytest
from tests.report.rules.examples import findings, quotes, verdict
from tests.report.rules.samples import sample
from tests.report.sound import sound_report


def test_a_report_without_repetition_holds() -> None:
    assert verdict("S-09", sound_report()) == "holds"


def test_the_same_words_twice_are_a_hint() -> None:
    text = "一是定期开展监督检查并通报结果；二是加强培训。三是定期开展监督检查并通报结果。"
    [found] = findings("S-09", sound_report(sections={5: text}))
    assert (found.level, found.section, found.quote) == ("hint", 5, "三是定期开展监督检查并通报结果")
    assert (
        found.message
        == "“三是定期开展监督检查并通报结果”在前文已经有几乎同样的话“一是定期开展监督检查并通报结果”，重复的内容不增加情况。"
    )


def test_words_that_differ_in_small_words_only_are_the_same() -> None:
    text = "妥善处理好公开与保守国家秘密之间的关系。进一步妥善处理好公开和保守国家秘密的关系。"
    assert quotes(findings("S-09", sound_report(sections={1: text}))) == ["进一步妥善处理好公开和保守国家秘密的关系"]


@pytest.mark.parametrize(
    "text",
    [
        "学习《中华人民共和国政府信息公开条例》，学习《中华人民共和国政府信息公开条例》。",
        "公开行政许可决定信息326条。公示行政许可决定信息326条。",
        "加强组织领导。加强业务培训。加强组织领导。",
        "做好政府信息公开工作，做好政府信息管理工作，做好平台建设各项工作。",
    ],
)
def test_titles_numbers_and_short_phrases_may_come_twice(text: str) -> None:
    assert findings("S-09", sound_report(sections={1: text})) == []


def test_three_findings_are_enough() -> None:
    text = "".join(f"认真抓好第{n}方面工作任务落实，" for n in "甲乙丙丁戊")
    assert len(findings("S-09", sound_report(sections={1: text * 2 + "。"}))) == 3


def test_the_samples_repetitions_are_found() -> None:
    assert quotes(findings("S-09", sample("000"))) == ["进一步妥善处理好政务公开和保守国家秘密的关系"]
    assert "确保政府信息公开工作能按照既定的工作流程有效推进" in quotes(findings("S-09", sample("002")))
