"""Packages (DOCX, XLSX, ZIP) without the clock of the machine in them: the same content gives the same bytes."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_NO_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that a ZIP can name."""


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A package of members in the order given: no day, no comments, no extra fields."""
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for name, content in members:
            member = ZipInfo(name, _NO_DAY)
            member.compress_type = ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            package.writestr(member, content)
    return target.getvalue()


def evenly_zipped(data: bytes) -> bytes:
    """A package with the same members in the same order, without what the library that wrote it added."""
    with ZipFile(BytesIO(data)) as source:
        return zipped([(name, source.read(name)) for name in source.namelist()])
