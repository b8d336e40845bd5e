"""From the draft to the published report: what stands in the way is said, and nothing is signed by accident."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.applications import House, answered, at, received
from tests.factories.organs import county
from tests.factories.people import actor
from tests.factories.reports import OVERVIEW, begun, finished, moment, named_house, published, reviewed, signed

from gongkai.office.annual import public, queries
from gongkai.office.annual.actions.adjust import adjust, count_again
from gongkai.office.annual.actions.correct import correct
from gongkai.office.annual.actions.explain import explain
from gongkai.office.annual.actions.hand_in import accept, submit
from gongkai.office.annual.actions.publish import prepare, publish
from gongkai.office.annual.actions.review import review
from gongkai.office.annual.actions.send_back import send_back
from gongkai.office.annual.actions.sign import sign
from gongkai.office.annual.actions.type_in import confirm_none, type_in
from gongkai.office.annual.actions.write_text import write_text
from gongkai.office.annual.gathering import gather
from gongkai.office.annual.models import Annual, Version
from gongkai.office.annual.states import MOVES, State, moves_from
from gongkai.office.journal.errors import Forbidden, Unlawful
from gongkai.office.organs.models import Organ
from gongkai.office.practice.actions.choose import choose
from gongkai.report import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def of() -> House:
    return named_house()


def supervised(of: House) -> Organ:
    """The county to which the township reports."""
    above = county()
    Organ.objects.filter(pk=of.organ.pk).update(reports_to=above)
    of.organ.refresh_from_db()
    return above


def standing(of: House, annual: Annual) -> Any:
    found = queries.page(of.officer, annual, on=date(2026, 1, 8)).standing
    assert found is not None
    return found


def test_an_empty_draft_says_everything_that_is_still_in_the_way(of: House) -> None:
    annual = begun(of)
    said = standing(of, annual).examined.in_the_way
    assert "第一部分还没有写" in said
    assert "第五部分还没有写" in said
    assert "表格里还有空着的格子，勾稽关系无法核对" in said or any("表二" in one for one in said)
    with pytest.raises(Unlawful, match="现在还不能审核"):
        review(actor=of.head, annual=annual, at=at("2026-01-08"))


def test_nil_tables_are_counted_and_confirmed_by_name(of: House) -> None:
    page = queries.page(of.officer, finished(of), on=date(2026, 1, 8))
    origins = page.report.origins
    assert (origins["applications.new.natural"].kind, origins["applications.new.total"].kind) == ("counted", "summed")
    assert (origins["active.licences"].kind, page.figures["active.licences"].by) == ("typed", of.officer.name)
    assert page.standing is not None
    assert page.standing.examined.in_the_way == ()
    with pytest.raises(Unlawful, match="没有空格"):
        confirm_none(actor=of.officer, annual=page.annual, at=at("2026-01-08"))


@pytest.mark.parametrize("typed", ["三", "-1", "1.5", "1e400", "9" * 30])
def test_what_is_no_number_is_refused_at_its_cell_and_nothing_is_written(of: House, typed: str) -> None:
    annual = begun(of)
    with pytest.raises(Unlawful) as wrong:
        type_in(
            actor=of.officer,
            annual=annual,
            typed={"active.licences": typed, "active.penalties": "1"},
            at=at("2026-01-08"),
        )
    assert list(wrong.value.at) == ["active.licences"]
    assert not annual.figures.exists()


def test_an_emptied_field_is_blank_again_and_not_zero(of: House) -> None:
    annual = begun(of)
    type_in(actor=of.officer, annual=annual, typed={"active.fees_wan": "０．０４"}, at=at("2026-01-08"))
    assert str(standing(of, annual).report.cells["active.fees_wan"]) == "0.04"
    type_in(actor=of.officer, annual=annual, typed={"active.fees_wan": ""}, at=at("2026-01-08"))
    assert standing(of, annual).report.missing["active.fees_wan"] == "blank"


def test_an_adjustment_keeps_the_counted_number_and_breaks_a_sum_in_plain_sight(of: House) -> None:
    annual = finished(of)
    count = gather(of.organ, 2025)
    given = {"actor": of.officer, "annual": annual, "count": count, "at": at("2026-01-08")}
    with pytest.raises(Unlawful, match="没有写原因"):
        adjust(**given, path="applications.new.natural", typed="1", reason=" ")
    with pytest.raises(Unlawful, match="合计"):
        adjust(**given, path="applications.new.total", typed="1", reason="少记一件")
    adjust(**given, path="applications.new.natural", typed="1", reason="启用前收到一件")
    now = standing(of, annual)
    assert now.report.cells["applications.new.total"] == 1
    broken = [one.finding for one in now.examined.told if one.finding.code == "T3-04"]
    assert broken
    assert "applications.new.natural" in broken[0].cells
    figure = queries.page(of.officer, annual, on=date(2026, 1, 8)).figures["applications.new.natural"]
    assert (figure.counted, figure.reason, figure.by) == (0, "启用前收到一件", of.officer.name)
    with pytest.raises(Unlawful, match="现在还不能审核"):
        review(actor=of.head, annual=annual, at=at("2026-01-08"))
    count_again(actor=of.officer, annual=annual, path="applications.new.natural", at=at("2026-01-08"))
    assert standing(of, annual).examined.in_the_way == ()


def test_an_adjustment_is_doubted_when_the_register_moves_on(of: House) -> None:
    annual = finished(of)
    count = gather(of.organ, 2025)
    adjust(
        actor=of.officer, annual=annual, count=count, path="applications.new.natural", typed="1", reason="少记",
        at=at("2026-01-08"),
    )  # fmt: skip
    received(of, "2025-12-30")
    assert [one.finding.cells for one in standing(of, annual).examined.told if one.finding.code == "L-03"]


def test_a_year_that_is_not_over_is_neither_reviewed_nor_signed(of: House) -> None:
    annual = finished(of, on="2025-12-31")
    with pytest.raises(Unlawful, match="年度结束以后"):
        review(actor=of.head, annual=annual, at=at("2025-12-31", 23))
    assert review(actor=of.head, annual=annual, at=at("2026-01-01", 0)).state == State.REVIEWED


def test_signing_is_refused_for_what_was_not_seen_or_changed_since(of: House) -> None:
    version = reviewed(of)
    annual = version.annual
    with pytest.raises(Unlawful, match="不是现在这一稿"):
        sign(actor=of.leader, annual=annual, seen="0" * 64, at=at("2026-01-12"))
    with pytest.raises(Forbidden):
        sign(actor=of.head, annual=annual, seen=version.digest, at=at("2026-01-12"))
    received(of, "2025-12-30")
    with pytest.raises(Unlawful, match=r"登记有了变化，表三“一、本年新收.*退回修改"):
        sign(actor=of.leader, annual=annual, seen=version.digest, at=at("2026-01-12"))
    send_back(actor=of.leader, annual=annual, reason="漏了一件", at=at("2026-01-12"))
    again = review(actor=of.head, annual=annual, at=at("2026-01-12"))
    assert sign(actor=of.leader, annual=annual, seen=again.digest, at=at("2026-01-12")).state == State.SIGNED


def test_a_section_like_last_years_word_for_word_is_not_signed(of: House) -> None:
    published(of, 2024, "2025-01-15")
    annual = finished(of, 2025)
    with pytest.raises(Unlawful, match="第五部分与上一年度的报告一字不差"):
        review(actor=of.head, annual=annual, at=at("2026-01-09"))
    write_text(actor=of.officer, annual=annual, texts={5: ""}, at=at("2026-01-09"))
    with pytest.raises(Unlawful, match="第五部分还没有写"):
        review(actor=of.head, annual=annual, at=at("2026-01-09"))


def test_what_is_locked_is_not_written_in(of: House) -> None:
    annual = reviewed(of).annual
    with pytest.raises(Unlawful, match="已经锁定"):
        write_text(actor=of.officer, annual=annual, texts={1: "改"}, at=at("2026-01-12"))
    with pytest.raises(Unlawful, match="已经锁定"):
        type_in(actor=of.officer, annual=annual, typed={"active.licences": "1"}, at=at("2026-01-12"))


def test_a_report_is_published_in_six_files_that_read_as_what_was_signed(of: House) -> None:
    answered(of, received(of, "2025-03-03"), "2025-03-20")
    annual = published(of)
    shown = public.report(of.organ.code, 2025)
    assert shown is not None
    assert [one.ending for one in shown.files] == ["json", "docx", "html", "pdf", "xlsx", "txt"]
    for one in shown.files:
        found = public.file(of.organ.code, 2025, 1, one.ending)
        assert found is not None
        name, content = found
        assert name == f"{of.organ.name}2025年政府信息公开工作年度报告.{one.ending}"
        back = read(content, name=name)[0]
        assert (back.cells, back.missing, back.year) == (shown.report.cells, shown.report.missing, 2025)
        assert one.ending in ("xlsx", "pdf") or back == shown.report, one.ending
    assert annual.published_on is not None


def test_a_failed_reading_back_stops_the_publication(of: House, monkeypatch: pytest.MonkeyPatch) -> None:
    from gongkai.office.annual.actions import publish as publishing

    annual = signed(of)
    honest = publishing.encode
    monkeypatch.setattr(
        publishing, "encode", lambda report, ending: honest(report.with_cells({"active.licences": 7}), ending)
    )
    with pytest.raises(Unlawful, match="与签发稿不一致"):
        prepare(annual)


def test_nothing_is_public_before_it_is_published(of: House) -> None:
    annual = signed(of)
    code = of.organ.code
    assert public.years(code) == ()
    assert public.report(code, 2025) is None
    assert public.file(code, 2025, 1, "docx") is None
    assert public.number(code, 2025, "applications.new.total") is None
    publish(actor=of.officer, annual=annual, prepared=prepare(annual), at=moment("2026-01-15"))
    assert [one.year for one in public.years(code)] == [2025]


def test_a_correction_is_a_new_edition_with_a_notice_and_the_old_one_stays(of: House) -> None:
    first = published(of)
    second = correct(actor=of.head, annual=first, notice="表二行政许可漏填3件", at=at("2026-02-02"))
    type_in(actor=of.officer, annual=second, typed={"active.licences": "3"}, at=at("2026-02-02"))
    write_text(
        actor=of.officer, annual=second, texts={1: OVERVIEW.format(n=12, year=2025) + "\n作出行政许可决定3件。"},
        at=at("2026-02-02"),
    )  # fmt: skip
    shown = public.report(of.organ.code, 2025)
    assert shown is not None
    assert (shown.edition, shown.report.cells["active.licences"]) == (1, 0)
    version = review(actor=of.head, annual=second, at=at("2026-02-03"))
    sign(actor=of.leader, annual=second, seen=version.digest, at=at("2026-02-03"))
    publish(actor=of.officer, annual=second, prepared=prepare(second), at=moment("2026-02-03"))
    shown = public.report(of.organ.code, 2025)
    assert shown is not None
    assert (shown.edition, shown.notice, shown.report.cells["active.licences"]) == (2, "表二行政许可漏填3件", 3)
    before = public.report(of.organ.code, 2025, edition=1)
    assert before is not None
    assert (before.is_replaced, before.report.cells["active.licences"]) == (True, 0)
    with pytest.raises(Unlawful, match="只有已经公布"):
        correct(actor=of.head, annual=Annual.objects.get(pk=first.pk), notice="再改", at=at("2026-02-04"))


def test_where_the_county_wants_reports_first_they_are_handed_in_returned_and_taken(of: House) -> None:
    above = supervised(of)
    office = actor(above, "county_office")
    choose(
        actor=office, county=above, key="report_handed_in", typed="是", from_on=at("2026-01-01").date(),
        reason="县政府办通知", at=at("2026-01-01"),
    )  # fmt: skip
    annual = signed(of)
    with pytest.raises(Unlawful, match="现在不能公布"):
        publish(actor=of.officer, annual=annual, prepared=prepare(annual), at=moment("2026-01-15"))
    submit(actor=of.officer, annual=annual, at=at("2026-01-15"))
    assert [one.organ for one in queries.seen_by(office)] == [of.organ]
    with pytest.raises(Forbidden):
        accept(actor=of.head, annual=annual, at=at("2026-01-15"))
    send_back(actor=office, annual=annual, reason="第五部分太空", by_the_county=True, at=at("2026-01-15"))
    version = review(actor=of.head, annual=annual, at=at("2026-01-16"))
    sign(actor=of.leader, annual=annual, seen=version.digest, at=at("2026-01-16"))
    submit(actor=of.officer, annual=annual, at=at("2026-01-16"))
    accept(actor=office, annual=annual, at=at("2026-01-16"))
    publish(actor=of.officer, annual=annual, prepared=prepare(annual), at=moment("2026-01-17"))
    assert [one.state for one in Version.objects.order_by("number")][-3:] == ["submitted", "accepted", "published"]


def test_a_draft_is_not_seen_by_the_county(of: House) -> None:
    above = supervised(of)
    begun(of)
    assert not queries.seen_by(actor(above, "county_office")).exists()


def test_an_explanation_survives_the_next_check_and_lets_an_old_mistake_pass(of: House) -> None:
    published(of, 2024, "2025-01-15", n=3)
    received(of, "2024-12-20")  # entered late: last year's report did not carry it
    annual = finished(of, 2025, n=15)
    found = [one for one in standing(of, annual).examined.told if one.finding.code == "T3-05"]
    assert found
    assert all(one.blocks for one in found)
    for one in found:
        explain(actor=of.officer, annual=annual, told=one, text="补登上年漏登的一件", at=at("2026-01-08"))
    received(of, "2025-12-22", demand="另一件")
    told = [one for one in standing(of, annual).examined.told if one.finding.code == "T3-05"]
    assert {one.explanation for one in told} == {"补登上年漏登的一件"}
    assert not any(one.blocks for one in told)


def test_broken_arithmetic_is_not_explained_away(of: House) -> None:
    annual = finished(of)
    count = gather(of.organ, 2025)
    adjust(
        actor=of.officer, annual=annual, count=count, path="applications.new.natural", typed="1", reason="少记",
        at=at("2026-01-08"),
    )  # fmt: skip
    told = next(one for one in standing(of, annual).examined.told if one.finding.code == "T3-04")
    with pytest.raises(Unlawful, match="不能用说明代替"):
        explain(actor=of.officer, annual=annual, told=told, text="就是这样", at=at("2026-01-08"))


def test_the_table_of_moves_leads_from_draft_to_published_with_and_without_the_county() -> None:
    for handed_in in (False, True):
        reached, at_hand = {State.DRAFT}, [State.DRAFT]
        while at_hand:
            for move in moves_from(at_hand.pop(), handed_in=handed_in):
                if move.after not in reached:
                    reached.add(State(move.after))
                    at_hand.append(State(move.after))
        assert (State.PUBLISHED in reached, State.SUBMITTED in reached) == (True, handed_in)
    assert {move.verb for move in MOVES} == {"review", "send_back", "sign", "submit", "return", "accept", "publish"}


def test_numbers_in_public_are_taken_apart_only_where_no_case_can_be_told(of: House) -> None:
    for number in range(6):
        answered(of, received(of, f"2025-03-0{number + 3}", demand=f"第{number}件"), "2025-03-20")
    answered(of, received(of, "2025-08-04", demand="秋天的一件"), "2025-08-11")
    published(of)
    found = public.number(of.organ.code, 2025, "applications.new.total")
    assert found is not None
    assert found.value == 7
    assert [amount for _, amount in found.groups["arrival"]] == [7]
    assert "quarter" not in found.groups, "one case stands alone in its quarter"
    assert [value for _, _, value in found.parts] == [7, 0, 0, 0, 0, 0]


def test_the_county_sees_how_many_records_there_are_and_not_which(of: House) -> None:
    above = supervised(of)
    answered(of, received(of, "2025-03-03"), "2025-03-20")
    office = actor(above, "county_office")
    annual = published(of)
    page = queries.page(office, annual, on=date(2026, 1, 20))
    opened = queries.cell(office, page, "applications.new.total")
    assert (opened.total, opened.records) == (1, ())


def test_where_a_number_came_from_stays_in_the_house(of: House) -> None:
    annual = finished(of)
    version = review(actor=of.head, annual=annual, at=at("2026-01-09"))
    assert "typed" in version.content
    sign(actor=of.leader, annual=annual, seen=version.digest, at=at("2026-01-12"))
    publish(actor=of.officer, annual=annual, prepared=prepare(annual), at=moment("2026-01-15"))
    shown = public.report(of.organ.code, 2025)
    assert shown is not None
    assert shown.report.origins == {}


@given(st.dictionaries(st.sampled_from("1234567"), st.integers(0, 30), max_size=7), st.integers(2, 12))
def test_groups_in_public_are_never_small_and_a_merged_one_is_never_a_single_one(
    counted: dict[str, int], least: int
) -> None:
    shown = public.told_apart(counted, least)
    assert all(amount >= least for _, amount in shown)
    there = {group: amount for group, amount in counted.items() if amount}
    if shown:
        assert sum(amount for _, amount in shown) == sum(there.values())
        alone = {group for group, _ in shown if group}
        assert len(there) - len(alone) != 1
