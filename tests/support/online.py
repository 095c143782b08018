"""A server on the loopback that speaks the formats of the online sources, and a clock that does not wait.

The formats follow the documentation of each source; nothing in the tests connects to anything else.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

import pytest

from awesomelint.online.arxiv import WITNESS
from awesomelint.online.client import Client
from awesomelint.online.gather import Gatherer, Places
from awesomelint.online.store import Store

HOST = "127.0.0.1"


class Clock:
    """A clock that moves only when somebody waits. Remembers each wait."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now

    def pause(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


class Answer(NamedTuple):
    """An answer that a path of the server gives instead of its usual one."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = MappingProxyType({})


class Request(NamedTuple):
    method: str
    path: str
    headers: dict[str, str]
    at: float


class Sources:
    """What the sources know. `answers` are given before anything else, those of a path one after the other."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.papers: dict[str, dict[str, Any]] = {}
        # Feeds of arXiv that lack all papers, before those that have them.
        self.empty_feeds = 0
        self.works: dict[str, dict[str, Any]] = {}
        self.handles: set[str] = set()
        self.publications: dict[str, list[dict[str, Any]]] = {}
        self.repositories: dict[str, dict[str, Any]] = {}
        self.answers: dict[str, list[Answer]] = {}
        self.requests: list[Request] = []
        self.url = ""

    def asked(self, start: str) -> list[Request]:
        """The requests for paths that start like this."""
        return [request for request in self.requests if request.path.startswith(start)]

    @property
    def places(self) -> Places:
        return Places(
            arxiv_url=f"{self.url}/arxiv",
            crossref_url=f"{self.url}/crossref",
            handles_url=f"{self.url}/handles",
            dblp_url=f"{self.url}/dblp",
            github_url=f"{self.url}/github",
            github_web_url=f"{self.url}/web",
            private_hosts=frozenset([HOST]),
        )

    @property
    def environment(self) -> dict[str, str]:
        """The environment variables for a run of the program."""
        return {
            "AWESOMELINT_ARXIV_URL": self.places.arxiv_url,
            "AWESOMELINT_CROSSREF_URL": self.places.crossref_url,
            "AWESOMELINT_HANDLES_URL": self.places.handles_url,
            "AWESOMELINT_DBLP_URL": self.places.dblp_url,
            "GITHUB_API_URL": self.places.github_url,
            "GITHUB_SERVER_URL": self.places.github_web_url,
            "AWESOMELINT_PRIVATE_HOSTS": HOST,
        }

    def use(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Let runs of the program in this process ask the server, without waiting."""
        for name, value in self.environment.items():
            monkeypatch.setenv(name, value)
        client = partial(Client, clock=self.clock, pause=self.clock.pause)
        monkeypatch.setattr("awesomelint.online.client.Client", client)

    def client(self, **options: Any) -> Client:
        options = {"allowed": frozenset([HOST]), "clock": self.clock, "pause": self.clock.pause} | options
        return Client(**options)

    def gatherer(self, client: Client | None = None, store: Store | None = None, **options: Any) -> Gatherer:
        return Gatherer(client or self.client(), store or Store(None), self.places, **options)

    # -- the formats

    def answer(self, method: str, path: str) -> Answer:
        parts = urlsplit(path)
        prepared = self.answers.get(parts.path)
        if prepared:
            return prepared.pop(0) if len(prepared) > 1 else prepared[0]
        start, _, rest = parts.path.lstrip("/").partition("/")
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if start == "arxiv":
            return self._arxiv(query)
        if start == "crossref":
            return self._crossref(unquote(rest.removeprefix("works/")))
        if start == "handles":
            return self._handles(unquote(rest))
        if start == "dblp":
            return self._dblp(query["q"])
        if start == "github":
            return self._github(rest)
        if start == "web":
            return Answer(200 if rest in self.repositories else 404)
        return Answer(404)

    def _arxiv(self, query: dict[str, str]) -> Answer:
        """https://info.arxiv.org/help/api/user-manual.html, sections 3.3 and 3.4."""
        entries = []
        if self.empty_feeds:
            self.empty_feeds -= 1
            return Answer(200, _feed("").encode())
        for asked in query["id_list"].split(","):
            name, _, version = asked.rpartition("v") if asked[-2:-1] == "v" else (asked, "", "")
            paper = self.papers.get(name, {"title": "The Witness"} if name == WITNESS else None)
            if paper == {"malformed": True}:
                error = (
                    "<entry><id>https://arxiv.org/api/errors#incorrect_id_format_for_x</id><title>Error</title>"
                    "<summary>incorrect id format for x</summary></entry>"
                )
                return Answer(400, _feed(error).encode())
            if paper is not None:
                entries.append(_atom_entry(name, paper, version))
        # The order of the answers is not that of the question.
        return Answer(200, _feed("".join(reversed(entries))).encode())

    def _handles(self, doi: str) -> Answer:
        """https://www.doi.org/doi-handbook/HTML/rest-api.html, section on response codes."""
        found = doi in self.handles
        record = {"responseCode": 1 if found else 100, "handle": doi}
        return Answer(200 if found else 404, json.dumps(record).encode())

    def _dblp(self, words: str) -> Answer:
        """https://dblp.org/faq/How+to+use+the+dblp+search+API.html; without hits, there is no list of them."""
        infos = self.publications.get(words, [])
        hits: dict[str, Any] = {
            "@total": str(len(infos)),
            "@computed": "0",
            "@sent": str(len(infos)),
            "@first": "0",
        }
        if infos:
            hits["hit"] = [{"@score": "5", "@id": str(at), "info": info} for at, info in enumerate(infos)]
        result = {"query": words, "status": {"@code": "200", "text": "OK"}, "hits": hits}
        return Answer(200, json.dumps({"result": result}).encode())

    def _crossref(self, doi: str) -> Answer:
        """https://api.crossref.org/swagger-ui/index.html (`GET /works/{doi}`); the fields of a work are described
        at https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md.
        """
        if doi not in self.works:
            return Answer(404, b"Resource not found.")
        return Answer(
            200, json.dumps({"status": "ok", "message-type": "work", "message": self.works[doi]}).encode()
        )

    def _github(self, rest: str) -> Answer:
        """https://docs.github.com/en/rest/repos/repos#get-a-repository, and for redirects
        https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects.
        """
        name = rest.removeprefix("repos/").removeprefix("repositories/")
        record = self.repositories.get(name)
        if record is None:
            return Answer(404, b'{"message": "Not Found", "status": "404"}')
        if "moved" in record:
            url = f"{self.url}/github/repositories/{record['moved']}"
            return Answer(
                301, json.dumps({"message": "Moved Permanently", "url": url}).encode(), {"Location": url}
            )
        return Answer(200, json.dumps({"full_name": name, "archived": False} | record).encode())


def _feed(entries: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" '
        'xmlns:arxiv="http://arxiv.org/schemas/atom"><id>https://arxiv.org/api/1</id><title>arXiv Query</title>'
        f"{entries}</feed>"
    )


def _atom_entry(name: str, paper: dict[str, Any], version: str) -> str:
    newest = paper.get("version", 1)
    title = paper.get("first_title", paper["title"]) if version == "1" else paper["title"]
    people = "".join(f"<author><name>{escape(person)}</name></author>" for person in paper.get("authors", []))
    comment = f"<arxiv:comment>{escape(paper['comment'])}</arxiv:comment>" if "comment" in paper else ""
    venue = f"<arxiv:journal_ref>{escape(paper['venue'])}</arxiv:journal_ref>" if "venue" in paper else ""
    return (
        f"<entry><id>http://arxiv.org/abs/{name}v{version or newest}</id>"
        f"<published>{paper.get('published', '2024-05-01')}T17:59:59Z</published>"
        f"<title>{escape(title)}</title><summary>{escape(paper.get('abstract', 'We study.'))}</summary>"
        f"{people}{comment}{venue}</entry>"
    )


@contextmanager
def serving(sources: Sources, host: str = HOST) -> Iterator[Sources]:
    """Run the server while the context lasts, at a loopback address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _serve(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            sources.requests.append(Request(self.command, self.path, headers, sources.clock()))
            answer = sources.answer(self.command, self.path)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if "Content-Length" not in answer.headers:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(answer.body)

        do_GET = do_HEAD = _serve

        def log_message(self, format: str, *args: Any) -> None:
            """Tests are quiet."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that gives up a large answer is no news; everything else is."""
            if not isinstance(sys.exception(), ConnectionError):
                super().handle_error(request, client_address)

    server = Server((host, 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    sources.url = f"http://{host}:{server.server_port}"
    try:
        yield sources
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
