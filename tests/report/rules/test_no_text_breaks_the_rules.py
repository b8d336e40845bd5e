"""Whatever stands in a report, the rules answer, and every quotation is in the report."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.report.sound import sound_report

from gongkai.report.rules import check

SCRAPS = st.sampled_from(
    [
        "公开",
        "信息",
        "申请",
        "未收到",
        "2023年",
        "2024",
        "年",
        "12件",
        "（其中",
        "）",
        "《",
        "》",
        "“",
        "”",
        "一是",
        "三是",
        "（二）",
        "\n",
        "。",
        "，",
        "；",
        "：",
        "××",
        "我乡",
        "全县",
        "仅限于",
        "公示栏",
        "网站",
        "行政复议",
        "0件",
        "规范性文件",
        "制发",
        "废止",
        "余",
        "近",
        "100条",
        "问题",
        "措施",
        "将",
        "二〇二三年",
        "以来",
        "较",
        "**",
        "\u3000",
    ]
)
TEXTS = st.lists(SCRAPS, max_size=40).map("".join)


@settings(max_examples=120, deadline=None)
@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_every_text_gets_an_answer(preamble: str, one: str, five: str, six: str) -> None:
    report = sound_report(preamble=preamble, sections={1: one, 5: five, 6: six})
    checked = check(report)
    said = "\n".join([report.title or "", preamble, one, five, six])
    for finding in checked.findings:
        assert finding.message.endswith("。")
        assert finding.quote in said or finding.code in ("S-04", "S-02")
