"""What stands before every staff page: who acts, a first password still to be changed, the second factor, the post."""

from collections.abc import Callable
from typing import Any, cast
from urllib.parse import quote

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_cache_control

from gongkai.law.today import today
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Changed, DoneBefore, Forbidden, Stopped
from gongkai.office.organs.models import Organ
from gongkai.office.staff.models import Person
from gongkai.office.staff.queries import actor_of
from gongkai.workbench.access import OPEN, may_open
from gongkai.workbench.errors import not_so, told
from gongkai.workbench.wanted import page_before

_ALWAYS = frozenset({"sign_out", "password", "code", "second_factor"})
"""Pages that a person reaches before the account is in order."""


class Staffed(HttpRequest):
    """A request on the workbench, with who acts."""

    actor: Actor
    person: Person
    home_organ: Organ | None
    """Where the person works first of all; there once it was asked for."""


class Guard:
    """Middleware: lets nobody into the workbench whose page it is not, and has a page for every refusal."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Passes the request on; what comes back of the workbench is kept by no cache on the way."""
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            allowed = response.headers["Allow"]
            response = not_so(request)
            response.headers["Allow"] = allowed
        match = request.resolver_match
        if match is not None and match.namespace == "workbench" and not response.has_header("Cache-Control"):
            # Not no-store: with it the browser's way back would empty a form that came back with something to mend.
            patch_cache_control(response, private=True, no_cache=True)
        return response

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponseBase | None:
        """Decides before the page is made; None lets it be made."""
        match = request.resolver_match
        if match is None or match.namespace != "workbench" or match.url_name in OPEN:
            return None
        if not request.user.is_authenticated:
            return self._to_sign_in(request)
        staffed = cast(Staffed, request)
        staffed.person = request.user
        staffed.actor = actor_of(staffed.person, today())
        page = match.url_name or ""
        if page not in _ALWAYS:
            wanted = self._wanted_first(staffed)
            if wanted:
                return redirect(_with_next(f"workbench:{wanted}", page_before(request)))
            if not staffed.actor.posts:
                return told(
                    request, 403, what="您现在没有任何职务", why="职务已经免去，或还没有任命", do="请与管理员联系"
                )
            if not may_open(staffed.actor, page):
                return told(
                    request,
                    403,
                    what="这一页不归您的职务办理",
                    why="每一页只对办理这项工作的职务开放",
                    do="回到“今天”，或请管理员核对您的职务",
                )
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """An action that stopped and that the page did not catch itself."""
        if not isinstance(exception, Stopped):
            return None
        if isinstance(exception, DoneBefore):
            messages.info(request, str(exception))
            return redirect(page_before(request) or "workbench:desk")
        status = 403 if isinstance(exception, Forbidden) else 409 if isinstance(exception, Changed) else 422
        return told(request, status, what="没有办成", why=str(exception), do="返回上一页核对；什么也没有改动")

    def _to_sign_in(self, request: HttpRequest) -> HttpResponse:
        """To the sign-in page, and back afterwards; a form that was sent is not acted on, and that is said."""
        if request.method != "GET":
            messages.warning(
                request, "登录已经过期，刚才的内容没有提交。登录后回到原来那一页，填过的内容会问您要不要恢复。"
            )
        return redirect(_with_next("workbench:sign_in", page_before(request)))

    def _wanted_first(self, request: Staffed) -> str:
        """What must be done before anything else: the name of its page, or nothing."""
        person = request.person
        has_device = person.totpdevice_set.filter(confirmed=True).exists()  # type: ignore[attr-defined]
        if has_device and not request.user.is_verified():  # type: ignore[union-attr]
            return "code"
        if person.must_change_password:
            return "password"
        if settings.SECOND_FACTOR and not has_device:
            return "second_factor"
        return ""


def _with_next(name: str, page: str) -> str:
    return f"{reverse(name)}?next={quote(page, safe='/')}" if page else reverse(name)
