"""Pages of a PDF made into pictures of themselves, so that nothing lies under what is seen."""

from collections.abc import Collection, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pikepdf

DOTS = 200
"""An inch: what a printed page needs to be read."""
_MARGIN = 1.0
"""Points painted over on each side of a box."""
_LEFT_OUT = ("/StructParents", "/Annots", "/Thumb", "/PieceInfo", "/Metadata", "/AA")

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the upper left corner of the page as it is shown."""


def burned(data: bytes, boxes: Mapping[int, Collection[Box]]) -> bytes:
    """A new PDF: the named pages (from 1) as pictures with their boxes painted over, the others as they are.

    A picture has the size and turn in which its page is shown. Nothing but the pages is taken over: no structure, no
    bookmarks, no properties, no fields of forms (nobody looked at what they hold); what the other pages hide is left to
    `stripped`. Raises ValueError for a page that the file does not have.
    """
    import pikepdf
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    target = pikepdf.Pdf.new()
    try:
        wrong = [page for page in boxes if not 1 <= page <= len(document)]
        if wrong:
            raise ValueError(f"no page {wrong[0]} in a file of {len(document)}")
        with pikepdf.open(BytesIO(data)) as source:
            for number, page in enumerate(source.pages, 1):
                if number in boxes:
                    _add_picture(target, document[number - 1], boxes[number])
                    continue
                for key in _LEFT_OUT:
                    if key in page.obj:
                        del page.obj[key]
                target.pages.append(page)
            result = BytesIO()
            target.save(result, deterministic_id=True)
    finally:
        document.close()
    return result.getvalue()


def _add_picture(target: "pikepdf.Pdf", page: Any, boxes: Collection[Box]) -> None:
    import pikepdf
    from PIL import ImageDraw

    scale = DOTS / 72
    picture = page.render(scale=scale).to_pil().convert("RGB")
    brush = ImageDraw.Draw(picture)
    for left, top, right, bottom in boxes:
        corners = (left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN)
        brush.rectangle([value * scale for value in corners], fill="black")
    out = BytesIO()
    picture.save(out, "JPEG", quality=88)
    image = pikepdf.Stream(
        target, out.getvalue(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=picture.width,
        Height=picture.height, ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
    )  # fmt: skip
    width, height = page.get_size()
    content = f"q {width:.3f} 0 0 {height:.3f} 0 0 cm /Page Do Q".encode()
    shown = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=[0, 0, width, height],
        Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Page=target.make_indirect(image))),
        Contents=target.make_indirect(pikepdf.Stream(target, content)),
    )
    target.pages.append(pikepdf.Page(target.make_indirect(shown)))
    page.close()
