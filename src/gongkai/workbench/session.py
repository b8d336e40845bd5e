"""Signing in and out, the password, the second factor."""

import json
from typing import Any, cast

import segno
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from django_otp import login as verify
from django_otp import match_token
from django_otp.plugins.otp_totp.models import TOTPDevice

from gongkai.law.today import now
from gongkai.office.organs.models import Organ
from gongkai.office.staff import queries
from gongkai.office.staff.actions.change_password import change_password
from gongkai.office.staff.models import Person
from gongkai.office.staff.roles import Role
from gongkai.workbench.errors import told
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import home, show, status_of, submitted
from gongkai.workbench.wanted import page_after


class SignIn(forms.Form):
    """Name and password."""

    username = forms.CharField(label="登录名", max_length=64)
    password = forms.CharField(label="口令", widget=forms.PasswordInput, max_length=256, strip=False)


class Password(forms.Form):
    """The old password and a new one, twice."""

    old = forms.CharField(label="原口令", widget=forms.PasswordInput, max_length=256, strip=False)
    password = forms.CharField(
        label="新口令",
        widget=forms.PasswordInput,
        max_length=256,
        strip=False,
        help_text="至少10个字符，不要用姓名、常见词",
    )
    again = forms.CharField(label="再输一次新口令", widget=forms.PasswordInput, max_length=256, strip=False)

    def clean(self) -> dict[str, Any]:
        """Both new ones are the same."""
        given = super().clean() or {}
        if given.get("password") and given.get("again") and given["password"] != given["again"]:
            self.add_error("again", "两次输入的新口令不一样")
        return given


class Code(forms.Form):
    """Six digits from the telephone."""

    code = forms.CharField(label="动态口令", max_length=16, help_text="手机上动态口令程序现在显示的6位数字")


@never_cache
@login_not_required
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Name and password → the desk, or the page that was asked for."""
    if not queries.anybody():
        return redirect("workbench:first_run")
    if request.user.is_authenticated:
        return redirect("workbench:desk")
    form = SignIn(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        person = authenticate(
            request, username=form.cleaned_data["username"].strip().lower(), password=form.cleaned_data["password"]
        )
        if person is not None:
            login(request, person)
            return redirect(page_after(request))
        if getattr(request, "axes_locked_out", False):
            return locked_out(request)
        form.add_error(None, "登录名或口令不对。核对大小写和输入法；连续5次不对会锁定15分钟。")
    page = {"form": form, "demonstration": demonstration(), "next": page_after(request), "title": "工作人员登录"}
    return render(request, "workbench/session/sign_in.html", page, status=status_of(form))


def demonstration() -> dict[str, Any] | None:
    """Who one can sign in as in the invented county, one for each post; None in a real office."""
    told = settings.VAR / "demo-accounts.json"
    if not told.is_file():
        return None
    first: dict[str, dict[str, str]] = {}
    for one in json.loads(told.read_text(encoding="utf-8")):
        first.setdefault(one["role"], one)
    names = dict(Organ.objects.filter(code__in={one["organ"] for one in first.values()}).values_list("code", "short"))
    shown: dict[str, list[str]] = {}
    for role, one in first.items():
        shown.setdefault(one["username"], [names.get(one["organ"], one["organ"])]).append(Role(role).term)
    return {
        "password": next((one["password"] for one in first.values()), ""),
        "accounts": [(name, f"{organ}：{'、'.join(roles)}") for name, (organ, *roles) in shown.items()],
    }


def locked_out(request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
    """After too many wrong passwords."""
    return told(
        request,
        429,
        what="暂时不能登录",
        why="连续多次口令不对，账号锁定15分钟，防止他人猜口令",
        do="过15分钟再试；忘了口令请管理员重置",
    )


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Out."""
    logout(request)
    messages.info(request, "已退出登录。")
    return redirect("workbench:sign_in")


@never_cache
@sensitive_post_parameters()
def password(request: HttpRequest) -> HttpResponse:
    """One's own password."""
    staffed = cast(Staffed, request)
    form = Password(request.POST or None, label_suffix="")

    def act(given: dict[str, Any]) -> Person:
        organ = home(staffed)
        person = change_password(
            actor=staffed.actor,
            person=staffed.person,
            old=given["old"],
            new=given["password"],
            organ=organ.code if organ else "none",
            at=now(),
        )
        update_session_auth_hash(request, person)
        return person

    if request.method == "POST":
        done = submitted(request, form, act, done="口令已修改。", to=reverse("workbench:desk"))
        if done is not None:
            return done
    page = {"form": form, "is_first": staffed.person.must_change_password}
    return show(request, "session/password.html", page, here="", title="修改口令", status=status_of(form))


@never_cache
def code(request: HttpRequest) -> HttpResponse:
    """The second factor at signing in."""
    form = Code(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        device = match_token(request.user, form.cleaned_data["code"].replace(" ", ""))
        if device is not None:
            verify(request, device)
            return redirect(page_after(request))
        form.add_error("code", "动态口令不对，或已经过了时间；等下一个数字出来再输")
    page = {"form": form, "next": page_after(request)}
    return show(request, "session/code.html", page, here="", title="动态口令", status=status_of(form))


@never_cache
def second_factor(request: HttpRequest) -> HttpResponse:
    """Setting up the second factor: scan, then prove it with a first code."""
    staffed = cast(Staffed, request)
    confirmed = TOTPDevice.objects.filter(user=staffed.person, confirmed=True).first()
    form = Code(request.POST or None, label_suffix="")
    if confirmed is None:
        device, _ = TOTPDevice.objects.get_or_create(user=staffed.person, confirmed=False, defaults={"name": "手机"})
        if request.method == "POST" and form.is_valid():
            if device.verify_token(form.cleaned_data["code"].replace(" ", "")):
                device.confirmed = True
                device.save()
                verify(request, device)
                messages.success(request, "动态口令已启用，下次登录要输入。")
                return redirect("workbench:desk")
            form.add_error("code", "数字不对；核对手机时间是否准确，再输下一个")
        page = {
            "form": form,
            # Drawn into the page: a picture of its own address would be one more place that shows the secret.
            "picture": mark_safe(segno.make(device.config_url).svg_inline(scale=5, border=2, light="#fff")),
            "secret": _grouped(device.config_url),
        }
        return show(request, "session/second_factor.html", page, here="", title="启用动态口令", status=status_of(form))
    return show(request, "session/second_factor.html", {"form": None}, here="", title="动态口令")


def _grouped(config_url: str) -> str:
    """The secret in fours, for typing it in where a camera is wanting."""
    secret = config_url.partition("secret=")[2].partition("&")[0]
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
