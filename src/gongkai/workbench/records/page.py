"""The page of one record: what it shows, which steps this person may take now, and the step that was sent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar, cast
from uuid import UUID

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_GET, require_POST

from gongkai.law.today import today
from gongkai.office.files import access as files_access
from gongkai.office.files import queries as files
from gongkai.office.files.looking import look
from gongkai.office.files.models import Purpose
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.queries import history
from gongkai.office.organs.models import Organ
from gongkai.office.staff.permission import Permission
from gongkai.workbench.applications.files import opened, set_free
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import SharedForm, show, status_of, submitted

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
            "files": files.of(told.row.subject) if "attach" in self.steps else [],
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
        return opened(request, self._subject(request, key), mark)

    def release(self, request: HttpRequest, key: int, mark: UUID) -> HttpResponse:
        """One of the record's files set free; raises Forbidden, or Unlawful without a reason."""
        set_free(request, self._subject(request, key), mark)
        return redirect(f"workbench:{self.name}", key)

    def _subject(self, request: HttpRequest, key: int) -> tuple[str, str]:
        return self.described(self.of(request, key)).row.subject
