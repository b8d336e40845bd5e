"""Two people on one case are told of each other; a session that runs out while typing loses nothing."""

import pytest
from tests.journeys.working import REGISTERED, House, path_of, registered, sign_in

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("two clerks")]
FINDING = "经查，该信息可以公开。写到一半，接了个电话。"


def test_two_clerks_at_once_and_a_session_that_runs_out(house: House) -> None:
    house.clock.go_to("2024-10-08")
    clerk = house.clerk
    case = registered(clerk, REGISTERED, "2024-10-08", "清河镇便民服务中心办事事项清单")
    with house.villager() as other:
        sign_in(other, "qinghe.zhuangan")
        other.open(f"{case}search/")
        clerk.open(f"{case}search/")
        for one, place in ((clerk, "档案室"), (other, "公文系统")):
            one.fill({"检索日期": "2024-10-08", "查了哪里": place, "用了什么词": "便民 清单", "结果": "找到1件"})
        clerk.press("登记")
        assert "已登记检索" in clerk.told
        other.press("登记")
        assert "别人已经办了" in other.said
        assert other.page.get_by_label("查了哪里").input_value() == "公文系统", "what was typed is still there"
        other.picture("two-at-once")
        other.press("登记")
        assert "已登记检索" in other.told, "looked at, and pressed once more"
    reviewer = house["zhuren"]
    reviewer.open(case)
    assert "现在也打开着这一件" in reviewer.said
    clerk.open(f"{case}decide/")
    clerk.fill({"认定的事实和理由": FINDING})
    clerk.page.wait_for_selector("text=已存为草稿")
    clerk.context.clear_cookies(name="gongkai_session")
    clerk.press("拟答复书")
    assert clerk.heading == "工作人员登录"
    assert "没有提交" in clerk.told
    clerk.fill({"登录名": "qinghe.zhuangan", "口令": "shanshui-yanshi"})
    clerk.press("登录")
    assert path_of(clerk) == f"{case}decide/", "back at the form"
    clerk.page.get_by_role("button", name="恢复草稿").click()
    assert clerk.page.get_by_label("认定的事实和理由").input_value() == FINDING
    clerk.choose("怎样答复", "granted.provided")
    clerk.press("拟答复书")
    assert "已拟好答复书" in clerk.told
    house.holds()
