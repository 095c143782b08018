"""Digests: what stands for data in keys of the cache."""

from __future__ import annotations

try:
    # `hashlib` does the same, and loads the whole of OpenSSL for it: a quarter of the time in which Python starts.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b


# Bytes of a digest.
DIGEST_SIZE = 16


def digest(data: bytes, key: bytes = b"") -> bytes:
    """What stands for data in a key of the cache; with a secret `key` of its own, nobody without that can make it."""
    return blake2b(data, digest_size=DIGEST_SIZE, key=key).digest()
