"""What kind of office file a container is: told by its content types or by its streams, never by its name."""

from gongkai.intake.containers.archive import Archive
from gongkai.intake.containers.compound import Compound
from gongkai.intake.errors import UnreadableFile

_TYPES = "[Content_Types].xml"
_MAIN = (
    (b"wordprocessingml.document.main+xml", "docx"),
    (b"wordprocessingml.template.main+xml", "docx"),
    (b"word.document.macroEnabled.main+xml", "docm"),
    (b"word.template.macroEnabledTemplate.main+xml", "docm"),
    (b"spreadsheetml.sheet.main+xml", "xlsx"),
    (b"spreadsheetml.template.main+xml", "xlsx"),
    (b"excel.sheet.macroEnabled.main+xml", "xlsm"),
    (b"excel.template.macroEnabled.main+xml", "xlsm"),
    (b"excel.sheet.binary.macroEnabled.main", "xlsb"),
    (b"presentationml.", "slides"),
)
_USUAL = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("OFD.xml", "ofd"))
_MIMETYPES = (
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "ods"),
)
_ENCRYPTED_WORD = 0x0100
"""Of the flags at the head of an older Word document."""
_WORD_MARKS = (0xA5EC, 0xA5DC, 0xA5DB)


def kind_of_archive(archive: Archive) -> str:
    """`docx`, `docm`, `xlsx`, `xlsm`, `xlsb`, `odt`, `ods`, `ofd`, `slides`, or `zip` for any other."""
    if _TYPES in archive:
        types = archive.read(_TYPES)
        if types.startswith((b"\xff\xfe", b"\xfe\xff")):
            types = types.decode("utf-16", "replace").encode()
        for mark, kind in _MAIN:
            if mark in types:
                return kind
    if "mimetype" in archive:
        declared = archive.read("mimetype")
        return next((kind for mark, kind in _MIMETYPES if declared.startswith(mark)), "zip")
    return next((kind for name, kind in _USUAL if name in archive), "zip")


def kind_of_compound(data: bytes) -> str:
    """`doc` (also of WPS), `xls` (also of WPS), `slides` or `ole`; raises UnreadableFile `encrypted` or `damaged`."""
    compound = Compound(data)
    streams = compound.streams
    if "EncryptedPackage" in streams or "EncryptionInfo" in streams:
        raise encrypted()
    if "WordDocument" in streams:
        head = compound.head("WordDocument")
        marked = int.from_bytes(head[:2], "little") in _WORD_MARKS
        if marked and int.from_bytes(head[10:12], "little") & _ENCRYPTED_WORD:
            raise encrypted()
        return "doc"
    if "Workbook" in streams or "Book" in streams:
        return "xls"
    return "slides" if "PowerPoint Document" in streams else "ole"


def encrypted() -> UnreadableFile:
    """Why a file with a password is not read."""
    return UnreadableFile("encrypted", "文件设有密码，无法读取；请取消密码另存后再试")
