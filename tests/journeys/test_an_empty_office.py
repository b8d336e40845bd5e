"""From an empty office to one that works: set up, staffed, its calendar kept, everything written down."""

from datetime import date, timedelta

import pytest
from tests.journeys.browsing import Chromium, Visitor
from tests.journeys.telephone import code
from tests.offices import Office

from gongkai.law.today import today

pytestmark = pytest.mark.slow

ADMINISTRATOR = ("admin", "yunling-shan-shui")
FIRST = "chu-ci-kou-ling"
NEXT_YEAR = today().year + 1
PEOPLE = {
    "qinghe.wang": ("王小山", "清河镇人民政府", "公开专干"),
    "shiqiao.li": ("李大河", "石桥镇人民政府", "办公室主任"),
    "shenji.zhao": ("赵明月", "云岭县人民政府", "审计员"),
}


def weekend(year: int) -> date:
    """A Saturday in January that is worked."""
    on = date(year, 1, 8)
    while on.weekday() != 5:
        on += timedelta(days=1)
    return on


def notice(year: int) -> str:
    return (
        f"国务院办公厅关于{year}年部分节假日安排的通知\n国办发明电〔{year - 1}〕9号\n"
        "各省、自治区、直辖市人民政府：\n"
        f"一、元旦：1月1日至3日放假，共3天。1月{weekend(year).day}日（星期六）上班。\n国务院办公厅\n"
    )


def sign_in(somebody: Visitor, username: str, password: str) -> None:
    somebody.fill({"登录名": username, "口令": password})
    somebody.press("登录")


def establish(admin: Visitor, name: str, short: str, kind: str, code_: str) -> None:
    admin.open("/staff/jiguan/xin/")
    admin.fill(
        {
            "机关全称": name,
            "简称": short,
            "类别": kind,
            "网址代码": code_,
            "设立日期": "2020-01-01",
            "位于": "云岭县人民政府",
            "上级主管": "云岭县人民政府",
        }
    )
    admin.press("设立")
    assert f"已设立{name}" in admin.told


def employ(admin: Visitor, username: str) -> None:
    name, organ, role = PEOPLE[username]
    admin.open("/staff/renyuan/xin/")
    admin.fill({"姓名": name, "登录名": username, "初始口令": FIRST, "机关": organ, "职务": role})
    admin.press("登记")
    assert f"已登记{name}" in admin.told


def set_up(admin: Visitor) -> None:
    """An office without anybody asks who it is for."""
    admin.open("/")
    admin.picture("portal-empty")
    admin.open("/staff/")
    assert admin.heading == "第一次使用"
    admin.fill(
        {
            "县（市、区）人民政府全称": "云岭县人民政府",
            "简称": "云岭县",
            "网址代码": "yunling",
            "机关代字": "云政",
            "管理员姓名": "周主任",
            "登录名": ADMINISTRATOR[0],
            "口令": "12345",
        }
    )
    admin.press("设立")
    assert "口令" in admin.page.inner_text("[role=alert]")
    assert admin.page.get_by_label("管理员姓名").input_value() == "周主任", "what was typed is still there"
    admin.picture("first-run")
    admin.fill({"口令": ADMINISTRATOR[1]})
    admin.press("设立")
    assert "已设立" in admin.told
    admin.picture("sign-in")
    sign_in(admin, *ADMINISTRATOR)
    assert admin.heading == "今天"
    assert "还没有登记乡镇和部门" in admin.said
    admin.picture("desk-first-day")


def staff_it(admin: Visitor) -> None:
    establish(admin, "清河镇人民政府", "清河镇", "乡镇人民政府", "qinghe")
    establish(admin, "石桥镇人民政府", "石桥镇", "乡镇人民政府", "shiqiao")
    establish(admin, "云岭县民政局", "县民政局", "县级政府部门", "minzheng")
    admin.picture("organ")
    admin.open("/staff/jiguan/")
    admin.picture("organs")
    for username in PEOPLE:
        employ(admin, username)
    admin.picture("person")
    admin.open("/staff/renyuan/")
    assert all(name in admin.said for name, _, _ in PEOPLE.values())
    admin.picture("people")


def is_locked_out(stranger: Visitor) -> None:
    """Five wrong passwords lock an account, and that is said on a plain page."""
    stranger.open("/staff/")
    for _ in range(4):
        sign_in(stranger, "shenji.zhao", "cai-yi-cai-kan")
        assert "登录名或口令不对" in stranger.page.inner_text("[role=alert]")
    sign_in(stranger, "shenji.zhao", "cai-yi-cai-kan")
    assert stranger.heading == "暂时不能登录"
    assert "15分钟" in stranger.said
    stranger.picture("locked-out")
    stranger.open("/staff/denglu/")
    sign_in(stranger, "shenji.zhao", FIRST)
    assert stranger.heading == "暂时不能登录", "now not even with the right one"


