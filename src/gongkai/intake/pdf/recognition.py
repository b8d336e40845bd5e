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
from gongkai.intake.pdf.lattice import Lattice
from gongkai.intake.pdf.letters import LOST
from gongkai.intake.pdf.page import Page, Run
from gongkai.intake.pdf.rules import frames_of, joined
from gongkai.intake.pdf.strokes import Box, Drawn, Rule

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
_STRIP, _STEP = 900, 96
_WIDEST = 60.0
"""Points: what is wider and not read is no figure."""
_MOST_CELLS = 2000
_SURE, _SURE_OF_FIGURES = 40.0, 85.0
"""Of 100: what tesseract must at least claim."""
_FIGURE = Pattern(r"[.,，/\-—]*[\d０-９oOlI|〇][\d０-９.,，/\-—oOlI|〇]*|[/\-—]")
_PLAIN_FIGURE = Pattern(r"\d[\d,]*(?:\.\d+)?|[/\-—]")
Pixels = tuple[int, int, int, int]
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
            page.runs += _overlooked(tesseract, clean, page, limits)
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


def _overlooked(tesseract: str, picture: "Image.Image", page: Page, limits: Limits) -> list[Run]:
    """Figures in cells where there is ink but no word: lone digits are easily overlooked on a whole page.

    They are asked for again, one under the other on a sheet of their own; what is still not read is unreadable.
    """
    from PIL import Image

    page.runs = _without_lost(page)
    boxes = _inked(picture, page)
    if not boxes:
        return []
    sheet = Image.new("L", (_STRIP, _STEP * (len(boxes) + 1)), 255)
    for number, (box, _) in enumerate(boxes):
        crop = picture.crop(box)
        crop.thumbnail((_STRIP - 80, _STEP - 16))
        sheet.paste(crop, (40, number * _STEP + (_STEP - crop.height) // 2 + _STEP // 2))
    told: dict[int, list[Run]] = {}
    for fields in _asked(tesseract, sheet, limits, "6", "-c", "tessedit_char_whitelist=0123456789.,/-"):
        run = _run(fields)
        if run is not None:
            told.setdefault(int(((run.top + run.bottom) / 2 / _SCALE - _STEP / 2) // _STEP), []).append(run)
    found = []
    for number, (_, cell) in enumerate(boxes):
        texts = [run.text for run in told.get(number, [])]
        found.append(Run(*cell, texts[0] if len(texts) == 1 else LOST))
    return found


def _without_lost(page: Page) -> list[Run]:
    """The runs without those that were not read: lone figures are asked for again, a label does without its number."""
    lattices = [Lattice(frame) for frame in frames_of(page.drawn)]
    kept = []
    for run in page.runs:
        x, y = _middle(run)
        within = any(f.frame.left <= x <= f.frame.right and f.frame.top <= y <= f.frame.bottom for f in lattices)
        if not within or LOST not in run.text or run.right - run.left > _WIDEST:
            kept.append(run)
    return kept


def _inked(picture: "Image.Image", page: Page) -> list[tuple[Pixels, Box]]:
    """Where there is ink in cells without words: pixels, and the same in points."""
    dark = picture.point(lambda level: 255 if level < _DARK else 0)
    found = []
    for frame in frames_of(page.drawn):
        lattice = Lattice(frame)
        if not lattice.cell or lattice.cells < 2:
            continue
        filled = {lattice.cell[y][x] for y, x in (lattice.slot(*_middle(run)) for run in page.runs)}
        for name in sorted({name for row in lattice.cell for name in row} - filled):
            ink = _ink(dark, lattice.box(name))
            if ink is not None:
                left, top, right, bottom = ink
                found.append((ink, (left * _SCALE, top * _SCALE, right * _SCALE, bottom * _SCALE)))
    return found[:_MOST_CELLS]


def _middle(run: Run) -> tuple[float, float]:
    return (run.left + run.right) / 2, (run.top + run.bottom) / 2


def _ink(dark: "Image.Image", box: Box) -> Pixels | None:
    """The pixels around what is written in a box in points; None where there is nothing but dust."""
    left, top, right, bottom = (round(edge / _SCALE) for edge in box)
    left, top, right, bottom = left + _BORDER, top + _BORDER, right - _BORDER, bottom - _BORDER
    if right - left < _DUST or bottom - top < _DUST:
        return None
    ink = dark.crop((left, top, right, bottom)).getbbox()
    if ink is None or max(ink[2] - ink[0], ink[3] - ink[1]) < _DUST:
        return None
    return left + ink[0] - 4, top + ink[1] - 4, left + ink[2] + 4, top + ink[3] + 4


def _run(fields: Sequence[str]) -> Run | None:
    """A word of tesseract's table: level, five numbers, left, top, width, height, confidence, text."""
    if len(fields) < 12 or fields[0] != "5" or not fields[11].strip():
        return None
    left, top, width, height = (int(field) * _SCALE for field in fields[6:10])
    text, sure = fields[11].strip(), float(fields[10])
    if text == "|":
        return None
    if _FIGURE.fullmatch(text):
        text = text if sure >= _SURE_OF_FIGURES and _PLAIN_FIGURE.fullmatch(text) else LOST
    elif sure < _SURE:
        text = LOST
    return Run(left, top, left + width, top + height, text)
