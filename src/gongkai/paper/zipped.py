"""A package (DOCX, XLSX) without the clock of the machine in it, so that the same content gives the same bytes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_NO_DAY = (1980, 1, 1, 0, 0, 0)


def evenly_zipped(data: bytes) -> bytes:
    """The same members in the same order, each with the first day that a ZIP can name."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w") as package:
        for name in source.namelist():
            member = ZipInfo(name, _NO_DAY)
            member.compress_type = ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            package.writestr(member, source.read(name))
    return target.getvalue()
