"""Goes through a file by what its content is, and hands out a copy only when nothing is left in it."""

from collections.abc import Callable
from importlib import import_module

from gongkai.intake.decoding import decode
from gongkai.intake.errors import UnreadableFile
from gongkai.intake.kinds import CHINESE, kind_of_bytes, kind_of_text
from gongkai.intake.limits import DEFAULT, Limits
from gongkai.screening.errors import Refused
from gongkai.screening.hidden.traces import Concealed, Ledger, Swept

_MODULES = {
    "xlsx": "workbooks", "xlsm": "workbooks", "docx": "documents", "docm": "documents", "zip": "archives",
    "pdf": "pdf", "picture": "pictures", "html": "webpages", "ole": "older",
}  # fmt: skip
_SAVE_AS = {
    "rtf": "docx", "odt": "docx", "flat-xml": "docx", "ods": "xlsx", "xlsb": "xlsx", "slides": "pdf", "ofd": "pdf",
    "mhtml": "html", "bmp": "png",
}  # fmt: skip


def concealed(data: bytes, limits: Limits = DEFAULT) -> tuple[Concealed, ...]:
    """What is hidden in a file, what counts most first; raises UnreadableFile for one that cannot be looked into."""
    return swept(data, limits).found


def stripped(data: bytes, limits: Limits = DEFAULT) -> bytes:
    """A copy of a file without anything hidden, what is seen unchanged; macros gone, so that XLSM comes back as XLSX.

    Raises UnreadableFile for a file that cannot be looked into, and Refused for one that cannot be cleaned.
    """
    copy = swept(data, limits).copy()
    left = sorted({item.what for item in swept(copy, limits).found if item.level != "note"})
    if left:
        raise Refused("not_clean", f"副本中仍有隐藏内容，没有交出（{left[0].partition('；')[0]}）；请手工处理后再试")
    return copy


def swept(data: bytes, limits: Limits) -> Swept:
    """A file gone through once; raises UnreadableFile."""
    if len(data) > limits.file_bytes:
        raise UnreadableFile("too_large", f"文件超过 {limits.file_bytes / 1e6:.0f} MB 的上限；请确认是否拿错了文件")
    kind = kind_of(data, limits)
    if kind in {"text", "json"}:
        return Swept((), lambda: data)
    module = _MODULES.get(kind)
    if module is None:
        return _unchecked(kind)
    sweep: Callable[[bytes, Limits], Swept] = import_module(f"gongkai.screening.hidden.{module}").swept
    return sweep(data, limits)


def kind_of(data: bytes, limits: Limits) -> str:
    """The kind by content, of a ZIP by its parts; raises UnreadableFile."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "picture"
    kind = kind_of_bytes(data)
    if kind == "zip":
        from gongkai.intake.containers.archive import Archive
        from gongkai.intake.containers.packages import kind_of_archive

        return kind_of_archive(Archive(data, limits))
    return kind_of_text(decode(data)[0]) if kind == "text" else kind


def inside(limits: Limits) -> Limits:
    """What is left of the limits for a file inside a file; raises UnreadableFile `too_deep`."""
    if limits.nesting <= 1:
        raise UnreadableFile("too_deep", "文件中套文件的层数过多，不像正常文件；未读取")
    return limits._replace(nesting=limits.nesting - 1)


def _unchecked(kind: str) -> Swept:
    """A kind whose hiding places nobody looks into here: said, and no copy is made."""
    name = CHINESE.get(kind, "这种格式的文件")
    other = _SAVE_AS.get(kind)
    todo = f"请用原软件另存为 {other} 格式后再处理" if other else "请解压后逐个处理"
    ledger = Ledger()
    ledger.add("unchecked")
    found = ledger.found[0]._replace(what=f"{name}的隐藏内容无法检查；{todo}")

    def refuse() -> bytes:
        raise Refused("unchecked", f"{name}的隐藏内容无法去除；{todo}")

    return Swept((found,), refuse)
