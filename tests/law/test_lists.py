"""The short lists of law: outcomes, applicants, headings, remedies, duties, limits, fees, arrivals."""

from datetime import UTC, date, datetime

import pytest

from gongkai.law import applicants, arrivals, cite, duties, fees, headings, limits, outcomes, remedies, telling, today
from gongkai.law.calendar import national
from gongkai.law.editions import data
from gongkai.law.errors import DataError, DiaryError, UnknownError

DAY = date(2026, 3, 2)


def test_the_outcome_codes_are_these_and_stay_for_ever() -> None:
    assert [outcome.key for outcome in outcomes.all()] == [
        "granted.already_public", "granted.provided", "granted.partly",
        "withheld.state_secret", "withheld.law_forbids", "withheld.safety_stability", "withheld.third_party",
        "withheld.internal_affairs", "withheld.process", "withheld.enforcement_file", "withheld.administrative_query",
        "unavailable.not_existing", "unavailable.not_ours", "unavailable.must_be_created", "unavailable.still_unclear",
        "not_processed.petition", "not_processed.repeat", "not_processed.publication", "not_processed.excessive",
        "not_processed.confirm_again",
        "other.not_corrected", "other.fee_unpaid", "other.other",
    ]  # fmt: skip
    assert outcomes.codes() == {outcome.key for outcome in outcomes.all()}


def test_the_groups_have_the_official_sizes() -> None:
    sizes = {group: sum(outcome.group == group for outcome in outcomes.all()) for group in outcomes.GROUPS}
    assert sizes == {"granted": 3, "withheld": 8, "unavailable": 4, "not_processed": 5, "other": 3}


def test_a_lapsed_case_ends_after_its_period_and_an_answer_with_its_delivery() -> None:
    ends = {outcome.key: outcome.concluded.value for outcome in outcomes.all()}
    assert (ends["other.not_corrected"], ends["other.fee_unpaid"], ends["other.other"]) == (
        "lapsed",
        "lapsed",
        "decided",
    )
    assert {ends[outcome.key] for outcome in outcomes.all() if outcome.group != "other"} == {"delivered"}


def test_every_letter_has_a_name() -> None:
    assert [letter.term for letter in outcomes.Letter] == ["答复书", "告知书", "结案告知"]


def test_a_partial_grant_needs_the_reasons_of_its_withheld_part() -> None:
    with pytest.raises(UnknownError, match="须注明不公开部分的理由"):
        outcomes.remedy("granted.partly", on=DAY)
    for code in ("granted.provided", "granted.partly", "granted.already_public"):
        with pytest.raises(UnknownError, match=rf"“{code}”不是不公开的理由"):
            outcomes.remedy("granted.partly", on=DAY, withheld=["withheld.process", code])


def test_an_outcome_of_a_later_rule_is_unknown_before_it() -> None:
    with pytest.raises(UnknownError, match="2020-12-31"):
        outcomes.get("other.fee_unpaid", on=date(2020, 12, 31))
    assert outcomes.get("other.fee_unpaid", on=date(2021, 1, 1)).letter is outcomes.Letter.CLOSING


def test_the_applicants_are_the_six_columns_in_order() -> None:
    assert applicants.keys() == ("natural", "business", "research", "ngo", "legal", "other")
    assert [kind.term for kind in applicants.all()] == [
        "自然人",
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
    ]
    assert [kind.is_organisation for kind in applicants.all()] == [False, True, True, True, True, True]
    assert applicants.get("ngo", on=DAY).term == "社会公益组织"


@pytest.mark.parametrize(
    ("code", "name", "kind"),
    [
        ("91640522MA00000000", "某某商贸有限公司", "business"), ("92640522MA00000000", "某某小吃店", "business"),
        ("93640522MA00000000", "某某合作社", "business"), ("31640000MD00000000", "某某律师事务所", "legal"),
        ("32640000MD00000000", "", "legal"), ("33640000MD00000000", "", "legal"),
        ("51640000MJ00000000", "某某协会", "ngo"), ("52640000MJ00000000", "", "ngo"), ("53640000MJ00000000", "某某基金会", "ngo"),
        ("12640000450000000X", "某省农业科学院", "research"), ("12640000450000000X", "某某大学", "research"),
        ("12640000450000000X", "某县第一小学", "other"), ("11640522010000000X", "某县民政局", "other"),
        ("54640522MF00000000", "某某村民委员会", None), ("N2640522MF00000000", "某某合作社", "other"), ("", "某某研究院", None),
        ("  91640522ma00000000 ", "", "business"),
    ],
)  # fmt: skip
def test_a_credit_code_suggests_a_kind(code: str, name: str, kind: str | None) -> None:
    assert applicants.suggest(code, name=name) == kind


