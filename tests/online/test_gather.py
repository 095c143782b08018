"""Gathering: batches, the store, failing sources, and what is kept when a run is stopped."""

from __future__ import annotations

import threading
from itertools import pairwise
from pathlib import Path

import pytest

from awesomelint.analysis.online.answers import Work
from awesomelint.errors import UserError
from awesomelint.model import Entry
from awesomelint.online.gather import Gathered, Places
from awesomelint.online.questions import Questions, of_entries, with_neighbours
from awesomelint.online.store import Store
from awesomelint.reading import read
from awesomelint.source import Source
from tests.support.online import HOST, Answer, Sources

NOTHING = Questions((), (), (), ())
DAY = 24 * 3600.0


def entries(text: str) -> list[Entry]:
    return read(Source(text)).entries


def arxiv_list(count: int) -> list[Entry]:
    return entries(
        "".join(f"- [Paper {n}](https://arxiv.org/abs/2405.{n:05})\n" for n in range(1, count + 1))
    )


def ask(listed: list[Entry], *, links: bool = False) -> Questions:
    return of_entries(listed, works=True, repositories=True, links=links)


def gather(sources: Sources, listed: list[Entry], *, links: bool = False, **options: object) -> Gathered:
    return sources.gatherer(**options).gather(ask(listed, links=links), listed, published=False)  # type: ignore[arg-type]


def test_each_thing_is_asked_once() -> None:
    listed = entries(
        "- [One](https://arxiv.org/abs/2405.00001) [code](https://github.com/lark/songs/tree/main/x)\n"
        "- [One again](https://arxiv.org/pdf/2405.00001v2) [page](https://example.com/a#part)\n"
        "- [Two](https://doi.org/10.1000/182) [code](https://github.com/lark/songs) [page](https://example.com/a)\n"
        "- [Three](https://example.com/topics) [code](https://github.com/topics/nlp)\n"
    )
    assert ask(listed, links=True) == Questions(
        ("2405.00001",),
        ("10.1000/182",),
        ("lark/songs",),
        ("https://example.com/a", "https://example.com/topics", "https://github.com/topics/nlp"),
    )
    assert of_entries(listed, works=False, repositories=False, links=False) == NOTHING


def test_neighbours_are_asked_about_only_in_requests_that_are_sent_anyway() -> None:
    listed = arxiv_list(200)
    none = with_neighbours(NOTHING, listed, 100)
    assert none == NOTHING
    one = with_neighbours(ask(listed[:1]), listed[1:] * 2, 100).arxiv
    assert one == tuple(f"2405.{n:05}" for n in range(1, 32))
    assert len(with_neighbours(ask(listed[:98]), listed[98:], 100).arxiv) == 100
    assert len(with_neighbours(ask(listed[:100]), listed[100:], 100).arxiv) == 100


def test_a_thousand_papers_take_ten_requests_three_seconds_apart(sources: Sources) -> None:
    sources.papers = {f"2405.{n:05}": {"title": f"Paper {n}"} for n in range(1, 1001)}
    found = gather(sources, arxiv_list(1000))
    assert len(found.answers.works) == 1000 and all(found.answers.works.values())
    times = [request.at for request in sources.requests]
    assert len(times) == 10
    assert all(later - earlier >= 3.0 for earlier, later in pairwise(times))


def test_papers_with_another_title_are_asked_for_their_first_version(sources: Sources) -> None:
    sources.papers = {
        "2405.00001": {"title": "New Name", "first_title": "Paper 1", "version": 2},
        "2405.00002": {"title": "Paper 2", "version": 4},
        "2405.00003": {"title": "Other Name", "version": 1},
    }
    found = gather(sources, arxiv_list(3))
    first = found.answers.works["arxiv:2405.00001"]
    assert first is not None and first.first_title == "Paper 1"
    assert [request.path for request in sources.requests if "v1" in request.path] == [
        "/arxiv?id_list=2405.00001v1&max_results=1"
    ]


def test_answers_are_kept_and_grow_old(sources: Sources, tmp_path: Path) -> None:
    now = [0.0]

    def run(**options: object) -> Gathered:
        store = Store(str(tmp_path / "cache" / "online.sqlite3"), clock=lambda: now[0])
        try:
            return gather(sources, arxiv_list(2), store=store, **options)
        finally:
            store.close()

    sources.papers = {"2405.00001": {"title": "Paper 1", "authors": ["Ann Lark"]}}
    first = run()
    once = len(sources.requests)
    assert run().answers == first.answers
    assert len(sources.requests) == once, "the absence of a paper is an answer as well"
    now[0] = 29 * DAY
    run()
    assert len(sources.requests) == once
    run(max_age=28 * DAY)
    assert len(sources.requests) == 2 * once, "--max-age"
    now[0] = 80 * DAY
    run()
    assert len(sources.requests) == 3 * once
    run(max_age=0.0)
    assert len(sources.requests) == 4 * once, "--refresh"
    now[0] = 300 * DAY
    assert run(offline=True).answers == first.answers
    assert len(sources.requests) == 4 * once, "--offline"


