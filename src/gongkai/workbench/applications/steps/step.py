"""What a step of a case is: what it asks, what it does, what is then said; and the kinds of field it asks with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms

from gongkai.law.today import now
from gongkai.office.applications.actions import prepare
from gongkai.office.applications.models import Application
from gongkai.office.applications.queries import Page
from gongkai.office.journal.actor import Actor

_DATE = forms.DateInput(attrs={"type": "date"})


def text(label: str, hint: str = "", *, rows: int = 0, required: bool = True, most: int = 4000) -> forms.CharField:
    """A line of text, or several."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(label=label, help_text=hint, widget=widget, required=required, max_length=most)


def day(label: str, hint: str = "", *, required: bool = True) -> forms.DateField:
    """A day."""
    return forms.DateField(label=label, help_text=hint, widget=_DATE, required=required)


def choice(label: str, options: Any, hint: str = "", *, required: bool = True) -> forms.ChoiceField:
    """One of several."""
    return forms.ChoiceField(label=label, choices=options, help_text=hint, required=required)


Act = Callable[[Actor, Application, dict[str, Any]], Any]


@dataclass(frozen=True)
class Step:
    """One step: what it asks, what it does, what is then said; `about` is told above the form."""

    fields: dict[str, forms.Field]
    act: Act
    done: str
    about: str = ""
    button: str = "办理"
    fill: Callable[[forms.Form, Page], None] = field(default=lambda _form, _page: None)


def prepared(kind: str, *names: str) -> Act:
    """Drafts a letter of a kind from the fields that are named."""

    def act(actor: Actor, case: Application, given: dict[str, Any]) -> Any:
        told = {name: _plain(given[name]) for name in names}
        return prepare.prepare(actor=actor, case=case, kind=kind, fields=told, at=now(), once=given["once"])

    return act


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value if value is not None else "")
