"""A letter's text changed before anybody looks at it; and what is printed to go with a letter."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from gongkai.law.today import now, today
from gongkai.office.applications import access
from gongkai.office.applications.actions.prepare import revise
from gongkai.office.journal.errors import Stopped, Unlawful
from gongkai.office.letters import printing
from gongkai.office.letters import queries as letters
from gongkai.office.letters.kinds import ENCLOSED, KINDS, wording_key
from gongkai.office.letters.models import Letter
from gongkai.office.letters.value import LetterValue
from gongkai.office.letters.wording import built_in, fields
from gongkai.workbench.applications.letters import found_of
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import SharedForm, handed, show, status_of, submitted

_TYPED = ("finding", "how", "what", "reason", "days", "until", "attachments")
"""The fields that somebody typed for this letter; all others come from the case."""


class TextForm(SharedForm):
    """The letter's fields, and its text paragraph by paragraph."""

    def __init__(self, letter: Letter, value: LetterValue, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wording = built_in(wording_key(letter.kind, letter.outcome))
        self.names = [name for name in _TYPED if name in (*wording.required, *wording.optional)]
        for name in self.names:
            self.fields[name] = forms.CharField(
                label=fields()[name].term,
                widget=forms.Textarea(attrs={"rows": 3}),
                required=name in wording.required,
                max_length=20_000,
                initial=value.fields.get(name, ""),
                help_text="一行一个" if name == "attachments" else "",
            )
        self.fields["body"] = forms.CharField(
            label="正文",
            widget=forms.Textarea(attrs={"rows": 14}),
            max_length=40_000,
            initial="\n\n".join(value.paragraphs),
            help_text="空一行是新的一段。改了上面的内容、正文没有动的，正文按措辞重新写",
        )
        self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput, initial=letter.version)

    def typed(self, value: LetterValue) -> tuple[dict[str, str], list[str] | None]:
        """The fields, and the text where it was changed by hand, now or before; None where the wording speaks."""
        given = {name: self.cleaned_data[name].replace("\r\n", "\n").strip() for name in self.names}
        body = [one.strip() for one in self.cleaned_data["body"].replace("\r\n", "\n").split("\n\n") if one.strip()]
        is_same = body == [one.strip() for one in value.paragraphs]
        changed = any(given[name] != value.fields.get(name, "") for name in self.names)
        return given, None if is_same and (changed or not value.is_edited) else body


class EnclosedForm(forms.Form):
    """To whom the letter goes; kept nowhere."""

    applicant = forms.CharField(label="收件人", max_length=120)
    address = forms.CharField(label="地址", max_length=200)
    postcode = forms.RegexField(
        label="邮政编码", regex=r"^\d{6}$", required=False, error_messages={"invalid": "六位数字"}
    )
    telephone = forms.CharField(label="联系电话", max_length=40, required=False)


def letter_text(request: HttpRequest, key: int, mark: UUID) -> HttpResponse:
    """A draft's text, to be changed."""
    page, found = found_of(request, key, mark)
    staffed = cast(Staffed, request)
    access.demand(staffed.actor, "prepare", page.case.organ.code)
    if found.state != Letter.State.DRAFT:
        return redirect("workbench:letter", key=key, mark=mark)
    value = letters.value(found)
    form = TextForm(found, value, request.POST or None)
    form.watch(page.case.subject)
    is_back = request.POST.get("act") == "back"

    def act(given: dict[str, Any]) -> Letter:
        said, body = form.typed(value)
        return revise(
            actor=staffed.actor,
            case=page.case,
            letter=found,
            fields=said,
            body=None if is_back else body,
            version=given["seen"],
            at=now(),
            once=given["once"],
        )

    if request.method == "POST":
        to = reverse("workbench:letter", args=[key, mark])
        done = submitted(request, form, act, done="已修改。", to=to, subject=page.case.subject)
        if done is not None:
            return done
    context = {"form": form, "case": page.case, "letter": found, "is_edited": value.is_edited}
    return show(
        request,
        "applications/letter_text.html",
        context,
        here="applications",
        title=f"修改{found.title}",
        status=status_of(form),
    )


def letter_enclosed(request: HttpRequest, key: int, mark: UUID) -> HttpResponse:
    """The envelope and the delivery slip of a letter, printed from what stands in the form and not kept."""
    page, found = found_of(request, key, mark)
    staffed = cast(Staffed, request)
    access.demand(staffed.actor, "prepare", page.case.organ.code)
    given = letters.value(found).fields
    known = {name: given.get(name, "") for name in ("applicant", "address", "postcode", "telephone")}
    if not KINDS[found.kind].is_to_applicant:
        known = {"applicant": given.get("whom", "")}  # somebody else, whose address nobody has entered
    form = EnclosedForm(request.POST or None, initial=known, label_suffix="")
    if request.method == "POST" and form.is_valid():
        try:
            return _printed(found, request.POST.get("what", ""), form.cleaned_data)
        except Unlawful as why:
            _tell(form, why)
    context = {"form": form, "case": page.case, "letter": found, "kinds": [(one, KINDS[one].term) for one in ENCLOSED]}
    return show(
        request,
        "applications/letter_enclosed.html",
        context,
        here="applications",
        title="信封和送达回证",
        status=status_of(form),
    )


def _tell(form: forms.Form, why: Stopped) -> None:
    for field, said in getattr(why, "at", {}).items():
        form.add_error(field if field in form.fields else None, said)
    form.add_error(None, str(why))


def _printed(letter: Letter, what: str, given: dict[str, str]) -> HttpResponse:
    kind, _, ending = what.partition(".")
    made = {"pdf": printing.to_pdf, "docx": printing.to_docx}.get(ending)
    if made is None or kind not in ENCLOSED:
        raise Http404
    value = letters.enclosure(letter, kind, given, on=today())
    return handed(f"{value.title}{letter.number_text}.{ending}", made(value, picture=None))
