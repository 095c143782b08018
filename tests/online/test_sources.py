"""What each source answers, in its documented format, and what is made of answers that are not in it."""

from __future__ import annotations

import json

import pytest

from awesomelint.analysis.online.answers import Publication, Repository
from awesomelint.online import arxiv, crossref, dblp, github, links
from awesomelint.online.failures import Exhausted, Unreadable
from tests.support.online import Answer, Sources

GARBAGE = [
    b"",
    b"<html><body>Sorry</body></html>",
    b"<feed",
    b"\xff\xfe\x00",
    b"[]",
    b'"text"',
    b"{}",
    b"null",
]


# -- arXiv


def test_arxiv_papers_are_read_in_any_order(sources: Sources) -> None:
    sources.papers = {
        "2405.00200": {
            "title": "In-Context Learning\n  with Long Contexts",
            "authors": ["Ann Lark", "Bo Finch"],
            "version": 3,
        },
        "cs/9901002": {"title": "An Old Paper", "published": "1999-01-05", "venue": "J. Test 3 (1999)"},
    }
    found = arxiv.ask(sources.client(), ["cs/9901002", "2405.00200", "2405.99999"], sources.places.arxiv_url)
    new, old = found["2405.00200"], found["cs/9901002"]
    assert new is not None and old is not None and found["2405.99999"] is None
    assert (new.title, new.authors, new.version) == (
        "In-Context Learning with Long Contexts",
        ("Ann Lark", "Bo Finch"),
        3,
    )
    assert (old.title, old.published, old.venue) == ("An Old Paper", "1999-01-05", "J. Test 3 (1999)")


def test_the_first_version_can_be_asked_for(sources: Sources) -> None:
    sources.papers = {"2405.00200": {"title": "New Title", "first_title": "Old Title", "version": 2}}
    found = arxiv.ask(sources.client(), ["2405.00200v1"], sources.places.arxiv_url)["2405.00200v1"]
    assert found is not None and found.title == "Old Title"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("comment", "This paper has been withdrawn by the authors due to an error in Lemma 3"),
        ("comment", "Withdrawn: see arXiv:2405.00001"),
        ("comment", "This submission has been withdrawn from arXiv by its administrators"),
        ("abstract", "This article has been withdrawn by the author."),
    ],
)
def test_withdrawn_papers_say_so(sources: Sources, field: str, text: str) -> None:
    sources.papers = {"2405.00200": {"title": "A Proof", field: text}}
    found = arxiv.ask(sources.client(), ["2405.00200"], sources.places.arxiv_url)["2405.00200"]
    assert found is not None and found.withdrawn


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("comment", "Withdrawn from the workshop; now a journal paper"),
        ("comment", "An earlier version of this paper was withdrawn"),
        ("comment", "12 pages; fixes the proof that was in an earlier version"),
        ("abstract", "We study how consent can be withdrawn by users of language models."),
        ("abstract", "Liquidity was withdrawn from the market in 2008."),
    ],
)
def test_other_papers_are_not_withdrawn(sources: Sources, field: str, text: str) -> None:
    sources.papers = {"2405.00200": {"title": "A Proof", field: text}}
    found = arxiv.ask(sources.client(), ["2405.00200"], sources.places.arxiv_url)["2405.00200"]
    assert found is not None and not found.withdrawn


def test_a_malformed_identifier_does_not_spoil_the_others(sources: Sources) -> None:
    sources.papers = {f"2405.{n:05}": {"title": f"Paper {n}"} for n in range(1, 9)}
    sources.papers["2405.00003"] = {"malformed": True}
    found = arxiv.ask(sources.client(), list(sources.papers), sources.places.arxiv_url)
    assert [name for name, work in found.items() if work is None] == ["2405.00003"]
    assert len(found) == 8


@pytest.mark.parametrize("body", GARBAGE)
def test_what_is_no_feed_is_said_to_be_none(sources: Sources, body: bytes) -> None:
    sources.answers["/arxiv"] = [Answer(200, body)]
    with pytest.raises(Unreadable, match="not an Atom feed"):
        arxiv.ask(sources.client(), ["2405.00200"], sources.places.arxiv_url)


