"""A villager's letter becomes a number in Table 3, three ways; ten clicks for a nil year; and from a number to the scan."""

import json
from pathlib import Path

import pytest
from django.urls import reverse
from tests.factories.files import picture
from tests.journeys.browsing import Visitor
from tests.journeys.reporting import (
    NOTHING_CAME,
    ONE_CAME,
    begun,
    clicks,
    figure,
    figures,
    followed,
    pictured,
    published,
    texts,
    written,
)
from tests.journeys.working import PASSWORD, REGISTERED, House, decided, issued, registered, sent

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("the year")]
SCAN = "小河村来信.png"
NAMED = "该批复由云岭县自然资源局制作并保存。"
WHERE = "云岭县自然资源局，电话0000-8000105。"
ENDINGS = ("docx", "pdf", "html", "json", "txt", "xlsx")


def counted(result: str) -> dict[str, int]:
    """One letter of a natural person with one result, as table 3 prints it."""
    rows = ("new", result, "total")
    return {f"applications.{row}.{column}": 1 for row in rows for column in ("natural", "total")}


def test_the_letter_comes_by_post_and_the_township_names_the_bureau(house: House) -> None:
    house.office.run("-m", "tests.journeys.towns")
    clerk = house.clerk
    house.clock.go_to("2023-12-08")
    case = registered(clerk, REGISTERED, "2023-12-08", "清河镇小河村地块征收批复")
    clerk.open(f"{case}attach/")
    clerk.fill({"用途": "来件"})
    scan = {"name": SCAN, "mimeType": "image/png", "buffer": picture()}
    clerk.page.locator("input[type=file]").set_input_files(scan)  # type: ignore[arg-type]
    clerk.press("上传")
    assert SCAN in clerk.said
    clerk.picture("incoming")
    house.clock.go_to("2023-12-12")
    said = {"认定的事实和理由": NAMED, "怎样提供": WHERE}
    letter = decided(clerk, case, "unavailable.not_ours", said, "政府信息公开申请答复书")
    house.agreed(letter)
    house.clock.go_to("2023-12-14")
    issued(clerk, letter)
    sent(clerk, letter, "post")


def test_it_is_counted_as_not_held_and_the_report_is_published(house: House) -> None:
    house.clock.go_to("2024-01-09")
    clerk = house["qinghe.zhuangan"]
    clerk.open(reverse("workbench:desk"))
    clerk.picture("annual-desk")
    begun(clerk, 2023)
    assert figures(clerk, "applications") == counted("unavailable_not_held")
    assert figures(clerk, "remedies") == {}
    given = texts(2023, ONE_CAME.format(year=2023, done=1, out=0))
    clerk.fill(given)
    clerk.page.get_by_role("button", name="加到文字里").last.click()
    assert "未收取政府信息公开信息处理费" in clerk.page.locator("#text_6").input_value()
    pictured(clerk, "annual-draft")
    written(clerk, given)
    followed(clerk, figure(clerk, "applications.unavailable_not_held.natural").get_by_role("link"))
    assert "按登记计数" in clerk.said
    clerk.picture("annual-cell")
    published(house, "qinghe", 2023, picture="annual-sign")
    assert "已公布" in clerk.said
    pictured(clerk, "annual-published")
    clerk.open(reverse("workbench:annuals"))
    for name in ("annual_last", "annual_version"):
        clerk.open(reverse(f"workbench:{name}", args=["qinghe", 2023, *([3] if name == "annual_version" else [])]))


def test_the_other_way_an_office_of_the_house_had_it_and_it_is_granted_as_printed(house: House) -> None:
    house.clock.go_to("2024-01-09", hour=13)
    clerk = house["shiqiao.zhuangan"]
    begun(clerk, 2023)
    assert figures(clerk, "applications") == counted("granted")
    written(clerk, texts(2023, ONE_CAME.format(year=2023, done=1, out=0)))
    assert "没有检查意见" in clerk.said or "错误" not in clerk.page.inner_text("#jiancha")


def test_answered_in_january_it_is_carried_over_and_comes_in_the_year_after(house: House) -> None:
    house.clock.go_to("2024-01-09", hour=15)
    clerk = house["baita.zhuangan"]
    begun(clerk, 2023)
    rows = ("new", "carried_out")
    assert figures(clerk, "applications") == {
        f"applications.{row}.{column}": 1 for row in rows for column in ("natural", "total")
    }
    written(clerk, texts(2023, ONE_CAME.format(year=2023, done=0, out=1)))
    published(house, "baita", 2023)
    house.clock.go_to("2025-01-08")
    begun(clerk, 2024)
    rows = ("carried_in", "granted", "total")
    assert figures(clerk, "applications") == {
        f"applications.{row}.{column}": 1 for row in rows for column in ("natural", "total")
    }
    came = "2024年共收到政府信息公开申请0件，上年结转1件，办结1件，结转下年度0件。"
    written(clerk, texts(2024, came, "解读的图表还不够多"))
    checked = clerk.page.inner_text("#jiancha")
    assert "表格的勾稽关系都成立" in checked
    assert "T3-05" not in checked, "what was carried out is what came in"


def test_a_nil_township_publishes_in_ten_clicks(house: House) -> None:
    house.clock.go_to("2025-01-09")
    people = [house[f"liushu.{post}"] for post in ("zhuangan", "zhuren", "lingdao")]
    with clicks(*people) as made:
        for somebody in people:
            somebody.open(reverse("workbench:desk"))
        clerk = people[0]
        begun(clerk, 2024)
        written(clerk, texts(2024, NOTHING_CAME.format(year=2024)))
        published(house, "liushu", 2024)
    assert 8 <= len(made) <= 10, made


def test_every_published_file_holds_when_the_command_checks_it(house: House, tmp_path: Path) -> None:
    with house.villager() as villager:
        villager.open(reverse("portal:annuals", args=["qinghe"]))
        followed(villager, villager.page.locator("main").get_by_role("link", name="2023年"))
        villager.picture("portal-annual")
        files = []
        for ending in ENDINGS:
            address = reverse("portal:annual_file", args=["qinghe", 2023, ending])
            answer = villager.context.request.get(f"{villager.address}{address}")
            assert answer.ok
            files.append(tmp_path / f"报告.{ending}")
            files[-1].write_bytes(answer.body())
    said = house.office.run("-m", "gongkai", "check", "--format", "json", *map(str, files))
    told = [json.loads(line) for line in said.splitlines()]
    assert [one["verdict"] for one in told] == ["holds"] * len(files)


def test_a_published_number_is_followed_to_the_scanned_letter(house: House) -> None:
    with house.villager() as officer:
        officer.open(reverse("portal:annual", args=["qinghe", 2023]))
        followed(officer, figure(officer, "applications.unavailable_not_held.total").get_by_role("link"))
        assert "小河村" not in officer.said, "the public sees no case"
        officer.picture("portal-number")
        officer.follow("工作人员：打开这个数背后的登记")
        assert officer.heading == "工作人员登录"
        officer.fill({"登录名": "qinghe.zhuangan", "口令": PASSWORD})
        officer.press("登录")
        opened(officer, "2023-0001")
        assert officer.download(SCAN) == picture()


def opened(officer: Visitor, number: str) -> None:
    """From the number's page to the case."""
    officer.follow(number)
    assert "清河镇小河村地块征收批复" in officer.said


def test_all_of_it_can_be_verified_afterwards(house: House) -> None:
    house.holds()
