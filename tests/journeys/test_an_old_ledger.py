"""What an office brings along and keeps beside the register: its old ledger, a record corrected, a proposal to publish."""

import io
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from tests.journeys.browsing import Visitor
from tests.journeys.working import REGISTERED, House, path_of, registered

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("ledger")]
HEADS = ("序号", "收到日期", "申请方式", "申请人", "申请人类型", "要什么", "答复日期", "答复结果", "文号")
ROWS = (
    (
        "1",
        "2023-03-03",
        "邮寄",
        "王小山",
        "自然人",
        "2022年清河镇农村低保名单",
        "2023-03-20",
        "部分公开",
        "清政公复〔2023〕1号",
    ),
    ("2", "2023-04-07", "网上", "李大田", "公民", "退耕还林补助发放情况", "2023-04-30", "不属于本机关公开范围", ""),
    ("3", "2023-05-09", "当面", "清河山泉", "企业", "集镇供水特许经营合同", "2023-06-01", "予以公开", ""),
    ("4", "3.20", "当面", "孙某", "个人", "集镇规划图", "2023-04-01", "公开", ""),
    ("5", "2023-06-05", "当面", "钱某", "", "道路硬化工程招标", "2023-06-01", "看情况", ""),
)


def workbook(place: Path, *rows: tuple[str, ...]) -> Path:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet("2023年")
        for number, line in enumerate((("清河镇2023年依申请公开台账",), HEADS, *rows)):
            for column, cell in enumerate(line):
                sheet.write_string(number, column, cell)
    place.write_bytes(target.getvalue())
    return place


def waited(clerk: Visitor, words: str) -> None:
    """The job behind the page has come to its end: the page loads itself anew."""
    clerk.page.get_by_text(words).first.wait_for()
    clerk.look()


def test_an_old_ledger_becomes_the_register_and_can_be_taken_back(house: House, tmp_path: Path) -> None:
    clerk = house.clerk
    house.clock.go_to("2024-01-08")
    clerk.open("/staff/shenqing/")
    clerk.follow("导入台账")
    clerk.fill({"台账的年份": "2023"})
    clerk.page.get_by_label("台账", exact=False).and_(clerk.page.locator("input[type=file]")).set_input_files(
        workbook(tmp_path / "2023年台账.xlsx", *ROWS)
    )
    clerk.picture("ledgers")
    clerk.press("读入")
    assert clerk.heading == "台账的列", "what is asked for stands under a head that nobody knows"
    clerk.choose("申请内容", "5")
    clerk.picture("ledger-columns")
    clerk.press("就这样，去核对每一行")
    assert "可以导入 3 行" in clerk.said
    assert "分不清是2日还是20日" in clerk.said
    assert "王小山" not in clerk.said
    clerk.picture("ledger-preview")
    clerk.press("导入 3 件")
    assert "有2行有问题" in clerk.said
    clerk.fill({"只导入没有问题的": True})
    clerk.press("导入 3 件")
    waited(clerk, "导入了 3 件")
    clerk.picture("ledger-taken")
    assert clerk.download("下载没有导入的行").startswith(b"PK")
    ledger = path_of(clerk)
    clerk.open("/staff/shenqing/?year=2023")
    assert "退耕还林" in clerk.said
    clerk.picture("register")
    clerk.follow("2023-0001")
    assert "部分公开（区分处理）；清政公复〔2023〕1号" in clerk.said
    clerk.picture("recorded-case")
    clerk.open(ledger)
    clerk.page.get_by_text("导入错了，整批撤销").click()
    clerk.fill({"为什么撤销": "选错了年份"})
    clerk.press("整批撤销")
    waited(clerk, "都已撤销登记")
    clerk.open("/staff/shenqing/?year=2023")
    assert "退耕还林" not in clerk.said
    house.holds()