def test_entities_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><feed xmlns="http://www.w3.org/2005/Atom">&b;</feed>'
    with pytest.raises(Unreadable):
        arxiv.read(bomb, ["2405.00200"])
    outside = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><feed xmlns="http://www.w3.org/2005/Atom">&a;</feed>'
    with pytest.raises(Unreadable):
        arxiv.read(outside, ["2405.00200"])


# -- Crossref


def test_crossref_records_are_read(sources: Sources) -> None:
    sources.works["10.1000/182"] = {
        "title": ["A <i>Fast</i> &amp; Simple Method"],
        "subtitle": ["With Proofs"],
        "author": [{"given": "Zoë", "family": "Müller"}, {"name": "The Group"}],
        "issued": {"date-parts": [[2021, 5]]},
        "container-title": ["Journal of Tests"],
    }
    work = crossref.ask(sources.client(), "10.1000/182", sources.places.crossref_url)["10.1000/182"]
    assert work is not None
    assert (work.title, work.authors) == ("A Fast & Simple Method: With Proofs", ("Zoë Müller", "The Group"))
    assert (work.published, work.venue) == ("2021-05", "Journal of Tests")


def test_a_doi_is_unknown_only_if_no_agency_knows_it(sources: Sources) -> None:
    sources.handles.add("10.5281/zenodo.1")
    places = sources.places
    assert crossref.ask(sources.client(), "10.5281/zenodo.1", places.crossref_url, places.handles_url) == {}
    assert crossref.ask(sources.client(), "10.1000/0", places.crossref_url, places.handles_url) == {
        "10.1000/0": None
    }


def test_the_address_for_the_polite_pool_is_sent_only_if_given(sources: Sources) -> None:
    sources.works["10.1000/182"] = {"title": ["A Title"]}
    crossref.ask(sources.client(), "10.1000/182", sources.places.crossref_url)
    crossref.ask(sources.client(), "10.1000/182", sources.places.crossref_url, mailto="me@example.org")
    assert ["mailto" in request.path for request in sources.requests] == [False, True]


@pytest.mark.parametrize("body", GARBAGE)
def test_what_is_no_record_is_said_to_be_none(sources: Sources, body: bytes) -> None:
    sources.answers["/crossref/works/10.1000%2F182"] = [Answer(200, body)]
    with pytest.raises(Unreadable):
        crossref.ask(sources.client(), "10.1000/182", sources.places.crossref_url)


@pytest.mark.parametrize(
    "facts",
    [
        {"title": ["RETRACTED: A Method"]},
        {"title": ["RETRACTED ARTICLE: A Method"]},
        {
            "title": ["A Method"],
            "updated-by": [{"type": "erratum"}, {"type": "retraction", "label": "Retraction"}],
        },
    ],
)
def test_retracted_works_are_withdrawn_and_keep_their_titles(facts: dict[str, object]) -> None:
    work = crossref.read(json.dumps({"message": facts}).encode(), "10.1000/182")
    assert work.withdrawn and work.title == "A Method"


@pytest.mark.parametrize(
    "facts",
    [
        {"title": ["Retracted Papers in Medicine"]},
        {"title": ["A Method"], "subtitle": ["With Proofs"]},
        {"title": ["A Method"], "updated-by": [{"type": "correction"}, "odd"]},
        {"title": ["Retraction: A Method"], "update-to": [{"type": "retraction"}]},
    ],
)
def test_corrected_works_and_notices_are_not_withdrawn(facts: dict[str, object]) -> None:
    assert not crossref.read(json.dumps({"message": facts}).encode(), "10.1000/182").withdrawn


def test_a_doi_is_asked_for_as_it_is_without_the_encoding_of_its_url(sources: Sources) -> None:
    sources.works["10.1016/s0004-3702(98)00023-x"] = {"title": ["A Title"]}
    asked = "10.1016/s0004-3702%2898%2900023-x"
    assert crossref.ask(sources.client(), asked, sources.places.crossref_url)[asked] is not None


def test_records_with_missing_or_odd_fields_are_read() -> None:
    message = {
        "title": [],
        "author": [None, {"family": "Lark"}],
        "issued": {"date-parts": [[None]]},
        "subtitle": "x",
    }
    work = crossref.read(json.dumps({"message": message}).encode(), "10.1000/182")
    assert (work.title, work.authors, work.published) == ("", ("Lark",), "")


