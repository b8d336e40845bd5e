"""Ledgers: one uploaded, its columns named, its rows looked at, taken in, undone; and a template to fill in."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from gongkai.law.today import now, today
from gongkai.look.links import Link
from gongkai.office.applications.identity import Identity
from gongkai.office.jobs.models import Job
from gongkai.office.journal.actions.write import write
from gongkai.office.journal.queries import history
from gongkai.office.ledgers import access, queries
from gongkai.office.ledgers.actions.choose import choose
from gongkai.office.ledgers.actions.drop import drop
from gongkai.office.ledgers.actions.read import read
from gongkai.office.ledgers.actions.take_in import take_in
from gongkai.office.ledgers.actions.undo import undo
from gongkai.office.ledgers.columns import NEEDED, candidates, labels, matched
from gongkai.office.ledgers.grid import Grid, opened
from gongkai.office.ledgers.judging import Verdict
from gongkai.office.ledgers.models import Ledger
from gongkai.office.ledgers.opening import is_stuck
from gongkai.office.ledgers.reckoning import reckon
from gongkai.office.ledgers.words import heads
from gongkai.office.organs.models import Organ
from gongkai.office.organs.queries import existing
from gongkai.workbench.applications import ledger_books
from gongkai.workbench.applications.terms import ways
from gongkai.workbench.guard import Staffed
from gongkai.workbench.paging import OnceForm, SharedForm, choices, handed, show, status_of, submitted

_A_PAGE = 100
_SHOWN = 40
"""Characters of a cell that a list shows."""
_NONE = "-"
_PERSONAL = ("name", "id_number", "telephone", "address")
_KINDS = (("", "全部"), ("wrong", "有问题"), ("there", "已经有的"), ("new", "可以导入"))


class UploadForm(OnceForm):
    """A workbook and the year it is of."""

    organ = forms.ModelChoiceField(label="哪个机关的台账", queryset=Organ.objects.none(), to_field_name="code")
    year = forms.IntegerField(
        label="台账的年份", min_value=2019, max_value=2099, help_text="没有写年份的日期（如3月2日）按这一年算"
    )
    file = forms.FileField(label="台账", help_text="Excel（xlsx、xls）或 CSV，一次最多5000行；看过、选过才会导入")


class TakeForm(SharedForm):
    """Whether rows that are wrong are left behind."""

    only_good = forms.BooleanField(label="只导入没有问题的，有问题的留下来改", required=False)


class UndoForm(SharedForm):
    """Why."""

    reason = forms.CharField(label="为什么撤销", max_length=200, help_text="如：选错了年份")


def ledgers(request: HttpRequest) -> HttpResponse:
    """The ledgers so far, and a new one."""
    staffed = cast(Staffed, request)
    mine = access.organs_of(staffed.actor)
    form = UploadForm(
        request.POST or None, request.FILES or None, initial={"year": today().year, "organ": mine[0] if mine else ""}
    )
    choices(form, "organ").queryset = existing(today()).filter(code__in=mine)

    def act(given: dict[str, Any]) -> Ledger:
        # The file is looked at in processes of their own before anything is kept.
        found = opened(given["file"].name, given["file"].read())
        return read(
            actor=staffed.actor, organ=given["organ"], year=given["year"], opened=found, at=now(), once=given["once"]
        )

    if request.method == "POST":
        done = submitted(
            request,
            form,
            act,
            done="已读入，还没有导入；请核对。",
            to=lambda ledger: reverse(
                "workbench:ledger" if _is_ready(ledger) else "workbench:ledger_columns", args=[ledger.pk]
            ),
        )
        if done is not None:
            return done
    found = [(one, one.rows.count()) for one in queries.seen_by(staffed.actor)[:50]]
    page = {"form": form, "ledgers": found}
    return show(request, "ledgers/ledgers.html", page, here="applications", title="导入台账", status=status_of(form))


def _is_ready(ledger: Ledger) -> bool:
    return all(field in ledger.columns for field in NEEDED)


def _of(request: HttpRequest, key: int) -> Ledger:
    """A ledger of one's own organs; others are not there at all."""
    return get_object_or_404(queries.seen_by(cast(Staffed, request).actor), pk=key)


