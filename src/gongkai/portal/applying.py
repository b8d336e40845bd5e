"""依申请公开: applying in four steps, one question each; without an account and without JavaScript.

What is typed travels from step to step sealed in the form itself: until it is sent, no computer but the applicant's
keeps it.
"""

from collections.abc import Iterable
from typing import Any, cast
from urllib.parse import quote

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from gongkai.law import applicants
from gongkai.law.today import now, today
from gongkai.office.applications import public as applications
from gongkai.office.keys import public as keys
from gongkai.office.letters import public as letters
from gongkai.office.organs import public as organs
from gongkai.paper.errors import CannotPrint
from gongkai.portal import slowing
from gongkai.portal.paging import Refused, frame, guarded

STEPS = ("您要什么信息", "怎样给您", "您是谁", "核对并提交")


class What(forms.Form):
    """What is asked for."""

    demand = forms.CharField(
        label="您需要什么政府信息",
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=5000,
        help_text="写出名称、文号，或者能让我们找到它的特征。一件申请最好只写一件事。",
    )


class How(forms.Form):
    """How it is to be given."""

    form_wanted = forms.ChoiceField(
        label="要什么形式",
        choices=[("electronic", "电子文件"), ("paper", "纸质复印件"), ("other", "其他")],
        widget=forms.RadioSelect,
    )
    way_wanted = forms.ChoiceField(
        label="怎样拿到",
        widget=forms.RadioSelect,
        choices=[
            ("email", "发到我的电子邮箱"),
            ("post", "邮寄给我"),
            ("pick_up", "我自己来取"),
            ("read", "当场阅读、抄录"),
        ],
    )


class Who(forms.Form):
    """Who asks: what article 29 requires and no more."""

    applicant_kind = forms.ChoiceField(
        label="您是", choices=lambda: [(one.key, one.term) for one in applicants.all()], widget=forms.RadioSelect
    )
    name = forms.CharField(label="姓名（单位写全称）", max_length=80)
    id_kind = forms.CharField(label="证件名称", max_length=40, help_text="如 居民身份证、营业执照")
    id_number = forms.CharField(label="证件号码", max_length=40, help_text="条例要求提供身份证明；加密保存，只用于办理")
    telephone = forms.CharField(label="联系电话", max_length=40, help_text="我们要打电话与您确认，确认后才起算期限")
    email = forms.EmailField(label="电子邮箱", required=False)
    address = forms.CharField(label="通信地址", max_length=200, required=False, help_text="要邮寄的必须填")
    postcode = forms.CharField(label="邮政编码", max_length=6, required=False)


class Send(forms.Form):
    """The last look; `website` is for machines that fill in everything."""

    website = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)


FORMS: tuple[type[forms.Form], ...] = (What, How, Who, Send)


@login_not_required
@guarded
def start(request: HttpRequest, code: str) -> HttpResponse:
    """Before the first step: what will happen, by which ways one can apply, what one needs."""
    organ = _organ(code)
    page = frame(request, organ, here="apply", title="依申请公开") | {"blank": letters.FORMS}
    return render(request, "portal/apply/start.html", page)


@never_cache
@login_not_required
@guarded
def step(request: HttpRequest, code: str) -> HttpResponse:
    """The step that is asked for; what was typed before comes along, and one can go back to it."""
    organ = _organ(code)
    typed = keys.carried(f"apply:{code}", request.POST.get("typed", "")) or {
        "once": keys.new_mark(),
        "seed": keys.new_mark(),
    }
    if "to" in request.POST:
        return _shown(request, organ, typed, _wanted(request.POST["to"], typed), None)
    number = _wanted(request.POST.get("step", "1"), typed)
    form = FORMS[number - 1](request.POST if request.method == "POST" else None, label_suffix="")
    if request.method != "POST" or not form.is_valid():
        return _shown(request, organ, typed, number, form if request.method == "POST" else None)
    if number < len(STEPS):
        typed[str(number)] = form.cleaned_data
        return _shown(request, organ, typed, number + 1, None)
    return _sent(request, organ, typed, form)


def _wanted(asked: str, typed: dict[str, Any]) -> int:
    """The step asked for, or the first that was not yet filled in before it."""
    number = int(asked) if asked in {"1", "2", "3", "4"} else 1
    return next((at for at in range(1, number) if str(at) not in typed), number)


def _shown(
    request: HttpRequest, organ: organs.PublicOrgan, typed: dict[str, Any], number: int, form: forms.Form | None
) -> HttpResponse:
    if form is None:
        form = FORMS[number - 1](initial=typed.get(str(number)), label_suffix="")
    context = frame(request, organ, here="apply", title=STEPS[number - 1])
    context |= {
        "form": form,
        "steps": STEPS,
        "number": number,
        "said": _said(typed),
        "typed": keys.carry(f"apply:{organ.code}", typed),
    }
    return render(request, "portal/apply/step.html", context, status=422 if form.errors else 200)


def _sent(request: HttpRequest, organ: organs.PublicOrgan, typed: dict[str, Any], form: forms.Form) -> HttpResponse:
    if form.cleaned_data["website"]:
        raise Refused(400, "没有提交", "提交的内容不完整", "请从头再填一次")
    slowing.count(request, "apply")
    who = dict(typed["3"])
    asked = applications.Request(
        way="online",
        arrived_on=today(),
        demand=typed["1"]["demand"],
        applicant_kind=who.pop("applicant_kind"),
        identity=applications.Identity(**who),
        **typed["2"],
    )
    receipt = applications.apply(organ=organ.code, request=asked, at=now(), seed=typed["seed"], once=typed["once"])
    context = frame(request, organ, here="apply", title="已收到您的申请") | {"receipt": receipt, "today": today()}
    return render(request, "portal/apply/receipt.html", context)


def _organ(code: str) -> organs.PublicOrgan:
    found = organs.organ(code)
    if found is None:
        raise Http404
    return found


def form_choices(field: forms.ChoiceField) -> list[tuple[str, str]]:
    """A field's choices as plain pairs."""
    return [(str(pair[0]), str(pair[1])) for pair in cast(Iterable[tuple[Any, Any]], field.choices)]


def _said(typed: dict[str, Any]) -> list[tuple[str, str, int]]:
    """What was typed, for the last look: term, text, the step at which it can be changed."""
    out = []
    for at, kind in enumerate(FORMS[:3], 1):
        for name, field in kind.base_fields.items():
            value = typed.get(str(at), {}).get(name, "")
            if isinstance(field, forms.ChoiceField):
                value = next((label for key, label in form_choices(field) if key == value), value)
            out.append((str(field.label), str(value) or "没有填", at))
    return out


@login_not_required
def blank_form(_request: HttpRequest, code: str, kind: str, ending: str) -> HttpResponse:
    """An empty application form, to be printed and filled in by hand; as Word where this machine can print no PDF."""
    try:
        found = letters.blank_form(organ=code, kind=kind, format=ending, on=today())
    except CannotPrint:
        return redirect("portal:blank_form", code, kind, "docx")
    if found is None:
        raise Http404
    answer = HttpResponse(found[1], content_type="application/octet-stream")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(found[0])}"
    return answer
