"""A third party objects and the answer refuses; another answer grants: each with the remedy that is its own."""

import pytest
from tests.journeys.browsing import Visitor
from tests.journeys.working import REGISTERED, House, decided, drafted, issued, registered, sent, step

from gongkai.intake import open_bytes

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("objection")]
REVIEW_FIRST = (
    "请先自收到之日起60日内向云岭县人民政府申请行政复议；"
    "对复议决定仍不服的，可以自收到复议决定书之日起15日内向云岭县人民法院提起行政诉讼"
)
EITHER = "可以自收到之日起60日内向云岭县人民政府申请行政复议，也可以自收到之日起6个月内直接向云岭县人民法院提起行政诉讼"
COOPERATIVE = "云岭县惠农种植专业合作社"


def words(clerk: Visitor, ending: str) -> str:
    """The text of the letter as it is handed out, read out of the file; spaces and breaks are the layout's."""
    name = {"pdf": "下载 PDF", "docx": "下载 Word"}[ending]
    return "".join(open_bytes(clerk.download(name), f"letter.{ending}").text.split())


def test_a_third_party_objects_and_the_refusal_says_review_first(house: House) -> None:
    clerk = house.clerk
    house.clock.go_to("2024-09-02")
    case = registered(clerk, REGISTERED, "2024-09-02", "惠农合作社2023年获得的补贴明细")
    asked = {"第三方": COOPERATIVE, "拟公开什么": "2023年补贴明细，涉及经营情况"}
    step(clerk, case, "third_party", asked, "拟征求意见书")
    letter = drafted(clerk, case, "征求第三方意见书")
    issued(clerk, letter)
    sent(clerk, letter, "post")
    house.clock.go_to("2024-09-05")
    clerk.open(case)
    clerk.follow("登记收到或答复")
    clerk.fill({"第三方收到的日期": "2024-09-04", "怎样知道的": "邮件回执"})
    clerk.press("登记收到")
    house.clock.go_to("2024-09-12")
    clerk.open(case)
    clerk.follow("登记收到或答复")
    clerk.fill({"意见": "不同意公开", "答复日期": "2024-09-12"})
    clerk.press("登记答复")
    assert "要写明理由" in clerk.said
    clerk.fill({"理由": "涉及本社经营秘密，不同意公开。"})
    clerk.press("登记答复")
    assert "不同意公开" in clerk.said
    finding = {"认定的事实和理由": "第三方不同意公开；经审查，公开会损害其合法权益，也没有对公共利益造成重大影响。"}
    answer = decided(clerk, case, "withheld.third_party", finding, "答复书")
    house.agreed(answer)
    issued(clerk, answer)
    for ending in ("pdf", "docx"):
        said = words(clerk, ending)
        assert REVIEW_FIRST in said, said
        assert EITHER not in said
    sent(clerk, answer)
    clerk.open(case)
    assert "已办结" in clerk.said


def test_another_answer_says_review_or_suit(house: House) -> None:
    clerk = house.clerk
    house.clock.go_to("2024-09-20")
    case = registered(clerk, REGISTERED, "2024-09-20", "2023年耕地地力保护补贴发放明细")
    how = {
        "认定的事实和理由": "该信息已按年度公示。",
        "怎样提供": "请到云岭县人民政府网站“惠民补贴”栏目查阅、下载。",
    }
    answer = decided(clerk, case, "granted.already_public", how, "答复书")
    house.agreed(answer)
    issued(clerk, answer)
    for ending in ("pdf", "docx"):
        said = words(clerk, ending)
        assert EITHER in said, said
        assert REVIEW_FIRST not in said
        assert "惠民补贴" in said
    sent(clerk, answer)
    house.holds()
