"""A case's letters: looked at as they will be sent, reviewed, issued, sealed, sent."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from gongkai.law.today import now, today
from gongkai.office.applications import access, chains
from gongkai.office.applications.actions import issue, review, send
from gongkai.office.files.looking import look
from gongkai.office.journal.errors import Unlawful
from gongkai.office.letters import queries as letters
from gongkai.office.letters.actions.attach_scan import attach_scan
from gongkai.office.letters.actions.view import view
from gongkai.office.letters.actions.void import void
from gongkai.office.letters.models import Letter
from gongkai.office.letters.reckoning import said_in_general
from gongkai.office.letters.ways import WAYS
from gongkai.office.organs import access as organs
from gongkai.workbench.applications.previews import preview_of
from gongkai.workbench.applications.register import page_of
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import SharedForm, handed, show, status_of, submitted

_DATE = forms.DateInput(attrs={"type": "date"})


class OpinionForm(SharedForm):
    """What a reviewer says."""

    opinion = forms.CharField(
        label="意见", widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=1000, help_text="退回必须写"
    )


class SendForm(SharedForm):
    """How it went out."""

    way = forms.ChoiceField(label="怎样发出的", choices=[(key, way.term) for key, way in WAYS.items()])
    on = forms.DateField(label="日期", widget=_DATE, help_text="当面：签收之日；邮寄：交邮之日；网上：发出之日")
    tracking = forms.CharField(
        label="邮件号", max_length=40, required=False, help_text="邮寄的填；只能用邮政，不能用快递公司"
    )


class ScanForm(SharedForm):
    """The sealed paper, scanned."""

    file = forms.FileField(label="盖章后的扫描件", help_text="PDF 或图片；以后发出、下载的都是这一份")


class VoidForm(SharedForm):
    """Why it is void."""

    reason = forms.CharField(label="为什么作废", max_length=200)


def found_of(request: HttpRequest, key: int, mark: UUID) -> tuple[Any, Letter]:
    """The case's page and the letter; nothing for a letter of another case."""
    page = page_of(request, key)
    letter = get_object_or_404(Letter.objects.select_related("organ", "key"), pk=mark)
    if (letter.subject_kind, letter.subject_key) != page.case.subject:
        raise Http404
    return page, letter


def letter(request: HttpRequest, key: int, mark: UUID) -> HttpResponse:
    """One letter: its picture, who has looked at it, and what can be done with it now."""
    page, found = found_of(request, key, mark)
    return _shown(request, page, found, {})


def _shown(request: HttpRequest, page: Any, found: Letter, bound: dict[str, forms.Form]) -> HttpResponse:
    staffed = cast(Staffed, request)
    organ = page.case.organ.code
    paper = next(one for one in page.papers if one.letter.pk == found.pk)
    mine = [
        role
        for role in chains.waits_for(found.kind, [one for one, _ in paper.reviews])
        if staffed.actor.holds(role, organ)
    ]
    is_draft, is_issued = found.state == "draft", found.state == "issued"
    context = {
        "case": page.case,
        "letter": found,
        "paper": paper,
        "preview": preview_of(letters.value(found)),
        "opinion_form": bound.get("review") or OpinionForm(),
        "send_form": bound.get("send") or SendForm(initial={"on": today()}),
        "scan_form": bound.get("scan") or ScanForm(),
        "void_form": bound.get("void") or VoidForm(),
        "may_submit": is_draft
        and paper.needs_review
        and not paper.is_handed_in
        and access.may(staffed.actor, "prepare", organ),
        "may_review": is_draft and bool(mine),
        "may_issue": is_draft and paper.is_through and access.may(staffed.actor, "issue", organ),
        "may_revise": is_draft and not paper.is_handed_in and access.may(staffed.actor, "prepare", organ),
        "may_enclose": found.state != "voided" and access.may(staffed.actor, "prepare", organ),
        "lacking": said_in_general(page.case.organ) if letters.value(found).remedy else [],
        "may_amend": organs.may(staffed.actor, "amend"),
        "is_receipt": found.kind == "receipt" and is_draft,
        "may_send": is_issued and found.served_on is None and access.may(staffed.actor, "send", organ),
        "may_scan": is_issued and found.served_on is None and access.may(staffed.actor, "issue", organ),
        "may_void": is_issued and found.served_on is None and access.may(staffed.actor, "issue", organ),
        "ways": {key: way.term for key, way in WAYS.items()},
    }
    for name in ("opinion_form", "send_form", "scan_form", "void_form"):
        cast(SharedForm, context[name]).watch(page.case.subject)
    status = next((status_of(form) for form in bound.values()), 200)
    return show(request, "applications/letter.html", context, here="applications", title=found.title, status=status)


