"""A copy of a PDF: new pages that take over what is drawn and nothing else."""

from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Name

from gongkai.intake.limits import Limits
from gongkai.screening.errors import Refused
from gongkai.screening.hidden.pdf.annotations import flatten
from gongkai.screening.hidden.pdf.catalog import note
from gongkai.screening.hidden.pdf.contents import Cleaner
from gongkai.screening.hidden.pdf.opening import opened
from gongkai.screening.hidden.pdf.showing import without
from gongkai.screening.hidden.pdf.unseen import Unseen, look, looks_alike
from gongkai.screening.hidden.traces import Concealed, Ledger

_BOXES = ("/MediaBox", "/CropBox", "/Rotate")
_COVERED = (
    "{where}有文字被色块或图片盖住，文字仍可复制出来，无法从文件中单独去除；"
    "请把这些页转成图片（脱敏时会自动处理），或用没有这些文字的原稿重新导出"
)


class Copy:
    """Goes through a PDF at once; `made` makes the copy."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Raises UnreadableFile."""
        self._data, self._limits = data, limits
        self._ledger = Ledger()
        self._cleaner: Cleaner | None = None
        self._drawn, self._changed = self._redrawn()
        self._pages: list[Unseen] = look(self._drawn, limits)
        for number, page in enumerate(self._pages, 1):
            where = f"第 {number} 页"
            self._ledger.add("text_covered", where, page.covered)
            self._ledger.add("text_unseen", where, page.unseen)
            self._ledger.add("picture_unseen", where, page.pictures)

    @property
    def found(self) -> tuple[Concealed, ...]:
        """What is hidden."""
        return self._ledger.found

    def made(self) -> bytes:
        """The copy; raises Refused."""
        if self._cleaner is not None and self._cleaner.refused is not None:
            raise self._cleaner.refused
        covered = [number for number, page in enumerate(self._pages, 1) if page.covered or page.pictures]
        if covered:
            where = "第 " + "、".join(map(str, covered[:10])) + " 页"
            raise Refused("text_covered", _COVERED.format(where=where))
        copy = self._drawn
        if any(page.removable for page in self._pages):
            with opened(copy, self._limits) as pdf:
                without(pdf, [(page.count, page.removable) for page in self._pages])
                copy = _saved(pdf)
        odd = looks_alike(self._data, copy, self._changed)
        if odd:
            raise Refused("changed", f"去除隐藏内容后第 {odd} 页的样子变了，没有交出副本；请把该页转成图片后再处理")
        return copy

    def _redrawn(self) -> tuple[bytes, set[int]]:
        """The pages with what they draw, and which of them look otherwise than before."""
        with opened(self._data, self._limits) as pdf:
            note(pdf, self._data, self._ledger)
            changed = flatten(pdf, self._ledger)
            cleaner = self._cleaner = Cleaner(pdf, self._limits, self._ledger)
            with pikepdf.new() as target:
                for number, page in enumerate(pdf.pages, 1):
                    self._page(pdf, page, target, number, cleaner)
                cleaner.finish()
                language = str(pdf.Root.get("/Lang", ""))
                if language.replace("-", "").isascii() and language.replace("-", "").isalpha() and len(language) < 8:
                    target.Root.Lang = language
                return _saved(target), changed

    def _page(self, pdf: pikepdf.Pdf, page: Any, target: pikepdf.Pdf, number: int, cleaner: Cleaner) -> None:
        where = f"第 {number} 页"
        source = page.obj
        for key, code in (("/PieceInfo", "piece_info"), ("/Thumb", "thumbnail"), ("/AF", "attachments")):
            self._ledger.add(code, where, int(key in source))
        self._ledger.add("actions", where, int("/AA" in source))
        if "/Metadata" in source:
            self._ledger.add("metadata", where)
        resources = _inherited(source, "/Resources")
        content, kept = cleaner.page(page, resources if resources is not None else pikepdf.Dictionary(), where)
        made = pikepdf.Dictionary(Type=Name.Page)
        for key in _BOXES:
            value = _inherited(source, key)
            if value is not None:
                made[key] = value
        for key in ("/UserUnit", "/Group"):
            if key in source:
                made[key] = source[key]
        made.Resources = kept
        made.Contents = pikepdf.Stream(pdf, content)
        pdf.make_indirect(made)
        copied = target.copy_foreign(pdf.make_indirect(made))
        target.pages.append(pikepdf.Page(copied))


def _inherited(page: Any, key: str) -> Any:
    """A setting of a page or of the nearest group of pages around it."""
    for _ in range(50):
        if key in page:
            return page[key]
        page = page.get("/Parent")
        if page is None:
            return None
    return None


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    pdf.remove_unreferenced_resources()
    pdf.save(
        out, deterministic_id=True, compress_streams=True, object_stream_mode=pikepdf.ObjectStreamMode.generate,
        fix_metadata_version=False,
    )  # fmt: skip
    return out.getvalue()
