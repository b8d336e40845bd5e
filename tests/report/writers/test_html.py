"""The page stands like the paper form: every figure under its heads, merged cells merged, findings marked in words."""

from dataclasses import dataclass, replace

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from tests.report.sound import sound_report

from gongkai.report.forms import form_of
from gongkai.report.model import Report, Section
from gongkai.report.readers import read
from gongkai.report.writers.html import report_article, to_html
from gongkai.report.writers.html.comparison import comparison_page


@dataclass(frozen=True)
class Note:
    """As much of a finding as the page shows."""

    code: str
    level: str
    message: str
    cells: tuple[str, ...] = ()
    section: int | None = None
    suspects: tuple[str, ...] = ()
    mend: str = "请核对。"
    cite: str = "国办公开办函〔2021〕30号"


def page(report: Report, *notes: Note) -> LexborHTMLParser:
    return LexborHTMLParser(to_html(report, findings=notes))


def cell(tree: LexborHTMLParser, path: str) -> LexborNode:
    [found] = tree.css(f'[id="{path}"]')
    return found


def heads(tree: LexborHTMLParser, path: str) -> list[str]:
    names = (cell(tree, path).attributes["headers"] or "").split()
    return [cell(tree, name).text() for name in names]


def test_every_cell_has_its_number_and_stands_under_its_heads() -> None:
    for edition in ("2021", "2019"):
        form = form_of(edition)
        numbers = {path: index for index, path in enumerate(form.paths_for(merged=False))}
        tree = page(Report(form="2019" if edition == "2019" else "2021", cells=numbers))
        assert {path: int(cell(tree, path).text()) for path in numbers} == numbers
        for line in form.lines:
            for path, column in zip(line.paths, form.columns, strict=True):
                assert heads(tree, path)[-2:] == [line.label, column.label]
        for block in form.blocks:
            for line in block.lines:
                for path, column in zip(line.paths, block.columns, strict=True):
                    assert heads(tree, path) == [block.clause, line.label, column.label]
        for stage in form.stages:
            for path, column in zip(stage.paths, form.remedy_columns, strict=True):
                assert heads(tree, path)[-2:] == [stage.label, column.label]


def test_groups_span_their_rows_as_on_paper() -> None:
    tree = page(sound_report())
    spans = {
        key: (cell(tree, f"g-{key}").attributes.get("rowspan"), cell(tree, f"g-{key}").text())
        for key in ("result", "refused", "unavailable", "not_processed", "other")
    }
    assert spans == {
        "result": ("22", "三、本年度办理结果"),
        "refused": ("8", "（三）不予公开"),
        "unavailable": ("3", "（四）无法提供"),
        "not_processed": ("5", "（五）不予处理"),
        "other": ("3", "（六）其他处理"),
    }
    assert cell(tree, "r-new").attributes["colspan"] == "3"
    assert cell(tree, "r-granted").attributes["colspan"] == "2"
    assert "colspan" not in cell(tree, "r-refused_process").attributes
    assert cell(tree, "c").attributes["colspan"] == "7"
    assert cell(tree, "c-organisations").attributes["colspan"] == "5"
    assert cell(tree, "s-litigation").attributes["colspan"] == "10"
    assert cell(tree, "active.licences").attributes["colspan"] == "3"
    assert heads(tree, "applications.refused_process.legal") == [
        "三、本年度办理结果",
        "（三）不予公开",
        "6.属于四类过程性信息",
        "法律服务机构",
    ]


def test_every_row_of_every_table_is_equally_wide() -> None:
    for report, widths in (
        (sound_report(), [4, 10, 15]),
        (Report(form="2019", cells=dict.fromkeys(form_of("2019").kinds, 1)), [4, 10, 15]),
    ):
        tables = page(report).css("table")
        for table, width in zip(tables, widths, strict=True):
            rows = table.css("tr")
            taken = [0] * len(rows)
            for index, row in enumerate(rows):
                for one in row.css("th, td"):
                    for below in range(int(one.attributes.get("rowspan") or 1)):
                        taken[index + below] += int(one.attributes.get("colspan") or 1)
            assert set(taken) == {width}


def test_other_handling_as_one_row_stands_under_the_results_only() -> None:
    tree = page(sound_report().with_other_merged())
    assert cell(tree, "g-result").attributes["rowspan"] == "20"
    assert cell(tree, "r-other").attributes["colspan"] == "2"
    assert not tree.css('[id="g-other"]')


def test_only_a_review_makes_a_small_table_four() -> None:
    cells = {path: v for path, v in sound_report().cells.items() if path.startswith("remedies.review")}
    [table] = page(replace(sound_report(), cells=cells)).css("table.table4")
    assert [len(row.css("th, td")) for row in table.css("tr")] == [1, 5, 5]


def test_the_page_is_whole_accessible_and_asks_no_other_host() -> None:
    text = to_html(sound_report())
    tree = LexborHTMLParser(text)
    assert text.startswith("<!DOCTYPE html>")
    assert tree.css_first("html").attributes["lang"] == "zh-CN"
    assert tree.css_first("title").text() == tree.css_first("h1").text() == sound_report().title
    assert [node.text() for node in tree.css("caption")] == [
        "表二　主动公开政府信息情况",
        "表三　收到和处理政府信息公开申请情况",
        "表四　政府信息公开行政复议、行政诉讼情况",
    ]
    assert all(th.attributes.get("scope") in {"col", "colgroup", "row", "rowgroup"} for th in tree.css("th"))
    assert all(frame.attributes["tabindex"] == "0" for frame in tree.css(".frame"))
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    assert not tree.css("script, link, img, [src], [style]")
    assert "http" not in text.replace("http-equiv", "")
    assert "prefers-color-scheme:dark" in text
    assert "size:A4" in text
    assert len(text.encode()) < 60_000


