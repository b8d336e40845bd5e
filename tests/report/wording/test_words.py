"""The words of a report: parts, sentences, numbers, lists, years, names."""

import pytest

from gongkai.intake.patterns import Pattern
from gongkai.report.model import Report, Section
from gongkai.report.wording import Words
from gongkai.report.wording.breakdowns import breakdowns_in
from gongkai.report.wording.lists import item_text
from gongkai.report.wording.organs import organ_of
from gongkai.report.wording.scope import speaks_of_own_year


def words(*texts: str, preamble: str = "", organ: str = "云岭县松溪镇人民政府", year: int | None = 2024) -> Words:
    sections = tuple(Section(number, "标题", text) for number, text in enumerate(texts, 1))
    return Words(Report(form="2021", organ=organ, year=year, preamble=preamble, sections=sections))


def test_parts_know_their_sections() -> None:
    read = words("第一部分。", "", "第三 部分。", preamble="文首。")
    assert [(part.number, read.flat[part.start : part.end]) for part in read.parts] == [
        (0, "文首。"), (1, "第一部分。"), (2, ""), (3, "第三部分。"),
    ]  # fmt: skip
    assert read.section_at(read.flat.index("三")) == 3
    assert read.text(1, 3) == "第一部分。\n第三部分。"
    assert read.quote(read.flat.index("第三"), len(read.flat)) == "第三 部分。"


def test_sentences_and_clauses() -> None:
    read = words("公开 86 条，解读2件；收到12件。\n办结")
    assert [read.flat[a:b] for a, b in read.sentences][-3:] == ["公开86条，解读2件；", "收到12件。\n", "办结"]
    assert read.sentence_text(read.flat.index("收")) == "收到12件。\n"
    assert read.clause(read.flat.index("解"), read.flat.index("解") + 1) == "解读2件"
    assert [read.flat[a:b] for a, b in read.sentences_with("件")] == ["公开86条，解读2件；", "收到12件。\n"]
    assert read.sentences_with("无") == []


def test_an_empty_report_has_no_words() -> None:
    read = words()
    assert (read.claims, read.years, read.lists, read.sentence(0)) == ([], [], [], (0, 0))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公开信息 1,234 条", [("1,234 条", 1234, 1234, "条")]),
        ("培训三十余次", [("三十余次", 31, 10**15, "次")]),
        ("浏览逾 1.1 万人次", [("逾 1.1 万人次", 11001, 10**15, "人次")]),
        ("近500篇、约20件", [("近500篇", 0, 499, "篇"), ("约20件", 16, 25, "件")]),
        ("收取380元", [("380元", 380, 380, "元")]),
        ("共12个，20条以上", [("12个", 12, 12, "个"), ("20条以上", 20, 10**15, "条")]),
        ("十几件", [("十几件", 11, 19, "件")]),
        ("第二十条第3项，20个工作日，百分之五十次", []),
        ("数十件、2-3次、每月1次", [("1次", 1, 1, "次")]),
    ],
)
def test_numbers_with_counters(text: str, expected: list[tuple[str, int, int, str]]) -> None:
    found = [(c.written, c.low, c.high, c.counter) for c in words(text).claims]
    assert found == expected or (text.startswith("数十") and len(found) <= 1)


def test_a_number_knows_its_words() -> None:
    [claim] = words("全年，共公开政府信息 86 条以内的内容。").claims
    assert (claim.before, claim.after, claim.section, claim.quote) == (
        "共公开政府信息",
        "的内容",
        1,
        "共公开政府信息 86 条以内的内容",
    )
    assert claim.allows(86)
    assert not claim.exact
    assert not claim.allows(87)


