"""An office writes in its own words, under its own head, prints what goes with a letter, and looks at its numbers."""

import pytest
from tests.factories.files import picture
from tests.journeys.working import REGISTERED, House, drafted, issued, registered, step

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("own words")]
BY_HAND = "请在收到本通知之日起十五日内补正年份。"


def test_own_words_stand_in_the_next_letter(house: House) -> None:
    head, clerk = house["zhuren"], house.clerk
    house.clock.go_to("2024-09-02")
    head.open("/staff/wenshu/")
    head.picture("letters-kinds")
    head.follow("补正告知书")
    head.picture("letters-wording")
    head.fill({"标题": "政府信息公开补正通知书", "依据": "镇长办公会纪要"})
    head.press("先看样子")
    assert "还没有保存" in head.said
    head.press("保存")
    assert "已保存" in head.told
    head.open("/staff/wenshu/biaozhi/qinghe/")
    image = {"name": "head.png", "mimeType": "image/png", "buffer": picture("PNG", (1500, 200))}
    head.page.get_by_label("发文机关标志的图片").set_input_files(image)
    head.press("上传并使用")
    assert "现在用自己的图片" in head.said
    head.picture("letters-head")
    case = registered(clerk, REGISTERED, "2024-09-02", "低保名单")
    step(clerk, case, "correction", {"要补正什么": "写明年份。"}, "拟补正告知书")
    letter = drafted(clerk, case, "政府信息公开补正通知书")
    clerk.open(letter)
    assert "写明年份" in clerk.said
    clerk.picture("letters-draft")
    clerk.follow("修改正文")
    clerk.picture("letters-text")
    clerk.fill({"正文": BY_HAND})
    clerk.press("保存")
    assert BY_HAND in clerk.said
    clerk.follow("信封和送达回证")
    clerk.picture("letters-enclosed")
    with clerk.page.expect_download() as handed:
        clerk.page.get_by_role("button", name="信封 PDF", exact=True).click()
    assert handed.value.suggested_filename.startswith("信封")
    issued(clerk, letter)
    clerk.picture("letters-issued")
    clerk.open("/staff/wenshu/wenhao/")
    assert "没有空号和重号" in clerk.said
    clerk.picture("letters-numbers")


def test_anybody_prints_a_blank_form(house: House) -> None:
    with house.villager() as villager:
        villager.open("/qinghe/shenqing/")
        villager.picture("letters-portal")
        assert villager.download("Word").startswith(b"PK")
        assert villager.download("PDF").startswith(b"%PDF")
