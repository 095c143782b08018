"""Ask what the store does not know, one thread per source and host, and collect the answers."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from threading import Lock
from typing import Any, TypeVar
from urllib.parse import urlsplit

from awesomelint.analysis.online.answers import Answers, LinkState, Publication, Repository, Work
from awesomelint.errors import UserError
from awesomelint.fields import titles
from awesomelint.model import Entry
from awesomelint.online import arxiv, crossref, dblp, github, links
from awesomelint.online.client import Client, Trouble, resolves
from awesomelint.online.failures import Exhausted, Incomplete, Unreadable, reason
from awesomelint.online.questions import Questions, differing, unpublished
from awesomelint.online.store import Store
from awesomelint.util.named_tuple import NamedTuple

# In seconds: how long answers stay valid. Papers hardly change, repositories and pages do.
_DAY = 24 * 3600.0
AGES = {"arXiv": 30 * _DAY, "Crossref": 60 * _DAY, "dblp": 30 * _DAY, "GitHub": 7 * _DAY, "links": 7 * _DAY}
_THREADS = 12
# A source that fails this many times in a row is not asked any more.
_FAILURES = 3


class Places(NamedTuple):
    """Where the sources are, and who asks; see `from_environment`."""

    arxiv_url: str = arxiv.URL
    crossref_url: str = crossref.URL
    handles_url: str = crossref.HANDLES
    dblp_url: str = dblp.URL
    github_url: str = github.URL
    github_web_url: str = github.WEB
    github_token: str = ""
    mailto: str = ""
    private_hosts: frozenset[str] = frozenset()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Places:
        """Return the places that environment variables give; raise `UserError` for one that isn't a URL.

        They are not settings of a list, because whoever chooses them receives the token.
        """
        default = cls()

        def url(name: str, usual: str) -> str:
            value = environment.get(name, "").rstrip("/") or usual
            if not value.startswith(("https://", "http://")):
                raise UserError(f"{name}: “{value}” is not an http or https URL")
            return value

        hosts = environment.get("AWESOMELINT_PRIVATE_HOSTS", "").replace(",", " ").split()
        return cls(
            arxiv_url=url("AWESOMELINT_ARXIV_URL", default.arxiv_url),
            crossref_url=url("AWESOMELINT_CROSSREF_URL", default.crossref_url),
            handles_url=url("AWESOMELINT_HANDLES_URL", default.handles_url),
            dblp_url=url("AWESOMELINT_DBLP_URL", default.dblp_url),
            github_url=url("GITHUB_API_URL", default.github_url),
            github_web_url=url("GITHUB_SERVER_URL", default.github_web_url),
            github_token=environment.get("GITHUB_TOKEN", "") or environment.get("GH_TOKEN", ""),
            mailto=environment.get("AWESOMELINT_MAILTO", ""),
            private_hosts=frozenset(host.lower() for host in hosts),
        )


class Gathered(NamedTuple):
    """The answers; `unknown` counts questions without an answer, by source and reason; `stopped`: by Ctrl-C."""

    answers: Answers
    unknown: Counter[tuple[str, str]]
    stopped: bool = False


Progress = Callable[[str, int, int], None]


class Gatherer:
    """Gathers answers. `max_age` in seconds replaces the ages of `AGES`; `offline` asks nobody.

    `progress` is called with a source, the number of answers so far and the number of questions.
    """

    def __init__(
        self,
        client: Client,
        store: Store,
        places: Places,
        *,
        max_age: float | None = None,
        offline: bool = False,
        progress: Progress = lambda source, done, total: None,
    ) -> None:
        self._client = client
        self._store = store
        self._places = places
        self._max_age = max_age
        self._offline = offline
        self._progress = progress
        self._unknown: Counter[tuple[str, str]] = Counter()
        self._done: Counter[str] = Counter()
        self._asked: Counter[str] = Counter()
        self._lock = Lock()
        self._nameless: list[str] = []

    def gather(self, questions: Questions, entries: Sequence[Entry], *, published: bool) -> Gathered:
        """Return the answers to questions about entries; `published`: whether to look for where they were
        published.

        Ctrl-C ends the questions, not the run: what is known by then is returned.
        """
        works: dict[str, Work | None] = {}
        repositories: dict[str, Repository] = {}
        states: dict[str, LinkState] = {}
        publications: dict[str, Publication] = {}
        stopped = False
        pool = ThreadPoolExecutor(_THREADS)
        try:
            tasks = [
                pool.submit(self._ask, "arXiv", questions.arxiv, self._ask_arxiv, arxiv.BATCH),
                pool.submit(self._ask, "Crossref", questions.dois, self._ask_crossref),
                pool.submit(self._ask, "GitHub", questions.repositories, self._ask_github),
            ]
            # After the sources, which would have to wait for a thread otherwise.
            hosts = self._link_tasks(pool, questions.links)
            by_arxiv, by_crossref, by_github = [_result(task) for task in tasks]
            works.update({f"arxiv:{name}": work for name, work in _read_all(Work, by_arxiv).items()})
            works.update({f"doi:{name}": work for name, work in _read_all(Work, by_crossref).items()})
            repositories.update(_known(_read_all(Repository, by_github)))
            self._add_first_titles(works, entries)
            if published:
                publications.update(self._publications(works, entries))
            for host in hosts:
                states.update(_known(_read_all(LinkState, _result(host))))
            states.update(self._without_host())
        except KeyboardInterrupt:
            stopped = True
            self._client.stop()
        finally:
            pool.shutdown(cancel_futures=True)
        return Gathered(Answers(works, repositories, states, publications), self._unknown, stopped)

    def _ask_arxiv(self, identifiers: Sequence[str]) -> Mapping[str, Work | None]:
        return arxiv.ask(self._client, identifiers, self._places.arxiv_url)

    def _ask_crossref(self, dois: Sequence[str]) -> Mapping[str, Work | None]:
        places = self._places
        return crossref.ask(self._client, dois[0], places.crossref_url, places.handles_url, places.mailto)

    def _ask_github(self, names: Sequence[str]) -> Mapping[str, Repository]:
        places = self._places
        return github.ask(
            self._client, names[0], places.github_token, places.github_url, places.github_web_url
        )

    def _ask(
        self,
        source: str,
        questions: Sequence[str],
        ask: Callable[[Sequence[str]], Mapping[str, Any]],
        batch: int = 1,
    ) -> dict[str, Any]:
        """Return the answers of one source: those of the store, and new ones, which the store keeps.

        A source that fails several times in a row is not asked again in this run.
        """
        known = self._store.load(source, questions, self._age(source))
        new = [question for question in questions if question not in known]
        if self._offline:
            if new:
                self._count_unknown(source, "not asked before (--offline)", len(new))
            return known
        self._advance(source, asked=len(new))
        failures = 0
        for at in range(0, len(new), batch):
            some = new[at : at + batch]
            try:
                answers = ask(some)
            except (Trouble, Unreadable, Incomplete, links.Unclear) as error:
                partial = error.answers if isinstance(error, Incomplete) else {}
                known |= self._keep(source, partial)
                failures = 0 if partial or isinstance(error, links.Unclear) else failures + 1
                ends = failures == _FAILURES or _ends_all(error)
                left = [question for question in (new[at:] if ends else some) if question not in partial]
                self._count_unknown(source, reason(error), len(left))
                # An old answer is better than none.
                known |= self._store.load(source, left, None)
                if ends:
                    break
                self._advance(source, done=len(some))
                continue
            failures = 0
            known |= self._keep(source, answers)
            self._advance(source, done=len(some))
        return known

    def _advance(self, source: str, *, done: int = 0, asked: int = 0) -> None:
        """Count what was answered or is to be asked, and show it unless it is nothing; called by several threads."""
        with self._lock:
            self._done[source] += done
            self._asked[source] += asked
            if self._asked[source]:
                self._progress(source, self._done[source], self._asked[source])

    def _keep(self, source: str, answers: Mapping[str, Any]) -> dict[str, Any]:
        """Store answers and return them as plain data."""
        plain = {question: _plain(answer) for question, answer in answers.items()}
        self._store.save(source, plain)
        return plain

    def _count_unknown(self, source: str, why: str, number: int) -> None:
        """Count questions without an answer; called by several threads."""
        with self._lock:
            self._unknown[source, why] += number

    def _age(self, source: str) -> float | None:
        if self._offline:
            return None
        return AGES[source] if self._max_age is None else self._max_age

    def _add_first_titles(self, works: dict[str, Work | None], entries: Sequence[Entry]) -> None:
        """Add the titles of version 1 to papers that a list has with another title than the newest version."""
        renamed = [f"{identifier}v1" for identifier in differing(entries, works)]
        firsts = _read_all(Work, self._ask("arXiv", renamed, self._ask_arxiv, arxiv.BATCH))
        for name, first in firsts.items():
            key = f"arxiv:{name.removesuffix('v1')}"
            newest = works.get(key)
            if first is not None and newest is not None:
                works[key] = newest._replace(first_title=first.title)

    def _publications(
        self, works: Mapping[str, Work | None], entries: Sequence[Entry]
    ) -> dict[str, Publication]:
        asked = {titles.key(title): (title, author) for title, author in unpublished(entries, works)}

        def ask(keys: Sequence[str]) -> Mapping[str, Publication | None]:
            return {keys[0]: dblp.ask(self._client, *asked[keys[0]], self._places.dblp_url)}

        return _known(_read_all(Publication, self._ask("dblp", list(asked), ask)))

    def _link_tasks(self, pool: ThreadPoolExecutor, urls: Sequence[str]) -> list[Future[dict[str, Any]]]:
        """Start a task for each host, which opens its links one after the other."""
        by_host: dict[str, list[str]] = {}
        for url in urls:
            by_host.setdefault(urlsplit(url).netloc.lower(), []).append(url)
        return [pool.submit(self._ask_host, some) for some in by_host.values()]

    def _ask_host(self, urls: list[str]) -> dict[str, Any]:
        host = links.Host(self._client, urls[0])

        def ask(some: Sequence[str]) -> Mapping[str, LinkState]:
            try:
                return {some[0]: host.check(some[0])}
            except Trouble as trouble:
                if trouble.kind == "name":
                    self._nameless.append(some[0])
                    return {}
                raise

        return self._ask("links", urls, ask)

    def _without_host(self) -> dict[str, LinkState]:
        """Return the links whose host does not exist; that is certain only if other hosts answered."""
        dead = {}
        for url in self._nameless:
            host = urlsplit(url).hostname or ""
            if self._client.answered and not resolves(host):
                dead[url] = LinkState(True, f"there is no host “{host}”")
            else:
                self._count_unknown("links", f"there was no address for “{host}”", 1)
        self._store.save("links", {url: _plain(state) for url, state in dead.items()})
        return dead


def _ends_all(error: Exception) -> bool:
    """Whether no further request of a run, or to a source, will be answered after an error."""
    return isinstance(error, Exhausted) or (
        isinstance(error, Trouble) and error.kind in ("budget", "stopped", "busy", "name")
    )


def _result(task: Future[dict[str, Any]]) -> dict[str, Any]:
    """Return the result of a task, in a way that Ctrl-C can interrupt on all systems."""
    while not task.done():
        wait([task], timeout=0.2, return_when=FIRST_COMPLETED)
    return task.result()


def _plain(answer: Any) -> Any:
    """Return an answer as plain data for the store."""
    return list(answer) if isinstance(answer, tuple) else answer


T = TypeVar("T")


def _read_all(kind: Callable[..., T], values: Mapping[str, Any]) -> dict[str, T | None]:
    """Return answers as they were before they were stored; those that another program wrote are left out."""
    read: dict[str, T | None] = {}
    for question, value in values.items():
        try:
            read[question] = None if value is None else kind(*_tuples(value))
        except TypeError:
            continue
    return read


def _tuples(value: Any) -> Any:
    """Return plain data with tuples for its lists."""
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


def _known(answers: Mapping[str, T | None]) -> dict[str, T]:
    return {question: answer for question, answer in answers.items() if answer is not None}