def test_every_line_of_table_two_is_fed_by_exactly_one_heading() -> None:
    fed = [line for heading in headings.all() for line in heading.feeds]
    assert sorted(fed) == sorted(headings.TABLE_TWO)


def test_a_township_owes_its_eight_items_and_a_department_its_seven() -> None:
    own = {
        organ: sum(h.authority.cite.place == "第二十一条" for h in headings.of(organ, on=DAY))
        for organ in duties.ORGANS
    }
    assert own == {"township": 8, "street": 0, "department": 7, "county": 7}
    assert len(headings.of("street", on=DAY)) == 16


@pytest.mark.parametrize(
    ("key", "column"),
    [
        ("review.upheld", "upheld"), ("review.request_rejected", "upheld"), ("suit.claim_rejected", "upheld"),
        ("review.changed", "corrected"), ("review.revoked", "corrected"), ("review.declared_unlawful", "corrected"),
        ("review.ordered_to_act", "corrected"), ("review.declared_void", "corrected"), ("review.no_answer_submitted", "corrected"),
        ("suit.revoked", "corrected"), ("suit.ordered_to_act", "corrected"), ("suit.declared_unlawful", "corrected"),
        ("suit.declared_void", "corrected"), ("suit.changed", "corrected"),
        ("review.not_accepted", "other"), ("review.application_rejected", "other"), ("review.terminated", "other"),
        ("review.mediated", "other"), ("review.settled", "other"), ("suit.not_docketed", "other"),
        ("suit.withdrawn", "other"), ("suit.terminated", "other"),
        ("review.suspended", "pending"), ("review.undecided", "pending"), ("suit.transferred", "pending"), ("suit.undecided", "pending"),
    ],
)  # fmt: skip
def test_a_result_is_counted_in_its_column(key: str, column: str) -> None:
    assert remedies.column(key, on=DAY) == column


def test_every_result_stands_in_the_table_above() -> None:
    assert len(remedies.results()) == 26
    assert sum(result.is_of_review for result in remedies.results()) == 15


def test_a_county_may_count_a_result_elsewhere() -> None:
    own = remedies.load_results(
        '[[result]]\nkey = "suit.withdrawn"\nterm = "撤诉"\ncolumn = "upheld"\ncite = "本地惯例"\n'
        'basis = "P"\nsource = "县政府办"\nfrom = 2026-01-01\n'
    )
    assert remedies.column("suit.withdrawn", on=DAY, own=own) == "upheld"
    assert remedies.column("suit.withdrawn", on=date(2025, 12, 31), own=own) == "other"


@pytest.mark.parametrize(
    ("organ", "body", "court"),
    [
        ("township", "县（市、区）人民政府", "基层人民法院"), ("department", "本级人民政府", "基层人民法院"),
        ("street", "设立它的人民政府", "基层人民法院"), ("county", "上一级（设区的市、自治州）人民政府", "中级人民法院"),
        ("vertical", "上一级主管部门", "依行政诉讼法第十四条、第十五条确定"),
        ("justice", "本级人民政府或者上一级司法行政部门（由申请人选择）", "基层人民法院"),
    ],
)  # fmt: skip
def test_the_way_up_depends_on_the_organ(organ: str, body: str, court: str) -> None:
    found = remedies.route(organ, on=DAY)
    assert (found.review_body, found.court) == (body, court)


def paragraph(remedy: outcomes.Remedy, on: date, online: str = "") -> str:
    return remedies.paragraph(remedy, on=on, review_body="松溪县人民政府", court="松溪县人民法院", online=online)


def test_the_paragraph_of_a_refusal_sends_to_review_first() -> None:
    assert paragraph(outcomes.Remedy.REVIEW_FIRST, DAY) == (
        "如不服本答复，请先自收到之日起60日内向松溪县人民政府申请行政复议；"
        "对复议决定仍不服的，可以自收到复议决定书之日起15日内向松溪县人民法院提起行政诉讼。"
    )


def test_the_paragraph_of_other_answers_leaves_the_choice() -> None:
    expected = (
        "如不服本答复，可以自收到之日起60日内向松溪县人民政府申请行政复议，"
        "也可以自收到之日起6个月内直接向松溪县人民法院提起行政诉讼。"
    )
    assert paragraph(outcomes.Remedy.REVIEW_OR_SUIT, DAY) == expected
    assert paragraph(outcomes.Remedy.REVIEW_OR_SUIT, date(2023, 6, 1)) == expected


