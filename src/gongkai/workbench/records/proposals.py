"""建议转主动公开: what was asked for and should be published unasked; proposed, decided, published."""

from typing import Any, cast

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from gongkai.law.today import now, today
from gongkai.office.journal.errors import Forbidden
from gongkai.office.proposals import access, queries
from gongkai.office.proposals.actions.decide import decide
from gongkai.office.proposals.actions.propose import Idea, propose
from gongkai.office.proposals.actions.publish import publish
from gongkai.office.proposals.models import Basis, Proposal
from gongkai.workbench.applications.register import page_of
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import SharedForm, show, status_of, submitted
from gongkai.workbench.records.page import Described, RecordPage, Step

_A_PAGE = 50
_DATE = forms.DateInput(attrs={"type": "date"})


class ProposeForm(SharedForm):
    """What is proposed; it names nobody."""

    topic = forms.CharField(
        label="是什么信息", max_length=200, help_text="如：2025年农村低保金发放标准和总数；不写申请人和其他人的姓名"
    )
    basis = forms.ChoiceField(label="依据", choices=Basis.choices, widget=forms.RadioSelect)
    reason = forms.CharField(label="为什么应当主动公开", widget=forms.Textarea(attrs={"rows": 3}), max_length=400)
    others = forms.MultipleChoiceField(
        label="一并算上内容相同的申请", required=False, widget=forms.CheckboxSelectMultiple
    )


class DecideForm(SharedForm):
    """Yes or no, and why."""

    agrees = forms.ChoiceField(
        label="决定", choices=[("yes", "同意转主动公开"), ("no", "不转主动公开")], widget=forms.RadioSelect
    )
    why = forms.CharField(
        label="理由",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=400,
        help_text="同意的写属于条例第十九至二十一条的哪一类；不同意的写为什么",
    )


class PublishForm(SharedForm):
    """Where it stands."""

    address = forms.CharField(label="公开的网址", max_length=400, help_text="从浏览器地址栏复制")
    on = forms.DateField(label="公开日期", widget=_DATE)


def proposals(request: HttpRequest) -> HttpResponse:
    """The list: what waits for somebody first."""
    pages = Paginator(queries.seen_by(cast(Staffed, request).actor), _A_PAGE)
    listed = pages.get_page(request.GET.get("page"))
    page = {"rows": listed.object_list, "number": listed.number, "pages": pages.num_pages}
    return show(request, "proposals/proposals.html", page, here="applications", title="建议转主动公开")


def proposal_new(request: HttpRequest, key: int) -> HttpResponse:
    """Proposing what a case asked for, with others that asked for the same."""
    page = page_of(request, key)
    actor = cast(Staffed, request).actor
    if not access.may(actor, "propose", page.case.organ.code):
        raise Forbidden("转主动公开由本机关的公开专干、承办人或办公室主任建议；请告诉他们")
    same = queries.same_demand(page.case)
    form = ProposeForm(request.POST or None, initial={"basis": "several" if same else "own"})
    offered = [(str(one.pk), one.number) for one in same]
    cast(forms.MultipleChoiceField, form.fields["others"]).choices = offered
    if not offered:
        del form.fields["others"]
    else:
        form.fields["others"].initial = [mark for mark, _ in offered]
    form.watch(page.case.subject)

    def act(given: dict[str, Any]) -> Proposal:
        cases = [page.case, *(one for one in same if str(one.pk) in given.get("others", ()))]
        idea = Idea(given["topic"], given["basis"], given["reason"])
        return propose(actor=actor, cases=cases, idea=idea, at=now(), once=given["once"])

    if request.method == "POST":
        done = submitted(
            request,
            form,
            act,
            done="已建议，等办公室主任审核。",
            to=lambda made: reverse("workbench:proposal", args=[made.pk]),
            subject=page.case.subject,
        )
        if done is not None:
            return done
    context = {"case": page.case, "page": page, "form": form}
    title = f"建议转主动公开：{page.case.number}"
    return show(request, "proposals/new.html", context, here="applications", title=title, status=status_of(form))


def _described(found: Proposal) -> Described:
    lawful = {"decide": found.state == "open", "publish": found.state == "accepted"}
    return Described(found, "建议转主动公开", lawful, {})


_STEPS = {
    "decide": Step(
        DecideForm,
        "decide",
        lambda actor, found, given: decide(
            actor=actor,
            proposal=found,
            agrees=given["agrees"] == "yes",
            why=given["why"],
            at=now(),
            once=given["once"],
        ),
        "已决定。",
    ),
    "publish": Step(
        PublishForm,
        "publish",
        lambda actor, found, given: publish(
            actor=actor, proposal=found, address=given["address"], on=given["on"], at=now(), once=given["once"]
        ),
        "已登记公开。",
    ),
}
PAGE = RecordPage[Proposal](
    name="proposal",
    template="proposals/proposal.html",
    here="applications",
    find=lambda actor, key: queries.seen_by(actor).get(pk=key),
    permission=access.PERMISSION,
    steps=_STEPS,
    form=lambda verb, _found, typed: _STEPS[verb].form(typed, initial={"on": today()}),
    described=_described,
)
