"""What a year's facts come to: every case of the law by example, every day on the edge of the year, every refusal."""

import tomllib
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law import applicants, outcomes
from gongkai.report.errors import BadValue, UnknownForm, WrongFacts
from gongkai.report.facts import (
    KINDS,
    Application,
    Charge,
    Decision,
    Distinct,
    Fact,
    NormativeDocument,
    Remedy,
    Rule,
    read_facts,
)
from gongkai.report.forms import form_of
from gongkai.report.model import Origin
from gongkai.report.tallying import tally

ORGAN = "云岭县松溪镇人民政府"
CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "tallies.toml").read_text("utf-8"))["case"]
DAY = date(2023, 6, 1)


def fact(number: int, given: dict[str, Any]) -> Fact:
    kind = KINDS[given["kind"]]
    return kind(key=str(number), organ=ORGAN, **{name: value for name, value in given.items() if name != "kind"})


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_law_by_example(case: dict[str, Any]) -> None:
    report = tally(map(fact, range(100), case["facts"]), organ=ORGAN, year=case["year"], form=case.get("form", "2021"))
    counted = {path: value for path, value in report.cells.items() if value}
    assert counted == {path: Decimal(str(value)) for path, value in case["expect"].items()}


def test_the_frame_is_set_and_the_texts_are_left_to_be_written() -> None:
    report = tally([], organ=ORGAN, year=2023)
    assert (report.form, report.organ, report.year) == ("2021", ORGAN, 2023)
    assert report.title == "云岭县松溪镇人民政府2023年政府信息公开工作年度报告"
    assert report.period == (date(2023, 1, 1), date(2023, 12, 31))
    assert report.preamble == "所列数据的统计期限自2023年1月1日起至2023年12月31日止。"
    assert [(section.number, section.text) for section in report.sections] == [(n, "") for n in range(1, 7)]
    assert report.sections[5].heading == "其他需要报告的事项"
    assert set(report.cells) == set(form_of("2021").paths_for(merged=False))
    assert set(report.cells.values()) == {0}
    assert report.missing == {}
    assert report.origins == {}
    assert isinstance(report.cells["active.fees_wan"], Decimal)


def test_what_the_form_of_2019_asks_and_facts_cannot_give_is_blank() -> None:
    report = tally([], organ=ORGAN, year=2020, form="2019")
    blank = {path for path, value in report.cells.items() if value is None}
    assert report.form == "2019"
    assert blank == set(report.missing)
    assert set(report.missing.values()) == {"blank"}
    assert blank == {
        path
        for path in form_of("2019").paths_for(merged=False)
        if path.startswith("active.") and not path.endswith((".made", "s.decisions"))
    } | {"active.other_services.decisions"}


@pytest.mark.parametrize(
    ("kind", "prefix"),
    [
        ("application", "applications."),
        ("remedy", "remedies."),
        ("rule", "active.rules."),
        ("normative_document", "active.normative_documents."),
        ("charge", "active.fees_wan"),
        ("decision", ("active.licences", "active.penalties", "active.compulsory_measures")),
    ],
)
def test_without_a_register_its_cells_are_blank_not_nought(kind: str, prefix: str | tuple[str, ...]) -> None:
    report = tally([], organ=ORGAN, year=2023, without=[kind])
    for path, value in report.cells.items():
        assert value == (None if path.startswith(prefix) else 0)
        assert report.missing.get(path) == ("blank" if path.startswith(prefix) else None)


def test_a_fact_of_a_register_said_not_to_exist_is_refused() -> None:
    with pytest.raises(WrongFacts) as refused:
        tally([Charge("c1", ORGAN, DAY, 1)], organ=ORGAN, year=2023, without=["charge"])
    assert str(refused.value) == "charge “c1”：这类记录已说明没有登记，却出现了"


