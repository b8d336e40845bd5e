"""Organs: the list, a new one, its details, and what became of one."""

from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from gongkai.law.today import now, today
from gongkai.office.journal.queries import history
from gongkai.office.organs import access, queries
from gongkai.office.organs.actions.amend import amend
from gongkai.office.organs.actions.dissolve import dissolve
from gongkai.office.organs.actions.establish import DETAILS, establish
from gongkai.office.organs.models import Level, Organ, Succession
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import OnceForm, choices, county, show, status_of, submitted


class OrganForm(OnceForm):
    """A new organ."""

    name = forms.CharField(label="机关全称", max_length=120, help_text="按公章上的全称")
    short = forms.CharField(label="简称", max_length=40, help_text="如 清河镇")
    level = forms.ChoiceField(label="类别", choices=Level.choices)
    code = forms.CharField(label="网址代码", max_length=64, help_text="小写拼音或英文，定了不能改，如 qinghe")
    from_on = forms.DateField(label="设立日期", widget=forms.DateInput(attrs={"type": "date"}))
    lies_in = forms.ModelChoiceField(label="位于", queryset=Organ.objects.none(), to_field_name="code", required=False)
    reports_to = forms.ModelChoiceField(
        label="上级主管",
        queryset=Organ.objects.none(),
        to_field_name="code",
        required=False,
        help_text="垂直管理的机关不选：不由本县汇总（政府信息公开条例 第三条）",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in ("lies_in", "reports_to"):
            choices(self, field).queryset = queries.existing(today())


class DetailsForm(OnceForm):
    """What guides and letters say of an organ."""

    short = forms.CharField(label="简称", max_length=40)

    abbreviation = forms.CharField(label="机关代字", max_length=12, required=False, help_text="用在文号里，如 清政")
    unit = forms.CharField(label="政府信息公开工作机构", max_length=80, required=False, help_text="如 党政综合办公室")
    address = forms.CharField(label="办公地址", max_length=200, required=False)
    postcode = forms.RegexField(
        label="邮政编码", regex=r"^\d{6}$", required=False, error_messages={"invalid": "六位数字"}
    )
    telephone = forms.CharField(label="联系电话", max_length=40, required=False)
    fax = forms.CharField(label="传真", max_length=40, required=False)
    email = forms.EmailField(label="电子邮箱", required=False)
    hours = forms.CharField(
        label="办公时间", max_length=120, required=False, help_text="如 工作日8:30—12:00，14:30—18:00"
    )
    review_body = forms.CharField(
        label="复议机关", max_length=120, required=False, help_text="空着按法律规定：乡镇、部门为县人民政府"
    )
    court = forms.CharField(label="一审法院", max_length=120, required=False, help_text="写法院全称")


class DissolveForm(OnceForm):
    """What became of an organ."""

    way = forms.ChoiceField(label="方式", choices=Succession.Way.choices)
    successors = forms.ModelMultipleChoiceField(
        label="承继的机关", queryset=Organ.objects.none(), to_field_name="code", widget=forms.CheckboxSelectMultiple
    )
    on = forms.DateField(label="生效日期", widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(label="依据", max_length=200, help_text="批准文件的名称和文号")


def organs(request: HttpRequest) -> HttpResponse:
    """All organs on a day, by kind."""
    rows = list(queries.existing(today()).select_related("reports_to"))
    ended = list(Organ.objects.filter(until_on__lt=today()).prefetch_related("went_into__successor"))
    page = {
        "groups": [(level.label, [row for row in rows if row.level == level]) for level in Level],
        "ended": ended,
        "may_establish": access.may(cast(Staffed, request).actor, "establish"),
    }
    return show(request, "organs/organs.html", page, here="organs", title="机关")


def organ_new(request: HttpRequest) -> HttpResponse:
    """A new organ."""
    form = OrganForm(request.POST or None, initial={"lies_in": county().code, "reports_to": county().code})

    def act(given: dict[str, Any]) -> Organ:
        return establish(
            actor=cast(Staffed, request).actor,
            code=given["code"],
            name=given["name"],
            details={"short": given["short"]},
            level=given["level"],
            from_on=given["from_on"],
            lies_in=given["lies_in"],
            reports_to=given["reports_to"],
            at=now(),
            once=given["once"],
        )

    if request.method == "POST":
        done = submitted(
            request,
            form,
            act,
            done=lambda organ: f"已设立{organ.name}；请补全联系方式。",
            to=lambda organ: reverse("workbench:organ", args=[organ.code]),
        )
        if done is not None:
            return done
    return show(
        request, "organs/organ_new.html", {"form": form}, here="organs", title="设立机关", status=status_of(form)
    )


def organ(request: HttpRequest, code: str) -> HttpResponse:
    """One organ: its details, what became of it, its history."""
    found = get_object_or_404(Organ, code=code)
    form = DetailsForm(request.POST or None, initial={name: getattr(found, name) for name in DETAILS})

    def act(given: dict[str, Any]) -> Organ:
        details = {name: given[name] for name in DETAILS if name in given}
        return amend(actor=cast(Staffed, request).actor, organ=found, details=details, at=now(), once=given["once"])

    if request.method == "POST":
        done = submitted(request, form, act, done="已保存。", to=reverse("workbench:organ", args=[code]))
        if done is not None:
            return done
    page = {"shown": found, "form": form, "level": Level(found.level).label, "history": history("organ", code)}
    return show(request, "organs/organ.html", page, here="organs", title=found.name, status=status_of(form))


def organ_dissolve(request: HttpRequest, code: str) -> HttpResponse:
    """Renaming, merging, splitting."""
    found = get_object_or_404(Organ, code=code)
    form = DissolveForm(request.POST or None)
    others = queries.existing(today()).exclude(pk=found.pk)
    choices(form, "successors").queryset = others

    def act(given: dict[str, Any]) -> Organ:
        return dissolve(
            actor=cast(Staffed, request).actor,
            organ=found,
            way=given["way"],
            successors=list(given["successors"]),
            on=given["on"],
            reason=given["reason"],
            at=now(),
            once=given["once"],
        )

    if request.method == "POST":
        done = submitted(request, form, act, done="已办理撤并、更名。", to=reverse("workbench:organs"))
        if done is not None:
            return done
    page = {"shown": found, "form": form, "county": county()}
    return show(
        request,
        "organs/organ_dissolve.html",
        page,
        here="organs",
        title=f"撤并、更名：{found.short}",
        status=status_of(form),
    )
