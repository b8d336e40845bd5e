"""A villager's letter becomes a lawful answer: by post in the office, and online on a telephone."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.journeys.browsing import Chromium, Visitor
from tests.look.browsing import PHONE
from tests.offices import Office

from gongkai.law.today import today

pytestmark = pytest.mark.slow
PASSWORD = "shanshui-yanshi"
DEMAND = "自然资源部门制作的清河镇南街地块征收批复"


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The demonstration county, running."""
    office = Office(tmp_path_factory.mktemp("county"), GONGKAI_WORKERS="1")
    for words in (("serve", "--empty", "--prepare-only"), ("demonstrate",)):
        done = office.command(*words)
        assert done.returncode == 0, done.stdout + done.stderr
    with office:
        yield office


@contextmanager
def working(browser: Chromium, county: Office, post: str) -> Iterator[Visitor]:
    """Somebody of 清河镇 at work."""
    with browser.visitor(county.address) as somebody:
        somebody.open("/gongzuo/denglu/")
        somebody.fill({"登录名": f"qinghe.{post}", "口令": PASSWORD})
        somebody.press("登录")
        assert somebody.heading == "今天"
        yield somebody


def path_of(somebody: Visitor) -> str:
    return somebody.page.url.removeprefix(somebody.address)


def registered(clerk: Visitor, way: str) -> str:
    """A letter of 8 December 2023 registered; the path of its case."""
    clerk.open("/gongzuo/shenqing/xin/")
    clerk.fill(
        {
            "收到的方式": way,
            "收到日期": "2023-12-08",
            "申请公开的内容": DEMAND,
            "申请人类别": "自然人",
            "姓名或单位名称": "马建国",
            "证件名称": "居民身份证",
            "证件号码": "999999196503070130",
            "联系电话": "13800000000",
            "通信地址": "清河镇南街1号",
        }
    )
    clerk.press("登记")
    assert "查询码" in clerk.told
    return path_of(clerk)


def step(clerk: Visitor, case: str, verb: str, given: dict[str, str], button: str) -> None:
    clerk.open(f"{case}{verb}/")
    clerk.fill(given)
    clerk.press(button)


def agreed_to(browser: Chromium, county: Office, letter: str) -> None:
    """Everybody of the chain finds the letter on the desk and agrees."""
    for post in ("baomi", "zhuren", "lingdao"):
        with working(browser, county, post) as reviewer:
            assert "等您审签" in reviewer.said
            reviewer.open(letter)
            reviewer.press("同意")
            assert "已同意" in reviewer.told


def test_the_letter_of_the_eighth_of_december_is_answered_by_naming_who_holds_it(
    county: Office, browser: Chromium
) -> None:
    with working(browser, county, "zhuangan") as clerk:
        case = registered(clerk, "邮寄（挂号信、特快专递等需要签收的）")
        assert "答复期限 2024年1月8日" in clerk.said
        case = registered(clerk, "平常信函等无需签收的邮寄")
        assert "期限没有起算" in clerk.said
        clerk.open("/gongzuo/")
        assert clerk.said.index("与申请人联系确认") < clerk.said.index("答复"), "unconfirmed ones head the desk"
        clerk.open(f"{case}decide/")
        assert "现在不能这样办" in clerk.said
        step(
            clerk,
            case,
            "confirm",
            {"双方确认的日期": "2023-12-08", "怎样确认的": "10时由刘某打电话与本人确认"},
            "登记确认",
        )
        assert "答复期限 2024年1月8日" in clerk.said
        clerk.picture("case")
        clerk.open(f"{case}decide/")
        clerk.page.get_by_label(re.compile("^怎样答复")).select_option(value="unavailable.not_ours")
        clerk.fill(
            {
                "认定的事实和理由": "该批复由云岭县自然资源局制作并保存。",
                "怎样提供": "云岭县自然资源局，电话0000-8000105。",
            }
        )
        clerk.picture("decide")
        clerk.press("拟答复书")
        clerk.follow("政府信息公开申请答复书")
        letter = path_of(clerk)
        assert "云岭县自然资源局，电话0000-8000105" in clerk.said
        clerk.press("送审")
    agreed_to(browser, county, letter)
    with working(browser, county, "zhuangan") as clerk:
        clerk.open(letter)
        clerk.press("发文（取文号）")
        assert re.search(r"公复〔\d{4}〕\d+号", clerk.said)
        assert "60日内向云岭县人民政府申请行政复议" in clerk.said
        clerk.picture("letter")
        with clerk.page.expect_download() as handed:
            clerk.page.get_by_role("link", name="下载 PDF").click()
        assert Path(handed.value.path()).read_bytes().startswith(b"%PDF")
        clerk.page.get_by_label(re.compile("^怎样发出的")).select_option(value="post")
        clerk.press("登记发出")
        clerk.open(case)
        assert "已办结" in clerk.said


