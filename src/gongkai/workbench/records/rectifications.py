"""Requests to have a record corrected: listed apart, registered, checked, decided, told."""

from typing import Any, cast

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from gongkai.law import arrivals
from gongkai.law.today import now, today
from gongkai.office.applications.identity import Identity
from gongkai.office.journal.errors import Unlawful
from gongkai.office.letters import queries as letters
from gongkai.office.letters.actions.void import void
from gongkai.office.letters.ways import WAYS
from gongkai.office.organs.models import Organ
from gongkai.office.organs.queries import existing
from gongkai.office.rectifications import access, queries
from gongkai.office.rectifications.actions.attach import attach
from gongkai.office.rectifications.actions.check import check
from gongkai.office.rectifications.actions.decide import decide
from gongkai.office.rectifications.actions.issue import issue
from gongkai.office.rectifications.actions.register import Asked, register
from gongkai.office.rectifications.actions.send import send
from gongkai.office.rectifications.models import Outcome, Rectification
from gongkai.workbench.applications.letters import SendForm, VoidForm, taken_out
from gongkai.workbench.applications.terms import ways
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import OnceForm, SharedForm, choices, show, status_of, submitted
from gongkai.workbench.records.page import Described, RecordPage, Step, attaching

_A_PAGE = 50
_DATE = forms.DateInput(attrs={"type": "date"})
_PERSONAL = ("name", "id_kind", "id_number", "telephone", "address", "postcode")