def template(request: HttpRequest) -> HttpResponse:
    """An empty ledger with the words that are understood."""
    return handed("台账模板.xlsx", ledger_books.template())


@require_GET
def ledger_rest(request: HttpRequest, key: int) -> HttpResponse:
    """The rows that cannot be taken in or were not, with the reason beside each; the journal notes it."""
    found = _of(request, key)
    left = [one for one in queries.verdicts(found, on=today()) if one.what != "new" or found.state != "read"]
    if not left:
        raise Http404
    over = labels(queries.grid_of(found), found.head)
    with transaction.atomic():
        write(
            actor=cast(Staffed, request).actor,
            organ=found.organ.code,
            verb="ledgers.export",
            subject=found.subject,
            told=f"下载没有导入的{len(left)}行",
            at=now(),
        )
    return handed(f"没有导入的{found.year}年台账.xlsx", ledger_books.rest(over, left))


def ledger_columns(request: HttpRequest, key: int) -> HttpResponse:
    """Which row is the head, and what each column is."""
    found = _of(request, key)
    grid = queries.grid_of(found)
    if found.state != Ledger.State.READ or not grid:
        raise Http404
    offered = candidates(grid)
    asked = request.POST.get("head") or request.GET.get("head") or ""
    head = int(asked) if asked.isdigit() and int(asked) in offered else found.head
    form = _columns_form(found, grid, head)(request.POST or None)
    form.watch(found.subject)

    def act(given: dict[str, Any]) -> Ledger:
        columns = {field: int(given[field]) for field in heads() if given[field] not in ("", _NONE)}
        way = given["way_default"].replace(_NONE, "")
        actor = cast(Staffed, request).actor
        return choose(
            actor=actor, ledger=found, head=given["head"], columns=columns, way=way, at=now(),
            once=given["once"],
        )  # fmt: skip

    to = reverse("workbench:ledger", args=[key])
    if request.method == "POST":
        done = submitted(request, form, act, done="已记住这些列，下次自动认出。", to=to, subject=found.subject)
        if done is not None:
            return done
    page = {"ledger": found, "form": form, "head": head, "heads": [(index, _row(grid, index)) for index in offered]}
    return show(request, "ledgers/columns.html", page, here="applications", title="台账的列", status=status_of(form))


def _columns_form(ledger: Ledger, grid: Grid, head: int) -> type[SharedForm]:
    """A select for each field, the columns by their letter, their head and the first thing that stands in them."""
    over = labels(grid, head)
    habit = queries.habit_of(ledger)
    chosen = ledger.columns if head == ledger.head else matched(grid, head, habit.heads)
    personal = {chosen.get(field) for field in _PERSONAL}
    offered = []
    for column, label in enumerate(over):
        first = next((line.cell(column) for line in grid[head + 1 :] if line.cell(column)), "")
        shown = _veiled(first) if column in personal else _cut(first)
        offered.append(
            (str(column), f"{_letters(column)} {label or '（没有表头）'}" + (f"，如 {shown}" if first else ""))
        )
    fields: dict[str, forms.Field] = {
        "head": forms.IntegerField(widget=forms.HiddenInput, initial=head),
        **{
            field: forms.ChoiceField(
                label=words[0],
                choices=offered if field in NEEDED else [(_NONE, "（没有这一列）"), *offered],
                required=field in NEEDED,
                initial=str(chosen.get(field, "" if field in NEEDED else _NONE)),
            )
            for field, words in heads().items()
        },
        "way_default": forms.ChoiceField(
            label="没有写收到方式的，一律按",
            choices=[(_NONE, "（不导入）"), *ways()],
            required=False,
            initial=ledger.way or _NONE,
        ),
    }
    return type("ColumnsForm", (SharedForm,), fields)


def ledger(request: HttpRequest, key: int) -> HttpResponse:
    """One ledger: what would become of every row, or what became of it."""
    return _shown(request, _of(request, key), {})


@require_POST
def ledger_act(request: HttpRequest, key: int, verb: str) -> HttpResponse:
    """A ledger taken in, undone, or what is left of it dropped."""
    found = _of(request, key)
    if verb not in _VERBS:
        raise Http404
    make, act, said = _VERBS[verb]
    form = make(request.POST)
    actor = cast(Staffed, request).actor
    to = reverse("workbench:ledger", args=[key])
    done = submitted(request, form, lambda given: act(actor, found, given), done=said, to=to, subject=found.subject)
    return done if done is not None else _shown(request, found, {verb: form})


