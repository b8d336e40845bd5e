"""The review sheet and the workbook of findings say for each finding where, what, how to mend it, and on what ground."""

import io

from python_calamine import CalamineWorkbook
from tests.report.sound import sound_report

from gongkai.paper import Heading, Paragraph, Table
from gongkai.report.model import Report
from gongkai.report.writers.opinion import Remark, Reviewed, to_findings_workbook, to_opinion

ERROR = Remark(
    "error", "T3-02", "表三\n第36行", "合计不对。", "总计 13", "13", "12", "1", "改正。", "国办公开办函〔2021〕30号"
)
HINT = Remark("hint", "S-09", "第5行", "话说了两遍：“同样的话”", "同样的话", "", "", "", "删去。", "格式")


def test_a_sheet_sets_apart_what_must_be_mended_from_hints() -> None:
    paper = to_opinion(Reviewed("a.txt", sound_report(), "有错误", [HINT, ERROR]))
    assert paper.title == "关于《云岭县松溪镇人民政府2024年政府信息公开工作年度报告》的审核意见"
    assert [block.text for block in paper.blocks if isinstance(block, Heading)] == [
        "一、必须修改的问题",
        "二、供参考的提示",
    ]
    said = [block.text for block in paper.blocks if isinstance(block, Paragraph)]
    assert said[0] == "云岭县松溪镇人民政府："
    assert said[1].endswith("结论：有错误（错误1处、提示1处）。")
    assert any("重新报送" in text for text in said)
    first, second = (block for block in paper.blocks if isinstance(block, Table))
    assert [cell.text for cell in first.rows[1]] == [
        "1",
        "表三\n第36行",
        "合计不对。\n原文：“总计 13”",
        "改正。",
        "国办公开办函〔2021〕30号（T3-02）",
    ]
    assert second.rows[1][2].text == "话说了两遍：“同样的话”"


def test_a_sheet_without_errors_asks_for_nothing() -> None:
    paper = to_opinion(Reviewed("a.txt", Report(form="2021"), "没有发现错误", []))
    said = [block.text for block in paper.blocks if isinstance(block, Paragraph)]
    assert said[0] == "报送单位："
    assert said[1] == "对《政府信息公开工作年度报告》作了审核，结论：没有发现错误。"
    assert not any("重新报送" in text for text in said)


def test_the_workbook_has_a_row_for_each_organ_and_finding() -> None:
    data = to_findings_workbook(
        [
            Reviewed("a.txt", sound_report(), "有错误", [ERROR, HINT]),
            Reviewed("b.txt", Report(form="2021"), "没有发现错误", []),
        ],
        [("c.txt", "文件损坏")],
    )
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names == ["检查结果", "没能读取的文件"]
    head, *rows = book.get_sheet_by_index(0).to_python()
    assert [dict(zip(head, row, strict=True))["编号"] for row in rows] == ["T3-02", "S-09", ""]
    assert dict(zip(head, rows[0], strict=True)) == {
        "单位": "云岭县松溪镇人民政府", "年度": "2024", "文件": "a.txt", "级别": "错误", "编号": "T3-02",
        "位置": "表三\n第36行", "问题": "合计不对。", "原文": "总计 13", "报告里": "13", "应为": "12", "相差": "1",
        "怎么改": "改正。", "依据": "国办公开办函〔2021〕30号",
    }  # fmt: skip
    assert rows[2][:7] == ["单位不明", "不明", "b.txt", "", "", "", "没有发现错误"]
    assert book.get_sheet_by_index(1).to_python()[1] == ["c.txt", "文件损坏"]
