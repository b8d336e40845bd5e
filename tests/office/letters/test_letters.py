"""A letter from its draft to its service: numbered once, frozen on issue, voided with its number, served by post or hand."""

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.factories.files import picture
from tests.factories.letters import AT, DETAILS, FIELDS, drafted, issued
from tests.factories.organs import township
from tests.factories.people import actor

from gongkai.office.files import queries as files
from gongkai.office.files.looking import Looked, look, ours
from gongkai.office.jobs import running
from gongkai.office.jobs.models import Job
from gongkai.office.journal.actor import SYSTEM
from gongkai.office.journal.errors import Changed, DoneBefore, Forbidden, Unlawful
from gongkai.office.journal.models import Entry
from gongkai.office.keys.actions.destroy import destroy
from gongkai.office.keys.errors import Destroyed
from gongkai.office.letters import queries
from gongkai.office.letters.actions.attach_scan import attach_scan
from gongkai.office.letters.actions.draft import revise
from gongkai.office.letters.actions.issue import issue
from gongkai.office.letters.actions.reletterhead import reletterhead
from gongkai.office.letters.actions.serve import serve
from gongkai.office.letters.actions.void import discard, void
from gongkai.office.letters.kinds import KINDS
from gongkai.office.letters.models import Letter
from gongkai.office.organs.models import Organ

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 2)
PDF = b"%PDF-1.4 sealed"


@pytest.fixture(name="organ")
def _organ() -> Organ:
    return township(details=DETAILS)


def said(letter: Letter) -> str:
    value = queries.value(letter)
    return "\n".join((value.to, *value.paragraphs, value.remedy, value.closing))


def test_a_letter_is_drafted_issued_and_served(organ: Organ) -> None:
    letter = drafted(organ=organ)
    assert (letter.state, letter.number_text, letter.title) == ("draft", "", "政府信息公开申请补正告知书")
    letter = issue(actor=SYSTEM, letter=letter, at=AT)
    assert (letter.state, letter.number_text) == ("issued", "清公补〔2026〕1号")
    value = queries.value(letter)
    assert (value.number, value.on, value.to) == (letter.number_text, ON, "王小山：")
    assert value.fields["demand"] == FIELDS["demand"]
    assert queries.sent_to_applicant(letter.subject) == []
    served = serve(actor=SYSTEM, letter=letter, way="post", on=ON, tracking="XA 1234 5678 9 CN", at=AT)
    assert (served.served_on, served.tracking) == (ON, "XA123456789CN")
    assert queries.sent_to_applicant(letter.subject) == [served]
    assert queries.of(letter.subject) == [served]
    verbs = Entry.objects.filter(kind="application", key="1").order_by("number").values_list("verb", flat=True)
    assert list(verbs) == ["letters.draft", "letters.issue", "letters.serve"]


def test_what_lacks_is_said_by_its_name_and_what_is_unknown_is_left_out(organ: Organ) -> None:
    given = {name: said for name, said in FIELDS.items() if name != "what"} | {"spare": "x"}
    with pytest.raises(Unlawful) as error:
        drafted(organ=organ, fields=given)
    assert error.value.at == {"what": "要写具体内容"}
    letter = drafted(organ=organ, fields={**FIELDS, "spare": "x"})
    assert "spare" not in queries.value(letter).fields
    assert "amount" not in queries.value(letter).fields, "a field of another kind is none of this one"


@pytest.mark.parametrize(
    ("kind", "outcome", "field"),
    [
        ("nothing", "", "kind"),
        ("reply", "", "outcome"),
        ("reply", "withheld.nothing", "outcome"),
        ("fee", "granted.provided", "outcome"),
        ("form_citizen", "", "kind"),
        ("delay", "", "until"),
    ],
)
def test_what_cannot_be_drafted_says_which_field_is_wrong(kind: str, outcome: str, field: str) -> None:
    with pytest.raises(Unlawful) as error:
        drafted(kind, outcome, fields={**FIELDS, "until": "五月"})
    assert field in error.value.at


