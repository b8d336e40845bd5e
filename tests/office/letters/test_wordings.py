"""Wordings: one for every kind and every outcome, naming its article; a county's own are laid over them, checked."""

from datetime import date, timedelta

import pytest
from tests.factories.letters import AT, DETAILS, FIELDS, drafted, issued
from tests.factories.organs import county, township
from tests.factories.people import actor

from gongkai.law import outcomes
from gongkai.office.journal.actor import SYSTEM
from gongkai.office.journal.errors import Forbidden, Unlawful
from gongkai.office.journal.models import Entry
from gongkai.office.letters import queries
from gongkai.office.letters.actions.reword import reword
from gongkai.office.letters.kinds import KINDS, Layout, wording_key
from gongkai.office.letters.models import Letter, Wording
from gongkai.office.letters.wording import built_in, fields, fill, keys, names, read, text_of

FROM = date(2026, 1, 1)
OWN = """
title = "补正通知"
to = "{applicant}："
closing = "此告。"

[[paragraph]]
text = "{received_on}收到{you}的申请（{serial}）：{demand}"

[[paragraph]]
text = "请补正：{what}"
"""


def said(letter: Letter) -> str:
    value = queries.value(letter)
    return "\n".join((value.to, *value.paragraphs, value.remedy, value.closing))


def test_every_outcome_and_every_kind_has_its_wording_and_there_is_no_other() -> None:
    wanted = {wording_key("reply", outcome.key) for outcome in outcomes.all()}
    assert set(keys()) == wanted | {kind for kind in KINDS if kind != "reply"}


@pytest.mark.parametrize("key", keys())
def test_a_wording_names_only_declared_fields_and_every_one_it_requires(key: str) -> None:
    wording = built_in(key)
    assert wording == read(text_of(key)), "read refuses what is not declared or lacks"
    assert not set(wording.required) & set(wording.optional)
    assert not [name for name in (*wording.required, *wording.optional) if fields()[name].is_computed]


def test_every_field_is_named_somewhere_and_says_what_it_is() -> None:
    used = {
        name for key in keys() for name in (*built_in(key).named(), *built_in(key).required, *built_in(key).optional)
    }
    assert {one.name for one in fields().values()} - used == set()
    assert len({one.term for one in fields().values()}) == len(fields())
    assert {name for name, one in fields().items() if one.is_personal} >= {"applicant", "address", "demand", "finding"}


@pytest.mark.parametrize("key", [key for key in keys() if KINDS[key.partition(".")[0]].layout is Layout.LETTER])
def test_every_letter_names_the_article_it_rests_on(key: str) -> None:
    wording = built_in(key)
    assert any("《中华人民共和国政府信息公开条例》第" in piece.text for piece in wording.paragraphs)
    outcome = key.partition(".")[2]
    if outcome.startswith(("granted", "withheld", "unavailable", "not_processed.p", "not_processed.r")):
        place = outcomes.get(outcome, on=date(2026, 3, 2)).authority.cite.place
        articles = [part.partition("第（")[0].partition("款")[0] for part in place.split("、")]
        text = "".join(piece.text for piece in wording.paragraphs)
        assert all(article in text for article in articles), (articles, text)


@pytest.mark.django_db
@pytest.mark.parametrize("outcome", [one.key for one in outcomes.all()])
def test_every_outcome_is_drafted_with_its_finding_and_its_remedy(outcome: str) -> None:
    given = {**FIELDS, "withheld": "withheld.process" if outcome == "granted.partly" else ""}
    letter = drafted("reply", outcome, fields=given)
    text = said(letter)
    assert letter.title.endswith(outcomes.get(outcome, on=FROM).letter.term + "书" * outcome.startswith("other"))
    assert "云岭县人民政府申请行政复议" in text
    assert "云岭县人民法院" in text
    assert "{" not in text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("outcome", "withheld", "on", "is_review_first"),
    [
        ("withheld.process", "", date(2023, 12, 31), False),
        ("withheld.process", "", date(2024, 1, 1), True),
        ("granted.provided", "", date(2026, 3, 2), False),
        ("unavailable.not_existing", "", date(2026, 3, 2), False),
        ("granted.partly", "withheld.third_party", date(2026, 3, 2), True),
        ("granted.partly", "withheld.administrative_query", date(2026, 3, 2), False),
        ("granted.partly", "withheld.administrative_query,withheld.process", date(2026, 3, 2), True),
        ("granted.partly", "withheld.process", date(2023, 3, 2), False),
    ],
)
def test_the_remedy_follows_the_outcome_and_the_day_of_issue(
    outcome: str, withheld: str, on: date, is_review_first: bool
) -> None:
    at = AT - timedelta(days=(AT.date() - on).days)
    text = said(issued("reply", outcome, fields={**FIELDS, "withheld": withheld}, at=at))
    assert ("请先自收到之日起60日内向云岭县人民政府申请行政复议" in text) is is_review_first
    assert ("6个月内直接向云岭县人民法院提起行政诉讼" in text) is not is_review_first


