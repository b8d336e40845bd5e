"""Whether the journal is as it was written: every chain and every anchor walked from the first."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models

from gongkai.office.journal.hashing import anchor_digest, entry_digest
from gongkai.office.journal.models import Anchor, Chain, Entry

_BATCH = 2000


@dataclass(frozen=True)
class Break:
    """A place where the journal is not as it was written."""

    where: str
    what: str


def verify() -> Iterator[Break]:
    """Yields every break; nothing when all holds. Walks without holding more than a batch in memory."""
    anchors = list(Anchor.objects.order_by("on"))
    yield from _broken_anchors(anchors)
    for chain in Chain.objects.order_by("key"):
        anchored = {anchor.heads[chain.key][0]: anchor for anchor in anchors if chain.key in anchor.heads}
        yield from _broken_entries(chain, anchored)
    known = set(Chain.objects.values_list("key", flat=True))
    for anchor in anchors:
        for key in anchor.heads.keys() - known:
            yield Break(f"锚定 {anchor.on.isoformat()}", f"日志链 {key} 不见了")


def _broken_anchors(anchors: list[Anchor]) -> Iterator[Break]:
    previous = ""
    for anchor in anchors:
        if anchor.previous != previous or anchor.digest != anchor_digest(anchor):
            yield Break(f"锚定 {anchor.on.isoformat()}", "与前一天接不上，或内容被改动")
        previous = anchor.digest


def _broken_entries(chain: Chain, anchored: dict[int, Anchor]) -> Iterator[Break]:
    previous, number = "", 0
    # Only up to the head as it was read: the office goes on writing while this walks.
    for entry in Entry.objects.filter(chain=chain, number__lte=chain.length).order_by("number").iterator(_BATCH):
        number += 1
        where = f"日志 {chain.key} 第 {entry.number} 条"
        if entry.number != number:
            yield Break(where, f"编号不连续，应当是第 {number} 条")
            number = entry.number
        if entry.previous != previous:
            yield Break(where, "与前一条接不上")
        if entry.digest != entry_digest(chain.key, entry):
            yield Break(where, "内容被改动过")
        anchor = anchored.pop(entry.number, None)
        if anchor is not None and anchor.heads[chain.key][1] != entry.digest:
            yield Break(where, f"与 {anchor.on.isoformat()} 的锚定不一致")
        previous = entry.digest
    if (chain.length, chain.head) != (number, previous):
        yield Break(f"日志 {chain.key}", f"末尾缺了：应有 {chain.length} 条，只有 {number} 条")
    last = Entry.objects.filter(chain=chain).aggregate(models.Max("number"))["number__max"] or 0
    if last > Chain.objects.get(key=chain.key).length:
        yield Break(f"日志 {chain.key}", f"第 {last} 条不在链上")
    for length, anchor in anchored.items():
        # An anchor made after the head was read is looked at in the next walk.
        if 0 < length <= chain.length:
            yield Break(f"日志 {chain.key}", f"{anchor.on.isoformat()} 锚定过的第 {length} 条不见了")