def first_day(clerk: Visitor) -> None:
    """The first password is changed before anything else; then the telephone's codes are set up."""
    clerk.open("/staff/rili/")
    sign_in(clerk, "qinghe.wang", FIRST)
    assert clerk.heading == "修改口令"
    clerk.open("/staff/")
    assert clerk.heading == "修改口令", "nothing else opens before"
    clerk.fill({"原口令": FIRST, "新口令": "shan-gao-shui-chang", "再输一次新口令": "shan-gao-shui-duan"})
    clerk.press("修改口令")
    assert "两次输入的新口令不一样" in clerk.said
    clerk.picture("password")
    clerk.fill({"原口令": FIRST, "新口令": "shan-gao-shui-chang", "再输一次新口令": "shan-gao-shui-chang"})
    clerk.press("修改口令")
    assert clerk.heading == "今天"
    clerk.open("/staff/kouling/")
    clerk.follow("启用手机动态口令")
    clerk.picture("second-factor")
    secret = clerk.page.inner_text("#secret")
    clerk.fill({"动态口令": code(secret)})
    clerk.press("启用")
    assert "动态口令已启用" in clerk.told
    clerk.press("退出")
    sign_in(clerk, "qinghe.wang", "shan-gao-shui-chang")
    assert clerk.heading == "动态口令"
    clerk.open("/staff/jiguan/")
    assert clerk.heading == "动态口令", "no page opens without it"
    clerk.picture("code")
    clerk.fill({"动态口令": code(secret, later=1)})
    clerk.press("继续")
    assert clerk.heading == "机关", "back to where one was going"
    clerk.open("/staff/")
    clerk.picture("desk-clerk")
    clerk.open("/staff/renyuan/")
    assert clerk.heading == "这一页不归您的职务办理"
    clerk.picture("refused")


def keep_the_calendar(admin: Visitor) -> None:
    """The notice is pasted, looked at, taken in, and can be taken back."""
    worked = weekend(NEXT_YEAR)
    admin.open("/staff/rili/")
    admin.picture("calendar-this-year")
    admin.follow("载入放假通知")
    admin.fill({"通知全文": "春节快乐", "来源": "中国政府网"})
    admin.press("读一读，先看结果")
    assert "春节快乐" in admin.page.get_by_label("通知全文").input_value(), "what was typed is still there"
    admin.picture("notice-unreadable")
    admin.fill({"通知全文": notice(NEXT_YEAR)})
    admin.press("读一读，先看结果")
    assert f"1月{worked.day}日" in admin.said
    admin.picture("notice-preview")
    admin.press("确认载入")
    assert f"{NEXT_YEAR}年放假通知已载入" in admin.told
    admin.open(f"/staff/rili/?year={NEXT_YEAR}")
    assert admin.page.locator(".make_up").count() == 1
    admin.picture("calendar-next-year")
    admin.fill({"撤回原因": "年份选错，重新载入"})
    admin.press("撤回")
    assert "已撤回" in admin.told
    assert admin.page.locator(".make_up").count() == 0


def decide_locally(admin: Visitor) -> None:
    admin.open("/staff/zuofa/")
    admin.picture("practice")
    admin.follow("信息处理费的默认标准")
    admin.fill({"新的做法": "按量", "自何日起": today().isoformat(), "依据": "县府办会议纪要〔2026〕3号"})
    admin.picture("choice")
    admin.press("确定")
    assert "已记录" in admin.told
    assert "按量（本地已定）" in admin.said


def session_runs_out(admin: Visitor) -> None:
    """A session that ran out while typing: nothing is done, nothing is lost."""
    admin.open("/staff/jiguan/xin/")
    admin.fill({"机关全称": "云岭县水利局", "简称": "县水利局", "类别": "县级政府部门", "网址代码": "shuili"})
    admin.page.wait_for_selector("text=已存为草稿")
    admin.context.clear_cookies(name="gongkai_session")
    admin.press("设立")
    assert admin.heading == "工作人员登录"
    assert "没有提交" in admin.told
    admin.picture("session-ran-out")
    sign_in(admin, *ADMINISTRATOR)
    assert admin.heading == "设立机关", "back at the form"
    admin.picture("draft-offered")
    admin.page.get_by_role("button", name="恢复草稿").click()
    assert admin.page.get_by_label("机关全称").input_value() == "云岭县水利局"
    admin.fill({"设立日期": "2020-01-01"})
    admin.press("设立")
    assert "已设立云岭县水利局" in admin.told
    admin.open("/staff/jiguan/xin/")
    assert admin.page.get_by_role("button", name="恢复草稿").count() == 0, "a draft that was taken in is forgotten"


def everything_is_written_down(admin: Visitor, office: Office) -> None:
    admin.open("/staff/rizhi/")
    for words in (
        "设立清河镇人民政府",
        "登记工作人员王小山",
        f"载入{NEXT_YEAR}年放假通知",
        "年份选错，重新载入",
        "信息处理费的默认标准",
    ):
        admin.fill({"字句或姓名": words if words != "年份选错，重新载入" else "撤回"})
        admin.press("筛选")
        assert words in admin.said
    admin.open("/staff/rizhi/")
    admin.picture("journal")
    admin.follow("核对全部日志")
    assert "日志完整" in admin.said
    admin.picture("journal-verified")
    told = office.command("verify")
    assert told.returncode == 0, told.stdout + told.stderr
    admin.open("/staff/houtai/")
    admin.picture("jobs")
    admin.open("/staff/bangzhu/")
    admin.picture("help")


def test_an_empty_office_is_set_up_staffed_and_kept(office: Office, browser: Chromium) -> None:
    with browser.visitor(office.address) as admin:
        set_up(admin)
        staff_it(admin)
        with browser.visitor(office.address) as stranger:
            is_locked_out(stranger)
        with browser.visitor(office.address) as clerk:
            first_day(clerk)
        keep_the_calendar(admin)
        decide_locally(admin)
        session_runs_out(admin)
        everything_is_written_down(admin, office)
        admin.press("退出")
        assert "已退出登录" in admin.told
        admin.page.go_back()
        admin.open("/staff/")
        assert admin.heading == "工作人员登录"
        admin.open("/yunling/")
        admin.picture("portal-organ")
        admin.open("/mei-you/")
        assert admin.heading == "没有这一页"
        admin.picture("not-found")