def _area(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class RegisterForm(OnceForm):
    """A request as it came."""

    organ = forms.ModelChoiceField(label="收到的机关", queryset=Organ.objects.none(), to_field_name="code")
    way = forms.ChoiceField(label="收到的方式", choices=ways)
    received_on = forms.DateField(label="收到日期", widget=_DATE)
    asked = forms.CharField(
        label="要求更正什么", widget=_area(), max_length=4000, help_text="哪一条记录、哪里不准确、应当怎样"
    )
    proof = forms.CharField(label="提供了什么证据", widget=_area(3), max_length=2000, help_text="如：户口簿复印件")
    name = forms.CharField(label="姓名或单位名称", max_length=120)
    id_kind = forms.CharField(label="证件名称", max_length=40, required=False)
    id_number = forms.CharField(label="证件号码", max_length=40, required=False)
    telephone = forms.CharField(label="联系电话", max_length=40, required=False)
    address = forms.CharField(label="通信地址", max_length=200, required=False)
    postcode = forms.CharField(label="邮政编码", max_length=6, required=False)


class CheckForm(SharedForm):
    """What was found."""

    on = forms.DateField(label="核查日期", widget=_DATE)
    found = forms.CharField(
        label="核查的情况", widget=_area(), max_length=4000, help_text="查了哪里、记录是怎样的、证据是否属实"
    )


class DecideForm(SharedForm):
    """What comes of it."""

    outcome = forms.ChoiceField(label="怎样处理", choices=Outcome.choices, widget=forms.RadioSelect)
    said = forms.CharField(
        label="情况和理由",
        widget=_area(),
        max_length=4000,
        help_text="写进告知书。更正的写改成了什么；转送的写机关名称和联系方式；不予更正的写理由",
    )


def rectifications(request: HttpRequest) -> HttpResponse:
    """The list, open ones first."""
    staffed = cast(Staffed, request)
    pages = Paginator(queries.seen_by(staffed.actor), _A_PAGE)
    listed = pages.get_page(request.GET.get("page"))
    page = {
        "lines": queries.lines(listed.object_list, on=today()),
        "number": listed.number,
        "pages": pages.num_pages,
        "may_register": bool(access.organs_of(staffed.actor, "register")),
    }
    return show(request, "rectifications/rectifications.html", page, here="applications", title="更正政府信息")


def rectification_new(request: HttpRequest) -> HttpResponse:
    """Registering what came in."""
    staffed = cast(Staffed, request)
    mine = access.organs_of(staffed.actor, "register")
    form = RegisterForm(request.POST or None, initial={"received_on": today(), "organ": mine[0] if mine else ""})
    choices(form, "organ").queryset = existing(today()).filter(code__in=mine)

    def act(given: dict[str, Any]) -> Rectification:
        asked = Asked(
            **{name: given[name] for name in ("way", "received_on", "asked", "proof")},
            identity=Identity(**{name: given[name].strip() for name in _PERSONAL}),
        )
        return register(actor=staffed.actor, organ=given["organ"], asked=asked, at=now(), once=given["once"])

    if request.method == "POST":
        done = submitted(
            request,
            form,
            act,
            done=lambda made: f"已登记，编号 {made.number}。",
            to=lambda made: reverse("workbench:rectification", args=[made.pk]),
        )
        if done is not None:
            return done
    title = "登记更正申请"
    return show(
        request, "rectifications/new.html", {"form": form}, here="applications", title=title, status=status_of(form)
    )


def _described(page: queries.Page) -> Described:
    row, letter = page.row, page.letter
    state = letter.state if letter is not None else ""
    is_open = row.told_on is None
    lawful = {
        "attach": True,
        "check": is_open and state != "issued",
        "decide": is_open and row.checked_on is not None and state != "issued",
        "issue": state == "draft",
        "send": is_open and state == "issued",
        "void": is_open and state == "issued",
    }
    context = {
        "way": arrivals.get(row.way, on=row.received_on).term,
        "value": letters.value(letter) if letter is not None else None,
        "letter": letter,
        "ways": {key: way.term for key, way in WAYS.items()},
    }
    return Described(row, f"{row.organ.short} {row.number}", lawful, context)


def _form(verb: str, page: queries.Page, typed: Any) -> SharedForm:
    initial = {"on": today(), "found": page.found, "outcome": page.row.outcome, "said": page.said}
    return _STEPS[verb].form(typed, initial=initial)


def _void(actor: Any, page: queries.Page, given: dict[str, Any]) -> Any:
    if page.letter is None:
        raise Unlawful("没有可以作废的告知书")
    return void(actor=actor, letter=page.letter, reason=given["reason"], at=now(), once=given["once"])


_STEPS = {
    "attach": attaching(
        lambda actor, page, given: attach(
            actor=actor,
            rectification=page.row,
            purpose=given["purpose"],
            looked=given["looked"],
            at=now(),
            once=given["once"],
        )
    ),
    "check": Step(
        CheckForm,
        "check",
        lambda actor, page, given: check(
            actor=actor, rectification=page.row, on=given["on"], found=given["found"], at=now(), once=given["once"]
        ),
        "已登记核查的情况。",
    ),
    "decide": Step(
        DecideForm,
        "decide",
        lambda actor, page, given: decide(
            actor=actor,
            rectification=page.row,
            outcome=given["outcome"],
            said=given["said"],
            at=now(),
            once=given["once"],
        ),
        "已拟好更正告知书，请办公室主任核对后发文。",
    ),
    "issue": Step(
        SharedForm,
        "issue",
        lambda actor, page, given: issue(actor=actor, rectification=page.row, at=now(), once=given["once"]),
        "已发文，文号已取。请打印、用印，再登记发出。",
    ),
    "send": Step(
        SendForm,
        "send",
        lambda actor, page, given: send(
            actor=actor,
            rectification=page.row,
            way=given["way"],
            on=given["on"],
            tracking=given["tracking"],
            at=now(),
            once=given["once"],
        ),
        "已登记发出，这一件办结。",
    ),
    "void": Step(VoidForm, "issue", _void, "已作废，文号保留，不再使用；请重新拟告知书。"),
}
PAGE = RecordPage(
    name="rectification",
    template="rectifications/rectification.html",
    here="applications",
    find=queries.page,
    permission=access.PERMISSION,
    steps=_STEPS,
    form=_form,
    described=_described,
)


@require_GET
def rectification_letter(request: HttpRequest, key: int, ending: str) -> HttpResponse:
    """The letter to be opened: the PDF, or the DOCX to print from."""
    found = PAGE.of(request, key).letter
    if found is None or found.state != "issued":
        raise Http404
    return taken_out(request, found, ending)
