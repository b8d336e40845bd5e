"""Somebody who was asked: the day they had the letter, and what they answered."""

from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from gongkai.law.today import now, today
from gongkai.office.applications.actions import consult
from gongkai.office.applications.models import Consultation
from gongkai.workbench.applications.register import page_of
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import OnceForm, show, status_of, submitted

_DATE = forms.DateInput(attrs={"type": "date"})


class ReceivedForm(OnceForm):
    """The day on which the third party had the letter."""

    on = forms.DateField(label="第三方收到的日期", widget=_DATE)
    how = forms.CharField(label="怎样知道的", max_length=200, help_text="如：邮件回执")


class AnswerForm(OnceForm):
    """What they said."""

    answer = forms.ChoiceField(label="意见", choices=Consultation.Answer.choices)
    on = forms.DateField(label="答复日期", widget=_DATE, help_text="逾期没有答复的，写期满之日")
    said = forms.CharField(
        label="理由",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        max_length=4000,
        help_text="不同意的必须写",
    )


def consultation(request: HttpRequest, key: int, row: int) -> HttpResponse:
    """One who was asked: two short forms, the first until the letter is known to have come."""
    page = page_of(request, key)
    found = get_object_or_404(Consultation, pk=row, application=page.case)
    actor = cast(Staffed, request).actor
    is_received_form = request.POST.get("form") == "received"
    received = ReceivedForm(request.POST if is_received_form else None, initial={"on": today()}, prefix="received")
    answer = AnswerForm(request.POST if request.POST and not is_received_form else None, initial={"on": today()})
    back = reverse("workbench:application", args=[key])

    def note(given: dict[str, Any]) -> Consultation:
        return consult.note_received(
            actor=actor,
            case=page.case,
            consultation=found,
            on=given["on"],
            how=given["how"],
            at=now(),
            once=given["once"],
        )

    def take(given: dict[str, Any]) -> Consultation:
        return consult.take_answer(
            actor=actor,
            case=page.case,
            consultation=found,
            answer=given["answer"],
            said=given["said"],
            on=given["on"],
            at=now(),
            once=given["once"],
        )

    if request.method == "POST":
        form, act, said = (received, note, "已登记收到。") if is_received_form else (answer, take, "已登记答复。")
        done = submitted(request, form, act, done=said, to=back)
        if done is not None:
            return done
    context = {
        "case": page.case,
        "asked": next(one for one in page.asked if one.row.pk == found.pk),
        "received_form": received,
        "answer_form": answer,
        "back": back,
    }
    status = max(status_of(received), status_of(answer))
    return show(
        request, "applications/consultation.html", context, here="applications", title="征求意见", status=status
    )
