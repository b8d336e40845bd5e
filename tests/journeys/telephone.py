"""The telephone with the one-time codes: what an authenticator computes from the secret that the page shows (RFC 6238)."""

import base64
import hashlib
import hmac
import struct
import time


def code(secret: str, later: int = 0) -> str:
    """The six digits of now, or of some half minutes later."""
    plain = secret.replace(" ", "").upper()
    key = base64.b32decode(plain + "=" * (-len(plain) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30 + later), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"
