"""Facts are read line by line; a line that is no fact is named with its number, its key and what was expected."""

import json
from datetime import date

import pytest

from gongkai.report.errors import BadValue
from gongkai.report.facts import (
    Application,
    Charge,
    Decision,
    NormativeDocument,
    Remedy,
    Rule,
    read_facts,
)

ORGAN = "云岭县松溪镇人民政府"


def line(kind: str, key: str = "1", **fields: object) -> str:
    return json.dumps({"kind": kind, "key": key, "organ": ORGAN, **fields}, ensure_ascii=False)


def application(key: str = "1", **fields: object) -> str:
    return line("application", key, **({"applicant": "natural", "received_on": "2023-12-08"} | fields))


def test_every_kind_becomes_its_record() -> None:
    lines = [
        application(concluded_on=None, outcome=None),
        application("2", concluded_on="2024-01-08", outcome="granted.provided"),
        line("remedy", stage="review", filed_on="2023-02-01", closed_on="2023-03-01", result="upheld"),
        line("normative_document", issued_on="2023-02-01", ended_on=None),
        line("rule", issued_on="2023-02-01", ended_on="2023-02-02"),
        line("decision", what="penalty", on="2023-02-01", count=0),
        line("decision", "2", what="licence", on="2023-02-01"),
        line("charge", on="2023-02-01", amount_fen=4000),
    ]
    day = date(2023, 2, 1)
    assert list(read_facts(lines)) == [
        Application("1", ORGAN, "natural", date(2023, 12, 8)),
        Application("2", ORGAN, "natural", date(2023, 12, 8), date(2024, 1, 8), "granted.provided"),
        Remedy("1", ORGAN, "review", day, date(2023, 3, 1), "upheld"),
        NormativeDocument("1", ORGAN, day, None),
        Rule("1", ORGAN, day, date(2023, 2, 2)),
        Decision("1", ORGAN, "penalty", day, 0),
        Decision("2", ORGAN, "licence", day, 1),
        Charge("1", ORGAN, day, 4000),
    ]


def test_a_byte_order_mark_and_blank_lines_do_no_harm() -> None:
    facts = read_facts(["\ufeff" + application("1") + "\r\n", "\n", "  \n", application("2")])
    assert [fact.key for fact in facts] == ["1", "2"]


def test_reading_is_lazy_and_the_facts_before_a_bad_line_are_given() -> None:
    facts = read_facts([application("1"), "{}"])
    assert next(facts).key == "1"
    with pytest.raises(BadValue, match="第 2 行"):
        next(facts)


def test_unknown_keys_are_left_out_and_told_once() -> None:
    facts = read_facts([application("1"), application("2", name="张某"), application("3", name="李某", phone="1")])
    assert len(list(facts)) == 3
    assert sorted(facts.warnings) == [
        "第 2 行起有不认得的项“name”（共 2 行），已略过",
        "第 3 行起有不认得的项“phone”（共 1 行），已略过",
    ]


@pytest.mark.parametrize("gap", [0, 1, 250, 1000])
def test_a_key_that_comes_twice_is_refused_with_its_line(gap: int) -> None:
    between = [application(f"x{number}") for number in range(gap)]
    with pytest.raises(BadValue) as refused:
        list(read_facts([application("1"), *between, application("1")]))
    assert str(refused.value) == f"第 {gap + 2} 行：key “1”与前面的记录重复；每件只应有一行"


