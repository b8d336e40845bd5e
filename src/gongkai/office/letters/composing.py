"""A letter composed: its fields laid into the wording of its kind; and the value turned into a paper of blocks."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from gongkai.law import outcomes
from gongkai.law.errors import LawError
from gongkai.office.journal.errors import Unlawful
from gongkai.office.letters import reckoning
from gongkai.office.letters.kinds import KINDS, Layout, wording_key
from gongkai.office.letters.value import LetterValue, Line
from gongkai.office.letters.wording import Wording, fields, fill
from gongkai.office.organs.models import Organ

_LONGEST = 20_000
"""Characters of a field; a letter is no place for a book."""


def compose(
    wording: Wording, organ: Organ, kind: str, outcome: str, given: Mapping[str, str], *, on: date
) -> LetterValue:
    """The letter that the fields make; raises Unlawful for a field that lacks, with its term.

    Fields that the wording does not know are left out of the value.
    """
    asked = (*wording.required, *wording.optional, reckoning.APPLICANT_KIND)
    known = {name: _kept(given[name]) for name in asked if name in given}
    lacking = [name for name in wording.required if not known.get(name)]
    if lacking:
        raise Unlawful("还有没写的内容", {name: f"要写{fields()[name].term}" for name in lacking})
    whole = reckoning.computed(organ, kind, outcome, known, on=on) | known
    paragraphs = [
        fill(piece.text, whole)
        for piece in wording.paragraphs
        if (not piece.when or whole.get(piece.when)) and not (piece.unless and whole.get(piece.unless))
    ]
    return LetterValue(
        kind=kind,
        outcome=outcome,
        title=wording.title,
        organ=organ.name,
        to=fill(wording.to, whole),
        paragraphs=tuple(paragraphs),
        lines=tuple(
            Line(tuple((label, fill(said, whole)) for label, said in row.cells), row.lines) for row in wording.rows
        ),
        remedy=reckoning.remedy_of(organ, kind, outcome, known, on=on),
        closing=wording.closing,
        attachments=_listed(known.get("attachments", "")),
        contact=_contact(organ) if KINDS[kind].layout in (Layout.LETTER, Layout.NOTE) else "",
        fields=known,
    )


def known_kind(kind: str, outcome: str, *, on: date) -> str:
    """The wording's key; raises Unlawful for a kind or an outcome that is none."""
    if kind not in KINDS:
        raise Unlawful("没有这种文书", {"kind": "从列表里选"})
    if (kind == "reply") != bool(outcome):
        raise Unlawful("答复要写明办理结果，其他文书没有办理结果", {"outcome": "从列表里选"})
    try:
        if outcome:
            outcomes.get(outcome, on=on)
    except LawError as error:
        raise Unlawful(str(error), {"outcome": "从列表里选"}) from None
    return wording_key(kind, outcome)


def edited(body: Sequence[str]) -> tuple[str, ...]:
    """A text changed by hand, paragraph by paragraph; raises Unlawful when nothing is left of it."""
    kept = tuple(one for one in (_kept(piece) for piece in body) if one)
    if not kept:
        raise Unlawful("正文是空的", {"body": "写正文，或者恢复原来的措辞"})
    return kept


def _kept(text: str) -> str:
    cut = text.replace("\r\n", "\n").strip()
    if len(cut) > _LONGEST:
        raise Unlawful(f"有一项超过{_LONGEST}字", {"body": "长的内容作为附件"})
    return cut


def _listed(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in re.split(r"[\n；;]", text) if one.strip())


def _contact(organ: Organ) -> str:
    parts = [
        f"{term}：{said}"
        for term, said in (
            ("联系单位", organ.unit),
            ("联系电话", organ.telephone),
            ("地址", organ.address),
        )
        if said
    ]
    return f"（{'；'.join(parts)}）" if parts else ""