def test_offline_says_what_is_not_known(sources: Sources) -> None:
    found = gather(sources, arxiv_list(2), offline=True)
    assert found.unknown == {("arXiv", "not asked before (--offline)"): 2}
    assert not sources.requests


def test_papers_that_a_feed_lacks_are_not_unknown(sources: Sources) -> None:
    sources.papers = {f"2405.{n:05}": {"title": f"Paper {n}"} for n in range(1, 101)}
    sources.empty_feeds = 1
    found = gather(sources, arxiv_list(100))
    assert len(found.answers.works) == 100 and all(found.answers.works.values())
    sources.empty_feeds = 2
    found = gather(sources, arxiv_list(100))
    assert not found.answers.works and found.unknown == {("arXiv", "the answer is incomplete"): 100}


def test_papers_that_were_answered_are_known_if_the_second_question_is_not(sources: Sources) -> None:
    sources.papers = {"2405.00001": {"title": "Paper 1"}}
    store = Store(None)
    found = gather(sources, arxiv_list(2), client=sources.client(budget=1), store=store)
    assert list(found.answers.works) == ["arxiv:2405.00001"] and sum(found.unknown.values()) == 1
    assert list(store.load("arXiv", ["2405.00001", "2405.00002"], None)) == ["2405.00001"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answer", "part"),
    [
        (Answer(503), "has a problem (503)"),
        (Answer(429), "fewer requests (429)"),
        (Answer(403), "refuses to answer (403)"),
        (Answer(200, b"<html>Maintenance</html>"), "not an Atom feed"),
        (Answer(200, b"x" * (10 << 20)), "larger than"),
    ],
)
def test_a_failing_source_is_not_asked_for_ever_and_takes_nothing_from_others(
    sources: Sources, answer: Answer, part: str
) -> None:
    sources.answers["/arxiv"] = [answer]
    sources.repositories["lark/songs"] = {"archived": True}
    listed = arxiv_list(1000) + entries("- [A](https://github.com/lark/songs)\n- [B](https://example.com)\n")
    found = gather(sources, listed)
    assert not found.answers.works and found.answers.repositories["lark/songs"].archived
    assert sum(found.unknown.values()) == 1000
    assert all(source == "arXiv" and part in reason for source, reason in found.unknown)
    assert len(sources.asked("/arxiv")) <= 9, "three batches, each tried three times"


def test_an_old_answer_is_better_than_none(sources: Sources) -> None:
    now = [0.0]
    store = Store(None, clock=lambda: now[0])
    sources.papers["2405.00001"] = {"title": "Paper 1"}
    gather(sources, arxiv_list(1) * 2, store=store)
    now[0] = 300 * DAY
    sources.answers["/arxiv"] = [Answer(503)]
    found = gather(sources, arxiv_list(1) * 2, store=store)
    work = found.answers.works["arxiv:2405.00001"]
    assert work is not None and work.title == "Paper 1"
    assert found.unknown, "it is said that nothing new is known"


def test_one_failing_repository_does_not_end_the_others(sources: Sources) -> None:
    sources.repositories = {f"lark/r{n}": {} for n in range(6)}
    sources.answers["/github/repos/lark/r1"] = [Answer(500)]
    text = "".join(f"- [R{n}](https://github.com/lark/r{n})\n" for n in range(6))
    found = gather(sources, entries(text))
    assert sorted(found.answers.repositories) == ["lark/r0", "lark/r2", "lark/r3", "lark/r4", "lark/r5"]


def test_the_rate_limit_ends_the_questions_to_github_at_once(sources: Sources) -> None:
    text = "".join(f"- [R{n}](https://github.com/lark/r{n})\n" for n in range(6))
    sources.answers["/github/repos/lark/r0"] = [Answer(403, b"{}", {"X-RateLimit-Remaining": "0"})]
    found = gather(sources, entries(text))
    assert len(sources.requests) == 1 and sum(found.unknown.values()) == 6