def test_the_same_press_drafts_issues_and_serves_once(organ: Organ) -> None:
    letter = drafted(organ=organ, once="a")
    with pytest.raises(DoneBefore):
        drafted(organ=organ, once="a")
    issue(actor=SYSTEM, letter=letter, at=AT, once="b")
    with pytest.raises(Unlawful, match="不能再发文"):
        issue(actor=SYSTEM, letter=letter, at=AT, once="b")
    serve(actor=SYSTEM, letter=letter, way="online", on=ON, at=AT)
    with pytest.raises(Unlawful, match="已经登记2026-03-02送达"):
        serve(actor=SYSTEM, letter=letter, way="online", on=ON, at=AT)
    assert Letter.objects.count() == 1


def test_a_draft_is_revised_by_field_or_by_hand_until_it_is_issued(organ: Organ) -> None:
    letter = drafted(organ=organ)
    letter = revise(actor=SYSTEM, letter=letter, fields={"what": "写明年份。"}, at=AT, version=1)
    assert "需要补正以下事项：写明年份。" in said(letter)
    assert queries.value(letter).fields["applicant"] == "王小山", "the other fields stay"
    with pytest.raises(Changed):
        revise(actor=SYSTEM, letter=letter, fields={}, at=AT, version=1)
    by_hand = revise(actor=SYSTEM, letter=letter, fields={}, body=["改过的一段", " "], at=AT)
    assert queries.value(by_hand).paragraphs == ("改过的一段",)
    assert queries.value(by_hand).is_edited
    with pytest.raises(Unlawful, match="正文是空的"):
        revise(actor=SYSTEM, letter=letter, fields={}, body=[" "], at=AT)
    issue(actor=SYSTEM, letter=letter, at=AT)
    assert "改过的一段" in said(Letter.objects.get(pk=letter.pk)), "what was reviewed is what is issued"
    with pytest.raises(Unlawful, match="不能再改"):
        revise(actor=SYSTEM, letter=letter, fields={}, at=AT)


def test_numbers_run_within_organ_series_and_year(organ: Organ) -> None:
    numbers = [issued(organ=organ).number_text for _ in range(2)]
    assert numbers == ["清公补〔2026〕1号", "清公补〔2026〕2号"]
    assert issued("extension", organ=organ).number_text == "清公延〔2026〕1号"
    assert issued(organ=organ, at=AT + timedelta(days=365)).number_text == "清公补〔2027〕1号"
    assert issued(organ=township(details=DETAILS | {"abbreviation": "溪"})).number_text == "溪公补〔2026〕1号"


def test_the_year_of_a_number_is_that_of_the_day_in_beijing(organ: Organ) -> None:
    assert issued(organ=organ, at=datetime(2025, 12, 31, 16, 30, tzinfo=UTC)).number_text == "清公补〔2026〕1号"


@pytest.mark.parametrize(
    ("kind", "outcome", "number"),
    [
        ("reply", "granted.provided", "清公复〔2026〕1号"),
        ("reply", "not_processed.petition", "清公告〔2026〕1号"),
        ("third_party", "", "清公征〔2026〕1号"),
        ("fee", "", "清公费〔2026〕1号"),
        ("receipt", "", ""),
        ("envelope", "", ""),
        ("delivery_slip", "", ""),
    ],
)
def test_each_kind_takes_its_number_from_its_series_or_none(kind: str, outcome: str, number: str, organ: Organ) -> None:
    assert issued(kind, outcome, organ=organ).number_text == number


def test_an_organ_without_its_own_word_is_named_in_the_number() -> None:
    assert issued(organ=township(details={"short": "南溪镇"})).number_text == "南溪镇公补〔2026〕1号"


def test_a_voided_letter_keeps_its_number_for_ever(organ: Organ) -> None:
    first = issued(organ=organ)
    voided = void(actor=SYSTEM, letter=first, reason="王小山的名字写错", at=AT)
    assert (voided.state, voided.number_text) == ("voided", "清公补〔2026〕1号")
    assert queries.why_voided(voided) == "王小山的名字写错"
    assert "王小山" not in voided.voided_why + str(Entry.objects.filter(verb="letters.void").values())
    assert issued(organ=organ).number_text == "清公补〔2026〕2号"
    assert queries.register_gaps(organ, 2026) == []
    with pytest.raises(Unlawful, match="作废"):
        void(actor=SYSTEM, letter=first, reason="再来", at=AT)


