"""Which addresses may be asked: public ones only, because lists are written by strangers."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from urllib.parse import urlsplit

# Names for the own machine and for local networks (RFC 6761, RFC 6762, RFC 8375).
_LOCAL_NAMES = ("localhost", "local", "internal", "home.arpa", "localdomain")


def url_refusal(url: str, allowed: frozenset[str] = frozenset()) -> str:
    """Return why a URL may not be requested, or an empty string if it may.

    Only `http` and `https` URLs without a password are requested. Local names and addresses that are not
    public are refused, unless their host is in `allowed`. The addresses that a name resolves to are for
    `address_refusal`.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "it is not a valid URL"
    if parts.scheme not in ("http", "https"):
        return f"its scheme is “{parts.scheme}”, not http or https"
    if not host or port == 0:
        return "it has no host"
    if parts.username is not None or parts.password is not None:
        return "it contains a user name or password"
    if host in allowed:
        return ""
    name = host.rstrip(".").lower()
    if any(name == local or name.endswith(f".{local}") for local in _LOCAL_NAMES):
        return f"“{host}” is in a private network"
    if "." not in name and ":" not in name:
        return f"“{host}” is not the name of a public host"
    address = _literal(name)
    return address_refusal(host, [address]) if address is not None else ""


def address_refusal(host: str, addresses: Iterable[str]) -> str:
    """Return why a host with these IP addresses may not be requested, or an empty string if it may.

    One address that is not public is enough, because a name may have several.
    """
    for address in addresses:
        if not is_public(address):
            return f"“{host}” is in a private network ({address})"
    return ""


def is_public(address: str) -> bool:
    """Whether an IP address is reachable from the whole internet (the IANA special-purpose registries).

    An IPv4 address that is embedded in an IPv6 address must be public, too.
    """
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        embedded = parsed.ipv4_mapped or parsed.sixtofour or (parsed.teredo[1] if parsed.teredo else None)
        if parsed in _NAT64:
            embedded = ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)
        if embedded is not None and not is_public(str(embedded)):
            return False
    return parsed.is_global and not parsed.is_multicast


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def _literal(host: str) -> str | None:
    """Return the IP address that a host is written as, or None for a name.

    Resolvers also accept forms such as `0x7f.1` and `2130706433`, which are read here as they read them.
    """
    try:
        return str(ipaddress.ip_address(host.partition("%")[0]))
    except ValueError:
        pass
    numbers = [_number(part) for part in host.split(".")]
    if len(numbers) > 4 or any(number is None for number in numbers):
        return None
    value = 0
    for number in numbers[:-1]:
        assert number is not None
        if number > 255:
            return "0.0.0.0"
        value = value << 8 | number
    last = numbers[-1]
    assert last is not None
    bits = 8 * (5 - len(numbers))
    # A number that is too large is not a public address either.
    return str(ipaddress.IPv4Address(value << bits | last)) if last < 1 << bits else "0.0.0.0"


def _number(text: str) -> int | None:
    try:
        if text.lower().startswith("0x"):
            return int(text, 16)
        return int(text, 8) if len(text) > 1 and text.startswith("0") else int(text, 10)
    except ValueError:
        return None