OUTCOME = "granted.provided"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            Application("a", "云岭县司法局", "natural", DAY),
            "application “a”：属于“云岭县司法局”，不是“云岭县松溪镇人民政府”的",
        ),
        (
            Application("a", ORGAN, "lawyer", DAY),
            "application “a”：申请人类型“lawyer”不在表三的栏目里；可用：natural、business、research、ngo、legal、other",
        ),
        (
            Application("a", ORGAN, "total", DAY),
            "application “a”：申请人类型“total”不在表三的栏目里；可用：natural、business、research、ngo、legal、other",
        ),
        (
            Application("a", ORGAN, "natural", DAY, None, OUTCOME),
            "application “a”：有办理结果“granted.provided”，却没有办结日期",
        ),
        (Application("a", ORGAN, "natural", DAY, DAY), "application “a”：2023-06-01 已办结，却没有办理结果"),
        (
            Application("a", ORGAN, "natural", DAY, date(2023, 5, 31), OUTCOME),
            "application “a”：办结日期 2023-05-31 早于收到日期 2023-06-01",
        ),
        (
            Application("a", ORGAN, "natural", DAY, DAY, "granted"),
            "application “a”：办理结果“granted”不在法定办理结果的清单里",
        ),
        (
            Application("a", ORGAN, "natural", date(2030, 1, 1), date(2030, 1, 1), "granted"),
            "application “a”：办理结果“granted”不在法定办理结果的清单里",
        ),
        (
            Remedy("r", ORGAN, "appeal", DAY),  # type: ignore[arg-type]
            "remedy “r”：阶段“appeal”不在表四里；可用：review、litigation_direct、litigation_after_review",
        ),
        (Remedy("r", ORGAN, "review", DAY, None, "upheld"), "remedy “r”：有结果“upheld”，却没有审结日期"),
        (Remedy("r", ORGAN, "review", DAY, DAY), "remedy “r”：2023-06-01 已审结，却没有结果"),
        (
            Remedy("r", ORGAN, "review", DAY, date(2023, 5, 31), "upheld"),
            "remedy “r”：审结日期 2023-05-31 早于提出日期 2023-06-01",
        ),
        (
            Remedy("r", ORGAN, "review", DAY, DAY, "pending"),  # type: ignore[arg-type]
            "remedy “r”：结果“pending”不在表四里；可用：upheld、corrected、other",
        ),
        (
            NormativeDocument("n", ORGAN, DAY, date(2023, 5, 31)),
            "normative_document “n”：失效日期 2023-05-31 早于制发日期 2023-06-01",
        ),
        (Rule("g", ORGAN, DAY, date(2023, 5, 31)), "rule “g”：失效日期 2023-05-31 早于制发日期 2023-06-01"),
        (
            Decision("d", ORGAN, "fine", DAY),  # type: ignore[arg-type]
            "decision “d”：“fine”不是行政许可、行政处罚或行政强制；可用：licence、penalty、compulsory_measure",
        ),
        (Decision("d", ORGAN, "penalty", DAY, -1), "decision “d”：件数 -1 小于 0"),
        (Charge("c", ORGAN, DAY, -1), "charge “c”：金额 -1 分小于 0"),
    ],
)
def test_a_fact_that_cannot_be_counted_is_named(wrong: Fact, message: str) -> None:
    with pytest.raises(WrongFacts) as refused:
        tally([Application("ok", ORGAN, "natural", DAY), wrong], organ=ORGAN, year=2023)
    assert refused.value.problems == (message,)
    assert refused.value.found == 1
    assert str(refused.value) == message


@pytest.mark.parametrize(
    "right",
    [
        Application("a", ORGAN, "natural", DAY, DAY, OUTCOME),
        Remedy("a", ORGAN, "review", DAY, DAY, "other"),
        NormativeDocument("a", ORGAN, DAY, DAY),
        Decision("a", ORGAN, "penalty", DAY, 0),
        Charge("a", ORGAN, DAY, 0),
    ],
)
def test_the_same_day_and_nought_are_no_mistakes(right: Fact) -> None:
    assert tally([right], organ=ORGAN, year=2023).year == 2023


