"""How a case is answered, unit by unit."""

from typing import Any, cast

from django import forms

from gongkai.law import outcomes
from gongkai.law.today import now
from gongkai.office.applications.actions import (
    decide,
    split,
)
from gongkai.office.applications.models import Application
from gongkai.office.applications.queries import Page
from gongkai.office.journal.actor import Actor
from gongkai.workbench.applications.steps.step import Step, choice, text


def _outcomes() -> list[tuple[str, str]]:
    """The outcomes that are answered, each after its group and with its article."""
    return [
        (one.key, f"{outcomes.GROUPS[one.group]}｜{one.term}（{_article(str(one.authority.cite))}）")
        for one in outcomes.all()
        if one.group != "other"
    ]


def _article(cite: str) -> str:
    return cite.replace("政府信息公开条例 ", "")


def _reasons() -> list[tuple[str, str]]:
    return [(one.key, one.term) for one in outcomes.all() if one.group in ("withheld", "unavailable")]


def _fill_decide(form: forms.Form, page: Page) -> None:
    units = [(part.row.number, f"第{part.row.number}项：{part.demand[:40]}") for part in page.parts]
    cast(forms.ChoiceField, form.fields["unit"]).choices = units
    form.fields["unit"].initial = units[0][0] if units else None  # of an anonymised case nothing is left to decide


def _fill_split(form: forms.Form, page: Page) -> None:
    form.fields["demands"].initial = "\n".join(part.demand for part in page.parts)


def _decided(actor: Actor, case: Application, given: dict[str, Any]) -> Any:
    decision = decide.Decision(
        int(given["unit"]), given["outcome"], given["finding"], tuple(given["withheld"]), given["how"]
    )
    return decide.decide(actor=actor, case=case, decision=decision, at=now(), once=given["once"])


STEPS: dict[str, Step] = {
    "decide": Step(
        {
            "unit": choice("答复哪一项", []),
            "outcome": choice("怎样答复", _outcomes),
            "withheld": forms.MultipleChoiceField(
                label="部分公开的，不公开部分的理由",
                choices=_reasons,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            ),
            "finding": text("认定的事实和理由", "写进答复书；予以公开的可以不写", rows=6, required=False),
            "how": text("怎样提供", "如：附后；已在某网站公开的写网址", rows=2, required=False),
        },
        _decided,
        "已拟好答复书，请核对后送审。",
        "选定结果后自动写好法律依据和救济途径，接着审核、签批、发文。",
        "拟答复书",
        _fill_decide,
    ),
    "split": Step(
        {"demands": text("每行一项", rows=8), "reason": text("为什么这样拆分", most=200)},
        lambda actor, case, given: split.split(
            actor=actor,
            case=case,
            demands=given["demands"].splitlines(),
            reason=given["reason"],
            at=now(),
            once=given["once"],
        ),
        "已拆分，每一项单独答复、单独计件。",
        "一件申请里有几个要求的，可以拆成最小的合理单元（一事一申请）。",
        "拆分",
        _fill_split,
    ),
}
