"""Who is asked, and what was searched."""

from gongkai.law.today import now
from gongkai.office.applications.actions import (
    consult,
    search,
)
from gongkai.workbench.applications.steps.step import Act, Step, day, text


def _asked(kind: str) -> Act:
    return lambda actor, case, given: consult.consult(
        actor=actor,
        case=case,
        kind=kind,
        whom=given["whom"],
        what=given["what"],
        due_on=given.get("due_on"),
        at=now(),
        once=given["once"],
    )


STEPS: dict[str, Step] = {
    "third_party": Step(
        {"whom": text("第三方（姓名或名称、地址）", most=300), "what": text("拟公开什么、涉及其什么权益", rows=4)},
        _asked("third_party"),
        "已拟好征求意见书。发出之日起停计期限，请登记第三方收到和答复的日期。",
        "第三方自收到征求意见书之日起15个工作日内提出意见；不答复的，由本机关决定。",
        "拟征求意见书",
    ),
    "co_maker": Step(
        {"whom": text("哪个机关", most=300), "what": text("征求什么意见", rows=4)},
        _asked("co_maker"),
        "已拟好征求意见书。",
        "15个工作日内不答复的，视为同意公开。",
        "拟征求意见书",
    ),
    "internal": Step(
        {"whom": text("哪个机构", most=300), "what": text("请协助什么", rows=4), "due_on": day("请在哪天前反馈")},
        _asked("internal"),
        "已拟好协办函。本机关内部协办不停计期限。",
        button="拟协办函",
    ),
    "search": Step(
        {
            "on": day("检索日期"),
            "place": text("查了哪里", "如：档案室2018年卷宗、公文系统", most=120),
            "words": text("用了什么词", most=400),
            "found": text("结果", "如：没有；找到3件", most=200),
        },
        lambda actor, case, given: search.search(
            actor=actor,
            case=case,
            on=given["on"],
            place=given["place"],
            words=given["words"],
            found=given["found"],
            at=now(),
            once=given["once"],
        ),
        "已登记检索。",
        "答复“没有”的，要能证明认真查过。",
        "登记",
    ),
}