def applied(villager: Visitor) -> tuple[str, str]:
    """Four steps, one question each; number and query code."""
    villager.open("/qinghe/")
    villager.follow("申请公开政府信息")
    villager.follow("在网上申请")
    villager.press("下一步")
    assert "必填" in villager.said, "an empty step says what is wanted"
    villager.fill({"您需要什么政府信息": "我家的危房改造补助"})
    villager.press("下一步")
    villager.fill({"电子文件": True, "发到我的电子邮箱": True})
    villager.press("下一步")
    villager.fill(
        {
            "自然人": True,
            "姓名": "马小梅",
            "证件名称": "居民身份证",
            "证件号码": "999999198003070122",
            "联系电话": "13900000000",
        }
    )
    villager.picture("apply")
    villager.press("下一步")
    assert "马小梅" in villager.said, "a last look before it is sent"
    villager.press("提交申请")
    number, code = villager.page.inner_text("#number"), villager.page.inner_text("#code")
    villager.picture("receipt")
    return number, code


def tracked(villager: Visitor, number: str, code: str) -> None:
    villager.open("/qinghe/chaxun/")
    villager.fill({"申请编号": number, "查询码": code})
    villager.press("查询")


def test_a_villager_applies_on_a_telephone_is_asked_to_correct_and_does(county: Office, browser: Chromium) -> None:
    on_day = today()
    width, height = PHONE
    with browser.visitor(county.address) as villager:
        villager.page.set_viewport_size({"width": width, "height": height})
        number, code = applied(villager)
        tracked(villager, number, "0000-0000-0000-0000-0000")
        assert "对不上" in villager.said
        tracked(villager, number, code)
        assert "还没有与您确认" in villager.said
        with working(browser, county, "zhuangan") as clerk:
            clerk.open(f"/gongzuo/shenqing/?words={number}")
            clerk.follow(number)
            case = path_of(clerk)
            clerk.press("查看全部信息")
            assert "999999198003070122" in clerk.said
            on = {"双方确认的日期": on_day.isoformat(), "怎样确认的": "打电话与本人确认"}
            step(clerk, case, "confirm", on, "登记确认")
            step(clerk, case, "correction", {"要补正什么": "请写明是哪一年的补助。"}, "拟补正告知书")
            with clerk.page.expect_navigation():
                clerk.page.locator("main a[href*='/wenshu/']").first.click()
            clerk.look()
            clerk.press("发文（取文号）")
            clerk.page.get_by_label(re.compile("^怎样发出的")).select_option(value="in_person")
            clerk.press("登记发出")
        villager.open("/qinghe/chaxun/jindu/")
        assert "等您补正" in villager.said
        villager.picture("track")
        with villager.page.expect_download() as handed:
            villager.page.locator("main a[href*='/wenshu/']").first.click()
        assert Path(handed.value.path()).read_bytes().startswith(b"%PDF")
        villager.fill({"补正内容": "是2025年的。"})
        villager.press("提交补正")
        assert "正在办理" in villager.said


def test_all_of_it_can_be_verified_afterwards(county: Office) -> None:
    for command in ("verify", "verify_files"):
        done = county.command(command)
        assert done.returncode == 0, done.stdout + done.stderr
