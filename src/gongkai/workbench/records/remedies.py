"""Reviews and suits: their register, one with what can be done in it now, and where it falls in Table 4."""

from collections.abc import Callable
from datetime import date
from typing import Any, cast

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from gongkai.law import remedies as law
from gongkai.law.today import now, today
from gongkai.office.applications.models import Application
from gongkai.office.journal.errors import Unlawful
from gongkai.office.organs.models import Organ
from gongkai.office.organs.queries import existing
from gongkai.office.practice import queries as practice
from gongkai.office.remedies import access, queries
from gongkai.office.remedies.actions.answer import answer
from gongkai.office.remedies.actions.attach import attach
from gongkai.office.remedies.actions.redo import redo
from gongkai.office.remedies.actions.register import Brought, register
from gongkai.office.remedies.actions.retract import retract
from gongkai.office.remedies.actions.rule import Ruled, results_for, rule, take_effect
from gongkai.office.remedies.actions.suspend import resume, suspend
from gongkai.office.remedies.models import Procedure, Remedy, Side, Stage
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import OnceForm, SharedForm, choices, show, status_of, submitted
from gongkai.workbench.records.page import Described, RecordPage, Step, attaching

_A_PAGE = 50
_DATE = forms.DateInput(attrs={"type": "date"})


class RegisterForm(OnceForm):
    """A review or a suit as it arrived."""

    organ = forms.ModelChoiceField(label="本机关", queryset=Organ.objects.none(), to_field_name="code")
    stage = forms.ChoiceField(label="是哪一种", choices=Stage.choices, widget=forms.RadioSelect)
    side = forms.ChoiceField(
        label="本机关的身份",
        choices=Side.choices,
        widget=forms.RadioSelect,
        help_text="只因维持复议决定而与原行为机关一同被告的，由原行为机关计数，本机关不计",
    )
    procedure = forms.ChoiceField(label="程序", choices=Procedure.choices, widget=forms.RadioSelect)
    attacked = forms.CharField(
        label="针对什么",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        help_text="哪一个答复（写文号）、没有答复哪一件申请、哪一条公开的信息",
    )
    case = forms.CharField(
        label="针对的申请编号", max_length=20, required=False, help_text="如 2026-0003；不是申请的留空"
    )
    after = forms.ModelChoiceField(
        label="前面的复议", queryset=Remedy.objects.none(), required=False, help_text="复议后起诉的选；没有登记过的留空"
    )
    applicant = forms.CharField(label="申请人（原告）", max_length=120, required=False)
    body = forms.CharField(label="复议机关或人民法院", max_length=120)
    body_number = forms.CharField(label="案号", max_length=80, required=False)
    filed_on = forms.DateField(label="受理（立案）日期", widget=_DATE)
    received_on = forms.DateField(
        label="收到申请书（起诉状）副本的日期", widget=_DATE, required=False, help_text="书面答复的期限从这一天起算"
    )


class DayForm(SharedForm):
    """A day."""

    on = forms.DateField(label="日期", widget=_DATE)


class RuleForm(SharedForm):
    """A decision as it arrived."""

    on = forms.DateField(label="决定（裁判）日期", widget=_DATE)
    result = forms.ChoiceField(label="结果")
    effective_on = forms.DateField(
        label="生效日期", widget=_DATE, required=False, help_text="复议决定书填送达之日；还可以上诉的一审裁判留空"
    )
    redo_by = forms.DateField(
        label="责令重新作出的期限", widget=_DATE, required=False, help_text="没有责令重新作出的留空"
    )


class ReasonForm(SharedForm):
    """Why."""

    reason = forms.CharField(label="原因", max_length=400)


def remedies(request: HttpRequest) -> HttpResponse:
    """The register, open ones first, with what waits above it."""
    staffed = cast(Staffed, request)
    rows = queries.seen_by(staffed.actor)
    pages = Paginator(rows, _A_PAGE)
    listed = pages.get_page(request.GET.get("page"))
    page = {
        "rows": [(row, _column(row)) for row in listed.object_list],
        "waiting": queries.waiting(rows, on=today(), calendar=practice.calendar()),
        "number": listed.number,
        "pages": pages.num_pages,
        "may_register": bool(access.organs_of(staffed.actor, "register")),
    }
    return show(request, "remedies/remedies.html", page, here="remedies", title="复议诉讼")


def _column(row: Remedy) -> str:
    """Where it stands in Table 4 today, in words."""
    if row.struck_at is not None:
        return "误登，已撤销"
    if row.side == Side.CO_DEFENDANT:
        return "由原行为机关计数"
    if row.closed_on is None:
        return law.COLUMNS["pending"]
    return law.COLUMNS[law.column(row.result, on=row.closed_on, own=practice.own_results())]


