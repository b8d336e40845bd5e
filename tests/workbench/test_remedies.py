"""The pages of a review and a suit, from the form to the column of Table 4."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.applications import House, house, received
from tests.workbench.scene import signed_in

from gongkai.law.today import today
from gongkai.office.remedies.models import Remedy
from gongkai.office.staff.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def of() -> House:
    return house()


def browser_of(actor_id: str) -> Client:
    return signed_in(Person.objects.get(pk=int(actor_id.removeprefix("person:"))))


def typed(of: House, **given: str) -> dict[str, str]:
    day = today().isoformat()
    return {
        "organ": of.organ.code, "stage": "review", "side": "own_act", "procedure": "simplified",
        "attacked": "对清政公复〔2026〕1号答复不服", "body": "云岭县人民政府", "filed_on": day, "received_on": day,
    } | given  # fmt: skip


def test_a_review_goes_through_its_pages_to_its_column(of: House) -> None:
    clerk, head = browser_of(of.officer.id), browser_of(of.head.id)
    case = received(of, today().isoformat())
    wrong = clerk.post(reverse("workbench:remedy_new"), typed(of, case="2019-9999"))
    assert wrong.status_code == 422
    assert "登记簿里没有编号2019-9999" in wrong.content.decode()
    assert "对清政公复〔2026〕1号答复不服" in wrong.content.decode(), "what was typed is kept"
    page = clerk.post(reverse("workbench:remedy_new"), typed(of, case=case.number), follow=True).content.decode()
    assert case.number in page
    row = Remedy.objects.get()
    assert "件复议诉讼等着办" in clerk.get(reverse("workbench:desk")).content.decode()

    def press(browser: Client, verb: str, **words: str) -> str:
        address = reverse("workbench:remedy_act", args=[row.pk, verb])
        return browser.post(address, words, follow=True).content.decode()

    day = today().isoformat()
    assert "已登记提出书面答复" in press(clerk, "answer", on=day)
    assert "一经送达即生效" in press(clerk, "rule", on=day, result="review.revoked")
    assert "表四：结果纠正" in press(clerk, "rule", on=day, result="review.revoked", effective_on=day, redo_by=day)
    assert "已重新作出" in press(clerk, "redo", on=day)
    assert "结果纠正" in clerk.get(reverse("workbench:remedies")).content.decode()
    assert press(clerk, "retract", reason="x"), "the clerk is told who does"
    assert "误登，已经撤销" in press(head, "retract", reason="登记了两次")


def test_a_suit_of_two_instances_says_which_decision_holds(of: House) -> None:
    clerk, day = browser_of(of.officer.id), today().isoformat()
    given = typed(of, stage="litigation_direct", body="云岭县人民法院", procedure="ordinary", received_on="")
    assert "期限没有算出来" in clerk.post(reverse("workbench:remedy_new"), given, follow=True).content.decode()
    act = reverse("workbench:remedy_act", args=[Remedy.objects.get().pk, "rule"])
    first = clerk.post(act, {"on": day, "result": "suit.claim_rejected"}, follow=True).content.decode()
    assert "尚未生效" in first
    assert "表四：尚未审结" in first
    last = clerk.post(act, {"on": day, "result": "suit.revoked", "effective_on": day}, follow=True).content.decode()
    assert "已上诉" in last
    assert "表四：结果纠正" in last


def test_a_case_tells_of_its_reviews_to_those_who_see_them_and_a_review_of_its_case(of: House) -> None:
    case = received(of, today().isoformat())
    clerk, secrecy = browser_of(of.officer.id), browser_of(of.secrecy.id)
    page = clerk.post(reverse("workbench:remedy_new"), typed(of, case=case.number), follow=True).content.decode()
    here = reverse("workbench:application", args=[case.pk])
    there = reverse("workbench:remedy", args=[Remedy.objects.get().pk])
    assert here in page
    assert there in clerk.get(here).content.decode()
    assert there not in secrecy.get(here).content.decode()
    reason = {"reason": "登记了两次"}
    browser_of(of.head.id).post(reverse("workbench:remedy_act", args=[Remedy.objects.get().pk, "retract"]), reason)
    assert there not in clerk.get(here).content.decode()


def test_a_step_that_is_not_there_and_one_of_another_post_are_refused_before_the_form_is_read(of: House) -> None:
    clerk = browser_of(of.officer.id)
    clerk.post(reverse("workbench:remedy_new"), typed(of))
    [row] = Remedy.objects.all()
    assert clerk.post(reverse("workbench:remedy_act", args=[row.pk, "burn"])).status_code == 404
    refused = clerk.post(reverse("workbench:remedy_act", args=[row.pk, "retract"]))
    assert refused.status_code == 403
    assert "办公室主任" in refused.content.decode()
    wrong = clerk.post(reverse("workbench:remedy_act", args=[row.pk, "answer"]), {"on": "昨天"})
    assert wrong.status_code == 422
    assert "昨天" in wrong.content.decode(), "what was typed is kept"


def test_nobody_is_shown_a_step_of_another_post(of: House) -> None:
    browser_of(of.officer.id).post(reverse("workbench:remedy_new"), typed(of))
    page = browser_of(of.leader.id).get(reverse("workbench:remedy", args=[Remedy.objects.get().pk])).content.decode()
    assert "没有您要办的步骤" in page
    assert reverse("workbench:remedy_act", args=[Remedy.objects.get().pk, "answer"]) not in page


def test_what_a_colleague_did_since_the_page_was_opened_is_told_first(of: House) -> None:
    clerk, head, day = browser_of(of.officer.id), browser_of(of.head.id), today().isoformat()
    page = clerk.post(reverse("workbench:remedy_new"), typed(of), follow=True).content.decode()
    [seen] = {*re.findall(r'name="version" value="(\d+)"', page)}
    key = Remedy.objects.get().pk
    head.post(reverse("workbench:remedy_act", args=[key, "suspend"]), {"on": day})
    late = clerk.post(reverse("workbench:remedy_act", args=[key, "answer"]), {"on": day, "version": seen})
    assert "别人已经办了" in late.content.decode()
    assert Remedy.objects.get().answered_on is None
