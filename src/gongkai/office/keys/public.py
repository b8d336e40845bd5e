"""What the public's pages may use: words carried by the browser that only this office can read."""

import base64
import json
import secrets
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from gongkai.law.today import now
from gongkai.office.keys.sealing import ring

_NONCE = 12
_MOST_SECONDS = 4 * 3600


def carry(purpose: str, data: dict[str, Any]) -> str:
    """Values as a token for a form or cookie: sealed, bound to a purpose and to the hours after this moment.

    So what a person types on one page and sends on the next is kept by nobody but their own browser.
    """
    nonce = secrets.token_bytes(_NONCE)
    plain = json.dumps({"at": int(now().timestamp()), "data": data}, ensure_ascii=False, default=str).encode()
    sealed = nonce + _cipher().encrypt(nonce, plain, purpose.encode())
    return base64.urlsafe_b64encode(sealed).decode("ascii")


def carried(purpose: str, token: str) -> dict[str, Any] | None:
    """The values again; None for a token that is altered, of another purpose, or too old."""
    try:
        sealed = base64.urlsafe_b64decode(token.encode("ascii"))
        told = json.loads(_cipher().decrypt(sealed[:_NONCE], sealed[_NONCE:], purpose.encode()))
    except (InvalidTag, ValueError):
        return None
    if now().timestamp() - told["at"] > _MOST_SECONDS:
        return None
    data: dict[str, Any] = told["data"]
    return data


def new_mark() -> str:
    """A form's one-time mark."""
    return secrets.token_urlsafe(18)


def _cipher() -> AESGCM:
    return AESGCM(bytes.fromhex(ring().secret("carried by the public")))
