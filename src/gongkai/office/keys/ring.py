"""The key ring: master keys in a file outside the database, readable by the office's own user only.

Whoever has the database without this file can read no personal data; whoever loses this file has lost them too, so
it is backed up apart from the database.
"""

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from gongkai.office.keys import private
from gongkai.office.keys.errors import RingTrouble, WrongSeal

_NONCE = 12
_LENGTH = 32


@dataclass(frozen=True)
class Ring:
    """Master keys by number; the newest wraps, all unwrap."""

    masters: Mapping[str, bytes]
    newest: str
    root: bytes
    """The secret that all others (sessions, fingerprints, query codes) are derived from; it never changes."""

    @staticmethod
    def at(path: Path) -> "Ring":
        """The ring kept in a file, made on first use; raises RingTrouble."""
        return _kept(path)

    def secret(self, purpose: str) -> str:
        """A secret of its own for one purpose, the same at every start (hex, 64 characters)."""
        return hmac.new(self.root, purpose.encode(), hashlib.sha256).hexdigest()

    def fingerprint(self, purpose: str, text: str) -> str:
        """A keyed digest that finds equal texts again without keeping them (hex, 64 characters)."""
        return hmac.new(bytes.fromhex(self.secret(purpose)), text.encode(), hashlib.sha256).hexdigest()

    def wrap(self, key: bytes, name: str) -> tuple[str, bytes]:
        """A data key under the newest master, bound to its name → number of the master, wrapped bytes."""
        nonce = secrets.token_bytes(_NONCE)
        return self.newest, nonce + AESGCM(self.masters[self.newest]).encrypt(nonce, key, name.encode())

    def unwrap(self, number: str, wrapped: bytes, name: str) -> bytes:
        """The data key back; raises RingTrouble for a master that is not here, WrongSeal for altered bytes."""
        if number not in self.masters:
            raise RingTrouble(f"密钥环里没有第 {number} 号主密钥；请放回建库时使用的密钥环文件")
        try:
            return AESGCM(self.masters[number]).decrypt(wrapped[:_NONCE], wrapped[_NONCE:], name.encode())
        except Exception as error:
            raise WrongSeal("数据密钥打不开：数据库与密钥环不配套，或数据被改动过") from error

    def with_new_master(self) -> "Ring":
        """The same ring with one more master key, which wraps from now on."""
        number = str(max(map(int, self.masters)) + 1)
        return Ring({**self.masters, number: secrets.token_bytes(_LENGTH)}, number, self.root)

    def write(self, path: Path) -> None:
        """Keeps the ring in a file, in place of the one that is there."""
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        private.put(path, self._content())
        _kept.cache_clear()

    def _content(self) -> bytes:
        content = {
            "newest": self.newest,
            "root": _text(self.root),
            "masters": {number: _text(key) for number, key in self.masters.items()},
        }
        return json.dumps(content, indent=1).encode("ascii")


@lru_cache(maxsize=4)
def _kept(path: Path) -> Ring:
    if not path.exists():
        _make(path)
    try:
        if path.stat().st_mode & 0o077:
            raise RingTrouble(f"密钥环文件 {path} 别的用户也能读；请先运行 chmod 600 {path}")
        content = json.loads(path.read_text(encoding="ascii"))
        masters = {str(number): _bytes(key) for number, key in content["masters"].items()}
        ring = Ring(masters, str(content["newest"]), _bytes(content["root"]))
        if ring.newest not in masters or any(len(key) != _LENGTH for key in (*masters.values(), ring.root)):
            raise ValueError("incomplete")
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise RingTrouble(f"密钥环文件 {path} 读不出来或已损坏；请从单独的备份放回") from error
    return ring


def _make(path: Path) -> None:
    fresh = Ring({"1": secrets.token_bytes(_LENGTH)}, "1", secrets.token_bytes(_LENGTH))
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    private.put_first(path, fresh._content())


def _text(key: bytes) -> str:
    return base64.b64encode(key).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
