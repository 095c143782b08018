"""A server that speaks for all sources."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.online import Clock, Sources, serving


@pytest.fixture
def sources(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sources]:
    # The machine that runs the tests may have a proxy.
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with serving(Sources(Clock())) as running:
        yield running
