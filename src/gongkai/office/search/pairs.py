"""A text as pairs of characters, and the pairs as keyed digests."""

import base64
import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterable

from gongkai.office.keys.sealing import ring

_RUN = re.compile(r"\w+")
_BYTES = 5
"""Forty bits of each digest: eight characters, and next to no false hits among a case's few hundred pairs."""


def pairs(text: str) -> tuple[str, ...]:
    """The pairs of neighbouring characters within each run of letters, each once, in the order met.

    >>> pairs("土地征收，补偿")
    ('土地', '地征', '征收', '补偿')
    >>> pairs("Ａ村")
    ('A村',)
    """
    found: dict[str, None] = {}
    for run in _RUN.findall(unicodedata.normalize("NFKC", text).upper()):
        found.update(dict.fromkeys(run[at : at + 2] for at in range(len(run) - 1)))
    return tuple(found)


def digests(texts: Iterable[str]) -> tuple[str, ...]:
    """Every pair in the texts as a digest, each once."""
    secret = bytes.fromhex(ring().secret("search"))
    found = dict.fromkeys(pair for text in texts for pair in pairs(text))
    return tuple(_digest(secret, pair) for pair in found)


def mark(organ: str) -> str:
    """The word that stands in every entry of an organ, so that the index itself finds only that organ's."""
    return f"o{_digest(bytes.fromhex(ring().secret('search')), f'organ {organ}')}"


def _digest(secret: bytes, pair: str) -> str:
    cut = hmac.new(secret, pair.encode(), hashlib.sha256).digest()[:_BYTES]
    return base64.b32encode(cut).decode("ascii").lower()
