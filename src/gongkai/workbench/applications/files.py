"""Files of a case or of a record beside it, opened or set free: one of another is not there."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from gongkai.law.today import now
from gongkai.office.files import queries
from gongkai.office.files.actions.release import release
from gongkai.office.files.actions.view import view
from gongkai.office.files.models import StoredFile
from gongkai.workbench.applications.register import page_of
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import handed


@require_GET
def file(request: HttpRequest, key: int, mark: UUID) -> HttpResponse:
    """A case's file."""
    return opened(request, page_of(request, key).case.subject, mark)


@require_POST
def file_release(request: HttpRequest, key: int, mark: UUID) -> HttpResponse:
    """A case's quarantined file set free."""
    set_free(request, page_of(request, key).case.subject, mark)
    return redirect("workbench:application", key=key)


def opened(request: HttpRequest, subject: tuple[str, str], mark: UUID) -> HttpResponse:
    """A file of a thing that the person may see, to be kept by the browser."""
    return handed(*view(actor=cast(Staffed, request).actor, file=_of(subject, mark), at=now()))


def set_free(request: HttpRequest, subject: tuple[str, str], mark: UUID) -> None:
    """Lets a quarantined file be handed out, for the reason that was typed; raises Forbidden or Unlawful."""
    reason = request.POST.get("reason", "")
    release(actor=cast(Staffed, request).actor, file=_of(subject, mark), reason=reason, at=now())
    messages.success(request, "文件已放行。")


def _of(subject: tuple[str, str], mark: UUID) -> StoredFile:
    try:
        found = queries.get(str(mark))
    except StoredFile.DoesNotExist:
        raise Http404 from None
    if found.subject != subject:
        raise Http404
    return found
