"""The kinds of letters at one glance, the register of their numbers, and the blank forms."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from gongkai.law import outcomes
from gongkai.law.today import today
from gongkai.look.links import Link
from gongkai.office.applications import access as casework
from gongkai.office.journal.errors import Unlawful
from gongkai.office.letters import access, printing, queries
from gongkai.office.letters.kinds import KINDS
from gongkai.office.letters.wording import built_in, keys
from gongkai.office.organs.models import Organ
from gongkai.office.organs.queries import existing
from gongkai.office.practice.choices import OPEN
from gongkai.office.staff.roles import Role
from gongkai.workbench.access import may_open
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import county, handed, home, show

_SEES_ALL = (Role.COUNTY_OFFICE, Role.ADMINISTRATOR, Role.AUDITOR)


def tabs(here: str) -> list[Link]:
    """The parts of this subject."""
    return [
        Link(label, reverse(f"workbench:{page}"), "", is_current=page == here)
        for page, label in (("papers", "措辞、标志和空白表"), ("numbers", "文号登记簿"))
    ]


def term_of(key: str) -> str:
    """What a kind of letter is called, an answer with its outcome."""
    kind, _, outcome = key.partition(".")
    return f"答复：{outcomes.get(outcome, on=today()).term}" if outcome else KINDS[kind].term


def papers(request: HttpRequest) -> HttpResponse:
    """Every kind of letter with the wording it has today."""
    staffed = cast(Staffed, request)
    organ = home(staffed) or county()
    own = queries.reworded(organ=organ, on=today())
    order = {kind: place for place, kind in enumerate(KINDS)}
    rows = []
    for key in sorted(keys(), key=lambda key: (order[key.partition(".")[0]], key)):
        row = own.get(key)
        said = "没有改过" if row is None else f"{'本机关' if row.organ_id else '全县'}自己的措辞"
        rows.append({"key": key, "term": term_of(key), "title": built_in(key).title, "said": said, "row": row})
    page = {
        "tabs": tabs("papers"),
        "rows": rows,
        "organ": organ,
        "picture": queries.letterhead_of(organ),
        "blank": [(kind, KINDS[kind].term) for kind in ("form_citizen", "form_organisation")],
        "may_reword": may_open(staffed.actor, "wording"),
        "may_reletterhead": access.may(staffed.actor, "reletterhead", organ.code),
    }
    return show(request, "letters/papers.html", page, here="papers", title="文书")


def numbers(request: HttpRequest) -> HttpResponse:
    """The numbers that an organ took in a year, the voided ones among them, and whether one is wanting."""
    staffed = cast(Staffed, request)
    choice = _organs(staffed)
    organ = next((one for one in choice if one.code == request.GET.get("organ")), choice[0])
    years = queries.years(organ) or [today().year]
    wanted = request.GET.get("year", "")
    year = int(wanted) if wanted.isdecimal() and int(wanted) in years else years[0]
    mine = set(casework.organs_of(staffed.actor))
    letters = queries.register(organ, year)
    groups = [
        (OPEN[f"number.{series}"].term, [one for one in letters if one.series == series])
        for series in dict.fromkeys(one.series for one in letters)
    ]
    page = {
        "tabs": tabs("numbers"),
        "organ": organ,
        "organs": choice,
        "years": years,
        "year": year,
        "groups": groups,
        "gaps": queries.register_gaps(organ, year),
        "may_open": organ.code in mine,
    }
    return show(request, "letters/numbers.html", page, here="papers", title="文号登记簿")


def _organs(request: Staffed) -> list[Organ]:
    own = home(request) or county()
    if not any(request.actor.holds(role) for role in _SEES_ALL):
        return [own]
    return [own, *existing(today()).exclude(pk=own.pk)]


def blank_form(request: HttpRequest, kind: str, ending: str) -> HttpResponse:
    """An organ's empty application form."""
    organ = home(cast(Staffed, request)) or county()
    made = {"pdf": printing.to_pdf, "docx": printing.to_docx}.get(ending)
    try:
        value = queries.blank_form(kind, organ, on=today())
    except Unlawful:
        raise Http404 from None
    if made is None:
        raise Http404
    return handed(f"{value.title}.{ending}", made(value, picture=None))
