"""Sealing a text under a case's key, bound to where it stands."""

import base64
import secrets
import uuid
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from gongkai.office.keys.errors import Destroyed, WrongSeal
from gongkai.office.keys.models import DataKey
from gongkai.office.keys.ring import Ring

_NONCE = 12
_MARK = "s1"


@dataclass(frozen=True)
class Place:
    """Where a sealed value belongs; it opens nowhere else."""

    model: str
    field: str
    row: str

    def __str__(self) -> str:
        return f"{self.model}/{self.field}/{self.row}"


@dataclass(frozen=True)
class Sealer:
    """A case's open key, held only while a request or job needs it."""

    key_id: uuid.UUID
    _key: bytes

    def seal(self, text: str, at: Place) -> str:
        """A text as ASCII that says nothing: mark, key, nonce and ciphertext."""
        sealed = base64.b64encode(self.seal_bytes(text.encode(), at)).decode("ascii")
        return f"{_MARK}:{self.key_id.hex}:{sealed}"

    def open(self, sealed: str, at: Place) -> str:
        """The text again; raises WrongSeal."""
        mark, _, rest = sealed.partition(":")
        key, _, content = rest.partition(":")
        if mark != _MARK or key != self.key_id.hex:
            raise WrongSeal(f"{at} 处的密文不属于这件")
        try:
            return self.open_bytes(base64.b64decode(content, validate=True), at).decode()
        except ValueError as error:
            raise WrongSeal(f"{at} 处的密文已损坏") from error

    def seal_bytes(self, content: bytes, at: Place) -> bytes:
        """Bytes (a file) sealed: nonce and ciphertext."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + AESGCM(self._key).encrypt(nonce, content, str(at).encode())

    def open_bytes(self, sealed: bytes, at: Place) -> bytes:
        """The bytes again; raises WrongSeal."""
        try:
            return AESGCM(self._key).decrypt(sealed[:_NONCE], sealed[_NONCE:], str(at).encode())
        except Exception as error:
            raise WrongSeal(f"{at} 处的密文打不开：被改动过，或不在原来的位置") from error


def ring() -> Ring:
    """The office's key ring."""
    return Ring.at(settings.KEYS)


def sealer(key: DataKey) -> Sealer:
    """A key opened for use; raises Destroyed once it was destroyed."""
    if key.wrapped is None:
        raise Destroyed("这一件已经匿名化，个人信息的密钥已销毁，无法再看")
    return Sealer(key.id, ring().unwrap(key.master, bytes(key.wrapped), key.id.hex))
