"""The text page stands as the official one does, and reads back as the report it was written from."""

from dataclasses import replace

import pytest
from tests.report.sound import sound_last_report, sound_report

from gongkai.report.forms import form_of
from gongkai.report.model import Origin, Report, Section
from gongkai.report.readers import read
from gongkai.report.writers.text import to_text


def rows(report: Report) -> list[list[str]]:
    return [line.split("\t") for line in to_text(report).splitlines() if "\t" in line]


def test_title_preamble_and_sections_stand_in_order() -> None:
    lines = to_text(sound_report()).splitlines()
    assert lines[0] == "云岭县松溪镇人民政府2024年政府信息公开工作年度报告"
    assert lines[2].startswith("根据《中华人民共和国政府信息公开条例》")
    heads = [line for line in lines if line[:2] in {f"{numeral}、" for numeral in "一二三四五六"} and "\t" not in line]
    assert heads == [
        f"{numeral}、{head.heading}" for numeral, head in zip("一二三四五六", form_of("2021").sections, strict=True)
    ]


def test_table_two_has_four_fields_a_row() -> None:
    table = rows(sound_report())[:14]
    assert {len(row) for row in table} == {4}
    assert table[1] == ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
    assert table[3] == ["行政规范性文件", "1", "0", "3"]
    assert table[6] == ["行政许可", "326", "", ""]


def test_table_three_has_three_labels_and_seven_values_a_row() -> None:
    table = rows(sound_report())[14:-4]
    assert {len(row) for row in table} == {10}
    assert table[1] == ["", "", "", "自然人", "法人或其他组织", "", "", "", "", "总计"]
    assert table[2] == ["", "", "", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", ""]
    assert table[3] == ["一、本年新收政府信息公开申请数量", "", "", "8", "2", "0", "1", "1", "0", "12"]
    assert table[5] == ["三、本年度办理结果", "（一）予以公开", "", "4", "1", "0", "0", "1", "0", "6"]
    assert table[7][:3] == ["", "（三）不予公开", "1.属于国家秘密"]
    assert table[8][:3] == ["", "", "2.其他法律行政法规禁止公开"]
    assert table[-2] == ["", "（七）总计", "", "9", "1", "0", "1", "1", "0", "12"]
    assert table[-1][0] == "四、结转下年度继续办理"


def test_table_four_has_fifteen_fields_a_row() -> None:
    table = rows(sound_report())[-4:]
    assert {len(row) for row in table} == {15}
    assert [table[0][0], table[0][5], table[0][10]] == ["行政复议", "行政诉讼", ""]
    assert [table[1][0], table[1][5], table[1][10]] == ["结果维持", "未经复议直接起诉", "复议后起诉"]
    assert table[2][:6] == ["", "", "", "", "", "结果维持"]
    assert table[3] == ["1", "0", "0", "0", "1", *["0"] * 10]


def test_a_missing_number_is_printed_as_it_was_read_and_never_as_a_number() -> None:
    cells = ["new", "carried_in", "granted", "partly_granted", "refused_process", "total", "carried_out"]
    paths = [f"applications.{row}.natural" for row in cells]
    kinds = ("blank", "mark", "mark", "text", "unreadable", "ambiguous", "text")
    report = replace(
        sound_report(cells=dict.fromkeys(paths)),
        missing=dict(zip(paths, kinds, strict=True)),
        origins={paths[1]: Origin("read", "—"), paths[3]: Origin("read", "见\n附件"), paths[5]: Origin("read", "0"),
                 paths[4]: Origin("read", "12"), paths[6]: Origin("read", "5件")},
    )  # fmt: skip
    table = {row[0] or row[1] or row[2]: row[3] for row in rows(report)[14:-4]}
    assert table["一、本年新收政府信息公开申请数量"] == ""
    assert table["二、上年结转政府信息公开申请数量"] == "—"
    assert table["三、本年度办理结果"] == "/"
    assert table["（二）部分公开（区分处理的，只计这一情形，不计其他情形）"] == "见 附件"
    assert table["6.属于四类过程性信息"] == "□"
    assert table["（七）总计"] == "？"
    assert table["四、结转下年度继续办理"] == "见说明"


def test_rows_and_tables_that_the_report_lacks_are_not_printed() -> None:
    cells = {path: v for path, v in sound_report().cells.items() if path.startswith("remedies.review")}
    text = to_text(replace(sound_report(), cells=cells))
    assert "行政许可" not in text.partition("二、主动公开")[2].partition("五、存在")[0]
    assert "未经复议直接起诉" not in text
    assert "1\t0\t0\t0\t1" in text


def test_a_table_without_its_section_stands_where_its_section_would() -> None:
    sections = tuple(section for section in sound_report().sections if section.number not in {3, 4})
    text = to_text(replace(sound_report(), sections=sections))
    assert text.index("行政许可\t326") < text.index("一、本年新收") < text.index("行政复议\t") < text.index("五、存在")
    bare = to_text(replace(sound_report(), sections=(), preamble="", title=None))
    assert bare.startswith("第二十条第（一）项\t")
    assert bare.rstrip("\n").endswith("\t".join("100010000000000"))


def test_free_text_is_printed_as_it_is() -> None:
    report = Report(form="older", title="年度报告", sections=(Section(0, "概述", "甲\n\n  乙"), Section(1, "总体", "")))
    assert to_text(report) == "年度报告\n\n概述\n\n甲\n乙\n\n一、总体\n"


@pytest.mark.parametrize(
    "report",
    [
        sound_report(),
        sound_report().with_other_merged(),
        sound_report(cells={"applications.new.research": None, "applications.granted.natural": None}),
        replace(
            sound_report(cells={"applications.new.research": None}), missing={"applications.new.research": "mark"}
        ),
        sound_last_report(),
        Report(form="2019", organ="云岭县松溪镇人民政府", year=2020, title="云岭县松溪镇人民政府2020年政府信息公开工作年度报告",
               cells=dict.fromkeys(form_of("2019").paths_for(merged=True), 7),
               sections=tuple(Section(h.number, h.heading, "") for h in form_of("2019").sections)),
    ],
    ids=["sound", "merged", "blank cells", "a mark", "last year", "2019"],
)  # fmt: skip
def test_what_is_written_reads_back_the_same(report: Report) -> None:
    [again] = read(to_text(report).encode(), "a.txt")
    assert dict(again.cells) == dict(report.cells)
    assert dict(again.missing) == dict(report.missing)
    assert (again.form, again.organ, again.year, again.title) == (report.form, report.organ, report.year, report.title)
    assert [(s.number, s.heading, s.text) for s in again.sections] == [
        (s.number, s.heading, s.text) for s in report.sections
    ]
