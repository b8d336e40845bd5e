"""The clock of a case: confirmation, correction, extension, reasons, delay."""

from django import forms

from gongkai.law.today import now
from gongkai.office.applications.actions import (
    confirm,
    enter,
)
from gongkai.workbench.applications.steps.step import Act, Step, day, prepared, text


def _entered(kind: str) -> Act:
    return lambda actor, case, given: enter.enter(
        actor=actor, case=case, kind=kind, on=given["on"], how=given["how"], at=now(), once=given["once"]
    )


_ENTER = {"on": day("日期"), "how": text("怎样收到的", "如：当面交来；挂号信", most=200)}


STEPS: dict[str, Step] = {
    "confirm": Step(
        {"on": day("双方确认的日期"), "how": text("怎样确认的", "如：10时由刘某打电话与本人确认", most=200)},
        lambda actor, case, given: confirm.confirm(
            actor=actor, case=case, on=given["on"], how=given["how"], at=now(), once=given["once"]
        ),
        "已登记确认，期限从这一天的次日起算。",
        "平常信件、网上、传真和电子邮件的申请，以双方确认之日为收到申请之日。",
        "登记确认",
    ),
    "correction": Step(
        {"what": text("要补正什么、怎样补正", "一次写全，只能告知一次", rows=5)},
        prepared("correction", "what"),
        "已拟好补正告知书，核对后发文、发出。",
        "收到申请之日起7个工作日内一次性告知；申请人补正后，20个工作日从收到补正之日重新起算。",
        "拟补正告知书",
    ),
    "corrected": Step(_ENTER, _entered("corrected"), "已登记补正，答复期限从这一天的次日重新起算。", button="登记"),
    "reasons_given": Step(_ENTER, _entered("reasons_given"), "已登记。", button="登记"),
    "extension": Step(
        {
            "days": forms.IntegerField(label="延长几个工作日", min_value=1, max_value=20),
            "reason": text("为什么要延长", "写进告知书", rows=3),
        },
        prepared("extension", "days", "reason"),
        "已拟好延期告知书；办公室主任批准后，在原期限内发给申请人才有效。",
        "要经公开工作机构负责人同意并告知申请人，最多20个工作日。",
        "拟延期告知书",
    ),
    "reasons": Step(
        {"what": text("哪些申请、为什么看来过多", rows=4)},
        prepared("reasons", "what"),
        "已拟好，核对后发出。",
        "申请数量、频次明显超过合理范围的，可以要求说明理由；期限不停。",
        "拟告知书",
    ),
    "delay": Step(
        {"until": day("延迟答复到"), "reason": text("理由", rows=3)},
        prepared("delay", "until", "reason"),
        "已拟好延迟答复告知书。",
        button="拟告知书",
    ),
}
