"""Applications: the register, a new one, and one case with what it is, what happened, and the next lawful steps."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any, cast
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from gongkai.law import arrivals, outcomes
from gongkai.law.today import now, today
from gongkai.look.links import Link
from gongkai.office.applications import access, moves, queries
from gongkai.office.applications.actions.receive import FORMS, WAYS, Received, Request, receive
from gongkai.office.applications.actions.view import view_identity
from gongkai.office.applications.identity import Identity, names
from gongkai.office.applications.models import Application, State
from gongkai.office.files import queries as files
from gongkai.office.journal.errors import Forbidden
from gongkai.office.journal.queries import history
from gongkai.office.ledgers.queries import own_number
from gongkai.office.organs.models import Organ
from gongkai.office.organs.queries import existing
from gongkai.office.proposals import access as proposals
from gongkai.office.remedies import queries as remedies
from gongkai.workbench import presence
from gongkai.workbench.access import may_open
from gongkai.workbench.applications.steps.step import Step
from gongkai.workbench.applications.steps.table import STEPS
from gongkai.workbench.applications.terms import kinds, ways
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import OnceForm, SharedForm, choices, show, status_of, submitted

_A_PAGE = 50
_VIEWS: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("全部", {}),
    ("未办结", {"state": "open"}),
    ("我承办的", {"state": "open", "handler": ""}),
    ("逾期", {"late": "on"}),
    ("待确认", {"state": "unconfirmed"}),
    ("办结待归档", {"state": "concluded"}),
)
"""What is asked of the list again and again; whose cases are one's own is filled in."""
_BESIDE = (("ledgers", "导入台账"), ("rectifications", "更正政府信息"), ("proposals", "建议转主动公开"))
"""What is kept beside the register, by its page."""
_DATE = forms.DateInput(attrs={"type": "date"})


class ReceiveForm(OnceForm):
    """An application as it came."""

    organ = forms.ModelChoiceField(label="收到申请的机关", queryset=Organ.objects.none(), to_field_name="code")
    way = forms.ChoiceField(
        label="收到的方式", choices=ways, help_text="平常信件、网上、传真要与申请人确认后才起算期限"
    )
    arrived_on = forms.DateField(
        label="收到日期", widget=_DATE, help_text="当面：提交之日；挂号：签收之日；其他：到达之日"
    )
    fixed_by = forms.CharField(label="谁签收", max_length=200, required=False)
    demand = forms.CharField(
        label="申请公开的内容",
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=10000,
        help_text="照申请书原文录入；不完整的也先登记，之后告知补正",
    )
    applicant_kind = forms.ChoiceField(label="申请人类别", choices=kinds, required=False)
    name = forms.CharField(label="姓名或单位名称", max_length=120, required=False)
    id_kind = forms.CharField(label="证件名称", max_length=40, required=False, help_text="如 居民身份证、营业执照")
    id_number = forms.CharField(label="证件号码", max_length=40, required=False)
    contact = forms.CharField(label="联系人", max_length=40, required=False, help_text="单位申请时填")
    telephone = forms.CharField(label="联系电话", max_length=40, required=False)
    address = forms.CharField(label="通信地址", max_length=200, required=False)
    postcode = forms.CharField(label="邮政编码", max_length=6, required=False)
    email = forms.CharField(label="电子邮箱", max_length=120, required=False)
    form_wanted = forms.ChoiceField(label="希望的形式", choices=list(FORMS.items()), required=False)
    way_wanted = forms.ChoiceField(label="希望的获取方式", choices=list(WAYS.items()), required=False)
    is_opening = forms.BooleanField(
        label="这是启用本系统之前就在办的件（结转）", required=False, help_text="编号按收到的年份编；确认日期也可以补填"
    )
    confirmed_on = forms.DateField(label="与申请人确认的日期", widget=_DATE, required=False, help_text="只有结转的件填")


def wanted_of(request: HttpRequest) -> queries.Wanted:
    """What an address asks of the list."""
    asked = {name: request.GET.get(name, "") for name in ("words", "state", "organ", "year", "handler", "sort")}
    return queries.Wanted(**asked, late="late" in request.GET, descending="down" in request.GET)


def applications(request: HttpRequest) -> HttpResponse:
    """The register: filtered, sorted, page by page."""
    staffed = cast(Staffed, request)
    wanted = wanted_of(request)
    pages = Paginator(queries.keys_listed(staffed.actor, wanted, on=today()), _A_PAGE)
    listed = pages.get_page(request.GET.get("page"))
    page = {
        "rows": queries.rows(queries.whole(list(listed.object_list)), on=today()),
        "number": listed.number,
        "pages": pages.num_pages,
        "total": pages.count,
        "asked": wanted,
        "search_words": wanted.words,
        "query": request.GET.urlencode(),
        "states": [("open", "未办结"), *State.choices],
        "organs": [(one.code, one.short) for one in Organ.objects.filter(code__in=access.organs_of(staffed.actor))],
        "today": today(),
        "views": _views(staffed, request.GET),
        "kept": _kept(request.GET),
        "beside": [
            Link(label, reverse(f"workbench:{page}")) for page, label in _BESIDE if may_open(staffed.actor, page)
        ],
        "may_receive": bool(access.organs_of(staffed.actor, "receive")),
    }
    return show(request, "applications/list.html", page, here="applications", title="申请登记簿")


def _views(request: Staffed, asked: QueryDict) -> list[Link]:
    """The list's usual questions as links; the one that is asked now is marked."""
    now_asked = {name: said for name, said in asked.items() if said and name != "page"}
    found = []
    for label, wanted in _VIEWS:
        filled = {name: value or request.person.username for name, value in wanted.items()}
        found.append(Link(label, f"?{urlencode(filled)}", is_current=filled == now_asked))
    return found