@pytest.mark.slow
def test_links_of_a_host_are_opened_one_after_the_other(sources: Sources) -> None:
    paths = [f"/page{n}" for n in range(200)]
    sources.answers = {path: [Answer(200 if n % 10 else 404)] for n, path in enumerate(paths)}
    text = "".join(f"- [Page {n}]({sources.url}{path})\n" for n, path in enumerate(paths))
    found = gather(sources, entries(text), links=True)
    assert sum(state.dead for state in found.answers.links.values()) == 20
    times = sorted(request.at for request in sources.requests)
    assert all(later - earlier >= 1.0 for earlier, later in pairwise(times))
    assert len(sources.asked("/robots.txt")) == 1


def test_a_host_without_an_address_is_dead_only_if_others_answer(sources: Sources) -> None:
    listed = entries("- [A](http://no-such-host.invalid/a)\n- [B](http://no-such-host.invalid/b)\n")
    alone = gather(sources, listed, links=True)
    assert not alone.answers.links and sum(alone.unknown.values()) == 2
    sources.answers["/page"] = [Answer(200)]
    listed += entries(f"- [C]({sources.url}/page)\n- [D]({sources.url}/page)\n")
    together = gather(sources, listed, links=True)
    assert together.answers.links["http://no-such-host.invalid/a"].dead


def test_links_that_cannot_be_opened_are_counted_by_reason(sources: Sources) -> None:
    sources.answers["/page"] = [Answer(403)]
    found = gather(sources, entries(f"- [A]({sources.url}/page)\n- [B](http://{HOST}:9/)\n"), links=True)
    assert not found.answers.links
    assert sorted(reason for _, reason in found.unknown) == [
        "no connection could be made",
        "the server answers 403",
    ]


@pytest.mark.slow
def test_the_budget_is_for_the_whole_run(sources: Sources) -> None:
    sources.papers = {f"2405.{n:05}": {"title": f"Paper {n}"} for n in range(1, 1001)}
    found = gather(sources, arxiv_list(1000), client=sources.client(budget=4))
    assert len(sources.requests) == 4 and len(found.answers.works) == 400
    ((_, reason), number), *_ = found.unknown.items()
    assert "--max-requests" in reason and number == 600


def test_what_was_learned_before_ctrl_c_is_kept(sources: Sources) -> None:
    sources.papers = {f"2405.{n:05}": {"title": f"Paper {n}"} for n in range(1, 301)}
    store = Store(None)
    sources.answers["/page"] = [Answer(200)]
    stop = threading.Event()

    def progress(source: str, done: int, total: int) -> None:
        if source == "arXiv" and done == 200:
            stop.set()
            # As if the user pressed Ctrl-C in the main thread.
            import _thread

            _thread.interrupt_main()

    listed = arxiv_list(300)
    found = sources.gatherer(store=store, progress=progress).gather(ask(listed), listed, published=False)
    assert stop.is_set() and found.stopped
    assert len(store.load("arXiv", [f"2405.{n:05}" for n in range(1, 301)], None)) >= 200


def test_progress_counts_the_links_of_all_hosts_and_names_only_sources_that_are_asked(
    sources: Sources,
) -> None:
    sources.answers = {"/a": [Answer(200)], "/b": [Answer(403)]}
    shown: list[tuple[str, int, int]] = []
    listed = entries(f"- [A]({sources.url}/a)\n- [B]({sources.url}/b)\n- [C](http://{HOST}:9/)\n")
    sources.gatherer(progress=lambda *state: shown.append(state)).gather(
        ask(listed, links=True), listed, published=False
    )
    assert shown[-1] == ("links", 3, 3) and {source for source, _, _ in shown} == {"links"}


def test_an_answer_that_another_program_kept_is_not_trusted(sources: Sources) -> None:
    store = Store(None)
    store.save("arXiv", {"2405.00001": ["too", "many", *range(30)], "2405.00002": "text"})
    found = gather(sources, arxiv_list(2), store=store)
    assert all(work is None or isinstance(work, Work) for work in found.answers.works.values())


def test_a_store_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    store = Store(str(tmp_path / "file" / "online.sqlite3"))
    assert store.problem
    store.save("arXiv", {"2405.00001": None})
    assert store.load("arXiv", ["2405.00001"], None) == {"2405.00001": None}


def test_places_come_from_the_environment() -> None:
    assert Places.from_environment({}).github_url == "https://api.github.com"
    given = Places.from_environment(
        {"GITHUB_API_URL": "https://github.example.com/api/v3/", "GH_TOKEN": "secret"}
    )
    assert given.github_url == "https://github.example.com/api/v3" and given.github_token == "secret"
    with pytest.raises(UserError, match="AWESOMELINT_ARXIV_URL"):
        Places.from_environment({"AWESOMELINT_ARXIV_URL": "export.arxiv.org"})