def test_an_answer_delivered_online_names_the_online_way_since_2024() -> None:
    online = "行政复议也可以通过互联网渠道申请：省行政复议服务平台。"
    assert paragraph(outcomes.Remedy.REVIEW_OR_SUIT, date(2024, 1, 1), "省行政复议服务平台").endswith(online)
    assert online not in paragraph(outcomes.Remedy.REVIEW_OR_SUIT, date(2023, 12, 31), "省行政复议服务平台")


def test_a_paragraph_cannot_be_written_before_the_reasons_are_known() -> None:
    with pytest.raises(UnknownError, match="先按不公开部分的理由"):
        paragraph(outcomes.Remedy.BY_REASON, DAY)


@pytest.mark.parametrize(
    ("key", "period"),
    [
        ("correction_notice", "7个工作日"), ("correction_period", "15个工作日"), ("reply", "20个工作日"), ("extension", "20个工作日"),
        ("third_party_answer", "15个工作日"), ("co_maker_answer", "15个工作日"), ("fee_payment", "20个工作日"), ("confirmation", "1个工作日"),
        ("record_correction", "20个工作日"), ("publication", "20个工作日"), ("budget_publication", "20日"), ("penalty_withdrawal", "3个工作日"),
        ("licence_penalty_publicity", "7个工作日"), ("review_answer", "10个工作日"), ("review_answer_simplified", "5个工作日"), ("court_answer", "15日"),
    ],
)  # fmt: skip
def test_a_period_is_as_long_as_the_law_says(key: str, period: str) -> None:
    assert str(limits.get(key, on=DAY).period) == period
    assert len(limits.all()) == 16


def test_a_calendar_day_period_moves_off_a_day_off_and_a_working_day_period_skips_them() -> None:
    calendar = national()
    assert limits.CalendarDays(20).ends_on(date(2026, 9, 11), calendar) == date(2026, 10, 8)
    assert limits.CalendarDays(20).ends_on(date(2026, 9, 10), calendar) == date(2026, 9, 30)
    assert limits.WorkingDays(3).ends_on(date(2026, 9, 30), calendar) == date(2026, 10, 10)
    assert limits.get("budget_publication", on=DAY).ends_on(date(2026, 9, 11), calendar) == date(2026, 10, 8)


def test_a_fixed_date_never_moves_and_is_reminded_on_the_last_working_day() -> None:
    january = duties.get("annual_report_published.township", on=DAY)
    assert january.due_on(2026) == date(2026, 1, 31)
    assert january.remind_on(2026, national()) == date(2026, 1, 30)
    assert january.remind_on(2025, national()) == date(2025, 1, 27)
    assert january.remind_on(2024, national()) == date(2024, 1, 31)
    assert str(january.due) == "每年1月31日"


def test_the_reports_are_due_in_january_and_the_countys_in_march() -> None:
    dates = {duty.key: str(duty.due) for duty in duties.all()}
    assert dates.pop("annual_report_published.county") == "每年3月31日"
    assert set(dates.values()) == {"每年1月31日"}
    assert {duty.organ for duty in duties.all()} == set(duties.ORGANS)


def test_a_county_may_set_an_earlier_day_for_townships_but_not_for_departments() -> None:
    text = (
        '[[duty]]\nkey = "annual_report_submitted.township"\nterm = "提交"\nmonth = 1\nday = 20\ncite = "本地惯例"\n'
        'basis = "P"\nsource = "县政府办"\nfrom = 2026-01-01\n'
    )
    own = duties.load(text)
    assert [str(duty.due) for duty in duties.of("township", on=DAY, own=own)] == ["每年1月20日", "每年1月31日"]
    assert duties.get("annual_report_submitted.township", on=DAY, own=own).due_on(2027) == date(2027, 1, 20)
    with pytest.raises(DataError, match="no choice is left"):
        duties.get(
            "annual_report_submitted.department", on=DAY, own=duties.load(text.replace("township", "department"))
        )


def test_the_fee_is_told_slice_by_slice() -> None:
    fee = fees.by_items(12, before=25, on=DAY)
    assert [(part.first, part.last, part.units, part.price_fen, part.amount_fen) for part in fee.parts] == [
        (26, 30, 5, 10000, 50000),
        (31, 37, 7, 20000, 140000),
    ]
    assert fee.amount_fen == 190000
    assert fees.by_items(12, before=25, on=DAY).scale.term == "按件计收"


@pytest.mark.parametrize(("units", "before"), [(0, 0), (-1, 0), (1, -1)])
def test_a_fee_for_no_items_is_refused(units: int, before: int) -> None:
    with pytest.raises(UnknownError, match="件数至少是1，此前的件数不能小于0"):
        fees.by_items(units, before=before, on=DAY)