def remedy_new(request: HttpRequest) -> HttpResponse:
    """Registering what arrived."""
    staffed = cast(Staffed, request)
    mine = access.organs_of(staffed.actor, "register")
    initial = {"organ": mine[0] if mine else "", "side": Side.OWN_ACT, "procedure": Procedure.ORDINARY}
    form = RegisterForm(request.POST or None, initial=initial)
    choices(form, "organ").queryset = existing(today()).filter(code__in=mine)
    reviews = queries.seen_by(staffed.actor).filter(stage=Stage.REVIEW, struck_at__isnull=True)
    choices(form, "after").queryset = reviews

    def act(given: dict[str, Any]) -> Remedy:
        organ = given.pop("organ")
        once = given.pop("once")
        brought = Brought(**given | {"case": _case(organ, given["case"].strip())})
        return register(actor=staffed.actor, organ=organ, brought=brought, at=now(), once=once)

    if request.method == "POST":
        done = submitted(
            request,
            form,
            act,
            done=lambda made: f"已登记，编号 {made.number}。",
            to=lambda made: reverse("workbench:remedy", args=[made.pk]),
        )
        if done is not None:
            return done
    return show(
        request, "remedies/new.html", {"form": form}, here="remedies", title="登记复议诉讼", status=status_of(form)
    )


def _case(organ: Organ, number: str) -> Application | None:
    if not number:
        return None
    year, _, serial = number.partition("-")
    found = None
    if year.isdecimal() and serial.isdecimal():
        found = Application.objects.filter(organ=organ, year=int(year), serial=int(serial)).first()
    if found is None:
        raise Unlawful(f"登记簿里没有编号{number}", {"case": "照登记簿写，如 2026-0003；不是申请的留空"})
    return found


def _described(page: queries.Page) -> Described:
    row = page.row
    is_there = row.struck_at is None
    is_open = is_there and row.closed_on is None
    lawful = {
        "attach": is_there,
        "answer": is_open and row.answered_on is None,
        "suspend": is_open and row.suspended_on is None,
        "resume": is_open and row.suspended_on is not None,
        "rule": is_open,
        "take_effect": is_open and bool(page.rulings),
        "redo": is_there and row.closed_on is not None and row.redo_by is not None and row.redone_on is None,
        "retract": is_there,
    }
    terms = {one.key: one.term for one in law.results()}
    context = {
        "rulings": [(one, terms[one.result]) for one in page.rulings],
        "result": terms.get(row.result, ""),
        "column": _column(row),
    }
    return Described(row, f"{row.organ.short} {row.number}", lawful, context)


def _form(verb: str, page: queries.Page, typed: Any) -> SharedForm:
    form = _STEPS[verb].form(typed, initial={"on": today()})
    if isinstance(form, RuleForm):
        offered = results_for(page.row.stage).items()
        form.fields["result"].choices = [("", "请选择"), *offered]  # type: ignore[attr-defined]
    return form


def _on_a_day(act: Callable[..., Any]) -> Callable[[Any, queries.Page, dict[str, Any]], Any]:
    def done(actor: Any, page: queries.Page, given: dict[str, Any]) -> Any:
        on: date = given["on"]
        return act(actor=actor, remedy=page.row, on=on, at=now(), once=given["once"])

    return done


def _rule(actor: Any, page: queries.Page, given: dict[str, Any]) -> Any:
    ruled = Ruled(given["on"], given["result"], given["effective_on"], given["redo_by"])
    return rule(actor=actor, remedy=page.row, ruled=ruled, at=now(), once=given["once"])


def _retract(actor: Any, page: queries.Page, given: dict[str, Any]) -> Any:
    return retract(actor=actor, remedy=page.row, reason=given["reason"], at=now(), once=given["once"])


def _attach(actor: Any, page: queries.Page, given: dict[str, Any]) -> Any:
    return attach(
        actor=actor, remedy=page.row, purpose=given["purpose"], looked=given["looked"], at=now(), once=given["once"]
    )


_STEPS = {
    "attach": attaching(_attach),
    "answer": Step(DayForm, "answer", _on_a_day(answer), "已登记提出书面答复。"),
    "suspend": Step(DayForm, "suspend", _on_a_day(suspend), "已登记中止；审结以前计入“尚未审结”。"),
    "resume": Step(DayForm, "suspend", _on_a_day(resume), "已登记恢复审理。"),
    "rule": Step(RuleForm, "rule", _rule, "已登记决定（裁判）。"),
    "take_effect": Step(DayForm, "rule", _on_a_day(take_effect), "已登记生效，这一件审结。"),
    "redo": Step(DayForm, "redo", _on_a_day(redo), "已登记重新作出。"),
    "retract": Step(ReasonForm, "retract", _retract, "已撤销登记，编号保留，不计入报告。"),
}
PAGE = RecordPage(
    name="remedy",
    template="remedies/remedy.html",
    here="remedies",
    find=queries.page,
    permission=access.PERMISSION,
    steps=_STEPS,
    form=_form,
    described=_described,
)