def test_the_same_key_may_stand_in_another_register_or_another_organ() -> None:
    other = json.loads(application()) | {"organ": "云岭县司法局"}
    lines = [application(), json.dumps(other), line("charge", on="2023-02-01", amount_fen=1)]
    assert len(list(read_facts(lines))) == 3


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("3", "应为一个 JSON 对象"),
        ("[]", "应为一个 JSON 对象"),
        ("null", "应为一个 JSON 对象"),
        ("{}", "缺少 kind，应为application、remedy、normative_document、rule、decision、charge 之一"),
        (
            '{"kind": "case", "key": "7"}',
            "kind 应为application、remedy、normative_document、rule、decision、charge 之一，实为 'case'（key “7”）",
        ),
        (
            '{"kind": ["rule"]}',
            "kind 应为application、remedy、normative_document、rule、decision、charge 之一，实为 ['rule']",
        ),
        (application(key=""), "key 应为文字，实为 ''（key “”）"),
        (application(key="7", organ=None), "organ 应为文字，实为 None（key “7”）"),
        (application(applicant=1), "applicant 应为文字，实为 1（key “1”）"),
        (application(applicant=""), "applicant 应为文字，实为 ''（key “1”）"),
        (application(outcome=""), "outcome 应为文字，实为 ''（key “1”）"),
        (application(outcome=5), "outcome 应为文字，实为 5（key “1”）"),
        (application(received_on=None), "received_on 应为日期，如 2023-12-08，实为 None（key “1”）"),
        (application(received_on="20231208"), "received_on 应为日期，如 2023-12-08，实为 '20231208'（key “1”）"),
        (application(received_on="2023-W49-5"), "received_on 应为日期，如 2023-12-08，实为 '2023-W49-5'（key “1”）"),
        (application(received_on="2023-02-29"), "received_on 应为日期，如 2023-12-08，实为 '2023-02-29'（key “1”）"),
        (
            application(received_on=["2023-12-08"]),
            "received_on 应为日期，如 2023-12-08，实为 ['2023-12-08']（key “1”）",
        ),
        (application(received_on=20231208), "received_on 应为日期，如 2023-12-08，实为 20231208（key “1”）"),
        (application(concluded_on=""), "concluded_on 应为日期，如 2023-12-08，实为 ''（key “1”）"),
        (
            line("remedy", stage="appeal", filed_on="2023-01-01"),
            "stage 应为review、litigation_direct、litigation_after_review 之一，实为 'appeal'（key “1”）",
        ),
        (
            line("remedy", stage="review", filed_on="2023-01-01", result="withdrawn"),
            "result 应为upheld、corrected、other 之一，实为 'withdrawn'（key “1”）",
        ),
        (line("remedy", stage="review"), "缺少 filed_on，应为日期，如 2023-12-08（key “1”）"),
        (line("normative_document"), "缺少 issued_on，应为日期，如 2023-12-08（key “1”）"),
        (line("rule", issued_on="2023-01-01", ended_on=1), "ended_on 应为日期，如 2023-12-08，实为 1（key “1”）"),
        (
            line("decision", what="fine", on="2023-01-01"),
            "what 应为licence、penalty、compulsory_measure 之一，实为 'fine'（key “1”）",
        ),
        (line("decision", what="penalty", on="2023-01-01", count=-1), "count 应为不小于 0 的整数，实为 -1（key “1”）"),
        (
            line("decision", what="penalty", on="2023-01-01", count=True),
            "count 应为不小于 0 的整数，实为 True（key “1”）",
        ),
        (line("charge", on="2023-01-01", amount_fen=0.5), "amount_fen 应为不小于 0 的整数，实为 0.5（key “1”）"),
        (line("charge", on="2023-01-01"), "缺少 amount_fen，应为不小于 0 的整数（key “1”）"),
    ],
)
def test_a_line_that_is_no_fact_is_named(text: str, message: str) -> None:
    with pytest.raises(BadValue) as refused:
        list(read_facts([application("first"), text]))
    assert str(refused.value) == f"第 2 行：{message}"


@pytest.mark.parametrize("text", ["{", "没有", '{"kind": "rule"} {}', "[" * 100_000, "1" * 5000])
def test_a_line_that_is_no_json_is_named(text: str) -> None:
    with pytest.raises(BadValue, match=r"^第 3 行：不是 JSON（"):
        list(read_facts([application("first"), "", text, application("last")]))


def test_two_facts_on_one_line_are_refused_even_where_another_line_lacks_one() -> None:
    with pytest.raises(BadValue, match=r"^第 1 行：不是 JSON（"):
        list(read_facts([application("1") + ", " + application("2")]))