# -- dblp


def publication(
    title: str, venue: object, year: str, kind: str = "Conference and Workshop Papers"
) -> dict[str, object]:
    return {"title": title, "venue": venue, "year": year, "type": kind, "url": "https://dblp.org/rec/x"}


def ask_dblp(sources: Sources, *infos: dict[str, object]) -> Publication | None:
    sources.publications["a study of things lark"] = list(infos)
    return dblp.ask(sources.client(), "A Study of Things", "lark", sources.places.dblp_url)


def test_the_earliest_publication_with_the_title_is_found(sources: Sources) -> None:
    found = ask_dblp(
        sources,
        publication("A Study of Things.", "CoRR", "2023", "Informal and Other Publications"),
        publication("A Study of Things.", ["ICLR", "x"], "2025"),
        publication("A Study of Things.", "J. Things", "2026", "Journal Articles"),
        publication("A Study of Other Things.", "ICML", "2024"),
    )
    assert found is not None and (found.venue, found.year) == ("ICLR", 2025)


def test_preprints_and_other_titles_are_no_publications(sources: Sources) -> None:
    assert ask_dblp(sources) is None
    assert ask_dblp(sources, publication("A Study of Things.", "CoRR", "2023", "Journal Articles")) is None
    assert ask_dblp(sources, publication("A Study of Things and Words.", "ICML", "2024")) is None
    assert ask_dblp(sources, publication("A Study of Things.", "ICML", "to appear")) is None


@pytest.mark.parametrize(
    ("venue", "name"), [("ACL (1)", "ACL"), ("Trans. Mach. Learn. Res.", "TMLR"), ("EMNLP (Findings)",) * 2]
)
def test_venues_are_named_as_lists_name_them(sources: Sources, venue: str, name: str) -> None:
    found = ask_dblp(sources, publication("A Study of Things.", venue, "2024"))
    assert found is not None and found.venue == name


def test_a_single_hit_needs_no_list() -> None:
    info = publication("A Study of Things.", "ICLR", "2025")
    assert dblp.read(json.dumps({"result": {"hits": {"hit": {"info": info}}}}).encode(), "A Study of Things")


def test_a_search_without_hits_has_no_list_of_them(sources: Sources) -> None:
    assert dblp.read(b'{"result": {"hits": {"@total": "0"}}}', "A Study") is None


@pytest.mark.parametrize("body", GARBAGE)
def test_what_is_no_result_is_said_to_be_none(body: bytes) -> None:
    with pytest.raises(Unreadable):
        dblp.read(body, "A Study")


# -- GitHub


def ask_github(sources: Sources, name: str, token: str = "") -> dict[str, Repository]:
    places = sources.places
    return github.ask(sources.client(), name, token, places.github_url, places.github_web_url)


def test_repositories_are_found_moved_archived_and_missing(sources: Sources) -> None:
    sources.repositories = {
        "lark/songs": {},
        "lark/old": {"moved": "finch/new"},
        "finch/new": {"archived": True},
    }
    assert ask_github(sources, "lark/songs") == {"lark/songs": Repository("lark/songs")}
    assert ask_github(sources, "lark/old") == {"lark/old": Repository("finch/new", True)}
    assert ask_github(sources, "lark/gone") == {"lark/gone": Repository("")}


def test_a_repository_that_only_the_api_hides_is_not_missing(sources: Sources) -> None:
    sources.answers["/github/repos/lark/private"] = [Answer(404, b"{}")]
    sources.repositories["lark/private"] = {}
    assert ask_github(sources, "lark/private") == {}


def test_the_token_is_sent(sources: Sources) -> None:
    sources.repositories["lark/songs"] = {}
    ask_github(sources, "lark/songs", "secret")
    assert sources.requests[0].headers["authorization"] == "Bearer secret"


@pytest.mark.parametrize(("token", "part"), [("", "set GITHUB_TOKEN"), ("secret", "run again later")])
def test_the_limit_of_requests_is_explained(sources: Sources, token: str, part: str) -> None:
    sources.answers["/github/repos/lark/songs"] = [Answer(403, b"{}", {"X-RateLimit-Remaining": "0"})]
    with pytest.raises(Exhausted, match=part):
        ask_github(sources, "lark/songs", token)


