"""Invented personal numbers in many disguises, and a search that finds them again in any byte of a file."""

import html
import io
import random
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator

from gongkai.screening.find.resident_id import check_digit
from gongkai.screening.folding import fold

_SEPARATORS = re.compile(r"[\s\u200b\-._|/,;:'\"()+·]")
_TAG = re.compile(r"<[^>]{0,300}>")
_RUN = re.compile(r"[0-9X]{11,}")
_WIDE = {ord(str(n)): chr(0xFF10 + n) for n in range(10)} | {ord("X"): "Ｘ"}


def resident_id(rng: random.Random) -> str:
    """An identity number that is right and nobody's."""
    head = f"{rng.choice(['110101', '640522', '410823', '330102'])}{rng.randint(1940, 2009)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    head += f"{rng.randint(0, 999):03}"
    return head + check_digit(head)


def mobile(rng: random.Random) -> str:
    """A mobile number."""
    return rng.choice(["13", "15", "17", "18", "19"]) + f"{rng.randint(0, 10**9 - 1):09}"


def bank_card(rng: random.Random) -> str:
    """A card number with its check digit."""
    digits = rng.choice(["622202", "621700", "622848", "621661"]) + f"{rng.randint(0, 10**12 - 1):012}"
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return digits + str(-total % 10)


KINDS: dict[str, tuple[str, Callable[[random.Random], str]]] = {
    "id": ("身份证号", resident_id),
    "mobile": ("手机号码", mobile),
    "card": ("银行卡号", bank_card),
}


def _every(size: int, sign: str) -> Callable[[str], str]:
    return lambda value: sign.join(value[at : at + size] for at in range(0, len(value), size))


def _digits_from(zero: int) -> Callable[[str], str]:
    return lambda value: "".join(chr(zero + int(char)) if char.isdigit() else char for char in value)


def _spelled(numerals: str) -> Callable[[str], str]:
    return lambda value: "".join(numerals[int(char)] if char.isdigit() else char for char in value)


DISGUISES: dict[str, Callable[[str], str]] = {
    "plain": lambda value: value,
    "full width": lambda value: value.translate(_WIDE),
    "half of it full width": lambda value: value[: len(value) // 2].translate(_WIDE) + value[len(value) // 2 :],
    "every other full width": lambda value: "".join(c.translate(_WIDE) if i % 2 else c for i, c in enumerate(value)),
    "spaced by four": _every(4, " "),
    "spaced by three": _every(3, " "),
    "every digit spaced": _every(1, " "),
    "two blanks": _every(4, "  "),
    "no-break blanks": _every(4, "\u00a0"),
    "ideographic blanks": _every(4, "\u3000"),
    "thin blanks": _every(4, "\u2009"),
    "dashes": _every(4, "-"),
    "full-width dashes": _every(4, "－"),
    "en dashes": _every(4, "–"),
    "minus signs": _every(4, "−"),
    "dots": _every(4, "."),
    "middle dots": _every(4, "·"),
    "underscores": _every(4, "_"),
    "slashes": _every(4, "/"),
    "zero-width blanks": _every(1, "\u200b"),
    "zero-width joiners": _every(3, "\u200d"),
    "soft hyphens": _every(4, "\u00ad"),
    "word joiners": _every(2, "\u2060"),
    "marks of direction": _every(5, "\u200e"),
    "byte order marks": _every(6, "\ufeff"),
    "mathematical digits": _digits_from(0x1D7CE),
    "numerals": _spelled("〇一二三四五六七八九"),
    "numerals of cheques": _spelled("零壹贰叁肆伍陆柒捌玖"),
    "small x, or full width": lambda value: value.replace("X", "x"),
    "blanks and full width": lambda value: _every(4, " ")(value).translate(_WIDE),
}


def planted(seed: int, count: int) -> Iterator[tuple[str, str, str]]:
    """Label, value as it is, and the value in a disguise; every kind in every disguise in turn."""
    rng = random.Random(seed)
    ways = [(kind, way) for way in DISGUISES for kind in KINDS]
    for number in range(count):
        kind, way = ways[number % len(ways)]
        label, make = KINDS[kind]
        value = make(rng)
        yield label, value, DISGUISES[way](value)


def traces(data: bytes, values: Iterable[str]) -> set[str]:
    """Which of the values stand in a file in any way: plain, in full width, spaced or split, in any member or stream."""
    wanted = set(values)
    sizes = sorted({len(value) for value in wanted})
    found: set[str] = set()
    for text in every_text(data):
        shown = _TAG.sub("", html.unescape(text))  # characters may be written as references, values cut by tags
        bare = _SEPARATORS.sub("", fold(_SEPARATORS.sub("", fold(shown)))).upper().replace("×", "X")
        for run in _RUN.findall(bare):
            for size in sizes:
                found |= wanted & {run[at : at + size] for at in range(len(run) - size + 1)}
    return found


def every_text(data: bytes, name: str = "") -> Iterator[str]:
    """Every byte of a file as text, in every encoding; members of archives and streams of PDFs opened up."""
    yield name
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
        yield data.decode(encoding, "replace")
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive.comment.decode("utf-8", "replace")
            for member in archive.infolist():
                yield member.comment.decode("utf-8", "replace") + member.extra.decode("utf-8", "replace")
                yield from every_text(archive.read(member), member.filename)
    if data.startswith(b"%PDF"):
        yield from _of_pdf(data)


def _of_pdf(data: bytes) -> Iterator[str]:
    import pdfplumber
    import pikepdf
    import pypdfium2

    with pikepdf.open(io.BytesIO(data)) as document:
        for one in document.objects:
            if isinstance(one, pikepdf.Stream):
                with_filters = one.get("/Filter")
                if with_filters is None or "DCT" not in str(with_filters):
                    yield one.read_bytes().decode("latin-1")
            yield str(one)[:100_000]
    for page in pypdfium2.PdfDocument(data):
        yield page.get_textpage().get_text_range()
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            yield page.extract_text() or ""
