"""Reading files."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.office.files import store
from gongkai.office.files.digest import digest_of
from gongkai.office.files.models import StoredFile
from gongkai.office.journal.errors import Unlawful
from gongkai.office.keys.sealing import Place, sealer


@dataclass(frozen=True)
class Listed:
    """A file as a list shows it, its name opened."""

    row: StoredFile
    name: str


def of(subject: tuple[str, str]) -> list[Listed]:
    """The files of a subject, oldest first; destroyed ones without their names. One query."""
    rows = StoredFile.objects.filter(subject_kind=subject[0], subject_key=subject[1]).select_related("key", "organ")
    return [Listed(row, name_of(row)) for row in rows]


def get(key: str) -> StoredFile:
    """One file by its key; raises StoredFile.DoesNotExist."""
    return StoredFile.objects.select_related("key", "organ").get(pk=key)


def name_of(file: StoredFile) -> str:
    """A file's name."""
    if file.state == StoredFile.State.DESTROYED:
        return "（已销毁）"
    return file.name if file.key is None else sealer(file.key).open(file.name, Place("file", "name", file.pk.hex))


def content(file: StoredFile, *, also_quarantined: bool = False) -> bytes:
    """A file's bytes, proved to be those kept; raises Unlawful in quarantine, Missing when they are not there."""
    if file.state == StoredFile.State.DESTROYED:
        raise Unlawful("这个文件已经按规定销毁")
    if file.state == StoredFile.State.QUARANTINED and not also_quarantined:
        raise Unlawful(f"这个文件在隔离区：{file.why}；要用请保密审查员或办公室主任看过放行")
    lying = store.get(file.address)
    plain = lying if file.key is None else sealer(file.key).open_bytes(lying, Place("file", "content", file.pk.hex))
    if digest_of(plain) != file.plain_print:
        raise store.Missing(f"文件 {file.pk} 与登记的不一致；请从备份恢复")
    return plain


def wrong() -> Iterator[str]:
    """Every kept file whose bytes are missing or altered, in words; nothing when all are there."""
    for file in StoredFile.objects.exclude(state=StoredFile.State.DESTROYED).iterator():
        try:
            store.get(file.address)
        except store.Missing as error:
            yield f"{file.get_purpose_display()}（{file.subject_kind} {file.subject_key}）：{error}"