def test_a_record_that_is_wrong_is_put_right_and_told(house: House) -> None:
    clerk, head = house.clerk, house["zhuren"]
    house.clock.go_to("2024-02-01")
    clerk.open("/staff/shenqing/")
    clerk.follow("更正政府信息")
    clerk.picture("rectifications-empty")
    clerk.follow("登记更正申请")
    clerk.fill(
        {"收到的方式": "当面提交", "收到日期": date(2024, 2, 1).isoformat(), "要求更正什么": "低保档案里家庭人口写成3人，应为4人",
         "提供了什么证据": "户口簿复印件", "姓名或单位名称": "马建国"}
    )  # fmt: skip
    clerk.picture("rectification-new")
    clerk.press("登记")
    row = path_of(clerk)
    clerk.fill({"核查日期": "2024-02-01", "核查的情况": "查民政所低保档案，登记为3人，与户口簿不符。"})
    clerk.press("登记核查")
    clerk.fill({"予以更正": True, "情况和理由": "低保档案的家庭人口已改为4人。"})
    clerk.picture("rectification-decide")
    clerk.press("拟告知书")
    head.open(row)
    head.press("发文（取文号）")
    clerk.open(row)
    clerk.picture("rectification-issued")
    clerk.choose("怎样发出的", "in_person")
    clerk.press("登记发出")
    assert "办结" in clerk.told
    clerk.open("/staff/gengzheng/")
    assert "予以更正" in clerk.said
    clerk.picture("rectifications")


def test_what_two_ask_for_is_published_for_all(house: House) -> None:
    clerk, head = house.clerk, house["zhuren"]
    house.clock.go_to("2024-03-01")
    demand = "2023年清河镇农村公路养护资金分配方案"
    first = registered(clerk, REGISTERED, "2024-03-01", demand)
    other: dict[str, str] = {"姓名或单位名称": "李大田", "证件号码": "999999196503070149"}
    registered(clerk, REGISTERED, "2024-03-01", demand, **other)
    clerk.open(first)
    clerk.follow("建议转主动公开")
    clerk.fill({"是什么信息": "2023年清河镇农村公路养护资金分配方案", "为什么应当主动公开": "两人申请，群众关心。"})
    clerk.picture("proposal-new")
    clerk.press("建议")
    row = path_of(clerk)
    head.open(row)
    head.fill({"同意转主动公开": True, "理由": "属于重大建设项目的实施情况，条例第二十条第十项。"})
    head.picture("proposal-decide")
    head.press("决定")
    clerk.open(row)
    clerk.fill({"公开的网址": "https://www.example.gov.cn/gonglu.html", "公开日期": "2024-03-01"})
    clerk.press("登记公开")
    clerk.picture("proposal")
    clerk.open("/staff/zhudong/")
    clerk.picture("proposals")
    assert "已公开" in clerk.said


def test_what_was_typed_by_mistake_is_struck_out(house: House) -> None:
    clerk = house.clerk
    house.clock.go_to("2024-04-01")
    case = registered(clerk, REGISTERED, "2024-04-01", "清河镇2023年小型水利工程清单")
    clerk.open(f"{case}strike/")
    assert "没有可以删去的登记" in clerk.said
    house["zhuren"].open(f"{case}retract/")
    house["zhuren"].picture("retract")
    house["zhuren"].fill({"为什么撤销登记": "同一封信登记了两次"})
    house["zhuren"].press("撤销登记")
    assert "误登，已撤销" in house["zhuren"].said


def test_a_review_is_answered_decided_and_done_over(house: House) -> None:
    clerk = house.clerk
    house.clock.go_to("2024-11-04")
    clerk.open("/staff/fuyi/")
    assert "没有复议诉讼" in clerk.said
    clerk.follow("登记复议诉讼")
    clerk.fill(
        {
            "行政复议": True,
            "简易程序": True,
            "针对什么": "对不予公开集镇规划图的答复不服",
            "复议机关或人民法院": "云岭县人民政府",
            "受理": "2024-11-01",
            "收到申请书": "2024-11-04",
        }
    )
    clerk.picture("remedy-new")
    clerk.press("登记")
    assert "2024年11月11日前提出书面答复和证据" in clerk.said, "five working days in a simplified review"
    clerk.picture("remedy")
    clerk.press("登记已答复")
    clerk.page.get_by_label("生效日期").fill("2024-11-04")
    clerk.page.get_by_label("决定（裁判）日期").fill("2024-11-04")
    clerk.page.get_by_label("责令重新作出的期限").fill("2024-11-29")
    clerk.choose("结果", "review.revoked")
    clerk.press("登记决定（裁判）")
    assert "表四：结果纠正" in clerk.said
    clerk.open("/staff/")
    assert "前按裁判重新作出" in clerk.said
    clerk.open("/staff/fuyi/")
    clerk.picture("remedies")
    house.holds()
