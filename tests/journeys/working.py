"""The people of 清河镇 at work: what a clerk does over and over, in a few words."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

from tests.journeys.browsing import Chromium, Visitor
from tests.offices import Clock, Office

PASSWORD = "shanshui-yanshi"
CHAIN = ("baomi", "zhuren", "lingdao")
REGISTERED, ORDINARY = "邮寄（挂号信、特快专递等需要签收的）", "平常信函等无需签收的邮寄"
APPLICANT: Mapping[str, str] = {
    "申请人类别": "自然人",
    "姓名或单位名称": "马建国",
    "证件名称": "居民身份证",
    "证件号码": "999999196503070130",
    "联系电话": "13800000000",
    "通信地址": "清河镇南街1号",
}


class House:
    """Everybody of the county, each with a browser of their own, signed in once."""

    def __init__(self, browser: Chromium, office: Office, clock: Clock, doors: ExitStack) -> None:
        self.browser, self.office, self.clock = browser, office, clock
        self._doors, self._inside = doors, dict[str, Visitor]()

    def __getitem__(self, post: str) -> Visitor:
        """Somebody by post: of 清河镇, or with the organ's code before it."""
        if post not in self._inside:
            somebody = self._doors.enter_context(self.browser.visitor(self.office.address))
            sign_in(somebody, post if "." in post else f"qinghe.{post}")
            self._inside[post] = somebody
        return self._inside[post]

    @property
    def clerk(self) -> Visitor:
        """Who registers, works and sends."""
        return self["zhuangan"]

    @contextmanager
    def villager(self) -> Iterator[Visitor]:
        """Somebody from outside."""
        with self.browser.visitor(self.office.address) as somebody:
            yield somebody

    def agreed(self, letter: str, posts: tuple[str, ...] = CHAIN) -> None:
        """Everybody of the chain finds the letter on the desk and agrees."""
        for post in posts:
            reviewer = self[post]
            reviewer.open("/staff/")
            assert "等您审签" in reviewer.said
            reviewer.open(letter)
            reviewer.press("同意")
            assert "已同意" in reviewer.told

    def holds(self) -> None:
        """Journal, files, letters and reports are whole."""
        done = self.office.command("verify")
        assert done.returncode == 0, done.stdout + done.stderr


def sign_in(somebody: Visitor, username: str) -> None:
    somebody.open("/staff/denglu/")
    somebody.fill({"登录名": username, "口令": PASSWORD})
    somebody.press("登录")
    assert somebody.heading == "今天"


def path_of(somebody: Visitor) -> str:
    return somebody.page.url.removeprefix(somebody.address)


def registered(clerk: Visitor, way: str, on: str, demand: str, **more: str) -> str:
    """A letter registered; the path of its case."""
    clerk.open("/staff/shenqing/xin/")
    clerk.fill({"收到的方式": way, "收到日期": on, "申请公开的内容": demand, **APPLICANT, **more})
    clerk.press("登记")
    assert "查询码" in clerk.told
    return path_of(clerk)


def step(clerk: Visitor, case: str, verb: str, given: Mapping[str, str | bool], button: str) -> None:
    clerk.open(f"{case}{verb}/")
    clerk.fill(given)
    clerk.press(button)


def drafted(clerk: Visitor, case: str, title: str) -> str:
    """The page of the newest letter of that title; its path."""
    clerk.open(case)
    clerk.follow_last(title)
    return path_of(clerk)


def decided(clerk: Visitor, case: str, outcome: str, given: Mapping[str, str | bool], title: str) -> str:
    """An answer drafted and handed in; the letter's path."""
    clerk.open(f"{case}decide/")
    clerk.choose("怎样答复", outcome)
    clerk.fill(given)
    clerk.press("拟答复书")
    assert "已拟好答复书" in clerk.told, clerk.said
    letter = drafted(clerk, case, title)
    clerk.press("送审")
    return letter


def issued(clerk: Visitor, letter: str) -> None:
    clerk.open(letter)
    clerk.press("发文（取文号）")
    assert "文号已取" in clerk.told


def sent(clerk: Visitor, letter: str, way: str = "in_person") -> None:
    clerk.open(letter)
    clerk.choose("怎样发出的", way)
    clerk.press("登记发出")
    assert "已登记发出" in clerk.told
