"""Pages that are pictures, recognised by tesseract: its words become runs, dark lines in the picture become rules.

What it is not sure of is unreadable, above all figures; a wrong figure would be worse than none.
"""

import os
import shutil
import subprocess
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gongkai.intake.errors import UnreadableFile
from gongkai.intake.limits import Limits
from gongkai.intake.patterns import Pattern
from gongkai.intake.pdf.fields import lattices_on
from gongkai.intake.pdf.letters import LOST
from gongkai.intake.pdf.page import Page, Run
from gongkai.intake.pdf.rules import joined
from gongkai.intake.pdf.sheets import parted
from gongkai.intake.pdf.strokes import Drawn, Rule
from gongkai.intake.places import Box

if TYPE_CHECKING:
    from PIL import Image

_DPI = 300
_SCALE = 72 / _DPI
_DARK = 140
_DARK_LINE = 215
"""Of 255: lines of tables may be pale."""
_LINE = 80
"""Pixels: a dark stretch this long is a line, not a stroke of a character."""
_BORDER, _DUST = 6, 9
"""Pixels: so near a border is its remains; what is smaller is dust."""
_MARGIN = 4
_STRIP, _STEP = 900, 96
_COVERED = 0.7
"""The share of the ink's width that a figure must take up to be all of it."""
_MOST_CELLS = 2000
_SURE, _SURE_OF_FIGURES = 40.0, 85.0
"""Of 100: what tesseract must at least claim."""
_FIGURE = Pattern(r"[.,，/\-—]*[\d０-９oOlI|〇][\d０-９.,，/\-—oOlI|〇]*|[/\-—]")
_HAN = Pattern(r"[^\W\d_a-zA-Z]{2}")
_PLAIN_FIGURE = Pattern(r"\d[\d,]*(?:\.\d+)?|[/\-—]")
Pixels = tuple[int, int, int, int]
_LIST_NUMBER = Pattern(r"\d{1,2}[.、．]")
_UNKNOWN = "*"
"""Stands in words for what was not read, so that no figure beside them is taken for a part of them."""
_MISSING = "没有安装文字识别软件，无法识别扫描页；请安装 Debian 软件包 tesseract-ocr 和 tesseract-ocr-chi-sim 后再试"


def recognise(data: bytes, pages: Sequence[Page], limits: Limits) -> None:
    """Puts recognised runs and lines on pages that are pictures.

    Raises UnreadableFile `no_ocr` where tesseract or its Chinese data is missing, `too_large` where it takes too long.
    """
    tesseract = _tesseract()
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        for page in pages:
            picture = document[page.number - 1].render(scale=1 / _SCALE, grayscale=True).to_pil()
            drawn, clean = _lines(picture)
            page.drawn = drawn
            page.runs = _words(tesseract, clean, limits)
            page.runs = _with_figures(tesseract, clean, page, limits)
    finally:
        document.close()


def _tesseract() -> str:
    path = shutil.which("tesseract")
    if path is None:
        raise UnreadableFile("no_ocr", _MISSING)
    known = subprocess.run([path, "--list-langs"], capture_output=True, text=True, check=False).stdout
    if "chi_sim" not in known.split():
        raise UnreadableFile("no_ocr", _MISSING)
    return path


def _lines(picture: "Image.Image") -> tuple[Drawn, "Image.Image"]:
    """The dark lines of a picture in points, and the picture without them."""
    from PIL import Image, ImageDraw

    clean = picture.convert("L")
    marked = clean.point(lambda level: 1 if level < _DARK_LINE else 0)
    across = _dark_runs(marked)
    down = _dark_runs(marked.transpose(Image.Transpose.TRANSPOSE))
    draw = ImageDraw.Draw(clean)
    for y, x0, x1 in across:
        draw.rectangle((x0 - 1, y - 1, x1 + 1, y + 1), fill=255)
    for x, y0, y1 in down:
        draw.rectangle((x - 1, y0 - 1, x + 1, y1 + 1), fill=255)
    found = Drawn()
    found.across = joined(Rule(at * _SCALE, start * _SCALE, end * _SCALE) for at, start, end in across)
    found.down = joined(Rule(at * _SCALE, start * _SCALE, end * _SCALE) for at, start, end in down)
    return found, clean


def _dark_runs(marked: "Image.Image") -> list[tuple[int, int, int]]:
    """Row, first and last pixel of every long dark stretch."""
    width, height = marked.size
    data = marked.tobytes()
    needle = b"\1" * _LINE
    found = []
    for y in range(height):
        row = data[y * width : (y + 1) * width]
        at = row.find(needle)
        while at >= 0:
            end = row.find(b"\0", at)
            end = width if end < 0 else end
            found.append((y, at, end))
            at = row.find(needle, end)
    return found


def _words(tesseract: str, picture: "Image.Image", limits: Limits) -> list[Run]:
    """The words of a page, wherever they stand."""
    runs = [_run(fields) for fields in _asked(tesseract, picture, limits, "11")]
    return [run for run in runs if run is not None]


def _asked(tesseract: str, picture: "Image.Image", limits: Limits, way: str, *options: str) -> list[list[str]]:
    """The rows of tesseract's table for a picture."""
    import io

    buffer = io.BytesIO()
    picture.save(buffer, "PNG", dpi=(_DPI, _DPI))
    command = [tesseract, "-", "-", "-l", "chi_sim", "--psm", way, "--dpi", str(_DPI), *options, "tsv"]
    # its threads wait for one another on a machine that has other work, and take minutes for seconds
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command,
            input=buffer.getvalue(),
            capture_output=True,
            check=False,
            timeout=limits.conversion_seconds,
            env=alone,
        )
    except subprocess.TimeoutExpired:
        raise UnreadableFile("too_large", "识别一页扫描件用时过长，已停止；请只保留有表格的页面再试") from None
    return [line.split("\t") for line in done.stdout.decode("utf-8", "replace").splitlines()[1:]]


