"""What the county has decided where the law leaves it open."""

from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from gongkai.law.today import now, today
from gongkai.office.organs.models import Organ
from gongkai.office.practice import access
from gongkai.office.practice.actions.choose import choose
from gongkai.office.practice.choices import OPEN
from gongkai.office.practice.models import Choice
from gongkai.office.practice.queries import all_chosen, chosen
from gongkai.office.staff.roles import Role
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import OnceForm, county, home, show, status_of, submitted

_OTHER = "其他"
_GROUPS = {"limit": "期限", "number": "文号", "result": "复议、诉讼结果计入表四的栏目"}
"""What a key begins with → the heading under which it stands."""


@dataclass(frozen=True)
class Row:
    """One thing open to choice, as the list shows it."""

    key: str
    term: str
    about: str
    value: str
    usual: str
    is_chosen: bool
    may_choose: bool


class ChoiceForm(OnceForm):
    """A choice from a day on."""

    value = forms.CharField(label="新的做法", max_length=200)
    from_on = forms.DateField(label="自何日起", widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(label="依据", max_length=200, help_text="文件名称、文号或会议")


def practice(request: HttpRequest) -> HttpResponse:
    """All that is open to choice, with what holds today."""
    staffed = cast(Staffed, request)
    organ = home(staffed)
    made = {choice.key for choice in Choice.objects.filter(Q(organ__isnull=True) | Q(organ=organ))}
    held = all_chosen(organ=organ, on=today())
    example: dict[str, Any] = {"abbreviation": organ.abbreviation if organ else "", "year": today().year}
    rows = [
        Row(
            key=one.key,
            term=one.term,
            about=one.about,
            value=one.shown(held[one.key], **example),
            usual=one.shown(one.default, **example),
            is_chosen=one.key in made,
            may_choose=_may_choose(staffed, one.key),
        )
        for one in OPEN.values()
    ]
    groups = {term: [row for row in rows if _group(row.key) == term] for term in (*_GROUPS.values(), _OTHER)}
    return show(request, "practice/practice.html", {"groups": groups}, here="practice", title="本地做法")


def _group(key: str) -> str:
    return _GROUPS.get(key.partition(".")[0], _OTHER)


def choice(request: HttpRequest, key: str) -> HttpResponse:
    """Changing one."""
    if key not in OPEN:
        raise Http404
    staffed = cast(Staffed, request)
    organ = _own(staffed, key)
    access.demand(staffed.actor, "choose", organ.code if organ else "")
    current = OPEN[key].said(chosen(key, organ=organ, on=today()))
    form = ChoiceForm(request.POST or None, initial={"from_on": today(), "value": current})
    if OPEN[key].words:
        form.fields["value"] = forms.ChoiceField(label="新的做法", choices=[(word, word) for word in OPEN[key].words])

    def act(given: dict[str, Any]) -> Choice:
        return choose(
            actor=staffed.actor,
            county=county(),
            key=key,
            typed=given["value"],
            from_on=given["from_on"],
            reason=given["reason"],
            organ=organ,
            at=now(),
            once=given["once"],
        )

    if request.method == "POST":
        done = submitted(request, form, act, done="已记录，自所写的日期起执行。", to=reverse("workbench:practice"))
        if done is not None:
            return done
    page = {
        "open": OPEN[key],
        "form": form,
        "current": f"{current}{OPEN[key].unit}",
        "organ_of_choice": organ,
        "made": [(one, OPEN[key].said(one.value)) for one in Choice.objects.filter(key=key).select_related("organ")],
    }
    return show(request, "practice/choice.html", page, here="practice", title=OPEN[key].term, status=status_of(form))


def _own(request: Staffed, key: str) -> Organ | None:
    """The organ for which an office head chooses; None for a choice of the whole county."""
    if any(request.actor.holds(role) for role in (Role.COUNTY_OFFICE, Role.ADMINISTRATOR)):
        return None
    return home(request) if key.startswith("number.") else None


def _may_choose(request: Staffed, key: str) -> bool:
    organ = _own(request, key)
    return access.may(request.actor, "choose", organ.code if organ else "")
