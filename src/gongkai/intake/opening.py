"""Opens a file: size, kind and encoding are settled here, and only here are strangers' bytes touched."""

import os
from typing import TYPE_CHECKING

from gongkai.intake.decoding import decode
from gongkai.intake.document import Document, Flat
from gongkai.intake.errors import UnreadableFile
from gongkai.intake.kinds import CHINESE, kind_of_bytes, kind_of_text
from gongkai.intake.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from gongkai.intake.containers.archive import Archive

_READ = "目前能读取的有：文本、网页、JSON、Word、Excel、WPS、RTF 和 PDF 文件"


def load(path: str | os.PathLike[str], limits: Limits = DEFAULT) -> bytes:
    """The bytes of a file; raises UnreadableFile: `missing`, `folder`, `forbidden`, `too_large` or `damaged`."""
    name = os.fspath(path)
    try:
        if os.path.isdir(name):
            raise UnreadableFile("folder", "这是一个文件夹，不是文件；请指定其中的报告文件")
        size = os.path.getsize(name)
        if size > limits.file_bytes:
            raise _too_large(size, limits)
        with open(name, "rb") as file:
            data = file.read(limits.file_bytes + 1)
    except FileNotFoundError:
        raise UnreadableFile("missing", "找不到这个文件；请核对文件名和所在文件夹") from None
    except PermissionError:
        raise UnreadableFile("forbidden", "没有读取这个文件的权限；请把文件复制到自己的文件夹再试") from None
    except OSError as error:
        raise UnreadableFile("damaged", f"读取文件时出错（{error.strerror or error}）；请检查磁盘后重试") from None
    if len(data) > limits.file_bytes:
        raise _too_large(len(data), limits)
    return data


def open_bytes(
    data: bytes, name: str = "", limits: Limits = DEFAULT, *, hashed: bool = True, ocr: bool = False
) -> Document:
    """Takes in the bytes of one file, in this process; `name` is kept for the record and decides nothing.

    Without `hashed` the document's hash is left empty, for those who do not keep it. With `ocr` the characters of
    scanned pages are recognised. For strangers' files see `gongkai.intake.worker.asking`: a reader may crash on them.

    Raises UnreadableFile with reason `empty`, `binary`, `wrong_encoding`, `unsupported`, `too_large`, `too_deep`,
    `damaged`, `encrypted`, `hostile`, `elsewhere`, `needs_libreoffice` or `not_converted`.
    """
    if len(data) > limits.file_bytes:
        raise _too_large(len(data), limits)
    kind, encoding, flat = _taken(data, limits, ocr=ocr)
    digest = _hash(data) if hashed else ""
    return Document(
        name, digest, kind, flat.text, encoding, flat.grid, flat.notes, spots=flat.spots, recognised=flat.recognised
    )


def is_plain(data: bytes) -> bool:
    """Whether it is text or JSON, for which nothing is parsed that could crash."""
    if kind_of_bytes(data) != "text":
        return False
    try:
        return kind_of_text(decode(data)[0]) in {"text", "json"}
    except UnreadableFile:
        return True


def _taken(data: bytes, limits: Limits, *, ocr: bool = False) -> tuple[str, str, Flat]:
    """Kind, encoding and stream."""
    kind = kind_of_bytes(data)
    if kind == "text":
        return _text(data, limits)
    if kind == "pdf":
        from gongkai.intake.pdf import flatten

        return kind, "utf-8", flatten(data, limits, ocr=ocr)
    if kind == "zip":
        return _archive(data, limits)
    if kind == "ole":
        return _compound(data, limits)
    if kind == "rtf":
        return kind, "utf-8", _converted(data, kind, limits)
    raise _unsupported(kind)


def _text(data: bytes, limits: Limits) -> tuple[str, str, Flat]:
    text, encoding = decode(data)
    if len(text) > limits.text_chars:
        raise UnreadableFile(
            "too_large", f"文字超过 {limits.text_chars // 10_000} 万字，不像一份年度报告；请拆分后再试"
        )
    kind = kind_of_text(text)
    if kind == "html":
        from gongkai.intake.html import flatten

        return kind, encoding, flatten(data if encoding == "utf-8" else text.encode(errors="replace"), limits)
    if kind == "mhtml":
        from gongkai.intake.saved import page_of

        page = page_of(data)
        kind_inside, encoding, flat = _taken(page, _inside(limits))
        return kind if kind_inside in {"html", "text"} else kind_inside, encoding, flat
    if kind == "flat-xml":
        return "doc", encoding, _converted(data, "xml", limits)
    if kind == "text":
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return kind, encoding, Flat(text)


def _archive(data: bytes, limits: Limits) -> tuple[str, str, Flat]:
    from gongkai.intake.containers.archive import Archive
    from gongkai.intake.containers.packages import kind_of_archive

    archive = Archive(data, limits)
    kind = kind_of_archive(archive)
    if kind in {"docx", "docm"}:
        from gongkai.intake.word import flatten

        return kind, "utf-8", flatten(archive, limits, lambda part: _nested(part, archive, limits))
    if kind in {"xlsx", "xlsm"}:
        from gongkai.intake.sheets import flatten_xlsx

        return kind, "utf-8", flatten_xlsx(archive, limits)
    if kind in {"odt", "ods"}:
        return kind, "utf-8", _converted(data, kind, limits)
    if kind == "zip" and archive.names:
        some = "、".join(archive.names[:3]) + ("等" if len(archive.names) > 3 else "")
        raise UnreadableFile("unsupported", f"这是压缩包，里面有 {len(archive.names)} 个文件（{some}）；请解压后再读取")
    raise _unsupported(kind)


def _nested(part: bytes, archive: "Archive", limits: Limits) -> Flat:
    """The stream of a file inside a file, out of what the outer one left of the limits."""
    return _taken(part, _inside(limits)._replace(unpacked_bytes=archive.left))[2]


def _inside(limits: Limits) -> Limits:
    if limits.nesting <= 1:
        raise UnreadableFile("too_deep", "文件中套文件的层数过多，不像正常文件；未读取")
    return limits._replace(nesting=limits.nesting - 1)


def _compound(data: bytes, limits: Limits) -> tuple[str, str, Flat]:
    from gongkai.intake.containers.packages import kind_of_compound

    kind = kind_of_compound(data)
    if kind == "xls":
        from gongkai.intake.sheets import flatten_xls

        return kind, "utf-8", flatten_xls(data, limits)
    if kind == "doc":
        return kind, "utf-8", _converted(data, kind, limits)
    raise _unsupported(kind)


def _converted(data: bytes, kind: str, limits: Limits) -> Flat:
    from gongkai.intake.conversion import convert

    return _taken(convert(data, kind, limits), _inside(limits))[2]


def _unsupported(kind: str) -> UnreadableFile:
    return UnreadableFile("unsupported", f"这是{CHINESE.get(kind, '不认识的文件')}，不能读取；{_READ}")


def _hash(data: bytes) -> str:
    from hashlib import sha256  # costs a twentieth of the start-up time of `check`, which does not need it

    return sha256(data).hexdigest()


def _too_large(size: int, limits: Limits) -> UnreadableFile:
    return UnreadableFile(
        "too_large", f"文件有 {size / 1e6:.0f} MB，超过 {limits.file_bytes / 1e6:.0f} MB 的上限；请确认是否拿错了文件"
    )
