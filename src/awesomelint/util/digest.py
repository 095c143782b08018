"""Digests of data, for keys of the cache."""

from __future__ import annotations

try:
    # `hashlib` gives the same, but it loads OpenSSL, which takes a quarter of the time that Python takes to start.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b


# In bytes.
DIGEST_SIZE = 16


def digest(data: bytes, key: bytes = b"") -> bytes:
    """The digest of data; with a secret `key`, one that cannot be computed without the key."""
    return blake2b(data, digest_size=DIGEST_SIZE, key=key).digest()