def test_a_draft_is_discarded_without_a_number(organ: Organ) -> None:
    letter = drafted(organ=organ)
    assert discard(actor=SYSTEM, letter=letter, at=AT).state == "voided"
    assert queries.why_voided(Letter.objects.get(pk=letter.pk)) == ""
    with pytest.raises(Unlawful, match="不是草稿"):
        discard(actor=SYSTEM, letter=letter, at=AT)
    with pytest.raises(Unlawful, match="不能再发文"):
        issue(actor=SYSTEM, letter=letter, at=AT)


def test_only_the_organ_s_own_officers_void_and_only_with_a_reason_and_before_the_service(organ: Organ) -> None:
    letter = issued(organ=organ)
    for stranger in (actor(organ, "handler"), actor(township(), "office_head"), actor(organ, "administrator")):
        with pytest.raises(Forbidden, match="作废文书由"):
            void(actor=stranger, letter=letter, reason="错", at=AT)
    officer = actor(organ, "officer")
    with pytest.raises(Unlawful) as error:
        void(actor=officer, letter=letter, reason=" ", at=AT)
    assert "reason" in error.value.at
    serve(actor=officer, letter=letter, way="in_person", on=ON, at=AT)
    with pytest.raises(Unlawful, match="另发文书更正"):
        void(actor=officer, letter=letter, reason="错", at=AT)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"way": "courier"}, "way"),
        ({"on": ON - timedelta(days=1)}, "on"),
        ({"on": ON + timedelta(days=1)}, "on"),
        ({"way": "post", "tracking": "SF1234567890123"}, "tracking"),
        ({"way": "post", "tracking": "yt 2233445566778"}, "tracking"),
        ({"way": "post", "tracking": "没有"}, "tracking"),
    ],
)
def test_a_service_that_cannot_be_is_refused(given: dict[str, object], field: str) -> None:
    letter = issued()
    with pytest.raises(Unlawful) as error:
        serve(actor=SYSTEM, letter=letter, at=AT, **{"way": "in_person", "on": ON} | given)  # type: ignore[arg-type]
    assert field in error.value.at


@pytest.mark.parametrize("tracking", ["", "XA123456789CN", "1234567890123", "1 2345-6789"])
def test_a_number_of_the_post_office_is_taken(tracking: str) -> None:
    served = serve(actor=SYSTEM, letter=issued(), way="post", on=ON, tracking=tracking, at=AT)
    assert served.tracking == tracking.replace(" ", "").replace("-", "")


@pytest.mark.parametrize("kind", ["approval", "envelope", "delivery_slip"])
def test_paper_of_the_house_is_not_served(kind: str) -> None:
    with pytest.raises(Unlawful, match="内部用纸"):
        serve(actor=SYSTEM, letter=issued(kind), way="in_person", on=ON, at=AT)


def test_what_is_no_letter_any_more_or_not_yet_says_so_in_its_file_s_name(organ: Organ) -> None:
    letter = drafted(organ=organ)
    assert queries.editable(letter)[0] == "政府信息公开申请补正告知书（草稿）.docx"
    voided = void(actor=SYSTEM, letter=issue(actor=SYSTEM, letter=letter, at=AT), reason="错", at=AT)
    assert queries.editable(voided)[0] == "政府信息公开申请补正告知书清公补〔2026〕1号（作废）.docx"


def test_a_draft_is_not_served() -> None:
    with pytest.raises(Unlawful, match="发文以后才能送达"):
        serve(actor=SYSTEM, letter=drafted(), way="in_person", on=ON, at=AT)


def test_the_sealed_paper_s_scan_is_what_is_served_from_then_on(organ: Organ) -> None:
    letter = issued(organ=organ)
    assert queries.document(letter)[0] == "政府信息公开申请补正告知书清公补〔2026〕1号.pdf"
    first = attach_scan(actor=SYSTEM, letter=letter, looked=ours("扫描1.pdf", PDF, "pdf"), at=AT)
    assert queries.document(first) == ("政府信息公开申请补正告知书清公补〔2026〕1号.pdf", PDF)
    again = attach_scan(actor=SYSTEM, letter=letter, looked=look("盖章.JPG", picture("JPEG")), at=AT)
    name, content = queries.document(again)
    assert name.endswith("1号.jpg")
    assert content == picture("JPEG")
    assert len([one for one in files.of(letter.subject) if one.row.purpose == "sealed_scan"]) == 2
    serve(actor=SYSTEM, letter=letter, way="in_person", on=ON, at=AT)
    with pytest.raises(Unlawful, match="不能再换"):
        attach_scan(actor=SYSTEM, letter=letter, looked=ours("x.pdf", PDF, "pdf"), at=AT)


