"""A ledger is read as clerks write it: whatever its columns are called, wherever its head stands."""

import pytest
from tests.factories.applications import at, house
from tests.factories.ledgers import HEADS, LI, OPEN, WANG, ledger, workbook

from gongkai.law.today import civil
from gongkai.office.journal.errors import Forbidden, Unlawful
from gongkai.office.ledgers import cells, queries
from gongkai.office.ledgers.actions.choose import choose
from gongkai.office.ledgers.actions.read import read
from gongkai.office.ledgers.columns import guess
from gongkai.office.ledgers.grid import opened
from gongkai.office.ledgers.words import heads, meanings
from gongkai.report.forms import form_of

pytestmark = pytest.mark.django_db
ON = civil(at("2026-01-05"))


def test_head_and_columns_are_found_under_a_title() -> None:
    grid = opened("台账.xlsx", workbook(WANG, LI)).grid
    found = guess(grid, {})
    assert grid[found.head].cells[0] == "序号"
    assert found.columns == {
        "own_number": 0, "received_on": 1, "way": 2, "name": 3, "applicant_kind": 4, "telephone": 5, "demand": 6,
        "concluded_on": 7, "outcome": 8, "letter_number": 9, "served_way": 10,
    }  # fmt: skip


def test_a_list_of_comma_separated_values_is_read_in_the_encoding_of_older_offices() -> None:
    text = '登记号,收到时间,申请内容,办理结果\n1,2025-3-3,"低保,名单\n（2024年）",公开\n'
    grid = opened("台账.csv", text.encode("gb18030")).grid
    assert grid[1].cells == ("1", "2025-3-3", "低保,名单\n（2024年）", "公开")
    assert guess(grid, {}).columns == {"own_number": 0, "received_on": 1, "demand": 2, "outcome": 3}


def test_cells_stay_in_their_column_where_others_are_empty() -> None:
    grid = opened("台账.xlsx", workbook(("", "", "", "", "", "", "只有内容"))).grid
    assert grid[-1].cell(6) == "只有内容"
    assert grid[-1].number == 3


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("台账.docx", b"PK\x03\x04", "不能导入"),
        ("台账.xlsx", b"%PDF-1.4", "不能导入"),
        ("台账.csv", "登记号,收到日期".encode(), "没有内容"),
        ("台账.xlsx", b"", "空的"),
    ],
)
def test_what_is_no_ledger_is_refused_with_what_to_do(name: str, content: bytes, said: str) -> None:
    with pytest.raises(Unlawful, match=said) as error:
        opened(name, content)
    assert error.value.at["file"]


def test_what_was_chosen_is_remembered_for_the_next_ledger_of_the_organ() -> None:
    of = house()
    strange = ("号", "来文时间", "渠道", "谁", "类型", "电话", "要什么", "何时答", "怎么答", "文号", "送达方式")
    first = ledger(of, heads=strange)
    assert "demand" not in first.columns
    columns = first.columns | {"received_on": 1, "demand": 6, "concluded_on": 7, "outcome": 8}
    choose(actor=of.officer, ledger=first, head=1, columns=columns, way="in_person", at=at("2026-01-05"))
    second = ledger(of, heads=strange)
    assert second.columns == columns
    assert second.way == "in_person"
    assert {one.what for one in queries.verdicts(second, on=ON)} == {"new"}


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"received_on": 1}, "必需的列"),
        ({"received_on": 1, "demand": 1}, "同一列"),
        ({"received_on": 1, "demand": 99}, "没有这一列"),
    ],
)
def test_a_choice_that_makes_no_sense_is_refused(columns: dict[str, int], said: str) -> None:
    of = house()
    with pytest.raises(Unlawful, match=said):
        choose(actor=of.officer, ledger=ledger(of), head=1, columns=columns, way="", at=at("2026-01-05"))


def test_only_those_who_keep_the_register_take_a_ledger_over() -> None:
    of = house()
    for actor in (of.leader, of.secrecy, house().officer):
        with pytest.raises(Forbidden):
            read(actor=actor, organ=of.organ, year=2025, opened=opened("a.xlsx", workbook(WANG)), at=at("2026-01-05"))
    assert list(queries.seen_by(of.leader)) == []


@pytest.mark.parametrize(
    "said",
    ["3.20", "3.2", "2025年3月", "45000", "去年三月", "2025-13-01", "2025-02-30", "25.3.2", "2025/3/2 上午"],
)
def test_a_day_that_could_be_another_is_not_guessed(said: str) -> None:
    with pytest.raises(cells.Unreadable):
        cells.day(said, 2025)


@pytest.mark.parametrize(
    "said",
    [
        "2025-3-2",
        "2025/03/02",
        "2025.3.2",
        "2025年3月2日",
        "２０２５－３－２",
        "20250302",
        "3月2日",
        "2025-03-02 10:30",
    ],
)
def test_a_day_is_read_in_every_usual_writing(said: str) -> None:
    found = cells.day(said, 2025)
    assert found is not None
    assert found.isoformat() == "2025-03-02"


def test_a_blank_is_not_known_and_never_the_first_of_the_list() -> None:
    assert cells.day(" ", 2025) is None
    assert cells.key("outcome", "") == ""


def test_every_line_of_the_form_in_force_is_understood_as_an_outcome() -> None:
    for line in form_of("2021").lines:
        if line.counts:
            assert meanings("outcome")[cells.plain(line.label)] in line.counts, line.label


def test_no_word_is_known_as_two_fields_and_every_field_of_the_template_is_known() -> None:
    words = [cells.plain(word) for said in heads().values() for word in set(map(cells.plain, said))]
    assert len(words) == len(set(words))
    assert len(heads()) == len(HEADS) + 2


def test_a_row_says_what_would_become_of_it() -> None:
    of = house()
    bad = ("9", "3.20", "飞鸽", "赵某", "外星人", "", "", "2025-02-01", "看情况", "", "")
    early = ("8", "2025-05-06", "当面", "赵某", "个人", "", "补贴", "2025-05-01", "公开", "", "")
    later = ("7", "2026-05-06", "当面", "赵某", "个人", "", "补贴", "", "", "", "")
    half = ("6", "2025-05-06", "当面", "赵某", "个人", "", "补贴甲", "", "公开", "", "")
    found = queries.verdicts(ledger(of, WANG, OPEN, WANG, bad, early, later, half), on=ON)
    assert [one.what for one in found] == ["new", "new", "there", "wrong", "wrong", "wrong", "wrong"]
    assert found[0].said == "导入为已办结：予以公开，提供信息或者告知获取方式、途径和时间"
    assert found[1].said == "导入为未办结"
    assert found[2].said == "与第3行相同，不再导入"
    assert set(found[3].problems) == {"received_on", "way", "applicant_kind", "demand", "outcome"}
    assert found[4].problems == {"concluded_on": "答复早于收到"}
    assert found[5].problems == {"received_on": "收到日期在今天之后"}
    assert found[6].problems == {"concluded_on": "有办理结果，没有答复日期"}