@pytest.mark.django_db
def test_a_draft_of_december_issued_in_january_carries_january_s_remedy() -> None:
    from gongkai.office.letters.actions.issue import issue

    december = AT - timedelta(days=(AT.date() - date(2023, 12, 29)).days)
    letter = drafted("reply", "withheld.process", at=december)
    assert "直接向" in said(letter)
    assert "请先自收到之日起" in said(issue(actor=SYSTEM, letter=letter, at=december + timedelta(days=5)))


@pytest.mark.django_db
def test_without_names_of_its_own_the_organ_s_letters_name_the_kinds_of_body() -> None:
    plain = {name: said for name, said in DETAILS.items() if name not in ("review_body", "court")}
    text = said(drafted("reply", "withheld.process", organ=township(details=plain)))
    assert "向县（市、区）人民政府申请行政复议" in text
    assert "向有管辖权的基层人民法院提起行政诉讼" in text
    village = township(level="village", name="南门村民委员会", code="nanmen", details=DETAILS | {"court": ""})
    with pytest.raises(Unlawful, match="不能写救济途径"):
        drafted("reply", "granted.provided", organ=village)


@pytest.mark.django_db
def test_letters_that_decide_nothing_carry_no_remedy_and_the_third_party_s_does() -> None:
    for kind in ("receipt", "correction", "extension", "third_party", "third_party_told"):
        assert queries.value(drafted(kind)).remedy == "", kind
    assert queries.value(drafted("disclosed_against_objection")).remedy.startswith("如不服本决定")


@pytest.mark.django_db
def test_days_are_reckoned_from_what_is_given() -> None:
    assert "延长15个工作日，延长至2026年4月17日。" in said(drafted("extension"))
    assert "延长15个工作日。" in said(drafted("extension", fields={**FIELDS, "due_on": ""}))
    assert "延迟至2026年5月20日前（含当日）答复您" in said(drafted("delay"))
    receipt = said(drafted("receipt"))
    assert "应当于2026年3月26日前（含当日）予以答复" in receipt
    unconfirmed = said(drafted("receipt", fields={**FIELDS, "due_on": "", "code": "AB12-CD34"}))
    assert "并与您确认之日起20个工作日内" in unconfirmed
    assert "查询码（AB12-CD34）" in unconfirmed
    assert "查询码" not in receipt


@pytest.mark.django_db
def test_a_provisional_day_is_said_to_be_one() -> None:
    given = {**FIELDS, "due_on": "2027年1月8日（周五，暂算）"}
    assert "2027年1月8日（按现有放假安排暂算）前" in said(drafted("receipt", fields=given))
    assert "（按现有放假安排暂算）" in said(drafted("extension", fields=given))


@pytest.mark.django_db
def test_the_parts_kept_back_are_named_with_their_articles() -> None:
    text = said(drafted("reply", "granted.partly", fields={**FIELDS, "withheld": "withheld.process"}))
    assert "属于四类过程性信息（《政府信息公开条例》第十六条第二款、第三十六条第（三）项）" in text
    with pytest.raises(Unlawful) as error:
        drafted("reply", "granted.partly", fields={**FIELDS, "withheld": ""})
    assert "withheld" in error.value.at


@pytest.mark.parametrize(
    ("applicant", "you"),
    [
        ("王小山", "您"),
        ("买买提艾力·吐尔逊", "您"),
        ("清河县山泉食品有限公司", "贵单位"),
        ("南门村村民委员会", "贵单位"),
    ],
)
@pytest.mark.django_db
def test_people_and_organisations_are_spoken_to_as_what_they_are(applicant: str, you: str) -> None:
    assert f"收到{you}提出的" in said(drafted(fields={**FIELDS, "applicant": applicant}))