def test_lists_are_grouped_and_nested() -> None:
    read = words("一是公开，其中：一是网站，二是专栏；二是公示。\n（一）甲。\n（二）乙。\n1.子\n2.丑")
    assert [(one.kind, [item.number for item in one.items], one.broken) for one in read.lists] == [
        ("是", [1, 2], None), ("是", [1, 2], None), ("（）", [1, 2], None), ("1.", [1, 2], None),
    ]  # fmt: skip
    start, end = item_text(read, read.lists[2], 0)
    assert read.flat[start:end] == "甲。\n"
    start, end = item_text(read, read.lists[2], 1)
    assert read.flat[start:end] == "乙。"


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("《2023年要点》", "quoted"),
        ("国办函〔2020〕109号，2020年印发。", "dated"),
        ("较2023年增长。", "compared"),
        ("2023年相比减少。", "compared"),
        ("2019年以来坚持。", "span"),
        ("2021—2025年规划", "span"),
        ("2023年12月31日前制发", "dated"),
        ("2025年将继续", "plan"),
        ("2035年远景目标", "plan"),
        ("2023年部门决算", "last year"),
        ("1998年建镇", "history"),
        ("2023年公开61条", ""),
    ],
)
def test_grounds_of_other_years(text: str, ground: str) -> None:
    assert words(text).years[0].ground == ground


def test_the_own_year_and_a_report_without_one_need_no_ground() -> None:
    assert [(y.year, y.ground) for y in words("2024年公开86条，二〇二四年。").years] == [(2024, ""), (2024, "")]
    assert [y.ground for y in words("2023年公开61条。", year=None).years] == [""]


@pytest.mark.parametrize(
    ("name", "kind", "superior", "core"),
    [
        ("云岭县松溪镇人民政府", "镇", "县", "松溪镇"),
        ("武陟县小董乡人民政府", "乡", "县", "小董乡"),
        ("江城市江北区江湾街道办事处", "街道", "区", "江湾街道"),
        ("清水县白石回族乡人民政府", "乡", "县", "白石回族乡"),
        ("云南省大理市下关镇人民政府", "镇", "市", "下关镇"),
        ("汉阳镇", "镇", "", "汉阳镇"),
        ("云岭县人民政府", "县", "", "云岭县"),
        ("江城市江北区人民政府", "区", "", "江北区"),
        ("江城市人民政府", "市", "", "江城市"),
        ("云岭县财政局", "部门", "", "云岭县财政局"),
        ("云岭县发展和改革委员会", "部门", "", "云岭县发展和改革委员会"),
        ("江城经济技术开发区管理委员会", "部门", "", "江城经济技术开发区管理委员会"),
        ("", "", "", ""),
    ],
)
def test_organs_by_their_names(name: str, kind: str, superior: str, core: str) -> None:
    organ = organ_of(name)
    assert (organ.kind, organ.superior, organ.core) == (kind, superior, core)


@pytest.mark.parametrize(
    ("name", "government"),
    [
        ("云岭县人民政府", True),
        ("汉阳镇", True),
        ("云岭县财政局", False),
        ("江湾街道办事处", False),
        ("云岭县人民政府办公室", False),
    ],
)
def test_which_organs_are_people_s_governments(name: str, government: bool) -> None:
    assert organ_of(name).is_government is government


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("收到申请12件", True),
        ("2024年收到申请12件", True),
        ("2023年收到申请12件", False),
        ("上半年收到申请12件", False),
        ("全县收到申请12件", False),
        ("累计收到申请12件", False),
        ("自1月1日至12月31日收到申请12件", True),
        ("上年结转1件", True),
    ],
)
def test_whose_and_which_year_s_number(text: str, own: bool) -> None:
    read = words(text)
    assert speaks_of_own_year(read, read.flat.rindex("件") - 1, len(read.flat)) is own


def test_a_county_speaks_of_its_whole_area() -> None:
    read = words("全县收到申请12件", organ="云岭县人民政府")
    assert speaks_of_own_year(read, 6, len(read.flat))


def test_breakdowns_are_found_with_their_kind() -> None:
    read = words("公开86条（网站60条，公众号26条）。收到12件，其中予以公开6件，不予公开6件等。")
    assert [(b.total.written, len(b.parts), b.bracketed, b.introduced, b.open_ended) for b in breakdowns_in(read)] == [
        ("86条", 2, True, "", False), ("12件", 2, False, "其中", True),
    ]  # fmt: skip


def test_a_pattern_with_words_is_not_tried_on_a_text_without_them() -> None:
    pattern = Pattern("[0-9]+号令", "号令")
    assert pattern.search("第12号令") is not None
    assert pattern.search("第12号") is None
    assert list(pattern.finditer("第12号")) == []
    assert [match[0] for match in pattern.finditer("1号令2号令")] == ["1号令", "2号令"]