def _with_figures(tesseract: str, picture: "Image.Image", page: Page, limits: Limits) -> list[Run]:
    """The runs of a page with the figures of its cells asked for again, twice, in two sizes, on sheets of their own.

    Lone digits are easily overlooked on a whole page, and one opinion on a digit is not enough: only what all that were
    given agree on is taken; other ink in a cell is unreadable.
    """
    kept, asked = _sorted_out(picture, page)
    first, second = (_opinions(tesseract, picture, asked, limits, scale) for scale in (1.0, 1.6))
    for number, (ink, before) in enumerate(asked):
        left, top, right, bottom = (edge * _SCALE for edge in ink)
        one, two = first.get(number, LOST), second.get(number, LOST)
        text = one if one == two and before in ("", one) else LOST
        kept.append(Run(left, top, right, bottom, text))
    return kept


def _sorted_out(picture: "Image.Image", page: Page) -> tuple[list[Run], list[tuple[Pixels, str]]]:
    """The runs that stay as they are; and the ink of cells without words, with what was read there first."""
    dark = picture.point(lambda level: 255 if level < _DARK else 0)
    kept = list(page.runs)
    asked: list[tuple[Pixels, str]] = []
    for lattice in lattices_on(page.drawn, page.runs):
        if not lattice.cell or lattice.cells < 2:
            continue
        cells: dict[int, list[Run]] = {name: [] for row in lattice.cell for name in row}
        for run in parted(lattice.frame, kept)[0]:
            row, column = lattice.slot((run.left + run.right) / 2, (run.top + run.bottom) / 2)
            cells[lattice.cell[row][column]].append(run)
        for name, runs in sorted(cells.items()):
            words = any(_HAN.search(run.text) for run in runs)
            ink = None if words else _ink(dark, lattice.box(name))
            kept = [run for run in kept if not any(run is other for other in runs)]
            if words:
                kept += [run._replace(text=run.text.replace(LOST, _UNKNOWN)) for run in runs]
            elif ink is not None and len(asked) < _MOST_CELLS:
                read = "".join(run.text for run in sorted(runs))
                asked.append((ink, read if _PLAIN_FIGURE.fullmatch(read) else ""))
    return kept, asked


def _opinions(
    tesseract: str, picture: "Image.Image", asked: Sequence[tuple[Pixels, str]], limits: Limits, scale: float
) -> dict[int, str]:
    """What tesseract makes of each piece of ink, one under the other; what covers only a part of it is left out."""
    from PIL import Image

    if not asked:
        return {}
    step = round(_STEP * scale)
    sheet = Image.new("L", (_STRIP * 2, step * (len(asked) + 1)), 255)
    widths = []
    for number, (ink, _) in enumerate(asked):
        crop = picture.crop(ink)
        size = (max(1, round(crop.width * scale)), max(1, round(crop.height * scale)))
        crop = crop.resize(size)
        crop.thumbnail((_STRIP * 2 - 80, step - 16))
        widths.append((crop.width - 2 * _MARGIN * scale) * _SCALE)
        sheet.paste(crop, (40, number * step + step // 2 + (step - crop.height) // 2))
    told: dict[int, list[Run]] = {}
    for fields in _asked(tesseract, sheet, limits, "6", "-c", "tessedit_char_whitelist=0123456789.,/-"):
        run = _run(fields)
        if run is not None:
            told.setdefault(int(((run.top + run.bottom) / 2 / _SCALE - step / 2) // step), []).append(run)
    return {
        number: runs[0].text
        for number, runs in told.items()
        if len(runs) == 1 and 0 <= number < len(widths) and runs[0].right - runs[0].left >= _COVERED * widths[number]
    }


def _ink(dark: "Image.Image", box: Box) -> Pixels | None:
    """The pixels around what is written in a box in points; None where there is nothing but dust."""
    left, top, right, bottom = (round(edge / _SCALE) for edge in box)
    left, top, right, bottom = left + _BORDER, top + _BORDER, right - _BORDER, bottom - _BORDER
    if right - left < _DUST or bottom - top < _DUST:
        return None
    ink = dark.crop((left, top, right, bottom)).getbbox()
    if ink is None or max(ink[2] - ink[0], ink[3] - ink[1]) < _DUST:
        return None
    return left + ink[0] - _MARGIN, top + ink[1] - _MARGIN, left + ink[2] + _MARGIN, top + ink[3] + _MARGIN


def _run(fields: Sequence[str]) -> Run | None:
    """A word of tesseract's table: level, five numbers, left, top, width, height, confidence, text."""
    if len(fields) < 12 or fields[0] != "5" or not fields[11].strip():
        return None
    left, top, width, height = (int(field) * _SCALE for field in fields[6:10])
    text, sure = fields[11].strip(), float(fields[10])
    if text == "|":
        return None
    if _LIST_NUMBER.fullmatch(text) and sure >= _SURE:
        return Run(left, top, left + width, top + height, text)
    if _FIGURE.fullmatch(text):
        text = text if sure >= _SURE_OF_FIGURES and _PLAIN_FIGURE.fullmatch(text) else LOST
    elif sure < _SURE:
        text = LOST
    return Run(left, top, left + width, top + height, text)
