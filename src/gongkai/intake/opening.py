"""Opens a file: size, kind and encoding are settled here, and only here are strangers' bytes touched."""

import os

from gongkai.intake.decoding import decode
from gongkai.intake.document import Document
from gongkai.intake.errors import UnreadableFile
from gongkai.intake.kinds import CHINESE, kind_of_bytes, kind_of_text
from gongkai.intake.limits import DEFAULT, Limits


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


def open_bytes(data: bytes, name: str = "", limits: Limits = DEFAULT, *, hashed: bool = True) -> Document:
    """Takes in the bytes of one file; `name` is kept for the record and decides nothing.

    Without `hashed` the document's hash is left empty, for those who do not keep it.

    Raises UnreadableFile with reason `empty`, `binary`, `wrong_encoding`, `unsupported` or `too_large`.
    """
    if len(data) > limits.file_bytes:
        raise _too_large(len(data), limits)
    kind = kind_of_bytes(data)
    if kind != "text":
        raise UnreadableFile("unsupported", f"这是{CHINESE[kind]}，目前只能读取文本、网页（HTML）和 JSON 文件")
    text, encoding = decode(data)
    if len(text) > limits.text_chars:
        raise UnreadableFile(
            "too_large", f"文字超过 {limits.text_chars // 10_000} 万字，不像一份年度报告；请拆分后再试"
        )
    digest = _hash(data) if hashed else ""
    kind = kind_of_text(text)
    if kind == "html":
        from gongkai.intake.html import flatten

        flat = flatten(data if encoding == "utf-8" else text.encode(errors="replace"), limits)
        return Document(name, digest, kind, flat.text, encoding, flat.grid, flat.notes)
    if kind == "text":
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Document(name, digest, kind, text, encoding)


def _hash(data: bytes) -> str:
    from hashlib import sha256  # costs a twentieth of the start-up time of `check`, which does not need it

    return sha256(data).hexdigest()


def _too_large(size: int, limits: Limits) -> UnreadableFile:
    return UnreadableFile(
        "too_large", f"文件有 {size / 1e6:.0f} MB，超过 {limits.file_bytes / 1e6:.0f} MB 的上限；请确认是否拿错了文件"
    )
