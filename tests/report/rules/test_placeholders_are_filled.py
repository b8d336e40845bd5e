"""What a template left behind."""

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.sound import OTHER, sound_report


def test_a_filled_report_holds() -> None:
    assert verdict("S-07", sound_report()) == "holds"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("2024年，××镇人民政府未收取信息处理费。", "××镇"),
        ("20XX年未收取信息处理费。", "20XX"),
        ("2024年收取信息处理费____元。", "____"),
        ("2024年收取信息处理费X万元。", "X万元"),
        ("其他事项：待补充。", "待补充"),
        ("（可选）其他需要说明的情况。", "（可选）"),
        ("【此处填写单位名称】2024年未收取信息处理费。", "【此处填写单位名称】"),
        ("2024年解读×件。", "×件"),
        ("XXXX年未收取。", "XXXX年"),
        ("共收取？？？元。", "？？？"),
    ],
)
def test_a_gap_left_open_is_an_error(text: str, left: str) -> None:
    found = findings("S-07", sound_report(sections={6: text}))
    assert [(f.level, f.section) for f in found][:1] == [("error", 6)]
    assert any(left in f.found for f in found)


def test_the_message_says_what_was_left() -> None:
    [found] = findings("S-07", sound_report(sections={6: "2024年收取信息处理费____元。"}))
    assert found.quote == "2024年收取信息处理费____元"
    assert found.message == "“2024年收取信息处理费____元”里还留着模板的“____”，没有填写内容。"


def test_crosses_that_may_hide_a_name_are_a_warning() -> None:
    [found] = findings("S-07", sound_report(sections={6: f"{OTHER}由××××负责解释。"}))
    assert (found.level, found.found) == ("warning", "××××")


def test_a_gap_in_the_title_is_found() -> None:
    [found] = findings("S-07", sound_report(title="XX县松溪镇人民政府2024年政府信息公开工作年度报告"))
    assert (found.section, found.found) == (0, "XX县")


@pytest.mark.parametrize(
    "text",
    [
        "答复申请人张××，对李某某的申请予以公开。",
        "依托OA、VPN等系统，使用PDF、XLSX格式。",
        "详见《关于印发〔2024〕1号文件的通知》。",
        "推进“互联网+政务服务”，深化“放管服”……各项改革。",
        "在【政策解读】栏目公开信息86条，【公示公告】栏目40条。",
        "网址为http://www.example.gov.cn/xxgk/index.html。",
        "工作人员填写“政务公开发布审查表”，能力有待提高。",
        "按照国办公开办函【2021】30号编制。",
    ],
)
def test_what_only_looks_like_a_gap_is_silent(text: str) -> None:
    assert findings("S-07", sound_report(sections={6: OTHER + text})) == []
