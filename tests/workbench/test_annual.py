"""The year's report at the workbench: written, checked while typing, opened number by number, stepped along."""

from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.factories.applications import House, answered, at, received
from tests.factories.people import person
from tests.factories.reports import OVERVIEW, PROBLEMS, begun, finished, named_house, published, reviewed, signed
from tests.workbench.scene import signed_in

from gongkai.office.annual.models import Annual, Version, Witness
from gongkai.report.writers import encode

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def january() -> Any:
    """A day in January: last year's report is due."""
    with time_machine.travel(at("2026-01-20"), tick=True):
        yield


@pytest.fixture
def of() -> House:
    return named_house()


def address(of: House, *more: Any, name: str = "annual") -> str:
    return reverse(f"workbench:{name}", args=[of.organ.code, 2025, *more])


def browser(of: House, role: str = "officer") -> Any:
    return signed_in(person(of.organ, role))


def test_the_list_says_what_is_owed_and_begins_it(of: House) -> None:
    clerk = browser(of)
    page = clerk.get(reverse("workbench:annuals")).content.decode()
    assert "清河镇 2025 年度报告" in page
    assert "1月31日" in page
    answer = clerk.post(reverse("workbench:annual_new"), {"organ": of.organ.code, "year": "2025"})
    assert answer["Location"] == address(of)
    assert Annual.objects.get().year == 2025


def test_the_desk_asks_each_for_their_own_step(of: House) -> None:
    assert "2025年度报告还没有开始编制" in browser(of).get(reverse("workbench:desk")).content.decode()
    reviewed(of)
    assert "年度报告等您签发" in browser(of, "leader").get(reverse("workbench:desk")).content.decode()
    assert "年度报告等您签发" not in browser(of, "office_head").get(reverse("workbench:desk")).content.decode()