def _kept(asked: QueryDict) -> str:
    """What is asked, for the address of another page of the same list."""
    kept = asked.copy()
    kept.pop("page", None)
    return kept.urlencode()


def application_new(request: HttpRequest) -> HttpResponse:
    """Registering what came in."""
    staffed = cast(Staffed, request)
    mine = access.organs_of(staffed.actor, "receive")
    form = ReceiveForm(request.POST or None, initial={"arrived_on": today(), "organ": mine[0] if mine else ""})
    choices(form, "organ").queryset = existing(today()).filter(code__in=mine)

    def act(given: dict[str, Any]) -> Received:
        identity = Identity(**{name: given.get(name, "").strip() for name in names()})
        asked = Request(
            identity=identity,
            **{
                name: given[name]
                for name in (
                    "way",
                    "arrived_on",
                    "demand",
                    "applicant_kind",
                    "form_wanted",
                    "way_wanted",
                    "fixed_by",
                    "is_opening",
                    "confirmed_on",
                )
            },
        )
        return receive(actor=staffed.actor, organ=given["organ"], request=asked, at=now(), once=given["once"])

    if request.method == "POST":
        done = submitted(
            request,
            form,
            act,
            done=lambda got: (
                f"已登记，编号 {got.case.number}。查询码 {got.code}，请写在回执上交给申请人；只显示这一次。"
            ),
            to=lambda got: reverse("workbench:application", args=[got.case.pk]),
        )
        if done is not None:
            return done
    return show(
        request, "applications/new.html", {"form": form}, here="applications", title="登记申请", status=status_of(form)
    )


def page_of(request: HttpRequest, key: int) -> queries.Page:
    """One case as the person may see it; one that they may not see is not there."""
    try:
        return queries.page(cast(Staffed, request).actor, key, on=today())
    except Application.DoesNotExist:
        raise Http404 from None


def application(request: HttpRequest, key: int) -> HttpResponse:
    """One case."""
    staffed = cast(Staffed, request)
    found = page_of(request, key)
    offered = moves.moves(found, staffed.actor, on=today())
    page = {
        "page": found,
        "case": found.case,
        "state": State(found.case.state),
        "way": arrivals.get(found.case.way, on=found.case.arrived_on).term,
        "kind": dict(kinds()).get(found.case.applicant_kind, "还不清楚"),
        "moves": [move for move in offered if not move.why_not],
        "not_now": [move for move in offered if move.why_not],
        "files": files.of(found.case.subject),
        "history": history(*found.case.subject),
        "others": presence.others(staffed, found.case.subject),
        "forms_wanted": FORMS,
        "ways_wanted": WAYS,
        "today": today(),
        "may_view": access.may(staffed.actor, "view_identity", found.case.organ.code),
        "may_propose": found.case.anonymised_at is None
        and found.case.struck_at is None
        and proposals.may(staffed.actor, "propose", found.case.organ.code),
        "proposed": list(found.case.proposals.all()),
        "remedies": remedies.of_case(staffed.actor, found.case),
        "own_number": own_number(found.case),
        "results": _results(found),
        "reviewing": {post.role for post in staffed.actor.posts if post.organ == found.case.organ.code},
    }
    return show(
        request,
        "applications/case.html",
        page,
        here="applications",
        title=f"{found.case.organ.short} {found.case.number}",
    )


def _results(found: queries.Page) -> list[str]:
    """How a concluded case ended, each outcome once; and by which letter, where it was answered elsewhere."""
    on = found.case.concluded_on
    if on is None or found.case.struck_at is not None:
        return []
    said = [outcomes.get(part.row.outcome, on=on).term for part in found.parts if part.row.outcome]
    if found.case.is_opening:
        said += [event.how for event in found.events if event.kind == "delivered" and event.how]
    return list(dict.fromkeys(said))


def identity(request: HttpRequest, key: int) -> HttpResponse:
    """Who applied, in full; asked for by a button, and written into the journal."""
    if request.method != "POST":
        return redirect("workbench:application", key=key)
    found = page_of(request, key)
    who = view_identity(actor=cast(Staffed, request).actor, case=found.case, at=now())
    page = {"case": found.case, "who": who}
    return show(request, "applications/identity.html", page, here="applications", title=f"申请人：{found.case.number}")


def step(request: HttpRequest, key: int, verb: str) -> HttpResponse:
    """The page of one step: its form, its article, its last day."""
    if verb not in STEPS:
        raise Http404
    asked, found = STEPS[verb], page_of(request, key)
    staffed = cast(Staffed, request)
    move = next((one for one in moves.moves(found, staffed.actor, on=today()) if one.verb == verb), None)
    if move is None:
        raise Forbidden("这一步不归您的职务办理；请交给本机关的公开专干或办公室主任")
    form = _form(asked)(request.POST or None, request.FILES or None)
    if "on" in form.fields:
        form.fields["on"].initial = today()
    asked.fill(form, found)
    form.watch(found.case.subject)
    back = reverse("workbench:application", args=[key])
    if request.method == "POST":
        done = submitted(
            request,
            form,
            lambda given: asked.act(staffed.actor, found.case, given),
            done=asked.done,
            to=back,
            subject=found.case.subject,
        )
        if done is not None:
            return done
    page = {"form": form, "move": move, "step": asked, "case": found.case, "page": found, "back": back}
    title = f"{move.label}：{found.case.number}"
    return show(request, "applications/step.html", page, here="applications", title=title, status=status_of(form))


def _form(asked: Step) -> type[SharedForm]:
    return type("StepForm", (SharedForm,), {name: deepcopy(one) for name, one in asked.fields.items()})
