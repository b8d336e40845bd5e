"""What a machine that watches the office asks: whether it lives, and whether it can be sent visitors."""

import tempfile
from collections.abc import Callable, Iterator

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

_PLAIN = "text/plain; charset=utf-8"


@never_cache
@login_not_required
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked of it."""
    return HttpResponse("ok", content_type=_PLAIN)


@never_cache
@login_not_required
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Whether what the office needs is there; else 503 and which is not, in words that betray nothing."""
    wanting = list(_wanting())
    return HttpResponse("\n".join(wanting) or "ok", content_type=_PLAIN, status=503 if wanting else 200)


def _wanting() -> Iterator[str]:
    try:
        plan = MigrationExecutor(connection)
        if plan.migration_plan(plan.loader.graph.leaf_nodes()):
            yield "数据库还没有升级到这一版程序；请管理员运行 manage.py migrate"
    except Error:
        yield "数据库没有应答；请管理员看看数据库是否在运行"
    try:
        with tempfile.TemporaryFile(dir=settings.VAR) as probe:
            probe.write(b"ok")
    except OSError:
        yield "数据目录不能写；请管理员看看磁盘和权限"


ADDRESSES: dict[str, Callable[[HttpRequest], HttpResponse]] = {"livez": alive, "readyz": ready}


class Health:
    """Middleware: answers before a session is looked up, so that the first question never reaches the database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answers, or passes the request on."""
        view = ADDRESSES.get(request.path_info.removeprefix("/"))
        return view(request) if view else self.get_response(request)
