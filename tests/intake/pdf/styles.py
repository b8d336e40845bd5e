"""Pages in many styles: how borders, fonts, side heads, page breaks and figures may look."""

import random
from dataclasses import dataclass
from html import escape

from tests.intake.pdf.made import Box, Made, Table

from gongkai.report.forms import form_of

BORDERS = {
    "thin": "table{border-collapse:collapse} td,th{border:0.5pt solid black}",
    "thick": "table{border-collapse:collapse} td,th{border:1.5pt solid #333}",
    "separate": "table{border-collapse:separate;border-spacing:0} td,th{border:0.5pt solid black}",
    "double": "table{border-collapse:collapse} td,th{border:3pt double black}",
    "dashed": "table{border-collapse:collapse} td,th{border:1pt dashed black}",
    "dotted": "table{border-collapse:collapse} td,th{border:1pt dotted black}",
    "coloured": "table{border-collapse:collapse} td,th{border:1px solid #9bc} th{background:#246;color:white}",
    "open sides": "table{border-collapse:collapse} td,th{border:0.75pt solid black}"
    " td:last-child{border-right:none} table{border-left:none;border-right:none}",
    "fills": "table{border-collapse:separate;border-spacing:1.5pt} td{background:#eef} th{background:#cde}",
}
UNRULED = {
    "bare": "table{border-collapse:collapse} td,th{border:none}",
    "booktabs": "table{border-collapse:collapse} td,th{border:none} tr:first-child td,tr:first-child th{border-top:1pt solid}"
    " tr:last-child td{border-bottom:1pt solid}",
}
FONTS = (
    "Noto Sans CJK SC",
    "Noto Serif CJK SC",
    "Liberation Serif, Noto Serif CJK SC",
    "DejaVu Sans, Noto Sans CJK SC",
)
SIDES = ("plain", "plain", "stacked", "vertical", "turned")


@dataclass(frozen=True)
class Style:
    """One way to lay out a report; `name` says the choices."""

    border: str
    ruled: bool
    page: str
    margin: int
    size: float
    font: str
    side: str
    align: str
    valign: str
    repeat: bool
    split: bool
    filler: int
    label: int
    keep: bool
    numbered: bool

    @property
    def name(self) -> str:
        """The choices in a line."""
        return " ".join(map(str, vars(self).values()))


def style_of(seed: int, *, ruled: bool = True) -> Style:
    """The style of a seed."""
    rng = random.Random(seed * 7919 + 1)
    return Style(
        border=rng.choice(sorted(BORDERS if ruled else UNRULED)),
        ruled=ruled,
        page=rng.choice(["A4", "A4", "A4 landscape", "A3", "Letter", "A5 landscape"]),
        margin=rng.choice([10, 20, 28]),
        size=rng.choice([7, 8, 9, 10.5, 12, 14]),
        font=rng.choice(FONTS),
        side=rng.choice(SIDES) if ruled else rng.choice(["plain", "stacked"]),
        align=rng.choice(["center", "left", "right"]),
        valign=rng.choice(["top", "middle", "bottom"]),
        repeat=rng.random() < 0.4,
        split=rng.random() < 0.15,
        filler=rng.randint(0, 14),
        label=rng.choice([0, 0, 14, 22]),
        keep=rng.random() < 0.3,
        numbered=rng.random() < 0.6,
    )


def page_of(one: Made, style: Style) -> str:
    """The report as a web page to be printed."""
    form = form_of(one.report.form)
    heads = {head.number: head.heading for head in form.sections}
    texts = {section.number: section.text for section in one.report.sections}
    body = [f"<h1>{escape(one.report.title or '')}</h1>", f"<p>{escape(one.report.preamble)}</p>"]
    for number, heading in heads.items():
        body.append(f"<h2>{'一二三四五六'[number - 1]}、{escape(heading)}</h2>")
        if number in one.tables:
            body.append(_table(one.tables[number], one.heads[number], style, number))
        body += [f"<p>{escape(text)}</p>" for text in texts[number].split("\n") if text]
        if number == 1:
            body += [f"<p>{'在便民服务中心设置查阅点，安排人员引导。' * 3}</p>" for _ in range(style.filler)]
    return f"<!DOCTYPE html><html lang=zh><meta charset=utf-8><title>年报</title><style>{_css(style)}</style>{''.join(body)}</html>"


def _css(style: Style) -> str:
    border = (BORDERS if style.ruled else UNRULED)[style.border]
    number = '@bottom-center{content:"— " counter(page) " —"}' if style.numbered else ""
    label = f"th.row{{width:{style.label}em}}" if style.label else ""
    return (
        f"@page{{size:{style.page};margin:{style.margin}mm;{number}}} body{{font:{style.size}pt {style.font};margin:0}}"
        f"{border} table{{width:100%;margin:6pt 0}} td{{text-align:{style.align}}} td,th{{vertical-align:{style.valign};padding:2pt 3pt}}"
        f"th{{font-weight:normal}} h1{{text-align:center;font-size:150%}} p{{text-indent:2em;margin:0 0 3pt}}{label}"
        + ("tr{break-inside:avoid}" if style.keep else "")
        + ".vertical{writing-mode:vertical-rl;text-orientation:upright} .turned span{display:inline-block;writing-mode:vertical-rl;transform:rotate(180deg)}"
        + ("" if style.repeat else "thead{display:table-row-group}")
    )


def _table(table: Table, heads: int, style: Style, number: int) -> str:
    rows = ["".join(_cell(box, style, number) for box in row) for row in table]
    rows = [f"<tr>{row}</tr>" for row in rows]
    return f"<table border=1 cellspacing=0><thead>{''.join(rows[:heads])}</thead><tbody>{''.join(rows[heads:])}</tbody></table>"


def _cell(box: Box, style: Style, number: int) -> str:
    spans = "".join(f" {name}={count}" for name, count in (("colspan", box.across), ("rowspan", box.down)) if count > 1)
    text = escape(box.text)
    kind = ""
    if box.side:
        if style.side == "stacked":
            text = "<br>".join(map(escape, box.text))
        elif style.side in ("vertical", "turned"):
            kind = f" class={style.side}"
            text = f"<span>{text}</span>"
    elif box.head and number == 3 and box.down == 1 and len(box.text) > 4:
        kind = " class=row"
    elif not box.head and style.split and len(box.text) > 1:
        text = "".join(f"<span>{char}</span>" for char in box.text)
    tag = "th" if box.head else "td"
    return f"<{tag}{spans}{kind}>{text}</{tag}>"