def test_texts_and_numbers_are_saved_and_what_is_no_number_comes_back_with_everything_typed(of: House) -> None:
    begun(of)
    clerk = browser(of)
    texts = {"text_0": "开头", "text_1": "第一段\r\n第二段", "text_5": "问题", "text_6": ""}
    answer = clerk.post(address(of, name="annual_save"), {**texts, "active.licences": "三件"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "写不小于 0 的整数" in page
    assert "三件" in page
    assert "第二段" in page
    assert clerk.post(address(of, name="annual_save"), {**texts, "active.licences": "3"}).status_code == 302
    page = clerk.get(address(of)).content.decode()
    assert "第一段\n第二段" in page
    assert 'name="active.licences" value="3"' in page
    clerk.post(address(of, name="annual_save"), {**texts, "active.licences": "3", "none": "yes"})
    assert 'name="active.penalties" value="0"' in clerk.get(address(of)).content.decode()


def test_the_margin_checks_what_is_typed_and_writes_nothing(of: House) -> None:
    annual = finished(of)
    clerk = browser(of)
    typed = {"text_1": OVERVIEW.format(n=3, year=2025), "text_5": "", "active.rules.issued": "1"}
    page = clerk.post(address(of, name="annual_check"), typed).content.decode()
    assert "第五部分还没有写" in page
    assert "active.rules.issued" in page, "the cell is marked"
    assert annual.figures.get(path="active.rules.issued").value == 0


def test_every_number_leads_to_its_records(of: House) -> None:
    case = received(of, "2025-03-03")
    answered(of, case, "2025-03-20")
    begun(of)
    clerk = browser(of)
    page = clerk.get(address(of)).content.decode()
    opened = address(of, "applications.granted.natural", name="annual_cell")
    assert opened in page
    page = clerk.get(opened).content.decode()
    assert "按登记计数" in page
    assert reverse("workbench:application", args=[case.pk]) in page
    total = clerk.get(address(of, "applications.granted.total", name="annual_cell")).content.decode()
    assert "各格相加" in total
    assert clerk.get(address(of, "applications.nothing.natural", name="annual_cell")).status_code == 404


def test_a_number_is_adjusted_with_a_reason_and_back(of: House) -> None:
    begun(of)
    clerk = browser(of)
    cell = address(of, "applications.new.natural", name="annual_cell")
    adjust = address(of, "applications.new.natural", name="annual_adjust")
    assert clerk.post(adjust, {"typed": "1", "reason": ""}).status_code == 422
    assert clerk.post(adjust, {"typed": "1", "reason": "启用前收到一件"}).status_code == 302
    page = clerk.get(cell).content.decode()
    assert "人工调整" in page
    assert "启用前收到一件" in page
    assert "登记的数" in page
    assert '<sup title="人工调整">' in clerk.get(address(of)).content.decode()
    assert clerk.post(adjust, {"back": "yes"}).status_code == 302
    assert "人工调整" not in clerk.get(cell).content.decode()


def test_a_finding_is_explained_from_the_margin(of: House) -> None:
    annual = finished(of)
    clerk = browser(of)
    page = clerk.get(address(of)).content.decode()
    mark = page.split('name="mark" value="', 1)[1].partition('"')[0]
    clerk.post(address(of, name="annual_explain"), {"mark": mark, "text": "本镇情况如此"})
    assert annual.explanations.get().text == "本镇情况如此"
    assert "上报说明：本镇情况如此" in clerk.get(address(of)).content.decode()
    answer = clerk.post(address(of, name="annual_explain"), {"mark": "X-00.0", "text": "没有这一条"})
    assert answer.status_code == 422


def test_the_way_from_draft_to_published_through_the_pages(of: House) -> None:
    finished(of)
    head, leader, clerk = browser(of, "office_head"), browser(of, "leader"), browser(of)
    assert clerk.post(address(of, "review", name="annual_act"), {}).status_code == 403
    head.post(address(of, "review", name="annual_act"), {})
    seen = Version.objects.get().digest
    assert leader.post(address(of, "sign", name="annual_act"), {"seen": seen}).status_code == 422, (
        "looked is not ticked"
    )
    leader.post(address(of, "sign", name="annual_act"), {"seen": seen, "looked": "on"})
    answer = clerk.post(address(of, "publish", name="annual_act"), {})
    assert answer.status_code == 302
    assert Annual.objects.get().state == "published"
    assert "不能公布" in clerk.post(address(of, "publish", name="annual_act"), {}).content.decode()
    answer = head.post(address(of, "correct", name="annual_act"), {"notice": "许可漏填"})
    assert answer.status_code == 302
    assert "第2版" in clerk.get(address(of)).content.decode()


def test_the_way_forward_is_offered_before_the_way_back(of: House) -> None:
    reviewed(of)
    page = browser(of, "leader").get(address(of)).content.decode()
    assert -1 < page.find("<span>签发</span>") < page.find("<summary>退回修改</summary>")


def test_a_draft_can_be_looked_at_in_every_format(of: House) -> None:
    begun(of)
    clerk = browser(of)
    for ending, begins in (("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!DOCTYPE"), ("xlsx", b"PK"), ("json", b"{")):
        answer = clerk.get(address(of, ending, name="annual_file"))
        assert answer.content.startswith(begins), ending
        assert "attachment" in answer["Content-Disposition"]
    assert clerk.get(address(of, "exe", name="annual_file")).status_code == 404


def test_last_years_report_is_taken_in_from_a_file_and_another_organs_is_not(of: House) -> None:
    last = published(of, 2024, "2025-01-15", n=3)
    from gongkai.office.annual.composing import frozen

    report = frozen(last.versions.order_by("-number")[0])
    Annual.objects.filter(pk=last.pk).update(year=2019)  # the office did not publish it
    finished(of, n=9)
    clerk = browser(of)
    from dataclasses import replace

    other = replace(report, organ="松溪镇人民政府", title="松溪镇人民政府2024年政府信息公开工作年度报告")
    upload = SimpleUploadedFile("去年.docx", encode(other, ".docx"))
    answer = clerk.post(address(of, name="annual_take_in"), {"file": upload})
    assert answer.status_code == 422
    assert "松溪镇" in answer.content.decode()
    assert not Witness.objects.exists()
    upload = SimpleUploadedFile("去年.docx", encode(report, ".docx"))
    assert clerk.post(address(of, name="annual_take_in"), {"file": upload}).status_code == 302
    page = clerk.get(address(of, name="annual_last")).content.decode()
    assert "去年.docx" in page
    assert (
        clerk.post(address(of, name="annual_take_in"), {"file": SimpleUploadedFile("x.docx", b"PK")}).status_code == 422
    )


def test_a_version_is_compared_with_the_one_before(of: House) -> None:
    signed(of)
    page = browser(of).get(address(of, 2, name="annual_version")).content.decode()
    assert "没有不同" in page
    assert browser(of).get(address(of, 9, name="annual_version")).status_code == 404


def test_texts_of_the_year_before_are_offered_beside_the_fifth_section(of: House) -> None:
    published(of, 2024, "2025-01-15", n=3)
    begun(of)
    page = browser(of).get(address(of)).content.decode()
    assert PROBLEMS.format(n=3).split("\n", 1)[0] in page
    assert "未收到政府信息公开申请" in page
    assert "未收取政府信息公开信息处理费" in page
