"""Whether the frozen reports are as they were frozen: by their hashes, and by what the journal says of those."""

from collections.abc import Iterator

from gongkai.office.annual.freezing import digest_of
from gongkai.office.annual.models import Version
from gongkai.office.journal.models import Entry


def wrong() -> Iterator[str]:
    """What does not agree, a sentence for each."""
    written = _written()
    for version in Version.objects.select_related("annual__organ").order_by("annual_id", "number").iterator():
        where = f"{version.annual}第{version.number}稿"
        if digest_of(version.content) != version.digest:
            yield f"{where}：内容与登记的校验值不符，定稿以后被改动过"
        told = written.get((str(version.annual_id), version.number))
        if told is not None and told != version.digest:
            yield f"{where}：校验值与日志里记的不符，定稿以后被换过"


def _written() -> dict[tuple[str, int], str]:
    """The hash of each version as the journal has it: report's key and number → hash."""
    entries = Entry.objects.filter(kind="annual", verb__startswith="annual.").order_by("pk")
    found: dict[tuple[str, int], str] = {}
    for key, after in entries.values_list("key", "after").iterator():
        if after and "digest" in after and "version" in after:
            found.setdefault((key, int(after["version"])), str(after["digest"]))
    return found
