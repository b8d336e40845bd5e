"""Reading letters."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from django.db.models import Q

from gongkai.office.files import queries as files
from gongkai.office.journal.errors import Unlawful
from gongkai.office.keys.sealing import sealer
from gongkai.office.letters import printing
from gongkai.office.letters.composing import compose
from gongkai.office.letters.kinds import BLANK, ENCLOSED, KINDS, series_of
from gongkai.office.letters.models import Letter, Letterhead, Series, Wording
from gongkai.office.letters.numbering import written
from gongkai.office.letters.value import LetterValue, from_json
from gongkai.office.letters.wording import Wording as WordingValue
from gongkai.office.letters.wording import built_in, fields, read
from gongkai.office.organs.models import Organ

_TO_APPLICANT = tuple(kind.key for kind in KINDS.values() if kind.is_to_applicant)


def value(letter: Letter) -> LetterValue:
    """What a letter says; raises Destroyed once its case was made anonymous."""
    return from_json(sealer(letter.key).open(letter.value_sealed, letter.place))


def why_voided(letter: Letter) -> str:
    """Why a letter was voided, in the words of who did it; empty for a draft that was thrown away."""
    return sealer(letter.key).open(letter.voided_why, letter.place_of_why) if letter.voided_why else ""


def document(letter: Letter) -> tuple[str, bytes]:
    """The file that is served: the sealed scan where there is one, else the PDF. Its name names nobody."""
    name = _named(letter)
    if letter.sealed_scan is not None:
        return f"{name}.{files.name_of(letter.sealed_scan).rpartition('.')[2].lower()}", files.content(
            letter.sealed_scan
        )
    if letter.pdf is not None:
        return f"{name}.pdf", files.content(letter.pdf)
    return f"{name}.pdf", preview(value(letter))


def editable(letter: Letter) -> tuple[str, bytes]:
    """The DOCX, to be printed and sealed."""
    name = f"{_named(letter)}.docx"
    if letter.docx is not None:
        return name, files.content(letter.docx)
    opened = value(letter)
    return name, printing.to_docx(opened, picture=picture(opened))


def _named(letter: Letter) -> str:
    mark = "" if letter.state == Letter.State.ISSUED else f"（{letter.get_state_display()}）"
    return f"{letter.title}{letter.number_text}{mark}"


def sample(key: str, *, organ: Organ, on: date, wording: WordingValue | None = None) -> LetterValue:
    """A kind of letter with an example in the place of every field: in the wording of a day, or in one to be tried."""
    kind, _, outcome = key.partition(".")
    asked = wording or wording_of(key, organ=organ, on=on)
    given = {
        one.name: one.example for one in fields().values() if one.name != "withheld" or "withheld" in asked.required
    }
    made = compose(asked, organ, kind, outcome, given, on=on)
    series = series_of(kind, outcome, on=on)
    number = written(organ, series, year=on.year, number=1, on=on) if series else ""
    return replace(made.numbered(number, on=on, remedy=made.remedy), picture=letterhead_of(organ))


def enclosure(letter: Letter, kind: str, given: Mapping[str, str], *, on: date) -> LetterValue:
    """The envelope or the delivery slip that goes with a letter; not kept. Raises Unlawful for what lacks."""
    if kind not in ENCLOSED:
        raise Unlawful("没有这种随附的文书", {"kind": "从列表里选"})
    whole = {**value(letter).fields, "document": f"{letter.title}{letter.number_text}", **given}
    return compose(wording_of(kind, organ=letter.organ, on=on), letter.organ, kind, "", whole, on=on)


def of(subject: tuple[str, str]) -> list[Letter]:
    """The letters of a subject, oldest first. One query."""
    return list(Letter.objects.filter(subject_kind=subject[0], subject_key=subject[1]).select_related("organ", "key"))


def sent_to_applicant(subject: tuple[str, str]) -> list[Letter]:
    """The letters of a subject that went to the applicant, oldest first. One query."""
    return list(
        Letter.objects.filter(
            subject_kind=subject[0],
            subject_key=subject[1],
            state=Letter.State.ISSUED,
            served_on__isnull=False,
            kind__in=_TO_APPLICANT,
        ).select_related("organ", "key", "pdf", "sealed_scan")
    )


def preview(value: LetterValue) -> bytes:
    """A value as PDF, not kept."""
    return printing.to_pdf(value, picture=picture(value))


def blank_form(kind: str, organ: Organ, *, on: date) -> LetterValue:
    """An empty application form of an organ, for anybody to print."""
    if kind not in BLANK:
        raise Unlawful("没有这种空白表", {"kind": "从列表里选"})
    return compose(wording_of(kind, organ=organ, on=on), organ, kind, "", {}, on=on)


def wordings_of(key: str, *, organ: Organ) -> list[Wording]:
    """The wordings that were ever laid over a kind for an organ, the county's among them; the latest first."""
    rows = Wording.objects.filter(Q(organ__isnull=True) | Q(organ=organ), kind=key).select_related("organ")
    return list(rows.order_by("-from_on", "-pk"))


