"""信息处理费: charged and paid."""

from django import forms

from gongkai.law.today import now
from gongkai.office.applications.actions import (
    charge,
)
from gongkai.workbench.applications.steps.step import Step, choice, day, text

STEPS: dict[str, Step] = {
    "charge": Step(
        {
            "standard": choice("标准", [("items", "按件"), ("pages", "按量")]),
            "pages": forms.IntegerField(label="页数（按量时填）", required=False, min_value=1),
            "how_to_pay": text("怎样缴费", "地点、账户或方式", rows=2, most=300),
        },
        lambda actor, case, given: charge.charge(
            actor=actor,
            case=case,
            standard=given["standard"],
            pages=given["pages"] or 0,
            how_to_pay=given["how_to_pay"],
            at=now(),
            once=given["once"],
        ),
        "已拟好收费通知书。",
        "只对超出合理数量、频次的收；两种标准只能用一种。",
        "拟收费通知书",
    ),
    "payment": Step(
        {"on": day("缴费日期"), "receipt_number": text("票据号", most=40)},
        lambda actor, case, given: charge.take_payment(
            actor=actor,
            case=case,
            on=given["on"],
            receipt_number=given["receipt_number"],
            at=now(),
            once=given["once"],
        ),
        "已登记缴费，答复期限从次日重新起算。",
        button="登记",
    ),
}
