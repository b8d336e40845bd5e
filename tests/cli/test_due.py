import json
from typing import Any

import pytest

from gongkai.cli import due
from gongkai.cli.main import main


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["due", *arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["due", *arguments]) == 64
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("gongkai due：")
    assert said.err.count("\n") == 1
    return said.err


def test_the_json_has_the_keys_other_programs_rely_on(capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(capsys, "--received", "2023-12-08", "--on", "2023-12-11")
    assert {name: told[name] for name in ("receipt_on", "correction_due", "reply_due", "extended_due")} == {
        "receipt_on": "2023-12-08",
        "correction_due": "2023-12-19",
        "reply_due": "2024-01-08",
        "extended_due": None,
    }
    assert (told["provisional"], told["days_left"], told["late"], told["on"]) == (False, 19, False, "2023-12-11")
    assert (told["due_on"], told["latest_if_extended"], told["notes"]) == ("2024-01-08", "2024-02-04", [])
    assert told["steps"][0] == {
        "on": "2023-12-08",
        "what": "2023年12月8日（周五）签收，为收到申请之日，当日不计",
        "cite": "政府信息公开条例 第三十一条第（二）项",
    }
    assert not {"waiting_for", "if_confirmed_same_day"} & set(told)


def test_an_extension_is_given_with_its_working_days(capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(capsys, "--received", "2023-12-08", "--event", "extended:2024-01-05+20", "--on", "2024-01-08")
    assert (told["extended_due"], told["due_on"], told["days_left"]) == ("2024-02-04", "2024-02-04", 20)


def test_events_may_follow_one_flag_or_several(capsys: pytest.CaptureFixture[str]) -> None:
    asked, answered = "third_party_asked:2026-03-20", "third_party_answered:2026-04-10"
    day = ("--received", "2026-03-02", "--on", "2026-04-13")
    one = answer(capsys, *day, "--event", asked, answered)
    two = answer(capsys, *day, "--event", asked, "--event", answered)
    assert one == two
    assert one["reply_due"] == "2026-04-20"


def test_an_unconfirmed_request_gives_no_receipt_and_says_what_would_be(capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(capsys, "--received", "2026-03-02", "--arrival", "online", "--on", "2026-03-02")
    assert [told[name] for name in ("receipt_on", "correction_due", "reply_due", "extended_due", "days_left")] == [
        None
    ] * 5
    assert told["confirm_by"] == "2026-03-03"
    assert told["if_confirmed_same_day"]["receipt_on"] == "2026-03-02"
    assert told["if_confirmed_same_day"]["reply_due"] == "2026-03-30"
    assert told["if_confirmed_same_day"]["days_left"] == 20


def test_a_deadline_in_a_year_without_notice_is_provisional(capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(capsys, "--received", "2026-12-08", "--on", "2026-12-08")
    assert (told["provisional"], told["reply_due"]) == (True, "2027-01-06")
    assert "2027年放假安排的通知尚未载入" in told["notes"][0]


def test_waiting_for_the_applicant_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(capsys, "--received", "2026-03-02", "--event", "fee_noticed:2026-03-10", "--on", "2026-04-09")
    assert (told["waiting_for"], told["lapses_after"], told["lapsed"]) == ("fee", "2026-04-08", True)


def test_an_answer_delivered_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(capsys, "--received", "2026-03-02", "--event", "delivered:2026-03-31", "--on", "2026-04-09")
    assert (told["delivered_on"], told["late"]) == ("2026-03-31", True)


def test_without_a_day_today_in_shanghai_is_meant(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import date

    monkeypatch.setattr(due.today, "today", lambda: date(2026, 3, 30))
    told = answer(capsys, "--received", "2026-03-02")
    assert (told["on"], told["days_left"]) == ("2026-03-30", 0)


def test_the_text_tells_the_dates_the_reasons_and_the_texts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "--received", "2026-09-29", "--on", "2026-09-30"]) == 0
    assert capsys.readouterr().out == (
        "收到申请之日：2026年9月29日（周二）\n"
        "最迟告知补正：2026年10月14日（周三）\n"
        "最迟答复之日：2026年11月2日（周一）\n"
        "若延长，最迟到：2026年11月30日（周一）\n"
        "是否逾期：没有逾期，2026-09-30起还剩19个工作日\n"
        "\n"
        "逐日说明：\n"
        "  2026年9月29日（周二）签收，为收到申请之日，当日不计 [1]\n"
        "  9月30日（周三）计入，第1个工作日 [2]\n"
        "  10月1日（国庆节）至10月7日（国庆节）休息，不计 [3]\n"
        "  10月8日（周四）至10月10日（周六，调休上班）计入，第2—4个工作日 [2]\n"
        "  10月11日（周日）休息，不计 [2]\n"
        "  10月12日（周一）至10月16日（周五）计入，第5—9个工作日 [2]\n"
        "  需要补正的，最迟2026年10月14日（周三）一次性告知（第7个工作日） [4]\n"
        "  10月17日（周六）至10月18日（周日）休息，不计 [2]\n"
        "  10月19日（周一）至10月23日（周五）计入，第10—14个工作日 [2]\n"
        "  10月24日（周六）至10月25日（周日）休息，不计 [2]\n"
        "  10月26日（周一）至10月30日（周五）计入，第15—19个工作日 [2]\n"
        "  10月31日（周六）至11月1日（周日）休息，不计 [2]\n"
        "  11月2日（周一）计入，第20个工作日 [2]\n"
        "  答复期限届满：2026年11月2日（周一） [2]\n"
        "\n"
        "依据：\n"
        "  [1] 政府信息公开条例 第三十一条第（二）项\n"
        "  [2] 政府信息公开条例 第三十三条第二款\n"
        "  [3] 国务院办公厅关于2026年部分节假日安排的通知，国办发明电〔2025〕7号\n"
        "  [4] 政府信息公开条例 第三十条\n"
    )


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--on", "2026-03-31"], "是否逾期：已经逾期，截至2026-03-31超过1个工作日"),
        (["--event", "delivered:2026-03-30"], "是否逾期：2026-03-30已经送达，没有逾期"),
        (["--event", "delivered:2026-03-31"], "是否逾期：2026-03-31已经送达，逾期"),
        (
            ["--event", "correction_asked:2026-03-11", "--on", "2026-04-02"],
            "是否逾期：申请人逾期，视为放弃，2026-04-02结案",
        ),
        (["--event", "extended:2026-03-30+5"], "延长后的期限：2026年4月7日（周二）"),
        (["--arrival", "online"], "收到申请之日：尚未确认，期限没有起算"),
        (["--arrival", "online"], "最迟确认之日：2026年3月3日（周二）"),
        (["--arrival", "online"], "如果收到当日就确认："),
        (
            ["--event", "third_party_asked:2026-03-20", "--on", "2026-03-23"],
            "是否逾期：没有逾期，2026-03-23起还剩6个工作日（暂算）",
        ),
    ],
)
def test_the_text_says_in_one_line_how_the_case_stands(
    capsys: pytest.CaptureFixture[str], arguments: list[str], line: str
) -> None:
    assert main(["due", "--received", "2026-03-02", "--on", "2026-03-02", *arguments]) == 0
    assert line in capsys.readouterr().out.splitlines()


def test_notes_of_what_would_be_are_told_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["due", "--received", "2026-12-08", "--arrival", "email", "--on", "2026-12-08"]) == 0
    assert "  · 2027年放假安排的通知尚未载入" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--received", "2026-02-30"], "--received 的日期“2026-02-30”不成立"),
        (["--received", "20260302"], "请写成 2026-03-02 这样的形式"),
        (["--received", "2019-05-14"], "早于2019年5月15日"),
        (["--received", "2026-03-02", "--on", "morgen"], "--on 的日期“morgen”不成立"),
        (["--received", "2026-03-02", "--on", "2099-01-01"], "2099-01-01不在日历范围内"),
        (["--received", "2026-03-02", "--arrival", "pigeon"], "没有“pigeon”这种收到方式；可用的有：in_person、"),
        (["--received", "2026-03-02", "--event", "corrected"], "事件“corrected”缺少日期"),
        (["--received", "2026-03-02", "--event", "corrected:2026-03-32"], "事件 corrected 的日期“2026-03-32”不成立"),
        (["--received", "2026-03-02", "--event", "corrected:2026-03-05"], "还没有告知补正"),
        (["--received", "2026-03-02", "--event", "lost:2026-03-05"], "没有“lost”这种事件"),
        (["--received", "2026-03-02", "--event", "extended:2026-03-20"], "没有写明延长几个工作日"),
        (["--received", "2026-03-02", "--event", "extended:2026-03-20+"], "没有写明延长几个工作日"),
        (["--received", "2026-03-02", "--event", "extended:2026-03-20+21"], "延长的期限为1至20个工作日"),
        (["--received", "2026-03-02", "--event", "extended:2026-03-20+9999"], "没有写明延长几个工作日"),
        (["--received", "2026-03-02", "--event", "delivered:2026-03-20+2"], "后面不写天数"),
        (["--received", "2026-03-02", "--event", "delivered:2026-03-01"], "早于收到申请的日期"),
        (["--received", "2026-03-02", "--arrival", "online", "--event", "confirmed:2026-03-01"], "早于收到"),
    ],
)
def test_what_cannot_be_is_refused_in_one_plain_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert message in refusal(capsys, *arguments)


@pytest.mark.parametrize("arguments", [[], ["--received"], ["--received", "2026-03-02", "--format", "xml"]])
def test_wrong_options_leave_with_64(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["due", *arguments])
    assert left.value.code == 64
    assert capsys.readouterr().err.startswith("gongkai due：")


def test_the_help_names_every_way_and_every_event(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["due", "--help"])
    told = capsys.readouterr().out
    assert left.value.code == 0
    assert "  misdirected      寄到本机关其他单位" in told
    assert "  co_maker_answered     共同制作机关答复" in told
