"""Hundreds of links: the time between requests to each host, and memory."""

from __future__ import annotations

import tracemalloc
from contextlib import ExitStack
from itertools import pairwise

import pytest

from awesomelint.online.questions import Questions
from awesomelint.util.startup import collect_garbage_as_usual
from tests.support import THOROUGH
from tests.support.online import Answer, Clock, Sources, serving

HOSTS = [f"127.0.0.{number}" for number in range(1, 21)]
LINKS = 2000 if THOROUGH else 600
# A page that nobody needs to read.
PAGE = Answer(200, b"x" * (2 << 20))


@pytest.mark.slow
def test_each_host_is_asked_once_a_second_and_pages_are_not_kept() -> None:
    clock = Clock()
    with ExitStack() as stack:
        servers = [stack.enter_context(serving(Sources(clock), host)) for host in HOSTS]
        peaks = []
        for count in (100, LINKS):
            urls = []
            for server in servers:
                paths = [f"/page{number}" for number in range(count // len(HOSTS))]
                # Every tenth server does not know HEAD.
                head = [Answer(405)] if server is servers[-1] else []
                server.answers = {path: [*head, PAGE] for path in paths}
                server.requests.clear()
                urls += [f"{server.url}{path}" for path in paths]
            # As in the command; other tests of commands have changed it.
            collect_garbage_as_usual()
            client = servers[0].client(allowed=frozenset(HOSTS))
            tracemalloc.start()
            questions = Questions((), (), (), tuple(urls))
            found = servers[0].gatherer(client).gather(questions, [], published=False).answers.links
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
            client.close()
            assert len(found) == count and not any(state.dead for state in found.values())
        for server in servers:
            times = sorted(request.at for request in server.requests)
            assert len(times) >= LINKS // len(HOSTS) + 1, "robots.txt and each link"
            assert all(later - earlier >= 1.0 for earlier, later in pairwise(times))
    assert peaks[1] < peaks[0] + (8 << 20), "no page is kept"
