"""A villager's letter becomes a lawful answer: by post in the office both ways, and online on a telephone."""

import re
from pathlib import Path

import pytest
from tests.journeys.browsing import Visitor
from tests.journeys.working import (
    ORDINARY,
    REGISTERED,
    House,
    decided,
    drafted,
    issued,
    path_of,
    registered,
    sent,
    step,
)
from tests.look.browsing import PHONE

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("a villager's letter")]
DEMAND = "自然资源部门制作的清河镇南街地块征收批复"
DUE = "答复期限 2024年1月8日"


def test_the_letter_of_the_eighth_of_december_is_answered_by_naming_who_holds_it(house: House) -> None:
    clerk = house.clerk
    house.clock.go_to("2023-12-08")
    case = registered(clerk, REGISTERED, "2023-12-08", DEMAND)
    assert DUE in clerk.said
    case = registered(clerk, ORDINARY, "2023-12-08", DEMAND)
    assert "期限没有起算" in clerk.said
    clerk.open("/staff/")
    assert clerk.said.index("与申请人联系确认") < clerk.said.index("答复"), "unconfirmed ones head the desk"
    clerk.open(f"{case}decide/")
    assert "现在不能这样办" in clerk.said
    how = {"双方确认的日期": "2023-12-08", "怎样确认的": "10时由刘某打电话与本人确认"}
    step(clerk, case, "confirm", how, "登记确认")
    assert DUE in clerk.said
    clerk.picture("case")
    house.clock.go_to("2023-12-12")
    clerk.open(f"{case}decide/")
    clerk.picture("decide")
    said = {
        "认定的事实和理由": "该批复由云岭县自然资源局制作并保存。",
        "怎样提供": "云岭县自然资源局，电话0000-8000105。",
    }
    letter = decided(clerk, case, "unavailable.not_ours", said, "政府信息公开申请答复书")
    assert "云岭县自然资源局，电话0000-8000105" in clerk.said
    house.agreed(letter)
    house.clock.go_to("2023-12-14")
    issued(clerk, letter)
    assert re.search(r"公复〔2023〕\d+号", clerk.said)
    assert "60日内向云岭县人民政府申请行政复议" in clerk.said
    clerk.picture("letter")
    assert clerk.download("下载 PDF").startswith(b"%PDF")
    sent(clerk, letter, "post")
    clerk.open(case)
    assert "已办结" in clerk.said


def test_the_other_way_another_office_of_the_house_has_the_paper(house: House) -> None:
    clerk = house.clerk
    house.clock.go_to("2023-12-15")
    case = registered(clerk, REGISTERED, "2023-12-08", "2023年清河镇耕地地力保护补贴发放明细")
    asked = {"哪个机构": "清河镇财政所", "请协助什么": "请提供发放明细。", "请在哪天前反馈": "2023-12-22"}
    step(clerk, case, "internal", asked, "拟协办函")
    letter = drafted(clerk, case, "协办函")
    issued(clerk, letter)
    sent(clerk, letter)
    clerk.open(case)
    assert DUE in clerk.said, "asking within the house does not stop the clock"
    assert "请于2023年12月22日" in clerk.said
    house.clock.go_to("2023-12-21")
    clerk.open(case)
    clerk.follow("登记收到或答复")
    clerk.fill({"意见": "已提供材料", "答复日期": "2023-12-21"})
    clerk.press("登记答复")
    assert "已提供材料" in clerk.said
    letter = decided(
        clerk, case, "granted.provided", {"怎样提供": "附后：2023年补贴发放明细。"}, "政府信息公开申请答复书"
    )
    house.agreed(letter)
    house.clock.go_to("2024-01-08")
    clerk.open(case)
    assert "还剩 0 个工作日" in clerk.said
    issued(clerk, letter)
    sent(clerk, letter)
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


def test_a_villager_applies_on_a_telephone_is_asked_to_correct_and_does(house: House) -> None:
    house.clock.go_to("2024-01-10")
    width, height = PHONE
    clerk = house.clerk
    with house.villager() as villager:
        villager.page.set_viewport_size({"width": width, "height": height})
        number, code = applied(villager)
        tracked(villager, number, "0000-0000-0000-0000-0000")
        assert "对不上" in villager.said
        tracked(villager, number, code)
        assert "还没有与您确认" in villager.said
        clerk.open(f"/staff/shenqing/?words={number}")
        clerk.follow(number)
        case = path_of(clerk)
        clerk.press("查看全部信息")
        assert "999999198003070122" in clerk.said
        on = {"双方确认的日期": "2024-01-10", "怎样确认的": "打电话与本人确认"}
        step(clerk, case, "confirm", on, "登记确认")
        step(clerk, case, "correction", {"要补正什么": "请写明是哪一年的补助。"}, "拟补正告知书")
        letter = drafted(clerk, case, "补正告知书")
        issued(clerk, letter)
        sent(clerk, letter)
        villager.open("/qinghe/chaxun/jindu/")
        assert "等您补正" in villager.said
        villager.picture("track")
        with villager.page.expect_download() as handed:
            villager.page.locator("main a[href*='/wenshu/']").first.click()
        assert Path(handed.value.path()).read_bytes().startswith(b"%PDF")
        villager.fill({"补正内容": "是2025年的。"})
        villager.press("提交补正")
        assert "正在办理" in villager.said


def test_all_of_it_can_be_verified_afterwards(house: House) -> None:
    house.holds()
