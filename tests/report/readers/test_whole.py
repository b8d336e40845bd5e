"""Whole documents: whose report it is, of which year, in which form, and what is no report at all."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.report.sound import ORGAN, OTHER, OVERVIEW, PREAMBLE, PROBLEMS, sound_report

from gongkai.report import NotAReport, UnreadableFile, read, read_file
from gongkai.report.forms import form_of
from gongkai.report.model import Report
from gongkai.report.writers import encode

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
HEADS = [head.heading for head in form_of("2021").sections]


def tables(report: Report | None = None) -> list[str]:
    """The three tables as text, from heading two up to heading five."""
    text = encode(report or sound_report(), ".txt").decode()
    second, third, fourth, fifth = (
        text.index(f"{n}、{HEADS[i]}") for n, i in zip("二三四五", (1, 2, 3, 4), strict=True)
    )
    return [text[second:third], text[third:fourth], text[fourth:fifth]]


def document(top: str, *, body: list[str] | None = None, overview: str = OVERVIEW, sections: str = "一五六") -> str:
    """A report with another top, other tables or only some of its text sections."""
    parts = [top]
    if "一" in sections:
        parts.append(f"一、{HEADS[0]}\n{overview}")
    parts += tables() if body is None else body
    if "五" in sections:
        parts.append(f"五、{HEADS[4]}\n{PROBLEMS}")
    if "六" in sections:
        parts.append(f"六、{HEADS[5]}\n{OTHER}")
    return "\n".join(parts)


def one(text: str) -> Report:
    (report,) = read(text.encode())
    return report


# ---- whose, and of which year ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("top", "organ", "year"),
    [
        ("云岭县松溪镇人民政府2024年政府信息公开工作年度报告", "云岭县松溪镇人民政府", 2024),
        ("云岭县松溪镇人民政府 2024 年度政府信息公开工作年度报告", "云岭县松溪镇人民政府", 2024),
        ("2024年云岭县教育局政府信息公开工作年度报告", "云岭县教育局", 2024),
        ("云岭县水务局２０２４年度政府信息公开工作报告", "云岭县水务局", 2024),
        ("云岭县东关街道办事处2024年政府信息公开年度报告", "云岭县东关街道办事处", 2024),
        ("松溪镇人民政府\n\n2024年政府信息公开工作年度报告", "松溪镇人民政府", 2024),
        ("松溪镇\n2024年度\n政府信息公开工作年度报告", "松溪镇", 2024),
        ("云岭县松溪镇人民政府\n2024年政府信息公开\n工作年度报告", "云岭县松溪镇人民政府", 2024),
        ("云岭县松溪镇人民政府二〇二四年政府信息公开工作年度报告", "云岭县松溪镇人民政府", 2024),
        ("关于2024年度政府信息公开情况的报告", None, 2024),
    ],
)
def test_titles_in_every_shape(top: str, organ: str | None, year: int) -> None:
    report = one(document(top, overview="我镇认真做好公开工作，公开信息86条。"))
    assert (report.organ, report.year) == (organ, year)


def test_a_title_broken_over_lines_is_joined() -> None:
    report = one(document("松溪镇人民政府\n\n2024年政府信息公开工作年度报告"))
    assert report.title == "松溪镇人民政府2024年政府信息公开工作年度报告"


def test_without_a_title_the_period_tells_the_year_and_the_preamble_the_organ() -> None:
    top = "现发布《云岭县松溪镇 2024 年政府信息公开工作年度报告》。本报告数据统计从 2024 年 1 月 1 日至 2024 年 12 月 31 日。"
    report = one(document(top, overview="我镇认真做好公开工作。"))
    assert (report.title, report.organ, report.year) == (None, "云岭县松溪镇", 2024)
    assert report.period == (date(2024, 1, 1), date(2024, 12, 31))
    assert report.preamble == top


def test_the_first_sentence_tells_organ_and_year_where_nothing_else_does() -> None:
    report = one(document("", overview="2023年，松溪镇坚持以公开促落实。").replace("2024年", ""))
    assert (report.organ, report.year) == ("松溪镇", 2023)


def test_the_title_counts_not_last_years_opening() -> None:
    text = document("松溪镇人民政府2024年政府信息公开工作年度报告", overview="2023年，松溪镇坚持以公开促落实。")
    assert one(text).year == 2024


def test_what_is_not_said_is_not_guessed() -> None:
    text = document("政府信息公开工作年度报告", overview="我镇认真做好公开工作。", sections="一")
    report = one(text)
    assert (report.organ, report.year, report.period) == (None, None, None)


def test_two_different_years_without_a_title_are_no_year() -> None:
    text = document("", overview="2022年，我镇坚持以公开促落实。")
    assert one(text).year is None


def test_the_date_and_path_of_a_page_are_not_the_year() -> None:
    top = (
        "首页 > 政务公开 > 政府信息公开年报 > 2025\n发布时间：2025-01-20　来源：松溪镇\n"
        "云岭县松溪镇人民政府2024年政府信息公开工作年度报告\n发布日期：2025-01-20　浏览次数：88\n" + PREAMBLE
    )
    report = one(document(top))
    assert (report.organ, report.year, report.preamble) == (ORGAN, 2024, PREAMBLE)


def test_the_foot_of_a_page_is_not_the_report() -> None:
    text = (
        document(f"{ORGAN}2024年政府信息公开工作年度报告")
        + "\n【打印】 【关闭】\n主办：云岭县人民政府　备案号：00000\n"
    )
    assert one(text).sections[-1].text == OTHER


# ---- texts ---------------------------------------------------------------------------------------------------------


def test_sections_keep_their_words_and_leave_out_the_tables() -> None:
    report = one(document(f"{ORGAN}2024年政府信息公开工作年度报告"))
    assert [section.number for section in report.sections] == [1, 2, 3, 4, 5, 6]
    assert report.section(1) == OVERVIEW
    assert [report.section(number) for number in (2, 3, 4)] == ["", "", ""]
    assert report.section(5) == PROBLEMS
    assert report.section(6) == OTHER


def test_a_sentence_of_its_own_between_heading_and_table_stays_text() -> None:
    first, second, third = tables()
    line = second.index("\n") + 1
    body = [first, second[:line] + "本年度申请情况如下表：\n" + second[line:], third]
    report = one(document(f"{ORGAN}2024年政府信息公开工作年度报告", body=body))
    assert report.section(3) == "本年度申请情况如下表："
    assert report.cells == sound_report().cells


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("一、工作总体推进情况", 1),
        ("一、2024年政务公开总体情况", 1),
        ("五、存在问题及改进情况", 5),
        ("五、政府信息公开工作存在的主要问题及改进情况", 5),
        ("六、其他报告的事项", 6),
        ("六、其它需要报告的事项", 6),
    ],
)
def test_headings_in_other_words_are_known_and_kept_as_printed(heading: str, number: int) -> None:
    text = document(f"{ORGAN}2024年政府信息公开工作年度报告")
    text = text.replace(f"{'一二三四五六'[number - 1]}、{HEADS[number - 1]}\n", f"{heading}\n", 1)
    report = one(text)
    (section,) = [section for section in report.sections if section.number == number]
    assert section.heading == heading[2:]


def test_a_sentence_cut_by_a_page_is_one_sentence_again() -> None:
    text = document(
        f"{ORGAN}2024年政府信息公开工作年度报告",
        overview="松溪镇建立健全了政府信息公开协调机制和政府\n\n信息公开监督机制，主动接受监督。",
    )
    assert one(text).section(1) == "松溪镇建立健全了政府信息公开协调机制和政府信息公开监督机制，主动接受监督。"


def test_paragraphs_stay_apart() -> None:
    text = document(
        f"{ORGAN}2024年政府信息公开工作年度报告",
        overview="（一）强化领导，落实责任\n\n成立了领导小组。\n\n（二）完善制度、优化机制\n\n健全了制度。",
    )
    assert one(text).section(1).split("\n") == [
        "（一）强化领导，落实责任",
        "成立了领导小组。",
        "（二）完善制度、优化机制",
        "健全了制度。",
    ]


# ---- forms and parts -------------------------------------------------------------------------------------------------


def test_the_empty_national_form_is_a_blank_form() -> None:
    sound = sound_report()
    empty = replace(sound, cells=dict.fromkeys(sound.cells), missing=dict.fromkeys(sound.cells, "blank"))
    text = (
        "××年政府信息公开工作年度报告\n一、总体情况\n"
        + "\n".join(tables(empty))
        + f"\n五、{HEADS[4]}\n六、{HEADS[5]}\n"
    )
    report = one(text)
    assert report.form == "blank-form"
    assert all(value is None for value in report.cells.values())
    assert len(report.cells) == 200


def test_a_report_with_blank_tables_but_an_organ_and_a_year_is_no_blank_form() -> None:
    sound = sound_report()
    empty = replace(sound, cells=dict.fromkeys(sound.cells), missing=dict.fromkeys(sound.cells, "blank"))
    assert one(encode(empty, ".txt").decode()).form == "2021"


def test_the_form_of_2019_is_told_by_its_columns() -> None:
    form = form_of("2019")
    cells = {path: Decimal("3.5") if kind == "wan" else 2 for path, kind in form.kinds.items()}
    cells["active.licences.change"] = -15
    old = replace(
        sound_report(), form="2019", year=2020, title="松溪镇人民政府2020年政府信息公开工作年度报告", cells=cells
    )
    report = one(encode(old, ".txt").decode())
    assert report.form == "2019"
    assert report.cells == cells
    assert "applications.other.total" in report.cells


@pytest.mark.parametrize(("raw", "value"), [("+2", 2), ("-15", -15), ("减4", -4), ("增加 3", 3), ("0", 0)])
def test_changes_keep_their_sign(raw: str, value: int) -> None:
    form = form_of("2019")
    cells = {path: Decimal(0) if kind == "wan" else 0 for path, kind in form.kinds.items()}
    old = replace(
        sound_report(), form="2019", year=2020, title="松溪镇人民政府2020年政府信息公开工作年度报告", cells=cells
    )
    text = encode(old, ".txt").decode().replace("行政处罚\t0\t0\t0", f"行政处罚\t0\t{raw}\t0")
    assert one(text).cells["active.penalties.change"] == value


def test_free_text_before_2019_is_older() -> None:
    text = (
        "松溪镇2016年政府信息公开工作年度报告\n一、概述\n"
        + "2016年，松溪镇认真贯彻《条例》，公开信息120条。" * 8
        + "\n二、主动公开情况\n全年公开信息120条。\n三、依申请公开情况\n没有收到申请。\n"
    )
    report = one(text)
    assert (report.form, report.year, report.organ, dict(report.cells)) == ("older", 2016, "松溪镇", {})
    assert "公开信息120条" in "".join(section.text for section in report.sections)


def test_two_reports_in_one_file_are_two() -> None:
    other = replace(
        sound_report(), organ="云岭县青石镇人民政府", title="云岭县青石镇人民政府2024年政府信息公开工作年度报告"
    )
    text = (
        encode(sound_report(), ".txt").decode()
        + "\n\n"
        + encode(other.with_cells({"active.licences": 7}), ".txt").decode()
    )
    first, second = read(text.encode())
    assert (first.organ, second.organ) == ("云岭县松溪镇人民政府", "云岭县青石镇人民政府")
    assert (first.cells["active.licences"], second.cells["active.licences"]) == (326, 7)
    assert first.source is not None
    assert (first.source.part, first.source.parts) == (1, 2)
    assert first.section(6) == OTHER
    assert second.origins["active.licences"].place.line > first.origins["active.licences"].place.line


def test_half_a_report_is_read_as_far_as_it_goes() -> None:
    text = encode(sound_report(), ".txt").decode()
    half = one(text[: text.index("2.没有现成信息")])
    assert half.cells["applications.unavailable_not_held.total"] == 2
    assert "applications.carried_out.total" not in half.cells
    assert "remedies.review.total" not in half.cells
    rest = one(text[text.index("三、收到和处理") :])
    assert "active.licences" not in rest.cells
    assert rest.cells["applications.new.total"] == 12


def test_a_report_whose_tables_are_pictures_has_no_cells() -> None:
    body = [f"二、{HEADS[1]}\n[图片]\n", f"三、{HEADS[2]}\n[图片]\n", f"四、{HEADS[3]}\n"]
    report = one(document(f"{ORGAN}2024年政府信息公开工作年度报告", body=body))
    assert (report.form, dict(report.cells)) == ("2021", {})
    assert any("没有找到可读的表格" in note for note in report.notes)


def test_numbers_of_the_text_never_become_cells() -> None:
    body = [f"二、{HEADS[1]}\n作出行政许可326件、行政处罚4件、行政强制2件，行政事业性收费3万元。\n"]
    report = one(document(f"{ORGAN}2024年政府信息公开工作年度报告", body=body))
    assert dict(report.cells) == {}


@pytest.mark.parametrize(
    "text",
    [
        "今天天气很好。" * 100,
        "关于做好2024年政府信息公开工作的通知\n各乡镇人民政府：请按时报送年度报告。" * 3,
        "0 1 2 3 4 5 6 7 8 9\n" * 500,
        "<html><body><p>政务公开</p><a href='/'>政府信息公开年报</a></body></html>",
        "规章\t0\t0\t0\n",
    ],
)
def test_what_is_no_report_is_said_to_be_none(text: str) -> None:
    with pytest.raises(NotAReport) as caught:
        read(text.encode())
    assert caught.value.reason == "not_a_report"
    assert isinstance(caught.value, UnreadableFile)


# ---- cells -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "value", "missing"),
    [
        ("1,234", 1234, None),
        ("１２", 12, None),
        ("12件", 12, None),
        ("/", None, "mark"),
        ("—", None, "mark"),
        ("无", None, "mark"),
        ("", None, "blank"),
        ("见附件", None, "text"),
    ],
)
def test_what_a_cell_can_hold(printed: str, value: int | None, missing: str | None) -> None:
    text = encode(sound_report(), ".txt").decode().replace("行政许可\t326", f"行政许可\t{printed}")
    report = one(text)
    assert report.cells["active.licences"] == value
    assert report.missing.get("active.licences") == missing
    assert report.cells["active.penalties"] == 4


@pytest.mark.parametrize(
    ("printed", "value"), [("0.04", "0.04"), ("400元", "0.04"), ("3.5万元", "3.5"), ("12", "12"), ("1.200", "1.2")]
)
def test_amounts_are_in_wan(printed: str, value: str) -> None:
    text = encode(sound_report(), ".txt").decode().replace("行政事业性收费\t0", f"行政事业性收费\t{printed}")
    assert str(one(text).cells["active.fees_wan"]) == value


def test_every_cell_knows_its_place_and_words() -> None:
    text = encode(sound_report(), ".txt").decode().replace("行政许可\t326", "行政许可\t３２６")
    report = one(text)
    origin = report.origins["active.licences"]
    assert (origin.kind, origin.raw, origin.normalised) == ("read", "３２６", "full-width digits")
    assert origin.place is not None
    line = text.splitlines()[origin.place.line - 1]
    assert line[origin.place.column - 1 :].startswith("３２６")
    assert set(report.origins) == set(report.cells)


def test_digits_parted_by_a_blank_are_joined_by_the_sum_and_told() -> None:
    text = encode(sound_report(cells={"applications.new.natural": 18, "applications.new.total": 22}), ".txt").decode()
    report = one(text.replace("18\t2\t0\t1\t1\t0\t22", "1 8\t2\t0\t1\t1\t0\t22"))
    assert report.row("new") == (18, 2, 0, 1, 1, 0, 22)
    assert "applications.new.natural" in report.normalised("split digits")


def test_a_single_figure_in_a_row_of_blanks_is_ambiguous_where_the_list_number_was_parted() -> None:
    text = encode(sound_report(), ".txt").decode()
    start = text.index("一、本年新收")
    end = text.index("\n", start)
    report = one(text[:start] + "一、\t本年新收政府信息公开申请数量\t\t\t\t\t\t0\t" + text[end:])
    row = {key: report.missing.get(f"applications.new.{key}") for key in ("natural", "other", "total")}
    assert report.row("new") == (None,) * 7
    assert row == {"natural": "blank", "other": "ambiguous", "total": "ambiguous"}
    assert set(report.origins["applications.new.total"].candidates) == {0, None}


# ---- bundled files ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["正确的报告.txt", "网页.html"])
def test_the_bundled_reports_read_as_the_sound_one(name: str) -> None:
    (report,) = read_file(EXAMPLES / name)
    assert report == sound_report()


def test_the_bundled_nil_report_reads_as_zeros() -> None:
    (report,) = read_file(EXAMPLES / "一格一行的报告.txt")
    assert len(report.cells) == 200
    assert set(report.cells.values()) == {0}
    assert report.organ == "云岭县青石镇人民政府"


def test_figures_that_leave_a_cell_out_are_not_taken_for_a_row() -> None:
    text = encode(sound_report(), ".txt").decode()
    start = text.index("一、本年新收政府信息公开申请数量")
    end = text.index("\n", start)
    report = one(text[:start] + "一、本年新收政府信息公开申请数量\t\t3\t8\t2\t0\t1\t1\t\t12" + text[end:])
    assert report.row("new") == (None,) * 7
    assert report.row("carried_in") == (1, 0, 0, 0, 0, 0, 1)


def test_two_figures_in_a_row_of_three_are_not_cut_into_three() -> None:
    text = encode(sound_report(), ".txt").decode()
    start = text.index("行政规范性文件\t1\t0\t3")
    end = text.index("\n", start)
    report = one(text[:start] + "行政规范性文件  12  5" + text[end:])
    cells = [report.cells[f"active.normative_documents.{key}"] for key in ("issued", "repealed", "in_force")]
    assert cells == [None, None, None]


@pytest.mark.parametrize("at", range(6, 26))
def test_a_title_broken_in_the_middle_of_a_word_is_joined(at: int) -> None:
    title = "云岭县松溪镇人民政府2024年度政府信息公开工作年度报告"
    report = one(document(f"{title[:at]}\n{title[at:]}"))
    assert (report.title, report.organ, report.year) == (title, "云岭县松溪镇人民政府", 2024)