def test_what_a_person_typed_is_no_wording() -> None:
    assert fill("内容：{demand}。", {"demand": "{applicant}{0}%s"}) == "内容：{applicant}{0}%s。"
    with pytest.raises(ValueError, match="只写字段名"):
        names("{demand.__class__}")


@pytest.mark.django_db
def test_an_own_wording_holds_from_its_day_and_the_organ_s_own_goes_before_the_county_s() -> None:
    organ, other = township(details=DETAILS), township(details=DETAILS)
    head, office = actor(organ, "office_head"), actor(county(), "county_office")
    given = {"county": county(), "kind": "correction", "from_on": FROM, "reason": "会议纪要", "at": AT}
    reword(actor=office, text=OWN, **given)  # type: ignore[arg-type]
    own = OWN.replace("请补正", "请您补正")
    reword(actor=head, organ=organ, text=own, **given | {"from_on": date(2026, 3, 1)})  # type: ignore[arg-type]
    assert "请您补正：" in said(drafted(organ=organ))
    assert drafted(organ=organ).title == "补正通知"
    assert "请补正：" in said(drafted(organ=other))
    earlier = drafted(organ=organ, at=AT - timedelta(days=5))
    assert "请补正：" in said(earlier), "the organ's own was not in force, the county's was"
    reword(actor=head, organ=organ, text=" ", **given | {"from_on": date(2026, 3, 1)})  # type: ignore[arg-type]
    assert "请补正：" in said(drafted(organ=organ)), "taken away, the county's holds again"
    assert Entry.objects.filter(verb="letters.reword").count() == 3


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("title = ", "格式不对"),
        (OWN.replace("{what}", ""), "少了必须写的内容：具体内容"),
        (OWN.replace("{what}", "{what}{amount}"), "不能用字段“amount”"),
        (OWN.replace("{what}", "{what}{nothing}"), "不能用字段“nothing”"),
        (OWN.replace("{what}", "{what"), "花括号没有成对"),
        (OWN.replace("{what}", "{what!r}"), "只写字段名"),
        (OWN.replace('title = "补正通知"', 'title = "{applicant}"'), "title"),
        (OWN.replace('title = "补正通知"', "title = 5"), "应当是引号里的文字"),
        (OWN + '\nwhen = "nothing"\n', "不能用字段“nothing”"),
        (OWN + "\nmore = 1\n", "每段要有 text"),
        ("more = 1\n" + OWN, "不认识的项目：more"),
        ('title = "补正通知"', "要有正文"),
        (OWN + "#" * 30_000, "不超过"),
    ],
)
def test_a_wording_that_would_spoil_letters_is_refused_with_what_is_wrong(text: str, why: str) -> None:
    with pytest.raises(Unlawful) as error:
        reword(actor=SYSTEM, county=county(), kind="correction", text=text, from_on=FROM, reason="纪要", at=AT)
    import re

    assert re.search(why, error.value.at["text"]), error.value.at


@pytest.mark.django_db
def test_only_the_county_rewords_for_all_and_a_head_for_the_own_organ() -> None:
    organ = township()
    given = {"county": county(), "kind": "correction", "text": OWN, "from_on": FROM, "reason": "纪要", "at": AT}
    with pytest.raises(Forbidden, match="县公开办"):
        reword(actor=actor(organ, "office_head"), **given)  # type: ignore[arg-type]
    with pytest.raises(Forbidden):
        reword(actor=actor(township(), "office_head"), organ=organ, **given)  # type: ignore[arg-type]
    for changed, field in (({"kind": "nothing"}, "kind"), ({"reason": " "}, "reason")):
        with pytest.raises(Unlawful) as error:
            reword(actor=SYSTEM, **given | changed)  # type: ignore[arg-type]
        assert field in error.value.at


@pytest.mark.django_db
def test_an_own_wording_that_a_later_edition_cannot_read_says_what_to_do() -> None:
    organ = township(details=DETAILS)
    Wording.objects.create(kind="correction", text=OWN.replace("{what}", "{gone}"), from_on=FROM, made_at=AT)
    with pytest.raises(Unlawful, match=r"措辞用不了：.*gone.*恢复原来的措辞"):
        drafted(organ=organ)
