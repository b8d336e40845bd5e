"""A whole report out of a document: which form, which tables, which texts, whose and of which year."""

from dataclasses import replace

from gongkai.intake import Document
from gongkai.intake.patterns import Pattern
from gongkai.report.errors import NotAReport
from gongkai.report.forms import form_of
from gongkai.report.model import Edition, Report, Section, Source
from gongkai.report.readers.marks import sequence_of
from gongkai.report.readers.match import Alignment, align
from gongkai.report.readers.opening_words import Opening, opening
from gongkai.report.readers.parts import parts_of
from gongkai.report.readers.sections import cut, headings
from gongkai.report.readers.tables import Origins, Tables, read_tables
from gongkai.report.readers.words import Words, plain

_ONLY_2019 = (
    "本年新制作数量",
    "本年新公开数量",
    "对外公开总数量",
    "上一年项目数量",
    "采购总金额",
    "其他对外管理服务事项",
)
_ONLY_2021 = ("本年制发件数", "本年废止件数", "现行有效件", "本年收费金额", "制发件数", "废止件数")
_FIRST_2019, _FIRST_2021 = 2019, 2021
_SUBJECT = Pattern(r"信\s*息\s*公\s*开|政\s*务\s*公\s*开")
_REPORT = Pattern(
    r"年\s*度\s*(?:工作)?\s*报\s*告|年\s*报|工\s*作\s*报\s*告|情\s*况\s*报\s*告|公\s*开\s*情\s*况\s*的\s*报\s*告"
)
_BLANK_NAME = Pattern(r"[×xX＊*_○]{2,}|\s{4,}年|（\s*单位名称|\(\s*单位名称")
_LEAST_HEADINGS = 3


def reports_of(document: Document) -> list[Report]:
    """The reports in a document; raises NotAReport where there is none."""
    text = plain(document.text)
    stretches = parts_of(text)
    reports = []
    for first, last in stretches:
        report = _report(document.part(first, last) if len(stretches) > 1 else document, text[first:last])
        if report is not None:
            reports.append(report)
    if not reports:
        raise NotAReport()
    parts = len(reports)
    return [
        replace(report, source=Source(document.name, document.sha256, document.kind, part, parts))
        for part, report in enumerate(reports, 1)
    ]


def _report(document: Document, text: str) -> Report | None:
    words = Words(text)
    edition = _edition_of_tables(words)
    alignment = align(words, sequence_of(edition or "2021"))
    form = form_of(edition or "2021")
    tables = read_tables(document, alignment, form)
    found = headings(document, text, alignment, form)
    sections = cut(document, found, tables.spans, len(text))
    first = found[0].start if found else min([start for start, _ in tables.spans.values()], default=len(text))
    said = opening(document.text, first, sections)
    if not _is_report(text, sections, tables, said):
        return None
    if not sections and not tables.cells:
        sections = (Section(0, "", said.preamble),)
        said = said._replace(preamble="")
    return Report(
        form=_edition(edition, said, tables, text, alignment),
        organ=said.organ,
        year=said.year,
        title=said.title,
        period=said.period,
        preamble=said.preamble,
        sections=sections,
        cells=tables.cells,
        missing=tables.missing,
        origins=Origins(document, tables.rows),
        notes=_notes(document, tables),
    )


def _edition_of_tables(words: Words) -> str | None:
    """The edition whose own labels the document has; None where it has neither's."""
    of_2019 = sum(label in words.chars for label in _ONLY_2019)
    of_2021 = sum(label in words.chars for label in _ONLY_2021)
    if of_2019 == of_2021 == 0:
        return None
    return "2019" if of_2019 > of_2021 else "2021"


def _is_report(text: str, sections: tuple[Section, ...], tables: Tables, said: Opening) -> bool:
    """Sections or tables of the form make a report; free text must at least be titled so."""
    if len({section.number for section in sections}) >= _LEAST_HEADINGS:
        return True
    if 3 in tables.spans or len(tables.spans) >= 2:
        return True
    if said.title is not None and _SUBJECT.search(said.title):
        return len("".join(text.split())) >= 150
    return bool(sections) and bool(_SUBJECT.search(text[:4000])) and bool(_REPORT.search(text[:4000]))


def _edition(edition: str | None, said: Opening, tables: Tables, text: str, alignment: Alignment) -> Edition:
    if edition is not None and tables.cells and _is_blank(said, tables, text):
        return "blank-form"
    if edition is not None:
        return "2019" if edition == "2019" else "2021"
    if said.year is not None and said.year < _FIRST_2019:
        return "older"
    if said.year is not None and said.year < _FIRST_2021:
        return "2019"
    if said.year is not None or 3 in tables.spans or alignment.has("section.2"):
        return "2021"
    return "older"


def _is_blank(said: Opening, tables: Tables, text: str) -> bool:
    """The national form with nothing filled in: no number, no organ, no year."""
    if any(value is not None for value in tables.cells.values()):
        return False
    nobody = said.organ is None or bool(_BLANK_NAME.search(text[:400]))
    return nobody and (said.year is None or bool(_BLANK_NAME.search(text[:400])))


def _notes(document: Document, tables: Tables) -> tuple[str, ...]:
    notes = list(document.notes)
    partial = [row for _, row in tables.rows if row.quick is None]
    kinds = {slot.normalised for row in partial for slot in row.slots or ()}
    if "run together" in kinds:
        notes.append("表格数字连在一起、没有分隔，已按“行合计等于各分项之和”拆开；请对照原件核对")
    if "split digits" in kinds:
        notes.append("个别数字中间有空格，已按行合计拼合；请对照原件核对")
    if not tables.cells:
        notes.append("没有找到可读的表格：可能是图片，或文件不完整")
    return tuple(notes)
