"""How a page of the workbench is put together: its frame, its form, and what an action said."""

import secrets
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast
from urllib.parse import quote

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from gongkai.look.links import Link
from gongkai.office.journal.errors import Changed, DoneBefore, Forbidden, Stopped, Unlawful
from gongkai.office.journal.queries import changes, pressed_before, version
from gongkai.office.organs.models import Organ
from gongkai.office.staff.roles import Role
from gongkai.workbench.access import may_open
from gongkai.workbench.guard import Staffed

T = TypeVar("T")

NAVIGATION = (
    ("desk", "今天", "desk"),
    ("applications", "申请登记簿", "letter"),
    ("remedies", "复议诉讼", "seal"),
    ("annuals", "年度报告", "chart"),
    ("papers", "文书", "paper"),
    ("organs", "机关", "organ"),
    ("people", "人员", "people"),
    ("calendar", "工作日历", "calendar"),
    ("practice", "本地做法", "settings"),
    ("journal", "日志", "book"),
    ("jobs", "后台工作", "clock"),
    ("help", "帮助", "info"),
)


_DRAFT_DONE = "draft_done"
"""Where the session notes, until the next page, whose draft the browser may forget."""


class OnceForm(forms.Form):
    """A form that is acted on once, however often the button is pressed."""

    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["once"].initial = secrets.token_urlsafe(18)


class SharedForm(OnceForm):
    """A form about a thing that others work on too: it knows what had been done when the page was opened."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def watch(self, subject: tuple[str, str]) -> None:
        """Remembers how far the thing is, for a page that is shown now."""
        self.fields["version"].initial = version(*subject)

    def changed(self, subject: tuple[str, str]) -> str:
        """What others did since the page was opened, in words; empty when nobody did anything."""
        seen = self.cleaned_data.get("version")
        done = list(changes(*subject))
        if seen is None or len(done) == seen:
            return ""
        told = "；".join(f"{entry.actor_name}{entry.told}" for entry in done[seen:][-3:])
        return f"打开这一页以后，别人已经办了：{told}。请看过再决定是否还要提交；您填的内容还在"


def show(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, here: str, title: str, status: int = 200
) -> HttpResponse:
    """A page in the workbench's frame; `here` is the entry of the navigation that it belongs to."""
    staffed = cast(Staffed, request)
    own = home(staffed)
    posts = "、".join(
        f"{Role(post.role).term}{f'（代{post.instead_of}）' if post.instead_of else ''}" for post in staffed.actor.posts
    )
    frame = {
        "title": title,
        "menu": [
            Link(label, reverse(f"workbench:{page}"), icon, is_current=page == here)
            for page, label, icon in NAVIGATION
            if may_open(staffed.actor, page)
        ],
        "organ_name": own.name if own else "",
        "person_name": staffed.person.name,
        "person_post": posts,
        "sign_out_url": reverse("workbench:sign_out"),
        "search_url": reverse("workbench:applications") if may_open(staffed.actor, "applications") else "",
        "actor": staffed.actor,
        "draft_of": lambda address: _draft(request, address),
        "draft_done": request.session.pop(_DRAFT_DONE, ""),
    }
    return render(request, f"workbench/{template}", {**frame, **context}, status=status)


def _draft(request: HttpRequest, address: str) -> str:
    """The name under which the browser keeps what is typed into the form of an address: each person's own."""
    return f"{cast(Staffed, request).person.pk}{address}"


def home(request: Staffed) -> Organ | None:
    """The organ at which the person works first of all."""
    if not hasattr(request, "home_organ"):
        found = Organ.objects.filter(code__in=request.actor.organs[:1]).select_related("reports_to")
        request.home_organ = found.first() if request.actor.organs else None
    return request.home_organ


def county() -> Organ:
    """The county itself: the organ that reports to nobody."""
    return Organ.objects.filter(reports_to__isnull=True, until_on__isnull=True).order_by("pk")[0]


def submitted(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[dict[str, Any]], T],
    *,
    done: str | Callable[[T], str],
    to: str | Callable[[T], str],
    subject: tuple[str, str] | None = None,
) -> HttpResponse | None:
    """Acts on a sent form: redirects when it is done (`done` is what is then said), None when it is to be shown again.

    What the action said stands at the field it concerns, and what was typed is still there. `subject` is the thing that
    a shared form is about: when a colleague was quicker, the person is told first and presses once more.
    """
    if not form.is_valid():
        return None
    try:
        once = pressed_before(cast(Staffed, request).actor.id, form.cleaned_data.get("once", ""))
        if once is not None:
            raise DoneBefore(once)
        if subject is not None and isinstance(form, SharedForm):
            since = form.changed(subject)
            if since:
                typed = request.POST.copy()
                typed[form.add_prefix("version")] = str(version(*subject))
                form.data = typed
                raise Changed(since)
        result = act(form.cleaned_data)
    except DoneBefore as again:
        request.session[_DRAFT_DONE] = _draft(request, request.path)
        messages.info(request, str(again))
        return redirect(to if isinstance(to, str) else request.path)
    except Unlawful as why:
        for field, said in why.at.items():
            form.add_error(field if field in form.fields else None, said)
        form.add_error(None, str(why))
        return None
    except Forbidden:
        raise  # the guard has a page for it; there is nothing here that this person could mend
    except (Changed, Stopped) as why:
        form.add_error(None, str(why))
        return None
    request.session[_DRAFT_DONE] = _draft(request, request.path)
    messages.success(request, done if isinstance(done, str) else done(result))
    return redirect(to if isinstance(to, str) else to(result))


def handed(name: str, content: bytes) -> HttpResponse:
    """Bytes as a download: never shown inside our own pages, whatever they are."""
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    answer["Cache-Control"] = "private, no-store"
    return answer


def choices(form: forms.Form, field: str) -> "forms.ModelChoiceField[Any]":
    """A field that is chosen from rows, to be given its rows."""
    return cast("forms.ModelChoiceField[Any]", form.fields[field])


def status_of(form: forms.Form) -> int:
    """200 for a fresh form, 422 for one that comes back with something to mend."""
    return 422 if form.is_bound and form.errors else 200
