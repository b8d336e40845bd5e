"""What the applicant does not do, and what takes longer: not corrected, not paid, extended."""

import pytest
from tests.journeys.working import REGISTERED, House, decided, drafted, issued, registered, sent, step

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("waiting")]


def test_a_correction_that_never_comes_ends_the_case_when_its_days_are_over(house: House) -> None:
    clerk = house.clerk
    house.clock.go_to("2024-03-01")
    case = registered(clerk, REGISTERED, "2024-03-01", "关于土地的所有材料")
    house.clock.go_to("2024-03-05")
    step(clerk, case, "correction", {"要补正什么": "请写明哪一块地、哪一年的什么文件。"}, "拟补正告知书")
    letter = drafted(clerk, case, "补正告知书")
    issued(clerk, letter)
    sent(clerk, letter)
    clerk.open(case)
    assert "待申请人补正" in clerk.said
    clerk.open(f"{case}correction/")
    assert "现在不能这样办" in clerk.said, "asked once only"
    clerk.open(f"{case}lapse/")
    assert "要等到2024-" in clerk.said
    house.clock.go_to("2024-05-06")
    step(clerk, case, "lapse", {}, "办结")
    assert "已办结" in clerk.told
    assert "逾期不补正" in clerk.said or "2024年" in clerk.said


def test_a_fee_that_is_not_paid_ends_the_case_too(house: House) -> None:
    clerk = house.clerk
    house.clock.go_to("2024-05-06", hour=11)
    case = registered(clerk, REGISTERED, "2024-05-06", "清河镇2023年全部会议纪要")
    fee: dict[str, str | bool] = {"标准": "按量", "页数": "68", "怎样缴费": "持本通知书到镇财政所缴纳。"}
    step(clerk, case, "charge", {**fee, "页数": "30"}, "拟收费通知书")
    assert "不用收费" in clerk.said, "thirty pages are free"
    clerk.fill({"页数": "68"})
    clerk.press("拟收费通知书")
    letter = drafted(clerk, case, "收费通知书")
    assert "380" in clerk.said
    clerk.press("送审")
    house.agreed(letter, ("zhuren",))
    house.clock.go_to("2024-05-08")
    issued(clerk, letter)
    sent(clerk, letter)
    clerk.open(case)
    assert "待申请人缴费" in clerk.said
    clerk.open(f"{case}decide/")
    assert "现在不能这样办" in clerk.said
    house.clock.go_to("2024-06-28")
    step(clerk, case, "lapse", {}, "办结")
    assert "已办结" in clerk.told


def test_an_extension_needs_the_head_s_word_and_counts_once_it_is_told(house: House) -> None:
    clerk = house.clerk
    house.clock.go_to("2024-07-01")
    case = registered(clerk, REGISTERED, "2024-07-01", "清河镇集镇规划文本和图纸")
    assert "答复期限 2024年7月29日" in clerk.said
    house.clock.go_to("2024-07-22")
    why = {"延长几个工作日": "20", "为什么要延长": "需向县档案馆调阅历史材料"}
    step(clerk, case, "extension", {**why, "延长几个工作日": "21"}, "拟延期告知书")
    assert "20" in clerk.page.inner_text("[role=alert]")
    clerk.fill(why)
    clerk.press("拟延期告知书")
    letter = drafted(clerk, case, "延期答复告知书")
    clerk.press("送审")
    assert clerk.page.get_by_role("button", name="发文（取文号）").count() == 0, "nobody has agreed yet"
    house.agreed(letter, ("zhuren",))
    issued(clerk, letter)
    clerk.open(case)
    assert "答复期限 2024年7月29日" in clerk.said, "until the applicant is told it counts for nothing"
    house.clock.go_to("2024-07-24")
    sent(clerk, letter)
    clerk.open(case)
    assert "答复期限 2024年8月26日" in clerk.said
    clerk.open(f"{case}extension/")
    assert "现在不能这样办" in clerk.said, "once only"
    house.clock.go_to("2024-08-20")
    answer = decided(clerk, case, "granted.provided", {"怎样提供": "附后。"}, "答复书")
    house.agreed(answer)
    issued(clerk, answer)
    sent(clerk, answer)
    clerk.open(case)
    assert "已办结" in clerk.said
    house.holds()
