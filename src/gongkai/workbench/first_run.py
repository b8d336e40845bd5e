"""An office without people: the county and its first administrator; open on loopback, while nobody is entered."""

import ipaddress
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from gongkai.law.today import now, today
from gongkai.office.journal.actor import SYSTEM
from gongkai.office.journal.errors import Unlawful
from gongkai.office.organs.actions.establish import establish
from gongkai.office.organs.models import Level
from gongkai.office.staff import queries
from gongkai.office.staff.actions.appoint import appoint
from gongkai.office.staff.actions.employ import employ
from gongkai.office.staff.roles import Role
from gongkai.workbench.paging import OnceForm, status_of


class FirstForm(OnceForm):
    """The county and its first administrator."""

    organ_name = forms.CharField(label="县（市、区）人民政府全称", max_length=120, help_text="按公章上的全称")
    organ_short = forms.CharField(label="简称", max_length=40, help_text="如 云岭县")
    organ_code = forms.CharField(label="网址代码", max_length=64, help_text="小写拼音，定了不能改，如 yunling")
    abbreviation = forms.CharField(label="机关代字", max_length=12, required=False, help_text="用在文号里，如 云政")
    review_body = forms.CharField(
        label="复议机关",
        max_length=120,
        required=False,
        help_text="不服本县答复的，向谁申请行政复议，写全称，如 青川市人民政府；文书要用，可以以后在“机关”里补",
    )
    court = forms.CharField(
        label="管辖法院", max_length=120, required=False, help_text="不服本县答复的，向哪个法院起诉，写全称"
    )
    name = forms.CharField(label="管理员姓名", max_length=40)
    username = forms.CharField(label="登录名", max_length=64, help_text="小写字母和数字")
    password = forms.CharField(
        label="口令", widget=forms.PasswordInput, max_length=256, strip=False, help_text="至少10个字符"
    )


def _is_here(request: HttpRequest) -> bool:
    return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "0.0.0.0")).is_loopback


@login_not_required
@sensitive_post_parameters("password")
def first_run(request: HttpRequest) -> HttpResponse:
    """Three steps: the organ and its administrator here, then people and calendar on the desk."""
    if queries.anybody():
        return redirect("workbench:sign_in")
    if not _is_here(request):
        # Whoever comes first from outside must not become the administrator.
        raise Http404
    form = FirstForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _set_up(form.cleaned_data)
        except Unlawful as why:
            for field, said in why.at.items():
                form.add_error({"name": "organ_name", "code": "organ_code"}.get(field, field), said)
            form.add_error(None, str(why))
        else:
            messages.success(request, "已设立，请用刚才的登录名和口令登录。")
            return redirect("workbench:sign_in")
    return render(
        request, "workbench/session/first_run.html", {"form": form, "title": "第一次使用"}, status=status_of(form)
    )


@transaction.atomic
def _set_up(given: dict[str, Any]) -> None:
    moment = now()
    organ = establish(
        actor=SYSTEM,
        code=given["organ_code"],
        name=given["organ_name"],
        level=Level.COUNTY,
        from_on=today(),
        at=moment,
        details={
            "short": given["organ_short"],
            **{name: given[name] for name in ("abbreviation", "review_body", "court")},
        },
    )
    person = employ(
        actor=SYSTEM,
        organ=organ,
        username=given["username"],
        name=given["name"],
        password=given["password"],
        must_change_password=False,
        at=moment,
    )
    for role in (Role.ADMINISTRATOR, Role.COUNTY_OFFICE):
        appoint(actor=SYSTEM, person=person, organ=organ, role=role, from_on=today(), at=moment)
