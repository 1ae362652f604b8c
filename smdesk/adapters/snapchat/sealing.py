"""A file encrypted as Snapchat takes it: AES-256 in CBC, padded at its end, in parts that are sent one by one.

The parts are one stream: each is chained to the last block of the one before. So what goes on after a kill needs that
block and the key, not the bytes that have gone.
"""

from __future__ import annotations

import base64
import binascii
import os

BLOCK = 16


def key_and_start() -> tuple[bytes, bytes]:
    """A new key and the block that the first part is chained to."""
    return os.urandom(32), os.urandom(BLOCK)


def sealed(data: bytes, key: bytes, chain: bytes, *, last: bool) -> bytes:
    """One part, chained to the block before it. All but the last are whole blocks; the last is padded (PKCS 7)."""
    from cryptography.hazmat.primitives import padding
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    if last:
        padder = padding.PKCS7(BLOCK * 8).padder()
        data = padder.update(data) + padder.finalize()
    cipher = Cipher(algorithms.AES(key), modes.CBC(chain)).encryptor()
    return cipher.update(data) + cipher.finalize()


def written(value: bytes) -> str:
    """Bytes as the API and a stored handle have them."""
    return base64.b64encode(value).decode("ascii")


def read(value: object, size: int) -> bytes:
    """The inverse of `written`; b"" for what has not that many bytes."""
    try:
        found = base64.b64decode(value, validate=True) if isinstance(value, str) else b""
    except (binascii.Error, ValueError):
        return b""
    return found if len(found) == size else b""
