"""The fields of a draft: the texts, and the numbers of table 2."""

from dataclasses import replace
from typing import Any

from django import forms

from gongkai.office.annual.composing import WRITTEN, part_name
from gongkai.office.annual.counting import form as form_in_force
from gongkai.office.annual.figures import TYPED, read_number
from gongkai.report.model import Report
from gongkai.workbench.paging import SharedForm

TEXTS = {number: f"{part_name(number)}的文字" for number in WRITTEN}
"""Section → what its field is called."""


class WritingForm(SharedForm):
    """The texts and the numbers of table 2, as the page of a draft has them."""

    none = forms.CharField(required=False, max_length=4)
    """Filled by the button that confirms 本年无."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in WRITTEN:
            self.fields[f"text_{number}"] = forms.CharField(label=TEXTS[number], required=False, strip=False)
        names = form_in_force().names
        for path in form_in_force().paths_of(TYPED, merged=False):
            self.fields[path] = forms.CharField(label=names[path], required=False, max_length=24)

    @property
    def texts(self) -> dict[int, str]:
        """Section → what was written."""
        return {number: self.cleaned_data[f"text_{number}"] for number in WRITTEN}

    @property
    def typed(self) -> dict[str, str]:
        """Cell path → what was typed."""
        return {path: self.cleaned_data[path] for path in form_in_force().paths_of(TYPED, merged=False)}


def as_typed(report: Report) -> dict[str, str]:
    """A report as the fields of its page show it."""
    initial = {f"text_{number}": report.section(number) for number in WRITTEN if number}
    initial["text_0"] = report.preamble
    for path in form_in_force().paths_of(TYPED, merged=False):
        value = report.cells.get(path)
        initial[path] = "" if value is None else f"{value:f}" if not isinstance(value, int) else str(value)
    return initial


def as_if(report: Report, form: WritingForm) -> Report:
    """The report as it would be with what is typed; what is no number counts as blank."""
    cells = dict(report.cells)
    for path, text in form.typed.items():
        try:
            cells[path] = _value(path, text)
        except ValueError:
            cells[path] = None
    sections = tuple(
        replace(section, text=form.texts.get(section.number, section.text).strip()) for section in report.sections
    )
    return replace(
        report.with_cells({path: cells[path] for path in form.typed}), preamble=form.texts[0].strip(), sections=sections
    )


def _value(path: str, text: str) -> Any:
    number = read_number(path, text)
    if number is None:
        return None
    return number if form_in_force().kinds[path] == "wan" else int(number)
