"""Digests: what stands for data in keys of the cache."""

from __future__ import annotations

try:
    # `hashlib` does the same, and loads the whole of OpenSSL for it: a quarter of the time in which Python starts.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b


# Bytes of a digest.
DIGEST_SIZE = 16


def digest(data: bytes) -> bytes:
    """What stands for data in a key."""
    return blake2b(data, digest_size=DIGEST_SIZE).digest()
