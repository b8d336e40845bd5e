"""Pictures: what is written beside the pixels is found and gone, the pixels stay."""

import io
import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import Image, PngImagePlugin
from tests.screening.hidden.leaks import SECRET, TOKEN, cleaned, leaks

from gongkai.intake import UnreadableFile
from gongkai.screening.hidden import concealed, stripped


def picture(size: tuple[int, int] = (60, 40)) -> Image.Image:
    return Image.effect_noise(size, 90).convert("RGB")


def notes(*, turned: int = 0, place: bool = False) -> Image.Exif:
    found = Image.Exif()
    found[0x010E] = TOKEN
    if turned:
        found[0x0112] = turned
    if place:
        found[0x8825] = {1: "N", 2: (26.0, 5.0, 3.0)}
    return found


def saved(kind: str, **settings: object) -> bytes:
    out = io.BytesIO()
    picture().save(out, kind, **settings)
    return out.getvalue()


def with_thumbnail() -> bytes:
    """A JPEG whose head holds a small picture, as the standard of 1992 has it."""
    data = saved("JPEG")
    body = b"JFIF\0\x01\x01\0\0\x01\0\x01" + bytes([2, 1]) + (TOKEN + "x" * 6).encode()[:12]
    start = 4 + struct.unpack_from(">H", data, 4)[0]
    return b"\xff\xd8\xff\xe0" + struct.pack(">H", len(body) + 2) + body + data[start:]


def texts(*, packed: bool) -> bytes:
    written = PngImagePlugin.PngInfo()
    written.add_text("Comment", TOKEN * 20, zip=packed)
    return saved("PNG", pnginfo=written)


PLACES: dict[str, tuple[Callable[[], bytes], str]] = {
    "JPEG: a camera's notes": (lambda: saved("JPEG", exif=notes()), "picture_details"),
    "JPEG: a comment": (lambda: saved("JPEG", comment=TOKEN.encode()), "picture_text"),
    "JPEG: XMP": (lambda: saved("JPEG", xmp=TOKEN.encode()), "picture_details"),
    "JPEG: a thumbnail": (with_thumbnail, "picture_thumbnail"),
    "JPEG: bytes behind the end": (lambda: saved("JPEG") + TOKEN.encode(), "picture_tail"),
    "JPEG drawn in steps": (lambda: saved("JPEG", progressive=True, comment=TOKEN.encode()), "picture_text"),
    "PNG: a camera's notes": (lambda: saved("PNG", exif=notes()), "picture_details"),
    "PNG: text": (lambda: texts(packed=False), "picture_text"),
    "PNG: packed text": (lambda: texts(packed=True), "picture_text"),
    "PNG: bytes behind the end": (lambda: saved("PNG") + TOKEN.encode(), "picture_tail"),
    "GIF: a comment": (lambda: saved("GIF", comment=TOKEN.encode()), "picture_text"),
    "GIF: bytes behind the end": (lambda: saved("GIF") + TOKEN.encode(), "picture_tail"),
    "WebP: a camera's notes": (lambda: saved("WEBP", lossless=True, exif=notes()), "picture_details"),
    "WebP: XMP": (lambda: saved("WEBP", lossless=True, xmp=TOKEN.encode()), "picture_details"),
    "WebP: bytes behind the end": (lambda: saved("WEBP", lossless=True) + TOKEN.encode(), "picture_tail"),
    "TIFF: notes": (lambda: saved("TIFF", exif=notes()), "picture_details"),
    "TIFF: bytes behind the end": (lambda: saved("TIFF") + TOKEN.encode(), "picture_tail"),
}


@pytest.mark.parametrize("place", PLACES)
def test_what_a_picture_hides_is_found_and_its_pixels_stay(place: str) -> None:
    make, code = PLACES[place]
    data = make()
    copy = cleaned(data, code)
    assert concealed(copy) == ()
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(copy)) as after:
        assert before.format == after.format
        assert before.convert("RGBA").tobytes() == after.convert("RGBA").tobytes()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_where_a_photograph_was_taken_is_an_error(kind: str) -> None:
    found = {item.code: item.level for item in concealed(saved(kind, exif=notes(place=True)))}
    assert found["location"] == "error"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_picture_lies_as_it_lay(kind: str) -> None:
    from PIL import ImageOps

    data = saved(kind, exif=notes(turned=6))
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(stripped(data))) as after:
        assert ImageOps.exif_transpose(before).size == ImageOps.exif_transpose(after).size == (40, 60)


def test_the_colours_of_a_jpeg_are_described_as_before() -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = saved("JPEG", icc_profile=profile, exif=notes())
    with Image.open(io.BytesIO(stripped(data))) as after:
        assert after.info["icc_profile"] == profile


def test_all_pages_of_a_tiff_stay() -> None:
    data = saved("TIFF", save_all=True, append_images=[picture((30, 30))], exif=notes())
    with Image.open(io.BytesIO(stripped(data))) as after:
        assert after.n_frames == 2


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_a_clean_picture_comes_back_byte_for_byte(kind: str) -> None:
    data = saved(kind)
    assert concealed(data) == ()
    assert stripped(data) == data


def test_a_moving_picture_keeps_moving() -> None:
    out = io.BytesIO()
    picture().save(out, "GIF", save_all=True, append_images=[picture(), picture()], loop=0, comment=SECRET.encode())
    with Image.open(io.BytesIO(stripped(out.getvalue()))) as after:
        assert after.n_frames == 3
        assert after.info["loop"] == 0


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "TIFF"])
def test_a_picture_cut_short_is_refused(kind: str) -> None:
    data = saved(kind)
    for part in range(1, 30):
        with pytest.raises(UnreadableFile):
            stripped(data[: len(data) * part // 30])


def test_a_picture_that_would_unpack_to_gigabytes_is_not_unpacked() -> None:
    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    chunks = (
        (b"IHDR", head),
        (b"tEXt", b"a\0" + TOKEN.encode()),
        (b"IDAT", zlib.compress(b"\0" * 1000)),
        (b"IEND", b""),
    )
    data = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
    assert leaks(stripped(data)) == []