def test_an_outcome_is_counted_only_while_the_law_knows_it() -> None:
    def unpaid(on: date) -> Application:
        return Application("a", ORGAN, "natural", date(2020, 12, 1), on, "other.fee_unpaid")

    with pytest.raises(WrongFacts) as refused:
        tally([unpaid(date(2020, 12, 31))], organ=ORGAN, year=2020, form="2019")
    assert str(refused.value) == "application “a”：办理结果“other.fee_unpaid”在 2020-12-31 没有规定"
    report = tally([unpaid(date(2021, 1, 1))], organ=ORGAN, year=2021)
    assert report.cells["applications.other_fee_unpaid.natural"] == 1
    assert tally([unpaid(date(2021, 1, 1))], organ=ORGAN, year=2020).cells["applications.carried_out.natural"] == 1


def test_a_value_that_comes_twice_is_refused_once_for_its_kind() -> None:
    same = Application("1", ORGAN, "natural", DAY)
    with pytest.raises(WrongFacts) as refused:
        tally([same, Charge("1", ORGAN, DAY, 1), same], organ=ORGAN, year=2023)
    assert str(refused.value) == "application “1”：与前面的记录重复，每件只应有一条"


def test_a_long_list_of_problems_is_cut_and_its_length_told() -> None:
    wrong = [Charge(str(number), ORGAN, DAY, -1) for number in range(51)]
    with pytest.raises(WrongFacts) as refused:
        tally(wrong, organ=ORGAN, year=2023)
    assert (len(refused.value.problems), refused.value.found) == (50, 51)
    assert str(refused.value).endswith("charge “49”：金额 -1 分小于 0\n（共 51 条，只列出前 50 条）")
    with pytest.raises(WrongFacts) as refused:
        tally(wrong[:50], organ=ORGAN, year=2023)
    assert str(refused.value).endswith("charge “49”：金额 -1 分小于 0")


def test_wrong_questions_are_refused() -> None:
    with pytest.raises(BadValue, match="缺少机关名称"):
        tally([], organ="", year=2023)
    for year in (1899, 9999):
        with pytest.raises(BadValue, match=f"年度应为四位数的年份，实为 {year}"):
            tally([], organ=ORGAN, year=year)
    for year in (1900, 9998):
        assert tally([], organ=ORGAN, year=year).year == year
    with pytest.raises(BadValue, match="没有这种记录：case；可用：application、"):
        tally([], organ=ORGAN, year=2023, without=["case"])
    with pytest.raises(UnknownForm, match="2022"):
        tally([], organ=ORGAN, year=2023, form="2022")


def test_every_counted_cell_names_its_facts_when_asked() -> None:
    facts: list[Fact] = [
        Application("a1", ORGAN, "natural", DAY, DAY, OUTCOME),
        Application("a2", ORGAN, "legal", DAY, DAY, "granted.already_public"),
        Application("a3", ORGAN, "natural", date(2022, 12, 31)),
        Remedy("r1", ORGAN, "review", DAY, DAY, "upheld"),
        Remedy("r2", ORGAN, "review", DAY),
        Decision("d1", ORGAN, "licence", DAY, 3),
        Charge("c1", ORGAN, DAY, 4000),
        NormativeDocument("n1", ORGAN, DAY),
    ]
    report = tally(facts, organ=ORGAN, year=2023, origins=True)
    assert set(report.origins) == set(report.cells)
    behind = {path: origin.facts for path, origin in report.origins.items() if origin.facts}
    assert behind == {
        "applications.new.natural": ("a1",),
        "applications.new.legal": ("a2",),
        "applications.new.total": ("a1", "a2"),
        "applications.carried_in.natural": ("a3",),
        "applications.carried_in.total": ("a3",),
        "applications.granted.natural": ("a1",),
        "applications.granted.legal": ("a2",),
        "applications.granted.total": ("a1", "a2"),
        "applications.total.natural": ("a1",),
        "applications.total.legal": ("a2",),
        "applications.total.total": ("a1", "a2"),
        "applications.carried_out.natural": ("a3",),
        "applications.carried_out.total": ("a3",),
        "remedies.review.upheld": ("r1",),
        "remedies.review.pending": ("r2",),
        "remedies.review.total": ("r1", "r2"),
        "active.licences": ("d1",),
        "active.fees_wan": ("c1",),
        "active.normative_documents.issued": ("n1",),
        "active.normative_documents.in_force": ("n1",),
    }
    assert report.origins["active.penalties"] == Origin("counted")


