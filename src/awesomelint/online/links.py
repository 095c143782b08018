"""Other links: whether they are dead.

A link is dead only if that is certain. Many sites answer programs with 403, 429 or 503 although people can
open the page.
"""

from __future__ import annotations

from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from awesomelint.analysis.online.answers import LinkState
from awesomelint.online.client import Client, Trouble

SPACING = 1.0
_GONE = (404, 410)
_MAX_ROBOTS_BYTES = 512 << 10


class Unclear(Exception):
    """A link of which nothing certain can be said; the message says why."""


class Host:
    """A host that is asked about its links, with its rules for programs (robots.txt, RFC 9309)."""

    def __init__(self, client: Client, url: str) -> None:
        parts = urlsplit(url)
        self._client = client
        self._robots_url = f"{parts.scheme}://{parts.netloc}/robots.txt"
        self._robots: RobotFileParser | None = None

    def check(self, url: str) -> LinkState:
        """Return the state of a link. Raises `Trouble` and `Unclear` if nothing certain can be said."""
        if not self._may_ask(url):
            raise Unclear("its site does not want programs to open it (robots.txt)")
        head = self._status(url, "HEAD")
        if head < 400:
            return LinkState(False, "")
        # Some servers do not know HEAD, so the page itself has to be missing, too.
        status = self._status(url, "GET")
        if status < 400:
            return LinkState(False, "")
        if status in _GONE:
            return LinkState(True, f"the server answers {status}")
        raise Unclear(f"the server answers {status}")

    def _status(self, url: str, method: str) -> int:
        return self._client.get(url, method=method, spacing=SPACING, with_body=False).status

    def _may_ask(self, url: str) -> bool:
        if self._robots is None:
            self._robots = RobotFileParser()
            lines: list[str] = []
            try:
                response = self._client.get(self._robots_url, spacing=SPACING, max_bytes=_MAX_ROBOTS_BYTES)
                if response.status == 200:
                    lines = response.text.splitlines()
                elif response.status >= 500:
                    # RFC 9309, section 2.3.1.4: rules that cannot be read may forbid everything.
                    lines = ["User-agent: *", "Disallow: /"]
            except Trouble as trouble:
                if trouble.kind not in ("size", "redirects", "private"):
                    raise
            self._robots.parse(lines)
        return self._robots.can_fetch("awesomelint", url)
