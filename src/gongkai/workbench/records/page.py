"""The page of one record: what it shows, which steps this person may take now, and the step that was sent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_GET, require_POST

from gongkai.law.today import now, today
from gongkai.office.files import access as files_access
from gongkai.office.files import queries as files
from gongkai.office.files.actions.release import release
from gongkai.office.files.actions.view import view
from gongkai.office.files.looking import look
from gongkai.office.files.models import Purpose, StoredFile
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.queries import history
from gongkai.office.organs.models import Organ
from gongkai.office.staff.permission import Permission
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import SharedForm, handed, show, status_of, submitted

P = TypeVar("P")
_PURPOSES = (Purpose.INCOMING, Purpose.PROOF, Purpose.ATTACHMENT, Purpose.IDENTITY)


class Row(Protocol):
    """A record of an organ, as the journal names it."""

    pk: Any

    @property
    def organ(self) -> Organ: ...
    @property
    def subject(self) -> tuple[str, str]: ...


@dataclass(frozen=True)
class Step:
    """Something that can be done with a record."""

    form: type[SharedForm]
    needs: str
    """The action by which the app's table of posts knows it."""
    act: Callable[[Any, Any, dict[str, Any]], object]
    """Does it: the actor, what is known of the record, what was typed."""
    said: str
    """What is said when it is done."""


class AttachForm(SharedForm):
    """A file put to a record."""

    purpose = forms.ChoiceField(
        label="用途", choices=[(one.value, one.label) for one in _PURPOSES], initial=_PURPOSES[0]
    )
    file = forms.FileField(label="文件", help_text="扫描件、照片、Word、PDF、Excel，不超过30MB")


def attaching(attach: Callable[[Any, Any, dict[str, Any]], object]) -> Step:
    """The step that puts a file to a record; the file that was sent is looked at first."""

    def done(actor: Any, page: Any, given: dict[str, Any]) -> object:
        return attach(actor, page, given | {"looked": look(given["file"].name, given["file"].read())})

    return Step(AttachForm, "attach", done, "已收存。")


@dataclass(frozen=True)
class Described:
    """A record as its page tells it."""

    row: Row
    title: str
    lawful: Mapping[str, bool]
    """Step → whether the record is where the step can be taken, whoever takes it."""
    context: Mapping[str, Any]


@dataclass(frozen=True)
class RecordPage(Generic[P]):
    """How the records of one register are shown and acted on; P is what is known of one."""

    name: str
    """What its page is called among the addresses."""
    template: str
    here: str
    find: Callable[[Actor, int], P]
    """What is known of a record; raises ObjectDoesNotExist for one that the person may not see."""
    permission: Permission
    steps: Mapping[str, Step]
    form: Callable[[str, P, Any], SharedForm]
    """The form of a step, with what stands in it at first or what was typed."""
    described: Callable[[P], Described]

    def paths(self, prefix: str) -> list[URLPattern]:
        """The addresses of a record: its page, its steps, its files where files can be put to it."""
        place, kept = f"{prefix}/<int:key>/", f"{prefix}/<int:key>/wenjian/<uuid:mark>/"
        with_files = [
            path(kept, require_GET(self.file), name=f"{self.name}_file"),
            path(f"{kept}fangxing/", require_POST(self.release), name=f"{self.name}_file_release"),
        ]
        return [
            path(place, self.show, name=self.name),
            *(with_files if "attach" in self.steps else ()),
            path(f"{place}<slug:verb>/", require_POST(self.take), name=f"{self.name}_act"),
        ]

    def of(self, request: HttpRequest, key: int) -> P:
        """What is known of a record; one that the person may not see is not there."""
        try:
            return self.find(cast(Staffed, request).actor, key)
        except ObjectDoesNotExist:
            raise Http404 from None

    def show(self, request: HttpRequest, key: int) -> HttpResponse:
        """One record with what can be done with it now."""
        return self._shown(request, self.of(request, key))

    def _shown(self, request: HttpRequest, page: P, sent: Mapping[str, SharedForm] | None = None) -> HttpResponse:
        """The page; a form that was sent comes back with what is to be mended."""
        told, sent = self.described(page), sent or {}
        actor, organ = cast(Staffed, request).actor, told.row.organ.code
        form_of = {verb: sent.get(verb) or self.form(verb, page, None) for verb in self.steps}
        for form in form_of.values():
            form.watch(told.row.subject)
        context = {
            "page": page,
            "row": told.row,
            "may": {
                verb: is_lawful and self.permission.may(actor, self.steps[verb].needs, organ)
                for verb, is_lawful in told.lawful.items()
            },
            "form_of": form_of,
            "history": history(*told.row.subject),
            "files": files.of(told.row.subject),
            "may_release": files_access.may(actor, "release", organ),
            "today": today(),
            **told.context,
        }
        status = max(map(status_of, sent.values()), default=200)
        return show(request, self.template, context, here=self.here, title=told.title, status=status)

    def take(self, request: HttpRequest, key: int, verb: str) -> HttpResponse:
        """Takes one step, or shows its form again; raises Forbidden."""
        page, step = self.of(request, key), self.steps.get(verb)
        if step is None:
            raise Http404
        row, actor = self.described(page).row, cast(Staffed, request).actor
        # Asked before the form is read: who may not do it is not told what is wrong with what they typed.
        self.permission.demand(actor, step.needs, row.organ.code)
        form = self.form(verb, page, request.POST)
        form.files = request.FILES
        to = reverse(f"workbench:{self.name}", args=[row.pk])
        done = submitted(
            request, form, lambda given: step.act(actor, page, given), done=step.said, to=to, subject=row.subject
        )
        return done if done is not None else self._shown(request, page, {verb: form})

    def file(self, request: HttpRequest, key: int, mark: UUID) -> HttpResponse:
        """One of the record's files, to be kept by the browser."""
        found = self._file(self.of(request, key), mark)
        name, content = view(actor=cast(Staffed, request).actor, file=found, at=now())
        return handed(name, content)

    def release(self, request: HttpRequest, key: int, mark: UUID) -> HttpResponse:
        """One of the record's files set free; raises Forbidden, or Unlawful without a reason."""
        found, reason = self._file(self.of(request, key), mark), request.POST.get("reason", "")
        release(actor=cast(Staffed, request).actor, file=found, reason=reason, at=now())
        messages.success(request, "文件已放行。")
        return redirect(f"workbench:{self.name}", key)

    def _file(self, page: P, mark: UUID) -> StoredFile:
        """A file of this record; one of another is not there."""
        try:
            found = files.get(str(mark))
        except StoredFile.DoesNotExist:
            raise Http404 from None
        if found.subject != self.described(page).row.subject:
            raise Http404
        return found