def test_every_word_of_the_report_is_escaped() -> None:
    evil = '<script>alert("1")</script>&'
    report = replace(
        sound_report(), title=evil, preamble=evil, sections=(Section(0, evil, evil),), cells={"active.licences": 1}
    )
    note = Note("T", "error", evil, ("active.licences",), mend=evil, cite=evil)
    tree = page(report, note)
    assert not tree.css("script")
    assert tree.css_first("h1").text() == tree.css_first("article > p").text() == evil
    assert tree.css_first(".findings .message").text().endswith(evil)


def test_findings_come_first_gravest_on_top_and_mark_their_cells_in_words() -> None:
    notes = (
        Note("S-1", "hint", "标题有出入。", section=5),
        Note("X-1", "warning", "正文未提到许可。", ("active.licences",), section=1),
        Note("T3-03", "error", "总计不符。", ("applications.total.total",), suspects=("applications.new.total",)),
    )
    tree = page(sound_report(), *notes)
    items = tree.css(".findings li")
    assert [item.attributes["class"] for item in items] == ["error", "warning", "hint"]
    assert items[0].css_first(".message").text() == "✕错误1 总计不符。"
    assert (
        tree.css_first(".findings > p").text()
        == "错误 1 条、警告 1 条、提示 1 条。表格中有问题的单元格标有同样的序号。"
    )
    assert [(a.attributes["href"], a.text()) for a in items[0].css("a")] == [
        ("#applications.total.total", "表三“（七）总计”·总计"),
        ("#applications.new.total", "表三“一、本年新收政府信息公开申请数量”·总计"),
    ]
    assert [(a.attributes["href"], a.text()) for a in items[2].css("a")] == [("#section-5", "第五部分")]
    assert tree.css("#section-5")
    assert "依据：国办公开办函〔2021〕30号（T3-03）" in items[0].text()
    assert "改法：请核对。" in items[0].text()
    marked = cell(tree, "applications.total.total")
    assert marked.attributes["class"] == "error"
    assert marked.text() == "12 ✕错误1"
    assert marked.css_first("a").attributes["href"] == "#finding-1"
    assert cell(tree, "active.licences").attributes["class"] == "warning"
    assert cell(tree, "active.penalties").attributes.get("class") is None
    assert tree.body is not None
    assert tree.body.html is not None
    assert tree.body.html.index("检查意见") < tree.body.html.index("一、总体情况")


def test_a_cell_with_two_findings_bears_the_graver_colour_and_both_signs() -> None:
    notes = (Note("A", "warning", "甲。", ("active.licences",)), Note("B", "error", "乙。", ("active.licences",)))
    marked = cell(page(sound_report(), *notes), "active.licences")
    assert marked.attributes["class"] == "error"
    assert marked.text() == "326 ✕错误1 !警告2"


def test_many_cells_are_linked_by_the_first_four_and_absent_ones_not_at_all() -> None:
    paths = form_of("2021").paths_for(merged=False)
    tree = page(sound_report(), Note("V", "error", "空白。", paths[:9]), Note("W", "error", "空白。", paths[:4]))
    first, second = (item.css_first(".where").text() for item in tree.css(".findings li"))
    assert first.endswith("、等 9 格")
    assert len(tree.css(".findings li")[0].css("a")) == len(tree.css(".findings li")[1].css("a")) == 4
    assert "等" not in second
    assert not page(sound_report(), Note("V", "hint", "无。", ("applications.other.total",), section=9)).css(".where")


def test_a_blank_cell_stays_empty_and_is_marked_as_missing() -> None:
    path = "applications.new.natural"
    tree = page(sound_report(cells={path: None}))
    assert cell(tree, path).text() == ""
    assert cell(tree, path).attributes["class"] == "missing"
    both = cell(page(sound_report(cells={path: None}), Note("V", "error", "空白。", (path,))), path)
    assert both.attributes["class"] == "error missing"
    assert both.text() == "✕错误1"


def test_without_findings_nothing_is_said_of_findings_and_the_article_stands_alone() -> None:
    assert "检查意见" not in to_html(sound_report())
    article = report_article(sound_report())
    assert article.startswith("<article>")
    assert article in to_html(sound_report())


def test_a_heading_that_comes_twice_has_one_anchor() -> None:
    sections = (Section(1, "总体情况", "甲"), Section(1, "总体情况", "乙"))
    assert len(page(replace(sound_report(), sections=sections)).css("#section-1")) == 1


@pytest.mark.parametrize(
    "report", [sound_report(), sound_report().with_other_merged(), sound_report(cells={"applications.new.legal": None})]
)
def test_what_is_written_reads_back_the_same(report: Report) -> None:
    [again] = read(to_html(report).encode(), "a.html")
    assert again == report


def test_a_comparison_page_shows_numbers_and_sentences_side_by_side() -> None:
    tree = LexborHTMLParser(
        comparison_page(
            "甲", "<乙>", [("表二“行政许可”", "326", "300", "-26")], [("前言", [("旧。", "新。"), ("", "加。")])], 3
        )
    )
    first, second = tree.css("table.diff")
    assert [node.text() for node in first.css("tbody tr > *")] == ["表二“行政许可”", "326", "300", "-26"]
    assert [node.text() for node in second.css("del")] == ["－ 旧。"]
    assert [node.text() for node in second.css("ins")] == ["＋ 新。", "＋ 加。"]
    assert "第二份：<乙>" in tree.body.text()  # type: ignore[union-attr]
    assert "3 格没有可比的数" in tree.body.text()  # type: ignore[union-attr]
    assert "两份报告没有差异" in comparison_page("甲", "乙", [], [])
