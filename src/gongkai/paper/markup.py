"""Pieces of a Word file: paragraphs and their looks as markup."""

from xml.sax.saxutils import escape

from gongkai.paper import measures as m
from gongkai.paper.words import clean

MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def twips(points: float) -> int:
    """Points in the twentieths in which Word measures."""
    return int(points * m.TWIPS)


def paragraph(text: str, style: str = "", inside: str = "", run: str = "") -> str:
    """A paragraph: `inside` says how it stands, `run` how its letters look. A new line of the text is one on paper."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    look = f"<w:rPr>{run}</w:rPr>" if run else ""
    lines = f"</w:t><w:br/>{TEXT}".join(words(line) for line in text.split("\n"))
    return f"<w:p><w:pPr>{named}{inside}</w:pPr><w:r>{look}{TEXT}{lines}</w:t></w:r></w:p>"


TEXT = '<w:t xml:space="preserve">'


def words(text: str) -> str:
    """A text, escaped."""
    return escape(clean(text))


def font(face: str, size: float, color: str = "000000") -> str:
    """A typeface in a size of points."""
    half = int(size * 2)
    return (
        f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}" w:cs="{face}" w:hint="eastAsia"/>'
        f'<w:b w:val="0"/><w:i w:val="0"/><w:color w:val="{color}"/><w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    )


def spacing(*, before: float = 0, after: float = 0, line: float = 0) -> str:
    """Room above and below a paragraph, and from line to line; in points, 0 for what its style says."""
    sides = "".join(f' w:{side}="{twips(points)}"' for side, points in (("before", before), ("after", after)) if points)
    lines = f' w:line="{twips(line)}" w:lineRule="exact"' if line else ""
    return f"<w:spacing{sides}{lines}/>" if sides or lines else ""


def indented(*, first: float = 0, left: float = 0, right: float = 0) -> str:
    """How far a paragraph stands away from the edges of the text, in points."""
    sides = (("left", left), ("right", right), ("firstLine", first))
    said = "".join(f' w:{side}="{twips(points)}"' for side, points in sides if points)
    return f"<w:ind{said}/>" if said else ""


def aligned(side: str) -> str:
    """Against which edge a paragraph stands."""
    return f'<w:jc w:val="{side}"/>'