def test_no_fee_is_known_before_the_fee_rules() -> None:
    with pytest.raises(UnknownError):
        fees.by_pages(10, on=date(2020, 12, 31))
    assert fees.by_pages(10, on=date(2021, 1, 1)).amount_fen == 0


@pytest.mark.parametrize(
    ("fen", "text"), [(0, "0"), (100, "1"), (1000, "10"), (150, "1.5"), (5, "0.05"), (1100000, "11000")]
)
def test_fen_are_printed_as_yuan(fen: int, text: str) -> None:
    assert fees.yuan(fen) == text


def test_the_ways_in_are_those_other_programs_send() -> None:
    assert [way.key for way in arrivals.all()] == [
        "in_person", "registered_post", "ordinary_post", "online", "fax", "email", "oral", "misdirected",
    ]  # fmt: skip


def test_a_confirmation_before_the_arrival_is_refused() -> None:
    online = arrivals.get("online", on=DAY)
    with pytest.raises(DiaryError, match="确认日期2026-03-01早于收到日期2026-03-02"):
        online.received_on(DAY, date(2026, 3, 1))
    assert online.received_on(DAY, DAY) == DAY


def test_a_citation_is_read_and_said_alike() -> None:
    assert str(cite.Citation.parse("行政复议法 第二十条")) == "行政复议法 第二十条"
    assert str(cite.Citation.parse("放假办法")) == "放假办法"
    with pytest.raises(DataError, match="a citation is empty"):
        cite.Citation.parse(" ")
    assert len({basis.term for basis in cite.Basis}) == 5


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 10, 10), "2026年10月10日（周六，调休上班）"), (date(2026, 10, 1), "2026年10月1日（周四，国庆节放假）"),
        (date(2026, 10, 3), "2026年10月3日（周六，国庆节放假）"), (date(2026, 7, 5), "2026年7月5日（周日）"),
        (date(2026, 7, 6), "2026年7月6日（周一）"), (date(2026, 12, 25), "2026年12月25日（周五，暂算）"),
        (date(2027, 1, 1), "2027年1月1日（周五，元旦放假，暂算）"),
    ],
)  # fmt: skip
def test_a_day_is_said_with_what_is_special_about_it(day: date, said: str) -> None:
    assert telling.full(day, national()) == said


def test_a_make_up_day_inside_a_counted_stretch_is_named() -> None:
    steps = telling.count_aloud(date(2026, 2, 26), date(2026, 3, 3), paused={}, calendar=national(), cite="条")
    assert [step.what for step in steps] == [
        "2月27日（周五）至2月28日（周六，调休上班）计入，第1—2个工作日",
        "3月1日（周日）休息，不计",
        "3月2日（周一）至3月3日（周二）计入，第3—4个工作日",
    ]
    assert [step.cite for step in steps] == ["条", "条", "条"]
    long = telling.count_aloud(date(2018, 12, 27), date(2018, 12, 29), paused={}, calendar=national(), cite="")
    assert long[0].what == "12月28日（周五）至12月29日（周六，调休上班）计入，第1—2个工作日"
    inner = telling.count_aloud(date(2012, 3, 29), date(2012, 4, 1), paused={}, calendar=national(), cite="")
    assert (
        inner[0].what == "3月30日（周五）至4月1日（周日，调休上班）计入（其中3月31日（周六，调休上班）），第1—3个工作日"
    )


def test_the_civil_day_turns_at_midnight_in_shanghai() -> None:
    assert today.civil(datetime(2026, 1, 30, 15, 59, 59, tzinfo=UTC)) == date(2026, 1, 30)
    assert today.civil(datetime(2026, 1, 30, 16, 0, 0, tzinfo=UTC)) == date(2026, 1, 31)
    assert abs((today.today() - datetime.now(UTC).date()).days) <= 1


def test_a_slice_may_hold_a_single_unit_and_one_that_runs_backward_is_refused() -> None:
    text = data("fees.toml")
    single = text.replace("first = 1, last = 10,", "first = 1, last = 1,").replace("first = 11,", "first = 2,")
    assert fees.load(single)[0].slices[0].last == 1
    with pytest.raises(DataError, match="without gap or overlap"):
        fees.load(text.replace("first = 11, last = 30", "first = 11, last = 10"))


def test_only_the_slice_that_rises_has_steps() -> None:
    steps = {scale.key: [(one.step_every, one.step_fen) for one in scale.slices] for scale in fees.all()}
    assert steps == {"items": [(0, 0), (0, 0), (10, 10000)], "pages": [(0, 0)] * 4}
