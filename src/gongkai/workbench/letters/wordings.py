"""How a kind of letter speaks: typed paragraph by paragraph, tried with examples, valid from a day on."""

from typing import Any, cast

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from gongkai.law.today import now, today
from gongkai.office.journal.errors import Stopped, Unlawful
from gongkai.office.letters import access, queries
from gongkai.office.letters.actions.reword import reword
from gongkai.office.letters.wording import Piece, Wording, built_in, fields, keys, read
from gongkai.office.letters.wording.writing import coded, spoken, to_toml
from gongkai.office.organs.models import Organ
from gongkai.office.staff.roles import Role
from gongkai.workbench.applications.previews import preview_of
from gongkai.workbench.guard import Staffed
from gongkai.workbench.letters.papers import term_of
from gongkai.workbench.paging import OnceForm, county, home, show, status_of, submitted

_BLANK = 2
"""Empty paragraphs offered below the last one."""
_MOST = 40


class WordingForm(OnceForm):
    """A wording from a day on; a sheet is typed as a whole, everything else paragraph by paragraph."""

    def __init__(self, wording: Wording, over: Wording, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.over = over
        self.is_sheet = bool(over.rows)
        if self.is_sheet:
            self.fields["text"] = forms.CharField(
                label="措辞",
                widget=forms.Textarea(attrs={"rows": 24}),
                initial=spoken_whole(wording),
                help_text="只改引号里的字；【】是自动填的内容",
            )
        else:
            self._parts(wording)
        self.fields["from_on"] = forms.DateField(
            label="自何日起", widget=forms.DateInput(attrs={"type": "date"}), initial=today()
        )
        self.fields["reason"] = forms.CharField(label="依据", max_length=200, help_text="文件名称、文号或会议")

    def _parts(self, wording: Wording) -> None:
        self.fields["title"] = forms.CharField(label="标题", max_length=60, initial=wording.title)
        self.fields["to"] = forms.CharField(
            label="主送",
            widget=forms.Textarea(attrs={"rows": 2}),
            required=False,
            initial=spoken(wording.to),
        )
        self.count = min(_MOST, max(len(wording.paragraphs), len(self._typed())) + _BLANK)
        conditions = self._conditions(wording)
        for place in range(self.count):
            piece = wording.paragraphs[place] if place < len(wording.paragraphs) else Piece("")
            self.fields[f"paragraph_{place}"] = forms.CharField(
                label=f"第{place + 1}段",
                widget=forms.Textarea(attrs={"rows": 3}),
                required=False,
                initial=spoken(piece.text),
            )
            if len(conditions) > 1:
                self.fields[f"when_{place}"] = forms.ChoiceField(
                    label=f"第{place + 1}段什么时候写",
                    choices=conditions,
                    required=False,
                    initial=f"when:{piece.when}" if piece.when else f"unless:{piece.unless}" if piece.unless else "all",
                )
        self.fields["closing"] = forms.CharField(
            label="结语", max_length=200, required=False, initial=spoken(wording.closing)
        )

    def _typed(self) -> list[str]:
        return [name for name, said in self.data.items() if name.startswith("paragraph_") and said]

    def _conditions(self, wording: Wording) -> list[tuple[str, str]]:
        used = {one for piece in (*wording.paragraphs, *self.over.paragraphs) for one in (piece.when, piece.unless)}
        known = fields()
        names = sorted((used | set(self.over.optional)) - {""}, key=lambda name: known[name].term)
        said = [(f"when:{name}", f"填了“{known[name].term}”才写") for name in names]
        said += [(f"unless:{name}", f"没有“{known[name].term}”才写") for name in names]
        return [("all", "总是写"), *said]

    def text(self) -> str:
        """What was typed, as the structured text that is kept; raises Unlawful for a term that no field has."""
        given = self.cleaned_data
        if self.is_sheet:
            return coded(given["text"])
        pieces = []
        for place in range(self.count):
            text = given[f"paragraph_{place}"].replace("\r\n", "\n").strip()
            way, _, name = (given.get(f"when_{place}") or "all").partition(":")
            if text:
                when, unless = (name if way == one else "" for one in ("when", "unless"))
                pieces.append(Piece(coded(text), when, unless))
        to, closing = (coded(given[one].replace("\r\n", "\n").strip()) for one in ("to", "closing"))
        made = Wording(given["title"].strip(), to, (), (), tuple(pieces), (), closing)
        return to_toml(made)


def spoken_whole(wording: Wording) -> str:
    """A wording's structured text with its fields by their terms."""
    return spoken(to_toml(wording))


def wording(request: HttpRequest, key: str) -> HttpResponse:
    """One kind of letter: its wording, tried with examples, and what it was before."""
    if key not in keys():
        raise Http404
    staffed = cast(Staffed, request)
    own, over = _own(staffed), built_in(key)
    organ = own or county()
    current = _current(key, organ)
    form = WordingForm(current, over, request.POST or None)
    act = request.POST.get("act", "")
    preview = None
    if request.method == "POST" and act == "try":
        preview = _tried(form, key, organ)
    elif request.method == "POST":
        access.demand(staffed.actor, "reword", own.code if own else "")
        done = submitted(
            request,
            form,
            lambda given: reword(
                actor=staffed.actor,
                county=county(),
                kind=key,
                text="" if act == "back" else form.text(),
                from_on=given["from_on"],
                reason=given["reason"],
                at=now(),
                organ=own,
                once=given["once"],
            ),
            done="已保存，自所写的日期起拟的文书按新的措辞。",
            to=reverse("workbench:wording", args=[key]),
        )
        if done is not None:
            return done
    is_tried = preview is not None
    if preview is None:
        preview = _shown(key, organ, current)
    page = {
        "form": form,
        "key": key,
        "organ_of_wording": own,
        "is_tried": is_tried,
        "preview": preview,
        "fields": [fields()[name] for name in _offered(over)],
        "required": over.required,
        "made": [(one, _said(one.text)) for one in queries.wordings_of(key, organ=organ)],
        "may_reword": access.may(staffed.actor, "reword", own.code if own else ""),
    }
    return show(request, "letters/wording.html", page, here="papers", title=term_of(key), status=status_of(form))


def _own(request: Staffed) -> Organ | None:
    """The organ whose own wording it is; None for whoever speaks for the whole county."""
    if any(request.actor.holds(role) for role in (Role.COUNTY_OFFICE, Role.ADMINISTRATOR)):
        return None
    return home(request)


def _current(key: str, organ: Organ) -> Wording:
    try:
        return queries.wording_of(key, organ=organ, on=today())
    except Unlawful:
        return built_in(key)  # one that a later edition of the house cannot read any more is written anew


def _tried(form: WordingForm, key: str, organ: Organ) -> str | None:
    for name in ("from_on", "reason"):
        form.fields[name].required = False
    if not form.is_valid():
        return None
    try:
        return _shown(key, organ, read(form.text(), over=form.over))
    except Stopped as why:
        for said in getattr(why, "at", {}).values():
            form.add_error(None, said)
        form.add_error(None, str(why))
        return None


def _shown(key: str, organ: Organ, wording: Wording) -> str:
    try:
        return preview_of(queries.sample(key, organ=organ, on=today(), wording=wording))
    except Unlawful as why:
        return str(why)


def _offered(over: Wording) -> list[str]:
    return [*over.required, *over.optional, *sorted(one.name for one in fields().values() if one.is_computed)]


def _said(text: str) -> str:
    try:
        return spoken(text)
    except ValueError:
        return text
