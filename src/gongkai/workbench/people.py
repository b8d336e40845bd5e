"""People and posts: the list, a new person, giving and ending posts, standing in."""

from typing import Any, NoReturn, cast

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from gongkai.law.today import now, today
from gongkai.office.journal.errors import Unlawful
from gongkai.office.journal.queries import history
from gongkai.office.organs.models import Organ
from gongkai.office.organs.queries import existing
from gongkai.office.staff import access, queries
from gongkai.office.staff.actions.appoint import appoint as appointing
from gongkai.office.staff.actions.change_password import reset_password as resetting
from gongkai.office.staff.actions.employ import employ
from gongkai.office.staff.actions.forget_telephone import forget_telephone as forgetting
from gongkai.office.staff.actions.relieve import relieve as relieving
from gongkai.office.staff.actions.substitute import substitute as substituting
from gongkai.office.staff.actions.suspend import suspend as suspending
from gongkai.office.staff.models import Person, Post, Substitution
from gongkai.office.staff.roles import Role
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import OnceForm, choices, county, show, status_of, submitted

_DATE = forms.DateInput(attrs={"type": "date"})
_PRIVATE = {"private": True}
"""A first password is read aloud from the screen, and stays in no draft."""


class PersonForm(OnceForm):
    """A new person with a first post."""

    name = forms.CharField(label="姓名", max_length=40)
    username = forms.CharField(label="登录名", max_length=64, help_text="小写字母、数字、点，如 qinghe.wang")
    password = forms.CharField(
        label="初始口令",
        widget=forms.TextInput(attrs=_PRIVATE),
        max_length=256,
        help_text="至少10个字符；本人第一次登录时必须改",
        strip=False,
    )
    organ = forms.ModelChoiceField(label="机关", queryset=Organ.objects.none(), to_field_name="code")
    role = forms.ChoiceField(label="职务", choices=[(role.value, role.term) for role in Role])
    telephone = forms.CharField(label="办公电话", max_length=40, required=False)
    email = forms.EmailField(label="邮箱", required=False, help_text="用来收到期提醒；邮件里不写内容")


class PostForm(OnceForm):
    """One more post."""

    organ = forms.ModelChoiceField(label="机关", queryset=Organ.objects.none(), to_field_name="code")
    role = forms.ChoiceField(label="职务", choices=[(role.value, role.term) for role in Role])
    from_on = forms.DateField(label="自", widget=_DATE)


class StandInForm(OnceForm):
    """Somebody stands in."""

    by = forms.ModelChoiceField(label="由谁代理", queryset=Person.objects.none(), to_field_name="username")
    from_on = forms.DateField(label="自", widget=_DATE)
    until_on = forms.DateField(label="至", widget=_DATE)


class PasswordForm(OnceForm):
    """A first password again."""

    password = forms.CharField(
        label="新的初始口令",
        widget=forms.TextInput(attrs=_PRIVATE),
        max_length=256,
        strip=False,
        help_text="当面告诉本人；下次登录必须改",
    )


def people(request: HttpRequest) -> HttpResponse:
    """Everybody with a post at the organs that one may see, and those without any."""
    actor = cast(Staffed, request).actor
    organs = existing(today())
    if not actor.holds(Role.ADMINISTRATOR):
        organs = organs.filter(code__in=[post.organ for post in actor.posts if post.role == Role.OFFICE_HEAD])
    posts = (
        Post.objects.filter(queries.held(today()), organ__in=organs)
        .select_related("person", "organ")
        .order_by("organ__order", "organ__code", "role")
    )
    idle = []
    if actor.holds(Role.ADMINISTRATOR):
        idle = list(Person.objects.exclude(pk__in=Post.objects.filter(queries.held(today())).values("person")))
    page = {
        "rows": [(post, Role(post.role).term) for post in posts],
        "idle": idle,
        "standing_in": list(
            Substitution.objects.filter(until_on__gte=today(), post__organ__in=organs).select_related(
                "post__person", "post__organ", "by"
            )
        ),
        "may_employ": access.may(actor, "employ"),
    }
    return show(request, "people/people.html", page, here="people", title="人员")


@sensitive_post_parameters("password")
def person_new(request: HttpRequest) -> HttpResponse:
    """A new person."""
    form = PersonForm(request.POST or None)
    choices(form, "organ").queryset = existing(today())

    def act(given: dict[str, Any]) -> Person:
        actor = cast(Staffed, request).actor
        with transaction.atomic():
            person = employ(
                actor=actor,
                organ=given["organ"],
                username=given["username"],
                name=given["name"],
                password=given["password"],
                telephone=given["telephone"],
                email=given["email"],
                at=now(),
                once=given["once"],
            )
            appointing(actor=actor, person=person, organ=given["organ"], role=given["role"], from_on=today(), at=now())
        return person

    if request.method == "POST":
        done = submitted(
            request,
            form,
            act,
            done=lambda person: f"已登记{person.name}，初始口令请当面告诉本人。",
            to=lambda person: reverse("workbench:person", args=[person.username]),
        )
        if done is not None:
            return done
    return show(
        request, "people/person_new.html", {"form": form}, here="people", title="登记人员", status=status_of(form)
    )


def person(request: HttpRequest, username: str) -> HttpResponse:
    """One person: posts held, posts ended, history."""
    return _shown(request, get_object_or_404(Person, username=username))


