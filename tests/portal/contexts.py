"""What the public's pages are made from: plain values only, so that nothing of a case can slip into one."""

import dataclasses
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any
from unittest import mock

from django import forms
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.template.backends.jinja2 import Template
from django.utils.functional import Promise

PLAIN = (str, int, float, bool, bytes, date, datetime, time, timedelta, Decimal, Enum, Promise, type(None))


def stranger(value: Any, place: str = "page") -> str:
    """Where a value holds what the public's door must not, and what it is; empty where all is plain."""
    if isinstance(value, PLAIN):
        return ""
    if isinstance(value, Mapping):
        return _first(stranger(one, f"{place}.{name}") for name, one in value.items())
    if isinstance(value, tuple | list | frozenset | set):
        return _first(stranger(one, f"{place}[{at}]") for at, one in enumerate(value))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        if not value.__dataclass_params__.frozen:  # type: ignore[attr-defined]
            return f"{place}: {type(value).__name__} is not frozen"
        parts = dataclasses.fields(value)
        return _first(stranger(getattr(value, part.name), f"{place}.{part.name}") for part in parts)
    if isinstance(value, forms.BaseForm):
        # A form knows what was typed; only a field that chooses from rows would bring the rows along.
        return _first(
            f"{place}.{name} chooses from rows"
            for name, field in value.fields.items()
            if isinstance(field, forms.ModelChoiceField)
        )
    kind = "a model" if isinstance(value, Model) else "a queryset" if isinstance(value, QuerySet) else "unknown"
    return f"{place}: {kind}, {type(value).__name__}"


def _first(found: Iterator[str]) -> str:
    return next((one for one in found if one), "")


@contextmanager
def watched(door: str = "portal") -> Iterator[list[str]]:
    """Fails when a page under templates/<door>/ is made from anything but plain values; yields the pages made."""
    made: list[str] = []
    usual = Template.render

    def render(self: Template, context: dict[str, Any] | None = None, request: HttpRequest | None = None) -> str:
        name = str(self.template.name)
        if door and name.startswith(f"{door}/"):
            assert not stranger(context or {}), f"{name}: {stranger(context or {})}"
            made.append(name)
        return str(usual(self, context, request))

    with mock.patch.object(Template, "render", render):
        yield made
