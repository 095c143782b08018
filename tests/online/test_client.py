"""Requests: spacing, retries, redirects, sizes and the budget, against a server on the loopback."""

from __future__ import annotations

import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import pytest
import trustme

from awesomelint.online.client import Client, Trouble
from tests.support.online import HOST, Answer, Sources

OK = Answer(200, b"fine")


def trouble(client: Client, url: str, **options: object) -> Trouble:
    with pytest.raises(Trouble) as caught:
        client.get(url, **options)  # type: ignore[arg-type]
    return caught.value


def test_an_answer_is_returned_as_it_came(sources: Sources) -> None:
    sources.answers["/page"] = [Answer(200, "Straße".encode(), {"X-Name": "value"})]
    response = sources.client(mailto="me@example.org").get(f"{sources.url}/page")
    assert (response.status, response.text, response.headers["x-name"]) == (200, "Straße", "value")
    agent = sources.requests[0].headers["user-agent"]
    assert agent.startswith("awesomelint/") and "mailto:me@example.org" in agent
    assert sources.requests[0].headers["host"] == sources.url.removeprefix("http://")


def test_requests_to_a_host_are_spaced(sources: Sources) -> None:
    sources.answers["/page"] = [OK]
    client = sources.client()
    for _ in range(4):
        client.get(f"{sources.url}/page", spacing=3.0)
    times = [request.at for request in sources.requests]
    assert [later - earlier for earlier, later in pairwise(times)] == [3.0, 3.0, 3.0]


def test_requests_of_several_threads_are_spaced_as_well(sources: Sources) -> None:
    sources.answers["/page"] = [OK]
    client = sources.client()
    threads = [threading.Thread(target=client.get, args=(f"{sources.url}/page",)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = sorted(request.at for request in sources.requests)
    assert all(later - earlier >= 1.0 for earlier, later in pairwise(times))


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_again_after_the_time_it_names(sources: Sources, status: int) -> None:
    sources.answers["/page"] = [Answer(status, b"", {"Retry-After": "17"}), OK]
    assert sources.client().get(f"{sources.url}/page").status == 200
    assert 17.0 in sources.clock.waits


def test_a_date_to_wait_for_in_the_past_is_no_wait(sources: Sources) -> None:
    sources.answers["/page"] = [Answer(503, b"", {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}), OK]
    assert sources.client().get(f"{sources.url}/page").status == 200
    assert sum(sources.clock.waits) <= 1.0


def test_a_server_that_stays_busy_is_asked_three_times(sources: Sources) -> None:
    sources.answers["/page"] = [Answer(503)]
    assert sources.client().get(f"{sources.url}/page").status == 503
    assert len(sources.requests) == 3
    assert sources.clock.waits == sorted(sources.clock.waits), "the waits grow"


def test_a_long_wait_is_not_waited_for(sources: Sources) -> None:
    sources.answers["/page"] = [Answer(429, b"", {"Retry-After": "86400"})]
    found = trouble(sources.client(), f"{sources.url}/page")
    assert found.kind == "busy" and "86400 seconds" in found.reason


def test_redirects_are_followed(sources: Sources) -> None:
    sources.answers["/old"] = [Answer(301, b"", {"Location": "/new"})]
    sources.answers["/new"] = [OK]
    assert sources.client().get(f"{sources.url}/old").url == f"{sources.url}/new"


def test_a_circle_of_redirects_is_trouble(sources: Sources) -> None:
    sources.answers["/one"] = [Answer(302, b"", {"Location": "/two"})]
    sources.answers["/two"] = [Answer(302, b"", {"Location": "/one"})]
    assert trouble(sources.client(), f"{sources.url}/one").kind == "redirects"
    sources.answers |= {f"/{n}": [Answer(302, b"", {"Location": f"/{n + 1}"})] for n in range(20)}
    assert trouble(sources.client(), f"{sources.url}/0").kind == "redirects"
    assert len(sources.requests) < 15


@pytest.mark.parametrize(
    "target", ["http://localhost/", "http://169.254.169.254/latest/", "http://[::1]/", "file:///etc/passwd"]
)
def test_a_redirect_into_a_private_network_is_not_followed(sources: Sources, target: str) -> None:
    sources.answers["/page"] = [Answer(302, b"", {"Location": target})]
    found = trouble(sources.client(), f"{sources.url}/page")
    assert found.kind == "private" and "not requested" in found.reason
    assert len(sources.requests) == 1


def test_a_token_is_not_sent_to_another_host(sources: Sources) -> None:
    # The same server by another name.
    other = sources.url.replace(HOST, "localhost")
    sources.answers["/page"] = [Answer(302, b"", {"Location": f"{other}/elsewhere"})]
    sources.answers["/elsewhere"] = [OK]
    client = sources.client(allowed=frozenset([HOST, "localhost"]))
    client.get(f"{sources.url}/page", headers={"Authorization": "Bearer secret"})
    assert ["authorization" in request.headers for request in sources.requests] == [True, False]


def test_a_large_answer_is_given_up(sources: Sources) -> None:
    sources.answers["/large"] = [Answer(200, b"x" * (10 << 20))]
    found = trouble(sources.client(), f"{sources.url}/large")
    assert found.kind == "size" and "4,194,304 bytes" in found.reason
    assert sources.client().get(f"{sources.url}/large", with_body=False).body == b""


def test_the_budget_counts_every_request(sources: Sources) -> None:
    sources.answers["/page"] = [Answer(503), OK]
    client = sources.client(budget=3)
    for _ in range(2):
        client.get(f"{sources.url}/page")
    found = trouble(client, f"{sources.url}/page")
    assert found.kind == "budget" and "--max-requests" in found.reason
    assert len(sources.requests) == client.sent == 3


def test_a_cut_answer_is_trouble(sources: Sources) -> None:
    sources.answers["/page"] = [Answer(200, b"short", {"Content-Length": "5000"})]
    client = sources.client()
    # The server keeps the connection open, so the client waits for the rest.
    import httpx

    client._clients[None] = httpx.Client(timeout=0.2, trust_env=False)
    assert trouble(client, f"{sources.url}/page").kind in ("timeout", "unreachable")


def test_a_closed_port_and_an_unknown_host_are_told_apart(sources: Sources) -> None:
    assert trouble(sources.client(), f"http://{HOST}:9/").kind == "unreachable"
    assert trouble(sources.client(), "http://no-such-host.invalid/").kind == "name"


def test_after_stopping_nothing_is_sent(sources: Sources) -> None:
    client = sources.client()
    client.stop()
    assert trouble(client, f"{sources.url}/page").kind == "stopped"
    assert not sources.requests


def test_a_certificate_is_checked_against_those_of_the_environment(
    sources: Sources, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Quiet(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Tests are quiet."""

    server = ThreadingHTTPServer((HOST, 0), Quiet)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority = trustme.CA()
    authority.issue_cert(HOST).configure_cert(context)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        url = f"https://{HOST}:{server.server_port}/"
        found = trouble(sources.client(), url)
        authority.cert_pem.write_to_path(tmp_path / "authority.pem")
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
        # This server knows no method.
        assert sources.client().get(url).status == 501
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert found.kind == "certificate" and "certificate" in found.reason


def test_a_proxy_of_the_environment_is_used(sources: Sources, monkeypatch: pytest.MonkeyPatch) -> None:
    sources.answers["/page"] = [OK]
    monkeypatch.setenv("http_proxy", sources.url)
    monkeypatch.setenv("no_proxy", "")
    assert sources.client().get("http://example.com/page").status == 200
    assert sources.requests[0].path == "http://example.com/page" or sources.requests[0].path == "/page"