def test_too_many_requests_at_once_are_not_a_missing_repository(sources: Sources) -> None:
    body = b'{"message": "You have exceeded a secondary rate limit. Please wait a few minutes."}'
    limited = Answer(403, body, {"X-RateLimit-Remaining": "40", "Retry-After": "60"})
    sources.repositories["lark/songs"] = {}
    sources.answers["/github/repos/lark/songs"] = [limited, Answer(200, b'{"full_name": "lark/songs"}')]
    assert ask_github(sources, "lark/songs") == {"lark/songs": Repository("lark/songs")}
    assert 60.0 in sources.clock.waits
    sources.answers["/github/repos/lark/songs"] = [limited]
    with pytest.raises(Exhausted, match="short time"):
        ask_github(sources, "lark/songs")


@pytest.mark.parametrize(("status", "reason"), [(403, "tos"), (451, "dmca")])
def test_a_closed_repository_is_missing_if_its_page_is(sources: Sources, status: int, reason: str) -> None:
    body = json.dumps({"message": "Repository access blocked", "block": {"reason": reason}}).encode()
    sources.answers["/github/repos/lark/closed"] = [Answer(status, body)]
    assert ask_github(sources, "lark/closed") == {"lark/closed": Repository("")}


@pytest.mark.parametrize(
    "name", ["lark", "lark/songs/x", "lark/so)ngs", "lark/songs\n", "../songs", "\u202e/x"]
)
def test_a_name_that_github_does_not_allow_is_not_believed(name: str) -> None:
    with pytest.raises(Unreadable):
        github.read(json.dumps({"full_name": name}).encode())


@pytest.mark.parametrize("body", GARBAGE)
def test_what_is_no_repository_is_said_to_be_none(body: bytes) -> None:
    with pytest.raises(Unreadable):
        github.read(body)


# -- other links


def check(sources: Sources, path: str) -> links.LinkState:
    url = f"{sources.url}{path}"
    return links.Host(sources.client(), url).check(url)


def test_a_link_is_alive_if_head_or_get_says_so(sources: Sources) -> None:
    sources.answers["/page"] = [Answer(200)]
    assert not check(sources, "/page").dead
    # This server knows GET only.
    sources.answers["/page"] = [Answer(404), Answer(200, b"here")]
    assert not check(sources, "/page").dead


@pytest.mark.parametrize("status", [404, 410])
def test_a_link_is_dead_if_both_say_so(sources: Sources, status: int) -> None:
    sources.answers["/page"] = [Answer(status)]
    found = check(sources, "/page")
    assert found.dead and str(status) in found.reason
    assert [request.method for request in sources.asked("/page")] == ["HEAD", "GET"]


@pytest.mark.parametrize("status", [401, 403, 405, 418, 429, 500, 503, 999])
def test_other_answers_say_nothing(sources: Sources, status: int) -> None:
    sources.answers["/page"] = [Answer(status)]
    with pytest.raises(links.Unclear, match=str(status)):
        check(sources, "/page")


def test_robots_txt_is_respected(sources: Sources) -> None:
    sources.answers["/robots.txt"] = [Answer(200, b"User-agent: *\nDisallow: /private/\n")]
    sources.answers["/private/page"] = [Answer(200)]
    with pytest.raises(links.Unclear, match="does not want programs"):
        check(sources, "/private/page")
    assert not sources.asked("/private")
    sources.answers["/open"] = [Answer(200)]
    assert not check(sources, "/open").dead


@pytest.mark.parametrize(("status", "may_ask"), [(200, True), (403, True), (404, True), (503, False)])
def test_a_robots_txt_that_cannot_be_read_for_now_forbids_everything(
    sources: Sources, status: int, may_ask: bool
) -> None:
    sources.answers |= {"/robots.txt": [Answer(status, b"<html>")], "/page": [Answer(200)]}
    if may_ask:
        assert not check(sources, "/page").dead
    else:
        with pytest.raises(links.Unclear, match=r"robots\.txt"):
            check(sources, "/page")
