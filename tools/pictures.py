"""Makes the small pictures of docs/pictures from those that the journeys took.

GONGKAI_SCREENSHOTS=FOLDER make test
python tools/pictures.py FOLDER
"""

import io
import sys
from pathlib import Path

from PIL import Image

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
MOST = 80 * 1024
"""Bytes of a picture."""
LAPTOP, PHONE = 1366, 360
TAKEN = {
    "desk": (LAPTOP, PHONE),
    "register": (LAPTOP,),
    "case": (LAPTOP, PHONE),
    "decide": (LAPTOP,),
    "letter": (LAPTOP,),
    "notice-moves": (LAPTOP,),
    "desk-county": (LAPTOP,),
    "portal-town": (LAPTOP,),
    "apply": (LAPTOP, PHONE),
    "receipt": (PHONE,),
    "track": (LAPTOP, PHONE),
    "year/incoming": (LAPTOP,),
    "year/annual-desk": (LAPTOP,),
    "year/annual-draft": (LAPTOP,),
    "year/annual-cell": (LAPTOP,),
    "year/annual-sign": (LAPTOP,),
    "year/annual-published": (LAPTOP,),
    "year/portal-annual": (LAPTOP,),
    "year/portal-number": (LAPTOP,),
}


def small(picture: Image.Image, width: int) -> bytes:
    """The upper part of a page, with as many colours as the bytes allow."""
    shape = 0.8 if width == LAPTOP else 2.4
    cut = picture.convert("RGB").crop((0, 0, picture.width, min(picture.height, int(width * shape))))
    if width == LAPTOP:
        cut = cut.resize((960, round(cut.height * 960 / cut.width)), Image.Resampling.LANCZOS)
    for colours in (128, 64, 32, 16):
        written = io.BytesIO()
        cut.quantize(colours, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
        if written.tell() <= MOST:
            break
    return written.getvalue()


def main() -> None:
    """One picture for each page and width."""
    for name, widths in TAKEN.items():
        for width in widths:
            taken = name.rpartition("/")[2]
            with Image.open(Path(sys.argv[1]) / f"{taken}-{width}.png") as picture:
                (PICTURES / f"{name}-{width}.png").write_bytes(small(picture, width))


if __name__ == "__main__":
    main()
