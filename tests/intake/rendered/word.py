"""Reports as DOCX by python-docx: tables of the real form, in the ways offices make them."""

import io
import random
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from tests.intake.rendered.tables import Made, Span, Table, slots

FONTS = ("仿宋_GB2312", "宋体", "方正小标宋简体", "Times New Roman")
Style = Callable[["Writer"], None]


class Writer:
    """Writes one report; the flags say in which way."""

    def __init__(self, report: Made, **ways: bool) -> None:
        self.rng = random.Random(report.seed)
        self.report = report
        self.ways = ways
        self.document: Any = Document()

    def bytes(self) -> bytes:
        """The file."""
        out = io.BytesIO()
        for block in self.report.blocks:
            if isinstance(block, str):
                self.paragraph(self.document.add_paragraph(), block)
            elif self.ways.get("split") and len(block) > 20:
                for piece in self._split(block):
                    self.table(piece)
                    self.document.add_paragraph()
            else:
                self.table(block)
        self.document.save(out)
        return out.getvalue()

    def paragraph(self, paragraph: Any, text: str) -> None:
        """Text in runs of various fonts; with tracked changes, hidden words, fields, where asked for."""
        pieces = self._pieces(text)
        if self.rng.random() < 0.3:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for piece in pieces:
            run = paragraph.add_run(piece)
            run.font.size = Pt(self.rng.choice([10.5, 12, 16]))
            run.font.name = font = self.rng.choice(FONTS)
            run._r.rPr.rFonts.set(qn("w:eastAsia"), font)
            if self.ways.get("tracked") and self.rng.random() < 0.2:
                self._track(run)
        if self.ways.get("hidden") and self.rng.random() < 0.3:
            run = paragraph.add_run("一、二、本年新收99件")
            run.font.hidden = True

    def _pieces(self, text: str) -> list[str]:
        if len(text) < 2 or self.rng.random() < 0.5:
            return [text]
        at = self.rng.randrange(1, len(text))
        return [text[:at], text[at:]]

    def _track(self, run: Any) -> None:
        """The run becomes an insertion; something that was deleted stands before it."""
        element = run._r
        inserted = OxmlElement("w:ins")
        inserted.set(qn("w:id"), "1")
        inserted.set(qn("w:author"), "甲")
        element.addprevious(inserted)
        inserted.append(element)
        inserted.addprevious(
            parse_xml(f'<w:del {nsdecls("w")} w:id="2" w:author="乙"><w:r><w:delText>88</w:delText></w:r></w:del>')
        )

    def _split(self, table: Table) -> list[Table]:
        """A table in two, as converters leave it at a page's end: the head comes again, merged cells are cut."""
        at = self.rng.randrange(8, len(table) - 4)
        upper = [[_cut(span, y, at) for span in row] for y, row in enumerate(table[:at])]
        going_on = [
            (x, span._replace(text="", down=y + span.down - at))
            for y, x, span in slots(table)
            if y < at < y + span.down
        ]
        lower = [list(row) for row in table[at:]]
        lower[0] = [span for _, span in sorted(going_on, key=lambda one: one[0])] + lower[0]
        return [upper, [*table[:3], *lower] if self.rng.random() < 0.5 else lower]

    def table(self, table: Table) -> None:
        """A table with merged cells; inside a table that lays out the page, where asked for."""
        height = len(table)
        width = max(x + span.across for _, x, span in slots(table))
        if self.ways.get("nested"):
            outer = self.document.add_table(1, 1)
            made = outer.cell(0, 0).add_table(height, width)
        else:
            made = self.document.add_table(height, width)
        made.style = self.rng.choice(["Table Grid", "Normal Table", "Light List"])
        if self.ways.get("merged_by_api"):
            self._merge(made, table)
        else:
            self._write_rows(made, table, width)
        if self.ways.get("repeated_headers"):
            row = made.rows[0]._tr.get_or_add_trPr()
            row.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))

    def _merge(self, made: Any, table: Table) -> None:
        for y, x, span in slots(table):
            cell = made.cell(y, x)
            if span.across > 1 or span.down > 1:
                cell = cell.merge(made.cell(y + span.down - 1, x + span.across - 1))
            self._fill(cell.paragraphs[0], span)

    def _write_rows(self, made: Any, table: Table, width: int) -> None:
        """The same as merging by the interface, in a hundredth of the time: the rows are written out."""
        by_slot = {(y, x): span for y, x, span in slots(table)}
        covered = {
            (y + down, x): span for y, x, span in slots(table) for down in range(1, span.down)
        }  # fmt: skip
        for y, row in enumerate(made.rows):
            for cell in list(row._tr.tc_lst):
                row._tr.remove(cell)
            x = 0
            while x < width:
                span = by_slot.get((y, x)) or covered[y, x]
                row._tr.append(self._cell(span, continues=(y, x) not in by_slot))
                x += span.across

    def _cell(self, span: Span, *, continues: bool) -> Any:
        merge = "" if span.down == 1 else "<w:vMerge/>" if continues else '<w:vMerge w:val="restart"/>'
        across = f'<w:gridSpan w:val="{span.across}"/>' if span.across > 1 else ""
        element = parse_xml(
            f'<w:tc {nsdecls("w")}><w:tcPr><w:tcW w:w="900" w:type="dxa"/>{across}{merge}</w:tcPr><w:p/></w:tc>'
        )
        if not continues:
            from docx.text.paragraph import Paragraph

            self._fill(Paragraph(element.p_lst[0], self.document._body), span)
        return element

    def _fill(self, paragraph: Any, span: Span) -> None:
        if self.ways.get("stacked") and 2 < len(span.text) < 9 and not span.text.isascii() and self.rng.random() < 0.3:
            paragraph.add_run(span.text[:2])
            paragraph.add_run().add_break()
            paragraph.add_run(span.text[2:])
        else:
            self.paragraph(paragraph, span.text)


def _cut(span: Span, row: int, end: int) -> Span:
    return span._replace(down=min(span.down, end - row))


WAYS: dict[str, dict[str, bool]] = {
    "plain": {},
    "tracked": {"tracked": True},
    "hidden": {"hidden": True},
    "nested": {"nested": True},
    "stacked": {"stacked": True},
    "repeated headers": {"repeated_headers": True},
    "split": {"split": True},
    "everything": {"tracked": True, "hidden": True, "stacked": True, "repeated_headers": True},
}


def docx(report: Made, way: str) -> bytes:
    """The report as DOCX in one of `WAYS`, or `api`: cells merged by the library itself, which is slow."""
    return Writer(report, **(WAYS[way] if way != "api" else {"merged_by_api": True})).bytes()