def test_lines_and_values_come_to_the_same() -> None:
    lines = [
        f'{{"kind": "application", "key": "{n}", "organ": "{ORGAN}", "applicant": "natural", "received_on": "2023-0{n}-01"}}'
        for n in range(1, 5)
    ]
    assert tally(read_facts(lines), organ=ORGAN, year=2023) == tally(list(read_facts(lines)), organ=ORGAN, year=2023)


@st.composite
def applications(draw: st.DrawFn) -> Application:
    edge = st.sampled_from([date(2022, 12, 31), date(2023, 1, 1), date(2023, 12, 31), date(2024, 1, 1)])
    received = draw(edge | st.dates(date(2022, 6, 1), date(2024, 6, 1)))
    concluded = draw(st.none() | st.integers(0, 400).map(lambda days: received + timedelta(days=days)))
    outcome = draw(st.sampled_from([outcome.key for outcome in outcomes.all()])) if concluded else None
    key = str(draw(st.integers(0, 10**9)))
    return Application(key, ORGAN, draw(st.sampled_from(applicants.keys())), received, concluded, outcome)


@settings(deadline=None, max_examples=60)
@given(
    facts=st.lists(applications(), max_size=30, unique_by=lambda fact: fact.key),
    edition=st.sampled_from(["2021", "2019"]),
)
def test_a_tally_satisfies_every_sum_of_the_form_and_last_years_rest_is_this_years_start(
    facts: list[Application], edition: str
) -> None:
    form = form_of(edition)
    report = tally(facts, organ=ORGAN, year=2023, form=edition)
    for identity in form.identities:
        left = [report.cells[path] for path in identity.left]
        right = [report.cells[path] for path in identity.right]
        assert None not in (*left, *right)
        assert sum(left) == sum(right), identity  # type: ignore[arg-type]
    before, after = (tally(facts, organ=ORGAN, year=year, form=edition) for year in (2022, 2024))
    for column in form.columns:
        assert (
            before.cells[f"applications.carried_out.{column.key}"]
            == report.cells[f"applications.carried_in.{column.key}"]
        )
        assert (
            report.cells[f"applications.carried_out.{column.key}"]
            == after.cells[f"applications.carried_in.{column.key}"]
        )


def test_a_source_that_vouches_for_its_keys_is_counted_alike_and_its_mistakes_are_named_all() -> None:
    sound = [
        Application(f"{number}", ORGAN, "natural", date(2024, 3, 1), date(2024, 3, 20), "granted.provided")
        for number in range(3)
    ]
    whole = tally(sound, organ=ORGAN, year=2024, origins=True)
    parts = tally(Distinct(sound), organ=ORGAN, year=2024, origins="parts")
    assert parts == whole
    assert parts.origins["applications.granted.natural"].facts == ("0", "1", "2")
    assert (whole.origins["applications.granted.total"].facts, parts.origins["applications.granted.total"].facts) == (
        ("0", "1", "2"),
        (),
    )
    wrong = [one._replace(outcome="nothing.known") for one in sound]
    with pytest.raises(WrongFacts) as told:
        tally(Distinct([*sound, *wrong]), organ=ORGAN, year=2024)
    assert told.value.found == 3
    with pytest.raises(WrongFacts, match="重复"):
        tally([*sound, sound[0]], organ=ORGAN, year=2024)