def _shown(
    request: HttpRequest, found: Person, *, add: PostForm | None = None, reset: PasswordForm | None = None
) -> HttpResponse:
    """The person's page, with a form that came back with something to mend."""
    actor = cast(Staffed, request).actor
    posts = list(found.posts.select_related("organ"))
    if not actor.holds(Role.ADMINISTRATOR):
        # The office head sees the own organ's people only.
        posts = [post for post in posts if actor.holds(Role.OFFICE_HEAD, post.organ.code)]
        if not posts:
            return redirect("workbench:people")
    add, reset = add or _post_form(), reset or PasswordForm()
    page = {
        "shown": found,
        "posts": [(post, Role(post.role).term, post.until_on is None or post.until_on >= today()) for post in posts],
        "add": add,
        "reset": reset,
        "has_telephone": found.totpdevice_set.filter(confirmed=True).exists(),  # type: ignore[attr-defined]
        "may_appoint": access.may(actor, "appoint"),
        "history": history("person", str(found.pk)),
    }
    status = max(status_of(add), status_of(reset))
    return show(request, "people/person.html", page, here="people", title=found.name, status=status)


def _post_form(given: Any = None) -> PostForm:
    form = PostForm(given, initial={"from_on": today()})
    choices(form, "organ").queryset = existing(today())
    return form


@require_POST
def appoint(request: HttpRequest, username: str) -> HttpResponse:
    """One more post for a person."""
    found = get_object_or_404(Person, username=username)
    form = _post_form(request.POST)

    def act(given: dict[str, Any]) -> Post:
        return appointing(
            actor=cast(Staffed, request).actor,
            person=found,
            organ=given["organ"],
            role=given["role"],
            from_on=given["from_on"],
            at=now(),
            once=given["once"],
        )

    done = submitted(request, form, act, done="已任命。", to=_page_of(found))
    return done or _shown(request, found, add=form)


@require_POST
def relieve(request: HttpRequest, username: str, key: int) -> HttpResponse:
    """A post ended today."""
    found = get_object_or_404(Post, pk=key, person__username=username)
    form = OnceForm(request.POST)

    def act(given: dict[str, Any]) -> Post:
        return relieving(actor=cast(Staffed, request).actor, post=found, until_on=today(), at=now(), once=given["once"])

    done = submitted(request, form, act, done="已免去，明天起不再有这个职务的权限。", to=_page_of(found.person))
    return done or _refused(form)


def substitute(request: HttpRequest, username: str, key: int) -> HttpResponse:
    """Somebody stands in for this post's holder."""
    found = get_object_or_404(Post.objects.select_related("organ", "person"), pk=key, person__username=username)
    form = StandInForm(request.POST or None, initial={"from_on": today()})
    choices(form, "by").queryset = (
        Person.objects.filter(is_active=True, posts__in=queries.of_organ(found.organ, today()))
        .exclude(pk=found.person_id)
        .distinct()
    )

    def act(given: dict[str, Any]) -> Substitution:
        return substituting(
            actor=cast(Staffed, request).actor,
            post=found,
            by=given["by"],
            from_on=given["from_on"],
            until_on=given["until_on"],
            at=now(),
            once=given["once"],
        )

    if request.method == "POST":
        done = submitted(request, form, act, done="已指定代理人。", to=reverse("workbench:people"))
        if done is not None:
            return done
    page = {"form": form, "post": found, "term": Role(found.role).term}
    return show(request, "people/substitute.html", page, here="people", title="指定代理人", status=status_of(form))


@require_POST
@sensitive_post_parameters("password")
def reset_password(request: HttpRequest, username: str) -> HttpResponse:
    """A first password again."""
    found = get_object_or_404(Person, username=username)
    form = PasswordForm(request.POST)

    def act(given: dict[str, Any]) -> Person:
        return resetting(
            actor=cast(Staffed, request).actor, person=found, new=given["password"], organ=county().code, at=now()
        )

    done = submitted(request, form, act, done="口令已重置，请当面告诉本人。", to=_page_of(found))
    return done or _shown(request, found, reset=form)


@require_POST
def forget_telephone(request: HttpRequest, username: str) -> HttpResponse:
    """A lost telephone forgotten."""
    found = get_object_or_404(Person, username=username)
    form = OnceForm(request.POST)

    def act(given: dict[str, Any]) -> Person:
        return forgetting(
            actor=cast(Staffed, request).actor, person=found, organ=county().code, at=now(), once=given["once"]
        )

    done = submitted(request, form, act, done="已重置动态口令，本人登录后可以重新启用。", to=_page_of(found))
    return done or _refused(form)


@require_POST
def suspend(request: HttpRequest, username: str) -> HttpResponse:
    """An account closed, or opened again."""
    found = get_object_or_404(Person, username=username)
    form = OnceForm(request.POST)

    def act(_given: dict[str, Any]) -> Person:
        return suspending(
            actor=cast(Staffed, request).actor,
            person=found,
            organ=county().code,
            at=now(),
            reopen=not found.is_active,
        )

    done = submitted(request, form, act, done="已停用账号。" if found.is_active else "已恢复账号。", to=_page_of(found))
    return done or _refused(form)


def _page_of(person: Person) -> str:
    return reverse("workbench:person", args=[person.username])


def _refused(form: forms.Form) -> NoReturn:
    """A button without a field that could not be acted on: the guard has a page for it."""
    raise Unlawful("；".join(map(str, form.non_field_errors())))