def reworded(*, organ: Organ, on: date, kind: str = "") -> dict[str, Wording]:
    """The kinds that speak in other words than the delivered ones on a day, each with the wording in force. One query.

    The organ's own goes before the county's; an empty one lets what lies under it through again.
    """
    rows = Wording.objects.filter(Q(organ__isnull=True) | Q(organ=organ), from_on__lte=on).order_by("from_on", "pk")
    if kind:
        rows = rows.filter(kind=kind)
    newest = {(row.organ_id is not None, row.kind): row for row in rows}
    return {kind: row for (_, kind), row in sorted(newest.items(), key=lambda one: one[0]) if row.text}


def wording_of(key: str, *, organ: Organ, on: date) -> WordingValue:
    """The wording on a day: the organ's own, else the county's, else the one that comes with the house. One query."""
    row = reworded(organ=organ, on=on, kind=key).get(key)
    return _own(row.text, built_in(key)) if row is not None else built_in(key)


def _own(text: str, over: WordingValue) -> WordingValue:
    try:
        return read(text, over=over)
    except Unlawful as error:
        # What was checked when it was entered may name a field that a later edition of the house has not.
        why = error.at.get("text", str(error))
        raise Unlawful(f"自定的“{over.title}”措辞用不了：{why}；请修改，或者恢复原来的措辞") from None


def letterhead_of(organ: Organ) -> str:
    """Which kept picture stands above an organ's letters now; empty: its name."""
    newest = Letterhead.objects.filter(organ=organ).order_by("-pk").first()
    return newest.file_id.hex if newest is not None and newest.file_id is not None else ""


def picture(value: LetterValue) -> bytes | None:
    """The bytes of a value's letterhead picture."""
    return files.content(files.get(value.picture)) if value.picture else None


def register(organ: Organ, year: int) -> list[Letter]:
    """The numbered letters of an organ in a year by series and number, the voided ones among them. One query."""
    rows = Letter.objects.filter(organ=organ, year=year, number__isnull=False).defer("value_sealed")
    return list(rows.order_by("series", "number"))


def years(organ: Organ) -> list[int]:
    """The years in which an organ took numbers, the latest first."""
    return list(Series.objects.filter(organ=organ).values_list("year", flat=True).distinct().order_by("-year"))


def register_gaps(organ: Organ, year: int) -> list[str]:
    """What is wrong with an organ's numbers of a year, in words: gaps, doubles, a series that knows another end."""
    found: list[str] = []
    ends = dict(Series.objects.filter(organ=organ, year=year).values_list("series", "last"))
    taken: dict[str, list[int]] = {series: [] for series in ends}
    for series, number in Letter.objects.filter(organ=organ, year=year, number__isnull=False).values_list(
        "series", "number"
    ):
        taken.setdefault(series, []).append(number or 0)
    for series, numbers in sorted(taken.items()):
        found += _wrong(f"{organ.name}{year}年{series}", sorted(numbers), ends.get(series, 0))
    return found


def wrong() -> Iterator[str]:
    """What is wrong with all letters, in words: their series, and files that were not made."""
    for organ_id, year in Series.objects.values_list("organ", "year").distinct().order_by("organ", "year"):
        yield from register_gaps(Organ.objects.get(pk=organ_id), year)
    unmade = Letter.objects.filter(Q(docx__isnull=True) | Q(pdf__isnull=True), state=Letter.State.ISSUED)
    for letter in unmade.defer("value_sealed").select_related("organ"):
        lacking = [name for name, file in (("DOCX", letter.docx_id), ("PDF", letter.pdf_id)) if file is None]
        if lacking:
            yield f"{letter.organ.name}{letter.title}{letter.number_text}：没有生成{'、'.join(lacking)}"


def _wrong(where: str, numbers: list[int], last: int) -> Iterator[str]:
    missing = sorted(set(range(1, last + 1)) - set(numbers))
    doubles = sorted({one for one in numbers if numbers.count(one) > 1})
    beyond = [one for one in numbers if one > last]
    if missing:
        yield f"{where}：缺第{'、'.join(map(str, missing))}号"
    if doubles:
        yield f"{where}：第{'、'.join(map(str, doubles))}号用了不止一次"
    if beyond:
        yield f"{where}：第{'、'.join(map(str, beyond))}号超出了已取的最大号{last}"
