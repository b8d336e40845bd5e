"""What every answer carries, and what is said when something does not go: plainly, in Chinese, with a way on."""

import pytest
from django.core.exceptions import RequestDataTooBig
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse
from tests.factories.people import PASSWORD
from tests.workbench.scene import Scene

from gongkai.workbench import errors

pytestmark = pytest.mark.django_db
DESK, SIGN_IN = "/staff/", "/staff/denglu/"
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
}


@pytest.fixture
def scene() -> Scene:
    return Scene()


@pytest.fixture
def stranger() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/qinghe/", 200),
        (SIGN_IN, 200),
        (DESK, 302),
        ("/mei-you/", 404),
        ("/staff/mei-you/", 404),
        ("/static/look/gongkai.css", 200),
        ("/static/look/mei-you.css", 404),
    ],
)
def test_every_answer_carries_the_headers(scene: Scene, stranger: Client, path: str, status: int) -> None:
    answer = stranger.get(path)
    assert answer.status_code == status
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    assert POLICY.items() <= policy.items()
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert "data:" not in answer["Content-Security-Policy"]
    assert "Access-Control-Allow-Origin" not in answer.headers
    answer.close()


def test_a_page_of_the_workbench_is_kept_by_no_cache_on_the_way(scene: Scene) -> None:
    answer = scene.visitor("officer").get(DESK)
    assert "private" in answer["Cache-Control"]


def test_cookies_are_kept_from_scripts_and_from_other_sites(scene: Scene, stranger: Client) -> None:
    stranger.get(SIGN_IN)
    stranger.post(SIGN_IN, {"username": "zhuang", "password": PASSWORD})
    assert set(stranger.cookies) == {"gongkai_session", "gongkai_csrf"}
    for cookie in stranger.cookies.values():
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"


@pytest.mark.parametrize(
    "elsewhere",
    ["http://example.test/", "//example.test/", "/\\example.test", "javascript:alert(1)", "https:example.test"],
)
def test_signing_in_never_leads_to_another_site(scene: Scene, stranger: Client, elsewhere: str) -> None:
    page = stranger.get(SIGN_IN, {"next": elsewhere}).content.decode()
    assert "example.test" not in page
    assert "alert" not in page
    answer = stranger.post(SIGN_IN, {"username": "zhuang", "password": PASSWORD, "next": elsewhere})
    assert (answer.status_code, answer["Location"]) == (302, DESK)


def test_signing_in_leads_to_the_page_that_was_asked_for(scene: Scene, stranger: Client) -> None:
    answer = stranger.get("/staff/rili/?year=2026")
    assert answer["Location"] == f"{SIGN_IN}?next=/staff/rili/%3Fyear%3D2026"
    wrong = stranger.post(SIGN_IN, {"username": "zhuang", "password": "x", "next": "/staff/rili/?year=2026"})
    assert 'name="next" value="/staff/rili/?year=2026"' in wrong.content.decode(), "kept after a slip"
    answer = stranger.post(SIGN_IN, {"username": "zhuang", "password": PASSWORD, "next": "/staff/rili/?year=2026"})
    assert answer["Location"] == "/staff/rili/?year=2026"


def test_a_form_sent_after_the_session_ran_out_leads_back_to_its_page(scene: Scene, stranger: Client) -> None:
    page = "http://127.0.0.1/staff/renyuan/zhuang/"
    answer = stranger.post("/staff/renyuan/zhuang/renming/", {}, headers={"Referer": page, "Host": "127.0.0.1"})
    assert answer["Location"] == f"{SIGN_IN}?next=/staff/renyuan/zhuang/"
    assert "没有提交" in stranger.get(answer["Location"]).content.decode()
    answer = stranger.post("/staff/jiguan/xin/", {}, headers={"Referer": "http://example.test/"})
    assert answer["Location"] == SIGN_IN


def test_a_strange_host_name_is_refused(stranger: Client) -> None:
    answer = stranger.get("/", headers={"Host": "example.test"})
    assert answer.status_code == 400
    assert "没有看懂这次请求" in answer.content.decode()
    assert "example.test" not in answer.content.decode()


def test_a_form_of_another_session_is_told_plainly(scene: Scene) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(SIGN_IN, {"username": "zhuang", "password": PASSWORD})
    said = answer.content.decode()
    assert answer.status_code == 403
    assert "没有提交，什么也没有改动" in said
    assert "CSRF" not in said


@pytest.mark.parametrize(("path", "way"), [("/mei-you/", 'href="/"'), ("/staff/mei-you/", f'href="{SIGN_IN}"')])
def test_a_missing_page_is_told_plainly_with_a_way_on(stranger: Client, path: str, way: str) -> None:
    answer = stranger.get(path)
    assert answer.status_code == 404
    assert "没有这一页" in answer.content.decode()
    assert way in answer.content.decode()


def test_for_somebody_signed_in_the_way_on_is_the_desk(scene: Scene) -> None:
    said = scene.visitor("officer").get("/staff/mei-you/").content.decode()
    assert f'href="{DESK}"' in said


def test_an_address_of_a_button_opened_as_a_page_says_so(scene: Scene) -> None:
    answer = scene.visitor("officer").get(reverse("workbench:sign_out"))
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "不能直接打开" in answer.content.decode()


def test_too_much_at_once_is_told_plainly() -> None:
    answer = errors.bad(RequestFactory().post("/"), RequestDataTooBig("too big"))
    assert answer.status_code == 413
    assert "分几次提交" in answer.content.decode()


def test_an_error_of_the_program_is_told_without_its_inside(
    scene: Scene, stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("the inside")

    monkeypatch.setattr("gongkai.office.staff.queries.anybody", breaks)
    answer = stranger.get(SIGN_IN)
    assert answer.status_code == 500
    assert "程序出错了" in answer.content.decode()
    assert "inside" not in answer.content.decode()
    monkeypatch.setattr("gongkai.workbench.errors.render", breaks)
    assert "请稍后再试" in stranger.get(SIGN_IN).content.decode(), "even where the page about it cannot be made"


def test_nobody_stays_signed_in_whose_account_was_closed(scene: Scene) -> None:
    officer = scene.visitor("officer")
    assert officer.get(DESK).status_code == 200
    scene_person = officer.get(DESK).wsgi_request.user
    scene_person.is_active = False
    scene_person.save()
    assert officer.get(DESK).status_code == 302


@override_settings(SECOND_FACTOR=True)
def test_where_every_account_needs_a_second_factor_nothing_opens_before(scene: Scene) -> None:
    answer = scene.visitor("officer").get(DESK)
    assert answer["Location"] == reverse("workbench:second_factor")
