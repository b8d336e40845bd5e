"""What is kept of a case: who works on it, its files, its register entry, its receipt."""

from typing import Any, cast

from django import forms

from gongkai.law import process
from gongkai.law.today import now, today
from gongkai.office.applications.actions import (
    amend,
    assign,
    attach,
    strike,
)
from gongkai.office.applications.actions.receive import FORMS, WAYS
from gongkai.office.applications.actions.strike import STRIKEABLE
from gongkai.office.applications.identity import names
from gongkai.office.applications.models import Application
from gongkai.office.applications.queries import Page
from gongkai.office.files.looking import look
from gongkai.office.files.models import Purpose
from gongkai.office.journal.actor import Actor
from gongkai.office.staff.models import Person
from gongkai.office.staff.queries import of_organ
from gongkai.workbench.applications.steps.step import Step, choice, day, prepared, text
from gongkai.workbench.applications.terms import kinds, ways


def _fill_assign(form: forms.Form, page: Page) -> None:
    people = {post.person.username: post.person.name for post in of_organ(page.case.organ, today())}
    cast(forms.ChoiceField, form.fields["to"]).choices = list(people.items())


def _fill_amend(form: forms.Form, page: Page) -> None:
    for name in ("way", "arrived_on", "applicant_kind", "form_wanted", "way_wanted"):
        form.fields[name].initial = getattr(page.case, name)


def _fill_strike(form: forms.Form, page: Page) -> None:
    cast(forms.ChoiceField, form.fields["event"]).choices = [
        (
            str(one.pk),
            f"{one.on.isoformat()} {process.get(one.kind, on=one.on).term}{f'（{one.how}）' if one.how else ''}",
        )
        for one in page.events
        if one.kind in STRIKEABLE and not one.is_struck
    ]


def _struck(actor: Actor, case: Application, given: dict[str, Any]) -> Any:
    event = case.events.get(pk=int(given["event"]))
    return strike.strike(actor=actor, case=case, event=event, reason=given["reason"], at=now(), once=given["once"])


def _amended(actor: Actor, case: Application, given: dict[str, Any]) -> Any:
    values = {name: value for name, value in given.items() if name not in ("once", "reason")}
    # An identity field left empty is left as it is: what is there is not shown on this page.
    values = {name: value for name, value in values.items() if value not in ("", None) or name not in names()}
    return amend.amend(actor=actor, case=case, values=values, reason=given["reason"], at=now(), once=given["once"])


def _attached(actor: Actor, case: Application, given: dict[str, Any]) -> Any:
    looked = look(given["file"].name, given["file"].read())
    return attach.attach(actor=actor, case=case, purpose=given["purpose"], looked=looked, at=now(), once=given["once"])


_PERSONAL = {
    "name": "姓名或单位名称",
    "id_kind": "证件名称",
    "id_number": "证件号码",
    "contact": "联系人",
    "telephone": "电话",
    "address": "地址",
    "postcode": "邮编",
    "email": "邮箱",
}


STEPS: dict[str, Step] = {
    "receipt": Step({}, prepared("receipt"), "已拟好接收回执。", button="拟回执"),
    "assign": Step(
        {"to": choice("交给", [])},
        lambda actor, case, given: assign.assign(
            actor=actor, case=case, to=Person.objects.get(username=given["to"]), at=now(), once=given["once"]
        ),
        "已交办。",
        button="交办",
        fill=_fill_assign,
    ),
    "attach": Step(
        {
            "purpose": choice(
                "用途",
                [
                    one
                    for one in Purpose.choices
                    if one[0] in ("incoming", "identity", "attachment", "supplied", "proof")
                ],
            ),
            "file": forms.FileField(label="文件", help_text="扫描件、照片、Word、PDF、Excel，不超过30MB"),
        },
        _attached,
        "已收存。",
        "文件会自动检查：内容与后缀不符、带宏、打不开的先隔离，不会丢失。",
        "上传",
    ),
    "amend": Step(
        {
            "way": choice("收到的方式", ways),
            "arrived_on": day("收到日期"),
            "applicant_kind": choice("申请人类别", kinds, required=False),
            "form_wanted": choice("希望的形式", list(FORMS.items()), required=False),
            "way_wanted": choice("希望的获取方式", list(WAYS.items()), required=False),
            **{name: text(label, "不改就空着", required=False, most=200) for name, label in _PERSONAL.items()},
            "reason": text("为什么更正", most=200),
        },
        _amended,
        "已更正，原来的内容在日志里。",
        button="更正",
        fill=_fill_amend,
    ),
    "strike": Step(
        {"event": choice("删去哪一条", []), "reason": text("为什么删去", "如：登记到了别的件", most=200)},
        _struck,
        "已删去，期限已重算；这一条和原因留在办理经过里。",
        "只能删去手工登记的；发文书时自动记的，把文书作废。",
        "删去",
        _fill_strike,
    ),
    "retract": Step(
        {"reason": text("为什么撤销登记", "如：同一封信登记了两次，另一件是2026-0003", most=200)},
        lambda actor, case, given: strike.retract(
            actor=actor, case=case, reason=given["reason"], at=now(), once=given["once"]
        ),
        "已撤销登记：编号保留不再使用，不计入统计。",
        "只用于本来就不该登记的（重复登记、登记到了别的机关）。申请人撤回的，用“申请人撤回”。",
        "撤销登记",
    ),
}
