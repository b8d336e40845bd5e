"""Pages of a PDF made into pictures of themselves, so that nothing lies under what is seen."""

from collections.abc import Collection
from io import BytesIO

from gongkai.intake.limits import DEFAULT, Limits

DOTS = 200
"""An inch: what a printed page needs to be read."""


def burned(data: bytes, pages: Collection[int], limits: Limits = DEFAULT) -> bytes:
    """A PDF in which the named pages (from 1) are pictures without any text, in the size and turn they are shown in.

    All other pages are as `stripped` would leave them, but are not checked here: put the result through `stripped`.
    Raises UnreadableFile for a file that cannot be opened, ValueError for a page that it does not have.
    """
    import pikepdf

    from gongkai.screening.hidden.pdf.opening import opened

    with opened(data, limits) as source:
        count = len(source.pages)
    wrong = [page for page in pages if not 1 <= page <= count]
    if wrong:
        raise ValueError(f"no page {wrong[0]} in a file of {count}")
    with opened(data, limits) as source:
        for page, (picture, width, height) in zip(sorted(set(pages)), _pictures(data, sorted(set(pages))), strict=True):
            image = pikepdf.Stream(
                source, picture[0], Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=picture[1],
                Height=picture[2], ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
            )  # fmt: skip
            content = f"q {width:.3f} 0 0 {height:.3f} 0 0 cm /Page Do Q".encode()
            source.pages[page - 1] = pikepdf.Page(
                source.make_indirect(
                    pikepdf.Dictionary(
                        Type=pikepdf.Name.Page,
                        MediaBox=[0, 0, width, height],
                        Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Page=source.make_indirect(image))),
                        Contents=source.make_indirect(pikepdf.Stream(source, content)),
                    )
                )
            )
        out = BytesIO()
        source.save(out, deterministic_id=True)
        return out.getvalue()


def _pictures(data: bytes, pages: Collection[int]) -> list[tuple[tuple[bytes, int, int], float, float]]:
    """Of each page: JPEG, its width and height in dots, and the page's width and height in points."""
    import pypdfium2

    found = []
    document = pypdfium2.PdfDocument(data)
    try:
        if document.get_formtype():
            document.init_forms()
        for number in pages:
            page = document[number - 1]
            bitmap = page.render(scale=DOTS / 72, may_draw_forms=True)
            picture = bitmap.to_pil().convert("RGB")
            out = BytesIO()
            picture.save(out, "JPEG", quality=88)
            found.append(((out.getvalue(), picture.width, picture.height), *page.get_size()))
            page.close()
    finally:
        document.close()
    return found
