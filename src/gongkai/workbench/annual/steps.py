"""The steps of the report's way: reviewed, signed, handed in, published; sent back or corrected with a reason."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms

from gongkai.law.today import now
from gongkai.office.annual import queries
from gongkai.office.annual.actions.correct import correct
from gongkai.office.annual.actions.hand_in import accept, submit
from gongkai.office.annual.actions.publish import prepare, publish
from gongkai.office.annual.actions.review import review
from gongkai.office.annual.actions.send_back import send_back
from gongkai.office.annual.actions.sign import sign
from gongkai.office.annual.models import Annual
from gongkai.office.annual.states import State
from gongkai.office.journal.actor import Actor
from gongkai.workbench.paging import SharedForm


class StepForm(SharedForm):
    """A step that needs nothing but the press of its button."""


class ReasonForm(SharedForm):
    """Why it is sent back."""

    reason = forms.CharField(label="要改什么", widget=forms.Textarea(attrs={"rows": 2}), max_length=400)


class SignForm(SharedForm):
    """The leader's signature: on the version that was shown, and after looking at it."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    looked = forms.BooleanField(label="我看过这一稿的文字和表格，同意签发")


class NoticeForm(SharedForm):
    """What is corrected and why."""

    notice = forms.CharField(
        label="更正说明",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        help_text="更正了什么、为什么；与新版一起公布",
    )


Given = dict[str, Any]


def _publish(actor: Actor, annual: Annual, given: Given) -> Any:
    # The files take seconds to make: before the transaction, not in it.
    return publish(actor=actor, annual=annual, prepared=prepare(annual), at=now(), once=given["once"])


VERBS: Mapping[str, tuple[type[SharedForm], Callable[[Actor, Annual, Given], Any], str]] = {
    "review": (
        StepForm,
        lambda actor, annual, given: review(actor=actor, annual=annual, at=now(), once=given["once"]),
        "已审核通过，内容锁定，等领导签发。",
    ),
    "send_back": (
        ReasonForm,
        lambda actor, annual, given: send_back(
            actor=actor, annual=annual, reason=given["reason"], at=now(), once=given["once"]
        ),
        "已退回修改。",
    ),
    "sign": (
        SignForm,
        lambda actor, annual, given: sign(actor=actor, annual=annual, seen=given["seen"], at=now(), once=given["once"]),
        "已签发。",
    ),
    "submit": (
        StepForm,
        lambda actor, annual, given: submit(actor=actor, annual=annual, at=now(), once=given["once"]),
        "已报送县公开办。",
    ),
    "return": (
        ReasonForm,
        lambda actor, annual, given: send_back(
            actor=actor, annual=annual, reason=given["reason"], by_the_county=True, at=now(), once=given["once"]
        ),
        "已退回，请他们改好再报。",
    ),
    "accept": (
        StepForm,
        lambda actor, annual, given: accept(actor=actor, annual=annual, at=now(), once=given["once"]),
        "已接收。",
    ),
    "publish": (StepForm, _publish, "已公布：六种文件都读回来核对过，公众现在可以看到。"),
    "correct": (
        NoticeForm,
        lambda actor, annual, given: correct(
            actor=actor, annual=annual, notice=given["notice"], at=now(), once=given["once"]
        ),
        "已开始编制更正版；公布以前，公众看到的还是原来的一版。",
    ),
}
"""Verb → its form, the doing, and what is then said."""


def step_forms(page: queries.Page, bound: Mapping[str, SharedForm]) -> dict[str, SharedForm]:
    """The forms of the steps that are at hand, fresh or as they came back."""
    verbs = [step.verb for step in page.steps] + (["correct"] if page.annual.state == State.PUBLISHED else [])
    made: dict[str, SharedForm] = {}
    for verb in verbs:
        form = bound.get(verb)
        if form is None:
            form = VERBS[verb][0](initial={"seen": page.version.digest if page.version else ""})
            form.watch(page.annual.subject)
        made[verb] = form
    return made