@pytest.mark.parametrize(
    "looked",
    [Looked("x.pdf", b"x", "unknown", "看不了"), ours("x.docx", b"x", "docx"), ours("x", b"x", "pdf")],
)
def test_a_scan_that_cannot_be_handed_out_is_refused(looked: Looked) -> None:
    with pytest.raises(Unlawful) as error:
        attach_scan(actor=SYSTEM, letter=issued(), looked=looked, at=AT)
    assert "file" in error.value.at


def test_there_is_no_scan_of_a_draft() -> None:
    with pytest.raises(Unlawful, match="发文以后"):
        attach_scan(actor=SYSTEM, letter=drafted(), looked=ours("x.pdf", PDF, "pdf"), at=AT)


def test_a_letterhead_is_for_the_letters_drafted_from_then_on(organ: Organ) -> None:
    before = drafted(organ=organ)
    head = actor(organ, "office_head")
    made = reletterhead(actor=head, organ=organ, looked=look("标志.png", picture()), at=AT)
    assert made.file is not None
    assert made.file.key is None, "it is public"
    after = drafted(organ=organ)
    assert queries.value(before).picture == ""
    assert queries.picture(queries.value(after)) == picture()
    reletterhead(actor=head, organ=organ, looked=None, at=AT)
    assert queries.value(drafted(organ=organ)).picture == ""


@pytest.mark.parametrize(
    "looked",
    [
        ours("a.png", b"GIF89a" + b"0" * 40, "picture"),
        ours("a.png", picture() + b"0" * 1024 * 1024, "picture"),
        Looked("a.png", picture(), "unknown", "看不了"),
    ],
)
def test_what_is_no_small_picture_is_no_letterhead(looked: Looked, organ: Organ) -> None:
    with pytest.raises(Unlawful) as error:
        reletterhead(actor=SYSTEM, organ=organ, looked=looked, at=AT)
    assert "file" in error.value.at
    with pytest.raises(Forbidden):
        reletterhead(actor=actor(organ, "handler"), organ=organ, looked=None, at=AT)


def test_the_job_renders_each_format_once_however_often_it_runs(organ: Organ) -> None:
    letter = issued(organ=organ)
    job = Job.objects.get(kind="letters.render")
    running.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.message[:2]) == ("done", "生成")
    letter.refresh_from_db()
    assert letter.docx is not None
    assert letter.pdf is not None
    Job.objects.filter(pk=job.pk).update(state="waiting")
    running.run(job.pk)
    rendered = [one for one in files.of(letter.subject) if one.row.purpose == "rendered"]
    assert sorted(one.name for one in rendered) == [
        "政府信息公开申请补正告知书清公补〔2026〕1号.docx",
        "政府信息公开申请补正告知书清公补〔2026〕1号.pdf",
    ]
    assert queries.document(letter)[1].startswith(b"%PDF")
    assert queries.editable(letter)[1].startswith(b"PK")


def test_a_letter_whose_case_was_made_anonymous_says_nothing_any_more(organ: Organ) -> None:
    letter = issued(organ=organ)
    destroy(key_id=letter.key_id, at=AT)
    letter = Letter.objects.select_related("key").get(pk=letter.pk)
    with pytest.raises(Destroyed):
        queries.value(letter)


def test_every_kind_of_the_list_is_drafted(organ: Organ) -> None:
    for kind in KINDS:
        if kind.startswith("form_") or kind == "reply":
            continue
        assert drafted(kind, organ=organ).title


def test_drafting_needs_a_key_of_its_own_case(organ: Organ) -> None:
    one, other = drafted(organ=organ), drafted(organ=organ)
    one.value_sealed = other.value_sealed
    with pytest.raises(Exception, match="不属于这件"):
        queries.value(one)
