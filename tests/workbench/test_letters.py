"""The pages of letters: their words, their head, their text before review, what goes with them, their numbers."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.applications import at
from tests.factories.files import picture
from tests.workbench.scene import Scene, signed_in

from gongkai.office.applications.actions.issue import issue
from gongkai.office.applications.actions.prepare import prepare
from gongkai.office.applications.actions.review import submit
from gongkai.office.journal.actor import SYSTEM
from gongkai.office.letters import queries
from gongkai.office.letters.actions.void import void
from gongkai.office.letters.models import Letter, Letterhead, Wording
from gongkai.office.letters.wording import built_in, keys, read
from gongkai.workbench.letters.wordings import WordingForm

pytestmark = pytest.mark.django_db
WORDING = "/staff/wenshu/cuoci/correction/"


@pytest.fixture
def scene() -> Scene:
    return Scene()


@pytest.fixture
def clerk(scene: Scene) -> Client:
    return signed_in(scene.clerk)


def made(scene: Scene, kind: str = "correction", **fields: str) -> Letter:
    given = fields or {"what": "年份"}
    return prepare(actor=scene.officer, case=scene.case, kind=kind, fields=given, at=at("2026-03-03"))


def to(name: str, scene: Scene, letter: Letter) -> str:
    return reverse(f"workbench:{name}", args=[scene.case.pk, letter.pk])


def typed(**changed: str) -> dict[str, str]:
    return {
        "title": "补正通知书",
        "to": "【申请人】：",
        "paragraph_0": "【收到申请之日】收到【对收信人的称呼】的申请（【登记编号】）：【申请公开的内容】",
        "paragraph_1": "请补正：【具体内容】",
        "when_1": "all",
        "paragraph_2": "附件见后。",
        "when_2": "when:due_on",
        "closing": "此告。",
        "from_on": "2026-01-01",
        "reason": "会议纪要",
        **changed,
    }


# The wording


def test_a_wording_is_shown_with_terms_and_examples_never_with_names_of_fields(scene: Scene) -> None:
    page = scene.visitor("office_head").get(WORDING).content.decode()
    assert "【申请人】：" in page
    assert "王小山：" in page, "the preview is filled with examples"
    assert "{applicant}" not in page


def test_a_wording_is_tried_before_it_is_kept_and_kept_by_paragraph(scene: Scene) -> None:
    head = scene.visitor("office_head")
    tried = head.post(WORDING, typed() | {"act": "try"})
    assert "还没有保存" in tried.content.decode()
    assert "2026年2月26日收到您的申请（2026-0007）" in tried.content.decode()
    assert not Wording.objects.exists()
    answer = head.post(WORDING, typed() | {"act": "save"}, follow=True)
    assert "已保存" in answer.content.decode()
    kept = Wording.objects.get()
    assert kept.organ == scene.town
    assert 'when = "due_on"' in kept.text
    letter = made(scene)
    assert letter.title == "补正通知书"
    assert queries.value(letter).paragraphs[1] == "请补正：年份"
    listed = head.get("/staff/wenshu/").content.decode()
    assert "本机关自己的措辞（2026年1月1日" in listed


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"paragraph_1": "请补正：【甲】"}, "没有叫“甲”的项目"),
        ({"paragraph_1": "请补正。"}, "少了必须写的内容：具体内容"),
        ({"paragraph_1": "请补正：【金额（元）】【具体内容】"}, "不能用字段"),
        ({"reason": ""}, "依据"),
    ],
)
def test_what_is_wrong_in_a_wording_is_told_and_nothing_typed_is_lost(scene: Scene, changed, said: str) -> None:
    head = scene.visitor("office_head")
    answer = head.post(WORDING, typed(**changed) | {"act": "save"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert said in page
    assert "此告。" in page
    assert "现在的样子" in head.post(WORDING, typed(paragraph_1="【甲】") | {"act": "try"}).content.decode()
    assert not Wording.objects.exists()


def test_braces_are_only_signs_and_marks_are_escaped(scene: Scene) -> None:
    head = scene.visitor("office_head")
    given = typed(paragraph_2="另行{通知}<script>", when_2="all")
    page = head.post(WORDING, given | {"act": "try"}).content.decode()
    assert "另行{通知}&lt;script&gt;" in page
    assert "<script>" not in page.replace("<script defer", "")
    head.post(WORDING, given | {"act": "save"})
    assert "另行{通知}&lt;script&gt;" in head.get(WORDING).content.decode(), "comes back as it was typed"


def test_the_county_speaks_for_all_until_the_delivered_wording_is_taken_back(scene: Scene) -> None:
    office = scene.visitor("county_office")
    office.post(WORDING, typed() | {"act": "save"})
    assert Wording.objects.get().organ is None
    assert made(scene).title == "补正通知书"
    answer = office.post(WORDING, typed() | {"act": "back"}, follow=True)
    assert "恢复原来的措辞" in answer.content.decode()
    assert queries.wording_of("correction", organ=scene.town, on=at("2026-03-03").date()).title.endswith("补正告知书")


def test_a_sheet_is_typed_as_a_whole(scene: Scene) -> None:
    address = "/staff/wenshu/cuoci/delivery_slip/"
    head = scene.visitor("office_head")
    page = head.get(address).content.decode()
    assert "【申请人】" in page
    text = queries.sample("delivery_slip", organ=scene.town, on=at("2026-03-03").date()).title
    given = {"text": f'title = "{text}"\n[[row]]\ncells = [["受送达人", "【申请人】"], ["编号", "【登记编号】"]]'}
    answer = head.post(address, given | {"from_on": "2026-01-01", "reason": "纪要", "act": "save"}, follow=True)
    assert "已保存" in answer.content.decode()
    broken = head.post(address, {"text": "标题", "from_on": "2026-01-01", "reason": "纪要", "act": "save"})
    assert broken.status_code == 422


@pytest.mark.parametrize("key", keys())
def test_a_wording_sent_back_as_it_was_shown_is_the_same(key: str) -> None:
    over = built_in(key)
    shown = WordingForm(over, over)
    sent = {name: str(field.initial or "") for name, field in shown.fields.items()}
    form = WordingForm(over, over, {**sent, "from_on": "2026-01-01", "reason": "纪要"})
    assert form.is_valid(), form.errors
    assert read(form.text(), over=over) == over


def test_every_kind_has_its_page(scene: Scene) -> None:
    head = scene.visitor("office_head")
    for key in keys():
        page = head.get(f"/staff/wenshu/cuoci/{key}/")
        assert page.status_code == 200
        assert 'class="paper"><' in page.content.decode().replace("\n", ""), key
    assert head.get("/staff/wenshu/cuoci/none/").status_code == 404


# What stands above


def test_a_picture_takes_the_place_of_the_name_and_gives_it_back(scene: Scene) -> None:
    head, address = scene.visitor("office_head"), "/staff/wenshu/biaozhi/qinghe/"
    from django.core.files.uploadedfile import SimpleUploadedFile

    answer = head.post(address, {"file": SimpleUploadedFile("头.png", picture("PNG"))}, follow=True)
    page = answer.content.decode()
    assert "现在用自己的图片" in page
    mark = Letterhead.objects.get().file_id
    source = f"/staff/wenshu/biaozhi/tupian/{mark}/"
    assert source in page
    shown = head.get(source)
    assert (shown["Content-Type"], shown["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert "现在用红色的机关名称" in head.post(address, {"act": "back"}, follow=True).content.decode()


@pytest.mark.parametrize(("name", "content"), [("头.png", b"MZ\x90"), ("头.txt", b"text"), ("", b"")])
def test_what_is_no_picture_stands_above_no_letter(scene: Scene, name: str, content: bytes) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    given = {"file": SimpleUploadedFile(name, content)} if name else {}
    answer = scene.visitor("office_head").post("/staff/wenshu/biaozhi/qinghe/", given)
    assert answer.status_code == 422
    assert not Letterhead.objects.exists()


def test_an_office_head_changes_the_head_of_no_other_organ(scene: Scene) -> None:
    assert scene.visitor("office_head").get(f"/staff/wenshu/biaozhi/{scene.county.code}/").status_code == 403


# A letter's text


def test_a_field_changed_writes_the_text_anew_and_a_text_by_hand_stays(scene: Scene, clerk: Client) -> None:
    letter = made(scene)
    address = to("letter_text", scene, letter)
    body = "\n\n".join(queries.value(letter).paragraphs)
    given = {"what": "年份和村名", "body": body, "seen": "1", "attachments": ""}
    assert "已修改" in clerk.post(address, given, follow=True).content.decode()
    letter.refresh_from_db()
    value = queries.value(letter)
    assert any("年份和村名" in text for text in value.paragraphs)
    assert not value.is_edited
    own = "请补正年份。\n\n第二段。"
    clerk.post(address, given | {"body": own, "seen": "2"})
    letter.refresh_from_db()
    assert queries.value(letter).paragraphs == ("请补正年份。", "第二段。")
    assert "手工改过" in clerk.get(address).content.decode()
    clerk.post(address, given | {"body": own, "seen": "3", "act": "back"})
    letter.refresh_from_db()
    assert queries.value(letter).paragraphs == value.paragraphs


def test_who_was_slower_is_told(scene: Scene, clerk: Client) -> None:
    letter = made(scene)
    given = {"what": "年份", "body": "一。", "attachments": ""}
    clerk.post(to("letter_text", scene, letter), given | {"seen": "1"})
    answer = clerk.post(to("letter_text", scene, letter), given | {"body": "二。", "seen": "1"})
    assert answer.status_code == 422
    assert "别人刚改过这份文书" in answer.content.decode()


def test_what_was_handed_in_or_issued_is_not_changed(scene: Scene, clerk: Client) -> None:
    letter = made(scene, "extension", days="10", reason="要调阅档案")
    page = clerk.get(to("letter", scene, letter)).content.decode()
    assert "修改正文" in page
    submit(actor=scene.officer, case=scene.case, letter=letter, at=at("2026-03-03"))
    assert "修改正文" not in clerk.get(to("letter", scene, letter)).content.decode()
    given = {"days": "10", "reason": "x", "body": "y", "seen": "1"}
    answer = clerk.post(to("letter_text", scene, letter), given)
    assert answer.status_code == 422
    assert "已经送审，不能再改" in answer.content.decode()
    issued = issue(actor=scene.officer, case=scene.case, letter=made(scene), at=at("2026-03-03"))
    assert clerk.get(to("letter_text", scene, issued)).status_code == 302


# What goes with it


@pytest.mark.parametrize(("what", "begins"), [("envelope.docx", b"PK"), ("delivery_slip.docx", b"PK")])
def test_envelope_and_slip_are_printed_and_kept_nowhere(scene: Scene, clerk: Client, what: str, begins: bytes) -> None:
    letter = made(scene)
    page = clerk.get(to("letter_enclosed", scene, letter)).content.decode()
    assert "张三" in page, "the applicant is known"
    given = {"applicant": "张三", "address": "南门村8号", "postcode": "614000", "what": what}
    answer = clerk.post(to("letter_enclosed", scene, letter), given)
    assert answer.content.startswith(begins)
    assert "no-store" in answer["Cache-Control"]
    assert Letter.objects.count() == 1


def test_a_letter_to_somebody_else_is_not_addressed_to_the_applicant(scene: Scene, clerk: Client) -> None:
    letter = made(scene, "assistance", whom="县档案馆", what="查旧档")
    page = clerk.get(to("letter_enclosed", scene, letter)).content.decode()
    assert "县档案馆" in page
    assert "张三" not in page


@pytest.mark.parametrize("changed", [{"address": ""}, {"postcode": "61"}])
def test_an_envelope_needs_an_address(scene: Scene, clerk: Client, changed: dict[str, str]) -> None:
    given = {"applicant": "张三", "address": "南门村", "what": "envelope.docx", **changed}
    assert clerk.post(to("letter_enclosed", scene, made(scene)), given).status_code == 422


def test_a_thing_that_is_not_printed_is_not_found(scene: Scene, clerk: Client) -> None:
    given = {"applicant": "张三", "address": "南门村", "what": "reply.docx"}
    assert clerk.post(to("letter_enclosed", scene, made(scene)), given).status_code == 404


# Numbers and blank forms


def test_the_register_shows_every_number_the_voided_ones_too(scene: Scene, clerk: Client) -> None:
    first = issue(actor=scene.officer, case=scene.case, letter=made(scene), at=at("2026-03-03"))
    void(actor=SYSTEM, letter=first, reason="打错", at=at("2026-03-03"))
    issue(actor=scene.officer, case=scene.case, letter=made(scene), at=at("2026-03-04"))
    page = clerk.get("/staff/wenshu/wenhao/?year=2026").content.decode()
    assert first.number_text in page
    assert page.count("<strong>作废</strong>") == 1
    assert "没有空号和重号" in page
    Letter.objects.filter(pk=first.pk).delete()
    assert "缺第1号" in clerk.get("/staff/wenshu/wenhao/").content.decode()


def test_only_the_county_looks_into_another_organ_s_register(scene: Scene, clerk: Client) -> None:
    issued = issue(actor=scene.officer, case=scene.case, letter=made(scene), at=at("2026-03-03"))
    page = scene.visitor("county_office").get("/staff/wenshu/wenhao/?organ=qinghe").content.decode()
    assert issued.number_text in page
    assert to("letter", scene, issued) not in page, "and opens no case from there"
    assert scene.county.short not in clerk.get(f"/staff/wenshu/wenhao/?organ={scene.county.code}").content.decode()


@pytest.mark.parametrize("door", ["/staff/wenshu/kongbai", "/qinghe/shenqing/biao"])
def test_blank_forms_are_there_for_staff_and_for_anybody(scene: Scene, clerk: Client, door: str) -> None:
    browser = clerk if "staff" in door else Client()
    for kind in ("form_citizen", "form_organisation"):
        answer = browser.get(f"{door}/{kind}.docx")
        assert answer.content.startswith(b"PK")
        assert "filename*" in answer["Content-Disposition"]
    assert browser.get(f"{door}/reply.docx").status_code == 404
    assert browser.get(f"{door}/form_citizen.exe").status_code == 404
    assert (
        f"{door}/form_citizen.pdf"
        in browser.get("/staff/wenshu/" if browser is clerk else "/qinghe/shenqing/").content.decode()
    )


# Review body and court


def test_a_letter_says_what_is_wanting_for_its_remedy_and_where_it_is_entered(scene: Scene, clerk: Client) -> None:
    scene.town.review_body = scene.town.court = ""
    scene.town.save(update_fields=["review_body", "court"])
    letter = made(scene, "disclosed_against_objection", whom="甲", what="乙", finding="丙", how="丁", reason="戊")
    page = clerk.get(to("letter", scene, letter)).content.decode()
    assert "这里没有写复议机关和一审法院" in page
    scene.town.review_body, scene.town.court = "云岭县人民政府", "云岭县人民法院"
    scene.town.save(update_fields=["review_body", "court"])
    assert "这里没有写" not in clerk.get(to("letter", scene, letter)).content.decode()
