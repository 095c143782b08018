"""HTTP requests within limits, so that no source is asked too often and no answer can do harm.

A request waits until its host may be asked again, is repeated if the server is busy, follows redirects to
public hosts only, and reads a limited number of bytes. What goes wrong is a `Trouble`, a sentence for people.
"""

from __future__ import annotations

import email.utils
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from typing import Literal
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx

from awesomelint import __version__
from awesomelint.online.addresses import address_refusal, url_refusal
from awesomelint.report.urls import HOME
from awesomelint.util.named_tuple import NamedTuple

# In seconds. An answer that takes longer is given up; a server that asks for a longer wait is not asked again.
TIMEOUT, TOTAL_TIMEOUT, LONGEST_WAIT = 20.0, 60.0, 120.0
ATTEMPTS = 3
MAX_REDIRECTS = 8
# Bytes: a hundred records of arXiv take about 400,000.
MAX_BYTES = 4 << 20
_BUSY = frozenset((429, 500, 502, 503, 504))

Kind = Literal[
    "budget",
    "busy",
    "certificate",
    "name",
    "private",
    "redirects",
    "size",
    "stopped",
    "timeout",
    "unreachable",
]


class Trouble(Exception):
    """A request that could not be answered: its kind, and a sentence that says why."""

    def __init__(self, kind: Kind, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason


class Response(NamedTuple):
    """An answer: its status, headers (names in lower case) and body, and the URL that gave it after redirects."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str

    @property
    def text(self) -> str:
        """The body as text, which all sources encode in UTF-8."""
        return self.body.decode("utf-8", "replace")


class Client:
    """Sends requests. May be used by several threads: requests to one host are sent one after the other.

    `budget` is the number of requests allowed, None for any number. `allowed` are hosts that may be in a
    private network. `clock` and `pause` measure time and wait, in seconds.
    """

    def __init__(
        self,
        *,
        mailto: str = "",
        budget: int | None = None,
        allowed: frozenset[str] = frozenset(),
        clock: Callable[[], float] = time.monotonic,
        pause: Callable[[float], None] | None = None,
    ) -> None:
        self.agent = f"awesomelint/{__version__} (+{HOME}{f'; mailto:{mailto}' if mailto else ''})"
        # The numbers of requests sent, and of those that a server answered in any way.
        self.sent = 0
        self.answered = 0
        self._budget = budget
        self._allowed = allowed
        self._clock = clock
        self._stopped = threading.Event()
        self._pause = pause or self._wait
        self._lock = threading.Lock()
        self._hosts: dict[str, _Host] = {}
        self._clients: dict[str | None, httpx.Client] = {}
        self._context: ssl.SSLContext | None = None

    def get(
        self,
        url: str,
        *,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        spacing: float = 1.0,
        with_body: bool = True,
        max_bytes: int = MAX_BYTES,
    ) -> Response:
        """Return the answer to a request; raise `Trouble` if there is none.

        `spacing` is the time between two requests to a host, in seconds. `with_body` says whether the body is
        needed; one of more than `max_bytes` is trouble.
        """
        seen = {url}
        for _ in range(MAX_REDIRECTS):
            response = self._get_patiently(
                url, method, headers or {}, spacing, max_bytes if with_body else None
            )
            target = response.headers.get("location")
            if response.status not in (301, 302, 303, 307, 308) or not target:
                return response
            before, url = url, urljoin(url, target)
            if url in seen:
                raise Trouble("redirects", f"it redirects in a circle, at {url}")
            seen.add(url)
            if headers and urlsplit(url).netloc != urlsplit(before).netloc:
                # A token is for the host that it was meant for.
                headers = {name: value for name, value in headers.items() if name.lower() != "authorization"}
        raise Trouble("redirects", f"it redirects more than {MAX_REDIRECTS} times")

    def stop(self) -> None:
        """End all waiting; later requests raise `Trouble`."""
        self._stopped.set()

    def close(self) -> None:
        """Close all connections."""
        for client in self._clients.values():
            client.close()

    def _wait(self, seconds: float) -> None:
        self._stopped.wait(seconds)

    def _get_patiently(
        self, url: str, method: str, headers: Mapping[str, str], spacing: float, max_bytes: int | None
    ) -> Response:
        """Ask again if the server is busy or cannot be reached, after the time that it asks for."""
        host = self._host(url)
        with host.lock:
            for attempt in range(1, ATTEMPTS + 1):
                self._take_turn(host, spacing)
                last = attempt == ATTEMPTS
                try:
                    response = self._get_once(url, method, headers, max_bytes)
                except Trouble as trouble:
                    if last or trouble.kind not in ("timeout", "unreachable"):
                        raise
                    self._pause(spacing * 2**attempt)
                    continue
                finally:
                    host.free_at = self._clock() + spacing
                if last or not _is_busy(response):
                    return response
                wait = _retry_after(response.headers.get("retry-after", ""))
                if wait is None:
                    wait = spacing * 2**attempt
                if wait > LONGEST_WAIT:
                    raise Trouble("busy", f"the server asks to wait {wait:.0f} seconds")
                self._pause(wait)
        raise AssertionError("the last attempt returns or raises")

    def _take_turn(self, host: _Host, spacing: float) -> None:
        """Wait until a host may be asked again, and count the request."""
        wait = host.free_at - self._clock()
        if wait > 0:
            self._pause(wait)
        if self._stopped.is_set():
            raise Trouble("stopped", "the run was stopped")
        with self._lock:
            if self._budget is not None and self.sent >= self._budget:
                raise Trouble("budget", f"the limit of {self._budget} requests was reached (--max-requests)")
            self.sent += 1

    def _host(self, url: str) -> _Host:
        name = urlsplit(url).netloc.lower()
        with self._lock:
            return self._hosts.setdefault(name, _Host())

    def _get_once(self, url: str, method: str, headers: Mapping[str, str], max_bytes: int | None) -> Response:
        if refusal := url_refusal(url, self._allowed):
            raise Trouble("private", f"{refusal}, so it is not requested")
        try:
            proxy = _proxy_for(url)
            target, extensions = (url, {}) if proxy else self._pinned(url)
            request_headers = {"user-agent": self.agent, "host": urlsplit(url).netloc, **headers}
            client = self._client(proxy)
            begun = self._clock()
            with client.stream(method, target, headers=request_headers, extensions=extensions) as response:
                with self._lock:
                    self.answered += 1
                body = b"" if max_bytes is None else self._body(response, max_bytes, begun)
                found = {name.lower(): value for name, value in response.headers.items()}
                return Response(response.status_code, found, body, url)
        except httpx.TimeoutException:
            raise Trouble("timeout", f"there was no answer within {TIMEOUT:.0f} seconds") from None
        except httpx.ConnectError as error:
            if "CERTIFICATE_VERIFY_FAILED" in str(error):
                raise Trouble("certificate", "its certificate is not valid") from None
            raise Trouble("unreachable", "no connection could be made") from None
        except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError, ValueError) as error:
            raise Trouble("unreachable", f"the connection failed ({type(error).__name__})") from None

    def _body(self, response: httpx.Response, max_bytes: int, begun: float) -> bytes:
        body = bytearray()
        for chunk in response.iter_bytes(1 << 16):
            body += chunk
            if len(body) > max_bytes:
                raise Trouble("size", f"the answer is larger than {max_bytes:,} bytes")
            if self._clock() - begun > TOTAL_TIMEOUT:
                raise Trouble("timeout", f"the answer took longer than {TOTAL_TIMEOUT:.0f} seconds")
        return bytes(body)

    def _pinned(self, url: str) -> tuple[str, dict[str, str]]:
        """Return a URL with the address that its host was resolved to, so that the address checked is the one asked."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise Trouble("name", f"there is no host “{host}”") from None
        addresses = [str(info[4][0]) for info in found]
        if host not in self._allowed and (refusal := address_refusal(host, addresses)):
            raise Trouble("private", f"{refusal}, so it is not requested")
        address = addresses[0].partition("%")[0]
        netloc = f"[{address}]:{port}" if ":" in address else f"{address}:{port}"
        return parts._replace(netloc=netloc, fragment="").geturl(), {"sni_hostname": host}

    def _client(self, proxy: str | None) -> httpx.Client:
        with self._lock:
            client = self._clients.get(proxy)
            if client is None:
                # With `SSL_CERT_FILE` or `SSL_CERT_DIR` from the environment.
                self._context = self._context or httpx.create_ssl_context()
                client = httpx.Client(
                    verify=self._context,
                    proxy=proxy,
                    trust_env=False,
                    timeout=TIMEOUT,
                    follow_redirects=False,
                )
                self._clients[proxy] = client
            return client


class _Host:
    """When a host may be asked again, on the clock of the client."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.free_at = 0.0


def _proxy_for(url: str) -> str | None:
    """Return the proxy for a URL from the environment (`HTTPS_PROXY`, `NO_PROXY`, …), or None."""
    parts = urlsplit(url)
    proxies = getproxies()
    if proxy_bypass(parts.hostname or ""):
        return None
    return proxies.get(parts.scheme) or proxies.get("all")


def _is_busy(response: Response) -> bool:
    """Whether a server may answer later; GitHub limits requests with 403 and a time to wait, too."""
    return response.status in _BUSY or (response.status == 403 and "retry-after" in response.headers)


def _retry_after(value: str) -> float | None:
    """Return the seconds of a `Retry-After` header (RFC 9110), which is a number or a date; None if it is neither."""
    if value.strip().isdecimal():
        return float(value)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
    except (TypeError, ValueError):
        return None


def resolves(host: str) -> bool:
    """Whether a host name has an address."""
    try:
        return bool(socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM))
    except (OSError, UnicodeError):
        return False
