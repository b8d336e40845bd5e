"""Pages of the working calendar, of local practice, the journal and the jobs."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.workbench.scene import NOTICE, Scene

from gongkai.office.practice.models import Choice, HolidayNotice, OwnDay

pytestmark = pytest.mark.django_db
NEW_NOTICE = "/staff/rili/tongzhi/"


@pytest.fixture
def scene() -> Scene:
    return Scene()


@pytest.fixture
def admin(scene: Scene) -> Client:
    return scene.visitor("administrator")


def test_a_year_shows_its_rest_and_its_worked_weekends(admin: Client) -> None:
    page = admin.get("/staff/rili/?year=2026").content.decode()
    assert "2026年2月15日至2026年2月23日，共9天" in page
    assert page.count('class="make_up') == 6
    assert page.count('class="month"') == 12


@pytest.mark.parametrize("year", ["1066", "9999", "abc", ""])
def test_a_year_that_makes_no_sense_is_this_year(admin: Client, year: str) -> None:
    assert admin.get("/staff/rili/", {"year": year}).status_code == 200


def test_a_notice_is_looked_at_before_it_is_taken_in(admin: Client) -> None:
    given = {"text": NOTICE, "source": "中国政府网"}
    page = admin.post(NEW_NOTICE, given).content.decode()
    assert "还没有载入" in page
    assert "2027年2月14日（周日）" in page
    assert "文中没有劳动节、国庆节、清明节、端午节、中秋节" in page, "only a part was pasted"
    assert not HolidayNotice.objects.exists()
    answer = admin.post(NEW_NOTICE, given | {"confirmed": "True"}, follow=True)
    assert "2027年放假通知已载入" in answer.content.decode()
    assert HolidayNotice.objects.get().year == 2027


def test_a_text_that_is_no_notice_is_told_and_stays(admin: Client) -> None:
    answer = admin.post(NEW_NOTICE, {"text": "春节快乐", "source": "中国政府网"})
    assert answer.status_code == 422
    assert "春节快乐</textarea>" in answer.content.decode()


def test_a_notice_taken_back_needs_its_reason(scene: Scene, admin: Client) -> None:
    key = scene.things({"key": "notice"})["key"]
    address = reverse("workbench:notice_back", args=[key])
    assert admin.post(address, {"reason": ""}).status_code == 422
    assert not HolidayNotice.objects.get().is_withdrawn
    assert "已撤回" in admin.post(address, {"reason": "年份选错"}, follow=True).content.decode()
    assert HolidayNotice.objects.get().is_withdrawn


def test_a_day_of_the_place_s_own_is_set_and_a_fault_keeps_what_was_typed(admin: Client) -> None:
    address = reverse("workbench:own_day")
    wrong = admin.post(address, {"on": "", "is_working": "no", "name": "彝族年", "cite": "自治条例"})
    assert wrong.status_code == 422
    assert 'value="彝族年"' in wrong.content.decode()
    right = {"on": "2026-11-20", "is_working": "no", "name": "彝族年", "cite": "自治条例"}
    assert "已设定" in admin.post(address, right, follow=True).content.decode()
    assert OwnDay.objects.get().name == "彝族年"


def test_a_local_practice_is_chosen_and_pressed_twice_chosen_once(admin: Client) -> None:
    address = reverse("workbench:choice", args=["limit.correction_period"])
    given = {"value": "10", "from_on": "2026-12-01", "reason": "县府办会议纪要", "once": "the-same-form"}
    assert "已记录" in admin.post(address, given, follow=True).content.decode()
    admin.post(address, given)
    assert Choice.objects.count() == 1


def test_a_value_that_is_not_allowed_is_told_and_stays(admin: Client) -> None:
    address = reverse("workbench:choice", args=["limit.correction_period"])
    answer = admin.post(address, {"value": "一百天", "from_on": "2026-12-01", "reason": "会议纪要"})
    assert answer.status_code == 422
    assert 'value="一百天"' in answer.content.decode()
    assert 'value="会议纪要"' in answer.content.decode()


def test_an_office_head_decides_on_the_own_organ_s_numbers(scene: Scene) -> None:
    head = scene.visitor("office_head")
    page = head.get(reverse("workbench:practice")).content.decode()
    assert reverse("workbench:choice", args=["number.reply"]) in page
    assert reverse("workbench:choice", args=["fee_standard"]) not in page
    given = {"value": "清信公复〔{年}〕{号}号", "from_on": "2026-01-01", "reason": "镇党政办通知"}
    assert head.post(reverse("workbench:choice", args=["number.reply"]), given).status_code == 302
    assert Choice.objects.get().organ == scene.town


def test_the_journal_lists_what_was_done_at_the_own_organs_only(scene: Scene, admin: Client) -> None:
    admin.post(reverse("workbench:organ", args=["qinghe"]), {"short": "清河镇", "telephone": "0833-5550101"})
    everything = admin.get(reverse("workbench:journal")).content.decode()
    assert "清河镇第" in everything
    assert "云岭县" in everything
    own = scene.visitor("office_head").get(reverse("workbench:journal")).content.decode()
    assert "登记工作人员庄一" in own
    assert "设立云岭县人民政府" not in own
    found = admin.get(reverse("workbench:journal"), {"words": "没有这样的话"}).content.decode()
    assert "没有这样的记录" in found


def test_a_job_says_how_far_it_is_and_can_be_stopped(scene: Scene) -> None:
    clerk = scene.visitor("officer")
    key = scene.things({"key": "job"})["key"]
    state = clerk.get(reverse("workbench:job_state", args=[key])).json()
    assert state["state"] == "waiting"
    assert not state["over"]
    assert "停止" in clerk.get(reverse("workbench:job", args=[key])).content.decode()
    clerk.post(reverse("workbench:job_cancel", args=[key]))
    assert "已取消" in clerk.get(reverse("workbench:job", args=[key])).content.decode()


@pytest.mark.parametrize("role", ["officer", "county_office", "administrator", "auditor"])
def test_the_desk_says_what_comes_next_and_by_which_day(scene: Scene, role: str) -> None:
    page = scene.visitor(role).get(reverse("workbench:desk")).content.decode()
    assert "接下来" in page
    assert "个工作日" in page
