"""PDFs drawn by hand, operator by operator: what no program of ours prints, but programs in the world do."""

import io
import re

import pikepdf

_CODES = re.compile("<([0-9A-F]+)>")
HEADS = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
ROWS = (("规章", "0", "0", "0"), ("行政规范性文件", "12", "3", "45"))


def sheet(
    *,
    content: str = "",
    turned: int = 0,
    cropped: bool = False,
    twice: bool = False,
    unicode: bool = True,
    prefix: str = "",
) -> bytes:
    """One page with a ruled table in a font that draws nothing but says what it means."""
    with pikepdf.new() as pdf:
        width, height = 400, 300
        pdf.add_blank_page(page_size=(width, height))
        page = pdf.pages[0]
        body = prefix + (content or table())
        codes = (
            sorted({run[i : i + 4] for run in _CODES.findall(body) for i in range(0, len(run), 4)}) if unicode else []
        )
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=_font(pdf, codes)))
        page.Contents = pdf.make_stream((body * (2 if twice else 1)).encode())
        if turned:
            page.Rotate = turned
        if cropped:
            page.MediaBox = pikepdf.Array([-50, -40, width + 60, height + 70])
            page.CropBox = pikepdf.Array([0, 0, width, height])
        buffer = io.BytesIO()
        pdf.save(buffer, static_id=True)
        return buffer.getvalue()


def _font(pdf: pikepdf.Pdf, codes: list[str]) -> pikepdf.Object:
    """A font of two-byte codes that are Unicode, every character as wide as it is high, figures half as wide."""
    narrow = pikepdf.Array([0x20, 0x7E, 500])
    inner = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType2, BaseFont=pikepdf.Name.Drawn, DW=1000, W=narrow,
        CIDSystemInfo=pikepdf.Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontName=pikepdf.Name.Drawn, Flags=4, ItalicAngle=0,
                               Ascent=880, Descent=-120, CapHeight=700, StemV=80, FontBBox=pikepdf.Array([0, -120, 1000, 880]))
        ),
    )  # fmt: skip
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, BaseFont=pikepdf.Name.Drawn,
        Encoding=pikepdf.Name("/Identity-H"), DescendantFonts=pikepdf.Array([pdf.make_indirect(inner)]),
    )  # fmt: skip
    if codes:
        known = "".join(f"1 beginbfchar <{code}> <{code}> endbfchar\n" for code in codes)
        font.ToUnicode = pdf.make_stream(
            (
                "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Drawn def /CMapType 2 def\n"
                f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{known}endcmap end end"
            ).encode()
        )
    return pdf.make_indirect(font)


def words(text: str, x: float, y: float, size: float = 10, *, more: str = "", matrix: str = "1 0 0 1") -> str:
    """Text at a place, in points from the lower left corner."""
    codes = "".join(f"{ord(char):04X}" for char in text)
    return f"BT /F {size} Tf {more} {matrix} {x} {y} Tm <{codes}> Tj ET\n"


def line(x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> str:
    """A stroke."""
    return f"{width} w {x0} {y0} m {x1} {y1} l S\n"


XS, YS = (20, 130, 210, 290, 370), (260, 235, 210, 185)


def table(*, strokes: str | None = None) -> str:
    """The table's lines and words."""
    body = strokes if strokes is not None else grid()
    for y, row in zip(YS, (HEADS, *ROWS), strict=False):
        body += "".join(words(text, x + 4, y - 16) for x, text in zip(XS, row, strict=False))
    return body


def grid() -> str:
    """Every line in one stroke."""
    return "".join(line(XS[0], y, XS[-1], y) for y in YS) + "".join(line(x, YS[0], x, YS[-1]) for x in XS)