@require_POST
def letter_act(request: HttpRequest, key: int, mark: UUID, verb: str) -> HttpResponse:
    """One thing done with a letter."""
    page, found = found_of(request, key, mark)
    if verb not in _VERBS:
        raise Http404
    staffed = cast(Staffed, request)
    make, act, said, needed = _VERBS[verb]
    # Asked before the form is read: who may not do it is not told what is wrong with what they typed.
    access.demand(staffed.actor, needed, page.case.organ.code)
    form = make(request.POST, request.FILES or None)
    to = reverse("workbench:letter", args=[key, mark])
    done = submitted(
        request, form, lambda given: act(staffed, page, found, given), done=said, to=to, subject=page.case.subject
    )
    if done is not None:
        return done
    slot = "review" if verb in ("agree", "return", "submit") else verb
    return _shown(request, page, found, {slot: form})


def _submit(request: Staffed, page: Any, found: Letter, given: dict[str, Any]) -> Any:
    return review.submit(actor=request.actor, case=page.case, letter=found, at=now(), once=given["once"])


def _opinion(agrees: bool) -> Any:
    def act(request: Staffed, page: Any, found: Letter, given: dict[str, Any]) -> Any:
        return review.review(
            actor=request.actor,
            case=page.case,
            letter=found,
            agrees=agrees,
            opinion=given["opinion"],
            at=now(),
            once=given["once"],
        )

    return act


def _issue(request: Staffed, page: Any, found: Letter, given: dict[str, Any]) -> Any:
    return issue.issue(actor=request.actor, case=page.case, letter=found, at=now(), once=given["once"])


def _send(request: Staffed, page: Any, found: Letter, given: dict[str, Any]) -> Any:
    return send.send(
        actor=request.actor,
        case=page.case,
        letter=found,
        way=given["way"],
        on=given["on"],
        tracking=given["tracking"],
        at=now(),
        once=given["once"],
    )


def _scan(request: Staffed, page: Any, found: Letter, given: dict[str, Any]) -> Any:
    looked = look(given["file"].name, given["file"].read())
    return attach_scan(actor=request.actor, letter=found, looked=looked, at=now(), once=given["once"])


def _void(request: Staffed, page: Any, found: Letter, given: dict[str, Any]) -> Any:
    if not given["reason"].strip():
        raise Unlawful("没有写为什么作废")
    return void(actor=request.actor, letter=found, reason=given["reason"], at=now(), once=given["once"])


_VERBS: dict[str, tuple[type[SharedForm], Any, str, str]] = {
    "submit": (OpinionForm, _submit, "已送审。", "prepare"),
    "agree": (OpinionForm, _opinion(True), "已同意。", "review"),
    "return": (OpinionForm, _opinion(False), "已退回。", "review"),
    "issue": (SharedForm, _issue, "已发文，文号已取。请打印、用印、扫描，再登记发出。", "issue"),
    "send": (SendForm, _send, "已登记发出。", "send"),
    "scan": (ScanForm, _scan, "已收存盖章扫描件，以后发出、下载的都是这一份。", "issue"),
    "void": (VoidForm, _void, "已作废，文号保留，不再使用。", "issue"),
}
"""What is done → its form, the doing, what is then said, and the action that access knows it by."""


@require_GET
def letter_file(request: HttpRequest, key: int, mark: UUID, ending: str) -> HttpResponse:
    """A letter to be opened: the sealed scan or the PDF, or the DOCX to print from."""
    _, found = found_of(request, key, mark)
    return taken_out(request, found, ending)


def taken_out(request: HttpRequest, found: Letter, ending: str) -> HttpResponse:
    """A letter that the person may see, as a file; that it was taken out is written down."""
    if ending not in ("pdf", "docx"):
        raise Http404
    return handed(*view(actor=cast(Staffed, request).actor, letter=found, ending=ending, at=now()))