_VERBS: dict[str, tuple[type[SharedForm], Any, str]] = {
    "take_in": (
        TakeForm,
        lambda actor, found, given: take_in(
            actor=actor, ledger=found, only_good=given.get("only_good", False), at=now(), once=given["once"]
        ),
        "已开始导入。",
    ),
    "undo": (
        UndoForm,
        lambda actor, found, given: undo(
            actor=actor, ledger=found, reason=given["reason"], at=now(), once=given["once"]
        ),
        "已开始撤销。",
    ),
    "drop": (
        SharedForm,
        lambda actor, found, given: drop(actor=actor, ledger=found, at=now(), once=given["once"]),
        "已删除没有导入的行。",
    ),
}


def _shown(request: HttpRequest, found: Ledger, bound: dict[str, SharedForm]) -> HttpResponse:
    verdicts = queries.verdicts(found, on=today()) if _is_ready(found) else []
    wanted = request.GET.get("show", "")
    rows = [one for one in verdicts if wanted in ("", one.what)]
    pages = Paginator(rows, _A_PAGE)
    listed = pages.get_page(request.GET.get("page"))
    forms_of = {
        "take_form": bound.get("take_in") or TakeForm(),
        "undo_form": bound.get("undo") or UndoForm(),
        "drop_form": bound.get("drop") or SharedForm(),
    }
    for form in forms_of.values():
        form.watch(found.subject)
    page = {
        "ledger": found,
        "counts": queries.counts(verdicts),
        "is_ready": _is_ready(found),
        "tabs": _tabs(verdicts, wanted),
        "wanted": wanted,
        "rows": [_told(one, found) for one in listed.object_list],
        "number": listed.number,
        "pages": pages.num_pages,
        "reckoned": reckon(verdicts, found.organ, found.year) if verdicts and found.state == "read" else None,
        "same": queries.same_before(found),
        "taken": found.rows.count(),
        "job": Job.objects.filter(pk=found.job).first() if found.job else None,
        "is_stuck": is_stuck(found),
        "history": history(*found.subject),
        **forms_of,
    }
    status = next((status_of(form) for form in bound.values()), 200)
    title = f"{found.organ.short}{found.year}年台账"
    return show(request, "ledgers/ledger.html", page, here="applications", title=title, status=status)


def _tabs(verdicts: Sequence[Verdict], wanted: str) -> list[Link]:
    return [
        Link(
            f"{label}（{sum(kind in ('', one.what) for one in verdicts)}）",
            f"?show={kind}" if kind else "?",
            is_current=kind == wanted,
        )
        for kind, label in _KINDS
    ]


def _told(verdict: Verdict, found: Ledger) -> dict[str, Any]:
    """A row as the page lists it: the name masked, what is long cut."""

    def cell(field: str) -> str:
        return verdict.line.cell(found.columns.get(field))

    past = verdict.past
    return {
        "number": verdict.line.number,
        "own_number": verdict.own_number,
        "received_on": past.request.arrived_on if past else cell("received_on"),
        "name": Identity(name=cell("name")).masked_name,
        "demand": _cut(cell("demand"), _SHOWN),
        "concluded_on": past.concluded_on if past else cell("concluded_on"),
        "said": verdict.said,
        "what": verdict.what,
    }


def _row(grid: Grid, index: int) -> str:
    cells = [_cut(cell.strip(), 8) for cell in grid[index].cells if cell.strip()]
    sheet = f"{grid[index].sheet}，" if grid[index].sheet else ""
    return f"{sheet}第{grid[index].number}行：{'｜'.join(cells[:8])}{'…' if len(cells) > 8 else ''}"


def _cut(text: str, most: int = 16) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def _veiled(text: str) -> str:
    """The first sign only: enough to see what stands in a column of people's own data."""
    return text[:1] + "*" * min(len(text) - 1, 6)


def _letters(column: int) -> str:
    """A column's letters as the sheet shows them.

    >>> _letters(0), _letters(27)
    ('A', 'AB')
    """
    return (_letters(column // 26 - 1) if column >= 26 else "") + chr(65 + column % 26)
