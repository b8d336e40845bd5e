import json

import pytest

from gongkai.cli.main import main


def test_the_json_gives_the_amount_and_every_slice(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fee", "--items", "3", "--before", "29", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "scale": "items",
        "term": "按件计收",
        "before": 29,
        "units": 3,
        "amount_fen": 50000,
        "amount_yuan": "500",
        "slices": [
            {"first": 30, "last": 30, "units": 1, "price_fen": 10000, "amount_fen": 10000},
            {"first": 31, "last": 32, "units": 2, "price_fen": 20000, "amount_fen": 40000},
        ],
        "cite": "信息处理费管理办法 第四条",
    }


def test_the_text_shows_how_the_items_add_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fee", "--items", "3", "--before", "29"]) == 0
    assert capsys.readouterr().out == (
        "按件计收（同一申请人一个自然月内累计）：本次 3 件，本月此前 29 件\n"
        "\n"
        "  第 30 件：1 件 × 100 元 = 100 元\n"
        "  第 31—32 件：2 件 × 200 元 = 400 元\n"
        "\n"
        "应收：500 元\n"
        "依据：信息处理费管理办法 第四条；是否收取由机关决定。\n"
    )


def test_the_text_shows_how_the_pages_add_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fee", "--pages", "68"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("按量计收（每一申请单独计算，不累计）：本次 68 页\n")
    assert "  第 1—30 页：30 页 × 0 元 = 0 元\n  第 31—68 页：38 页 × 10 元 = 380 元\n" in told
    assert "应收：380 元\n" in told


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--items", "1", "--pages", "2"], "不能同时使用"),
        (["--pages", "2", "--before", "1"], "请去掉 --before"),
        ([], "没有写数量"),
        (["--before", "3"], "没有写数量"),
        (["--items", "0"], "--items 后面的“0”不成立；请写 1 到 1000000 之间的整数"),
        (["--items", "drei"], "--items 后面的“drei”不成立"),
        (["--items", "1.5"], "--items 后面的“1.5”不成立"),
        (["--items", "1000001"], "--items 后面的“1000001”不成立"),
        (["--items", "1", "--before", "x"], "--before 后面的“x”不成立；请写 0 到"),
        (["--pages", "0"], "--pages 后面的“0”不成立"),
        (["--pages", "１０"], "--pages 后面的“１０”不成立"),
    ],
)
def test_a_wrong_number_is_refused_in_one_plain_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main(["fee", *arguments]) == 64
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("gongkai fee：")
    assert said.err.count("\n") == 1
    assert message in said.err


def test_the_largest_number_is_still_answered(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fee", "--pages", "1000000"]) == 0
    assert "应收：39994700 元" in capsys.readouterr().out
