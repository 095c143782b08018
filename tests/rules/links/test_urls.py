"""Malformed URLs and URLs in a form that is not canonical: what is replaced, and what is not."""

from __future__ import annotations

import pytest

from tests.support.one_rule import run

REST = "- [Other](https://example.org/other)\n"


def repaired(name: str, url: str, *, unsafe: bool = False) -> str:
    """The URL of a link after the fixes of a rule; empty if the rule does not report it."""
    text = f"- [A]({url})\n{REST}"
    result = run(name, text)
    if not result.lines:
        return ""
    assert result.lines in [[f"{severity} 1:7 {url}"] for severity in ("error", "warning", "note")]
    fixed = result.fixed_unsafe if unsafe else result.fixed
    assert fixed.endswith(f")\n{REST}")
    return fixed.removeprefix("- [A](").removesuffix(f")\n{REST}")


# -- malformed-url ------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "fixed"),
    [
        ("htps://example.org/a", "https://example.org/a"),
        ("htttps://example.org/a", "https://example.org/a"),
        ("hxxp://example.org/a", ""),
        ("htp://example.org/a", "http://example.org/a"),
        ("ttp://example.org/a", "http://example.org/a"),
        ("HTPS://example.org/a", "https://example.org/a"),
        ("https:///example.org/a", "https://example.org/a"),
        ("https:example.org/a", "https://example.org/a"),
        ("https;//example.org/a", "https://example.org/a"),
        ("https.//example.org/a", "https://example.org/a"),
        ("https,//example.org/a", "https://example.org/a"),
        ("https：//example.org/a", "https://example.org/a"),
        ("https：example.org/a", "https://example.org/a"),
        ("https:\\\\example.org/a", "https:\\\\example.org/a"),
        ("https//localnet/a", "https://localnet/a"),
        ("https:/localnet/a", ""),
        ("https:https://example.org/a", "https://example.org/a"),
        ("http://http://example.org/a", "http://example.org/a"),
        ("https:/https://example.org/a", "https://example.org/a"),
        ("https//https://example.org/a", "https://example.org/a"),
        ("HTTPS://HTTPS://example.org/a", "https://example.org/a"),
        ("https://example.org/abchttps://example.org/abc", "https://example.org/abc"),
        ("https://a.org/bhttps://a.org/b", "https://a.org/b"),
        ("http://a.ohttp://a.o", ""),
    ],
)
def test_schemes(url: str, fixed: str) -> None:
    assert repaired("malformed-url", url) == fixed


@pytest.mark.parametrize(
    "host",
    [
        "github.com",
        "gitlab.com",
        "arxiv.org",
        "huggingface.co",
        "youtube.com",
        "youtu.be",
        "openreview.net",
        "aclanthology.org",
        "doi.org",
        "medium.com",
        "www.github.com",
    ],
)
def test_a_lost_scheme_of_hosts_that_serve_https(host: str) -> None:
    assert repaired("malformed-url", f"{host}/a/b") == f"https://{host}/a/b"


@pytest.mark.parametrize(
    "url",
    [
        *(
            f"example.{top}/a"
            for top in [
                "com",
                "org",
                "net",
                "io",
                "edu",
                "ai",
                "cn",
                "gov",
                "uk",
                "de",
                "jp",
                "fr",
                "ch",
                "kr",
                "ca",
                "me",
                "dev",
                "app",
                "info",
                "co",
                "be",
            ]
        ),
        *(
            f"example.{top}/a"
            for top in ["eu", "au", "nl", "it", "us", "in", "sg", "hk", "tw", "il", "at", "se"]
        ),
        *(
            f"www.example.{top}"
            for top in ["com", "org", "net", "edu", "io", "ai", "cn", "uk", "jp", "de", "fr", "kr"]
        ),
        *(f"example.{top}" for top in ["com", "org", "net", "edu", "io"]),
        "a-b.example.com/a",
        "example.com.cn/a",
        "www.example.museum/a",
        "www.example.museum?a=b",
        "www.example.museum#a",
        "www.example.museum:80/a",
        "Example.ORG/a",
        "doi.organic.com/a",
    ],
)
def test_a_lost_scheme_is_a_guess_for_other_hosts(url: str) -> None:
    assert repaired("malformed-url", url) == url
    assert repaired("malformed-url", url, unsafe=True) == f"https://{url}"


@pytest.mark.parametrize(
    "url",
    [
        "notes.md",
        "code/main.py",
        "example.ai",
        "github.companion/a",
        "docs.v2/index.md",
        "//example.org/a",
        "./example.org/a",
        "../example.org/a",
        "mailto:someone@example.org",
        "tel:123",
        "data:image/png;base64,AAAA",
        "javascript:void(0)",
        "ftp://example.org/a",
        "ftps://example.org/a",
        "https://example.org/a.",
        "https://example.org/a'b'",
        "https://example.org/a/...",
        "https://github.com/own/...",
        "https://localnet:80/a",
        "https://example.org/?u=http://example.com/",
        "HTTPS://example.org/a",
        "10.12/a",
        "someone@example",
    ],
)
def test_urls_that_are_not_malformed(url: str) -> None:
    assert repaired("malformed-url", url) == ""


@pytest.mark.parametrize(
    ("url", "fixed"),
    [
        ("someone.else+x@mail.example.org", "mailto:someone.else+x@mail.example.org"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("DOI:10.1000/182", "https://doi.org/10.1000/182"),
        ("10.123456789/a-b_c.d", "https://doi.org/10.123456789/a-b_c.d"),
        ("[https://example.org/a", "https://example.org/a"),
        ("“https://example.org/a”", "https://example.org/a"),
        ("'http://example.org/a'", "http://example.org/a"),
        ('"http://example.org/a"', "http://example.org/a"),
        *((f"https://example.org/a{mark}", "https://example.org/a") for mark in ",;'\"`’”“，。；、）】"),
        ("https://example.org/a%20,", "https://example.org/a"),
        ("https://example.org/a%22,", "https://example.org/a"),
        ("https://example.org/a%20%22,;", "https://example.org/a"),
        ("https://example.org/it's'a'", "https://example.org/it's'a"),
    ],
)
def test_marks_and_schemes_of_other_kinds(url: str, fixed: str) -> None:
    assert repaired("malformed-url", url) == fixed


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_period_may_belong_to_the_name_of_a_repository(scheme: str) -> None:
    url = f"{scheme}://github.com/own/a."
    assert repaired("malformed-url", url) == url
    assert repaired("malformed-url", url, unsafe=True) == url[:-1]


@pytest.mark.parametrize(
    "url",
    [
        "file://a/b.pdf",
        "FILE:///a/b.pdf",
        "/Users/me/a.png",
        "/home/me/a.png",
        "C:/papers/a.pdf",
        "c:\\papers\\a.pdf",
        "http://localhost/a",
        "https://localhost:8888/a",
        "http://127.0.0.1:8000/a",
        "https://localnet/a",
    ],
)
def test_urls_of_a_single_machine_have_no_fix(url: str) -> None:
    assert repaired("malformed-url", url, unsafe=True) == url


@pytest.mark.parametrize(
    ("url", "fixed"),
    [
        ("https://www．example．org/a", "https://www.example.org/a"),
        ("https://example。org/a", "https://example.org/a"),
        ("https://example。org/example。org", "https://example.org/example。org"),
        ("https://example，org/a", "https://example,org/a"),
        ("https://example.org／a", "https://example.org/a"),
        ("https://example.org：80/a", "https://example.org:80/a"),
    ],
)
def test_full_width_marks_in_the_host(url: str, fixed: str) -> None:
    assert repaired("malformed-url", url) == fixed


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("arvix.org", "arxiv.org"),
        ("arxv.org", "arxiv.org"),
        ("gihtub.com", "github.com"),
        ("openreveiw.net", "openreview.net"),
        ("hugginface.co", "huggingface.co"),
        ("aclantology.org", "aclanthology.org"),
        ("proceeding.mlr.press", "proceedings.mlr.press"),
        ("openacess.thecvf.com", "openaccess.thecvf.com"),
        ("ieeexplor.ieee.org", "ieeexplore.ieee.org"),
        ("link.spriger.com", "link.springer.com"),
        ("paper.nips.cc", "papers.nips.cc"),
        ("dl.amc.org", "dl.acm.org"),
        ("www.youtub.com", "www.youtube.com"),
        ("axriv.org", "arxiv.org"),
        ("ravix.org", "arxiv.org"),
    ],
)
def test_misspelled_hosts(wrong: str, right: str) -> None:
    url = f"https://{wrong}/a/b"
    assert repaired("malformed-url", url) == url
    assert repaired("malformed-url", url, unsafe=True) == f"https://{right}/a/b"


@pytest.mark.parametrize(
    "host", ["www.arxiv.org", "huggingface.com", "huggingface.com.cn", "arxive.example.org"]
)
def test_hosts_that_are_not_misspelled(host: str) -> None:
    assert repaired("malformed-url", f"https://{host}/a/b", unsafe=True) == ""


def test_only_the_host_of_a_misspelled_url_is_replaced() -> None:
    url = "https://ggithub.com/a/ggithub.com"
    assert repaired("malformed-url", url, unsafe=True) == "https://github.com/a/ggithub.com"


def test_a_url_with_entities_has_no_fix() -> None:
    text = f'- <a href="ttps://example.org/?a=1&amp;b=2">A</a>\n{REST}'
    result = run("malformed-url", text)
    assert result.lines == ["error 1:12 ttps://example.org/?a=1&amp;b=2"]
    assert result.fixed_unsafe == text


def test_many_marks_at_the_end() -> None:
    url = "https://example.org/a" + "," * 80
    assert repaired("malformed-url", url) == url[:-64]


# -- url-form ------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        *(
            "fbclid",
            "gclid",
            "dclid",
            "msclkid",
            "twclid",
            "yclid",
            "mc_cid",
            "mc_eid",
            "igshid",
            "ref_src",
            "ref_url",
        ),
        *(
            "spm",
            "trk",
            "_hsenc",
            "_hsmi",
            "mkt_tok",
            "share_token",
            "casa_token",
            "vd_source",
            "affid",
            "aff_id",
        ),
        *("ranMID", "ranEAID", "ranSiteID", "utm_source", "UTM_Medium", "Fbclid"),
    ],
)
def test_tracking_parameters(name: str) -> None:
    assert repaired("url-form", f"https://example.org/a?{name}=x") == "https://example.org/a"
    assert repaired("url-form", f"https://example.org/a?b=1&{name}=x#c") == "https://example.org/a?b=1#c"
    assert repaired("url-form", f"https://example.org/a?{name}=&b=1") == "https://example.org/a?b=1"
    assert repaired("url-form", f"https://example.org/a?x{name}=x") == ""


@pytest.mark.parametrize(
    ("url", "fixed"),
    [
        ("https://example.org/a?ref=https://b.example.org", "https://example.org/a"),
        ("https://example.org/a?ref=http:b", "https://example.org/a"),
        ("https://example.org/a?ref=b.example.org&c=1", "https://example.org/a?c=1"),
        ("https://example.org/a?ref=main", ""),
        ("https://example.org/a?utm_source", ""),
        ("https://youtu.be/x?si=a", "https://youtu.be/x"),
        ("http://m.youtube.com/watch?v=x&pp=a", "http://m.youtube.com/watch?v=x"),
        ("https://www.youtube.com/watch?v=x&feature=a&t=1", "https://www.youtube.com/watch?v=x&t=1"),
        ("https://example.org/watch?v=x&si=a&pp=b&feature=c", ""),
        ("https://www.amazon.com/dp/1?tag=a", "https://www.amazon.com/dp/1"),
        ("http://amazon.de/dp/1?linkCode=a", "http://amazon.de/dp/1"),
        ("https://amazon.de/dp/1?linkId=a", "https://amazon.de/dp/1"),
        ("https://amazon.de/dp/1?ref_=a", "https://amazon.de/dp/1"),
        ("https://amazon.de/dp/1?pf_rd_p=a&b=1", "https://amazon.de/dp/1?b=1"),
        ("https://amazon.de/dp/1?pd_rd_w=a", "https://amazon.de/dp/1"),
        ("https://example.org/dp/1?tag=a", ""),
        ("https://twitter.com/a/status/1?s=20", "https://twitter.com/a/status/1"),
        ("http://x.com/a/status/1?t=b&s=20", "http://x.com/a/status/1"),
        ("https://example.org/a?s=20&t=b", ""),
        ("https://openreview.net/forum?id=a&referrer=b", "https://openreview.net/forum?id=a"),
        ("http://openreview.net/forum?id=a&referrer=b", "http://openreview.net/forum?id=a"),
        ("https://example.org/a?referrer=b", ""),
        ("https://example.org/a?b=1&&fbclid=x", "https://example.org/a?b=1"),
        ("https://example.org/a#b?fbclid=x", "https://example.org/a#b"),
    ],
)
def test_parameters_of_one_site_and_other_urls(url: str, fixed: str) -> None:
    assert repaired("url-form", url) == fixed


@pytest.mark.parametrize(
    "host",
    [
        *("www", "export", "browse", "web", "web3", "cn", "de", "es", "in", "jp", "lanl", "xxx", "au"),
        *("arxiv-web.library.cornell.edu", "arxiv-web3.library.cornell.edu", "xxx.lanl.gov", "128.84.21.199"),
    ],
)
def test_mirrors_of_arxiv(host: str) -> None:
    host = host if "." in host else f"{host}.arxiv.org"
    assert repaired("url-form", f"https://{host}/abs/2001.08361") == "https://arxiv.org/abs/2001.08361"
    assert repaired("url-form", f"http://{host.upper()}/abs/2001.08361") == "http://arxiv.org/abs/2001.08361"


@pytest.mark.parametrize(
    ("url", "fixed"),
    [
        ("https://arxiv.org/ftp/arxiv/papers/0909/0909.1788.pdf", "https://arxiv.org/pdf/0909.1788"),
        ("https://arxiv.org/ftp/arxiv/papers/2312/2312.00752v2.pdf", "https://arxiv.org/pdf/2312.00752v2"),
        ("https://arxiv.org/FTP/arxiv/papers/2312/2312.00752.PDF", "https://arxiv.org/pdf/2312.00752"),
        ("https://arxiv.org//abs/2312.00752", "https://arxiv.org/abs/2312.00752"),
        ("https://arxiv.org/abs///2312.00752", "https://arxiv.org/abs/2312.00752"),
        ("https://arxiv.org/abs/2312.00752?", "https://arxiv.org/abs/2312.00752"),
        ("https://arxiv.org/abs/2312.00752?context=cs.CL", "https://arxiv.org/abs/2312.00752"),
        ("https://arxiv.org/abs/2312.00752?a=b#S3", "https://arxiv.org/abs/2312.00752#S3"),
        ("https://arxiv.org/abs/2312.00752#", "https://arxiv.org/abs/2312.00752"),
        ("https://arxiv.org/abs/2312.00752#:~:text=a", "https://arxiv.org/abs/2312.00752"),
        ("https://www.arxiv.org/list/cs.CL/recent", ""),
        ("https://arxiv.org/list/cs.CL/recent?skip=5", ""),
        ("https://www.github.com/own/a", "https://github.com/own/a"),
        ("http://WWW.github.com/own/a", "http://github.com/own/a"),
        ("https://github.com/own/a.git", "https://github.com/own/a"),
        ("http://github.com/own/a.git/", "http://github.com/own/a"),
        ("https://github.com/own/a.GIT?b=c", "https://github.com/own/a?b=c"),
        ("https://www.gitlab.com/own/a.git", "https://www.gitlab.com/own/a"),
        ("http://gitlab.com/own/a.git#b", "http://gitlab.com/own/a#b"),
        ("https://example.org/own/a.git", ""),
        ("https://github.com/own/a.github.io", ""),
        ("https://github.com/own.git", ""),
    ],
)
def test_arxiv_and_github(url: str, fixed: str) -> None:
    assert repaired("url-form", url) == fixed


@pytest.mark.parametrize(
    ("plain", "secure", "reported"), [(1, 2, 0), (1, 3, 1), (2, 5, 0), (2, 6, 2), (3, 8, 0), (3, 9, 3)]
)
@pytest.mark.parametrize("host", ["github.com", "example.org", "arxiv.org"])
def test_http_in_a_list_that_uses_https(host: str, plain: int, secure: int, reported: int) -> None:
    pages = [f"http://{host}/abs/2001.0000{n}" for n in range(plain)]
    pages += [f"https://{host}/abs/2001.1000{n}" for n in range(secure)]
    text = "".join(f"- [Work {n}]({page})\n" for n, page in enumerate(pages))
    result = run("url-form", text)
    assert len(result.lines) == reported
    assert result.fixed == (text.replace("http:", "https:") if reported else text)


def test_www_counts_as_github_itself() -> None:
    text = "".join(f"- [Work {n}](https://github.com/own/{n})\n" for n in range(5))
    text += "- [Work 6](http://github.com/own/6)\n- [Work 7](http://www.github.com/own/7)\n"
    assert run("url-form", text).fixed == text.replace("www.", "")


@pytest.mark.parametrize(("tracked", "other", "reported"), [(9, 0, 9), (10, 20, 1), (10, 21, 10), (11, 0, 1)])
def test_a_list_that_always_tracks_gets_one_finding(tracked: int, other: int, reported: int) -> None:
    pages = [f"https://x.com/a/status/{n}?s=20" for n in range(tracked)]
    pages += [f"https://x.com/a/status/{n}" for n in range(other)]
    text = "".join(f"- [Work {n}]({page})\n" for n, page in enumerate(pages))
    result = run("url-form", text)
    assert len(result.lines) == reported
    assert {line.split()[0] for line in result.lines} == {"note" if reported == 1 else "warning"}
    assert result.fixed == text.replace("?s=20", "")
    if reported == 1:
        assert result.messages[0].startswith(f"{tracked} ")


@pytest.mark.parametrize(
    "entry",
    [
        "![A](https://www.arxiv.org/abs/2001.08361)",
        "[![b](b.svg)](https://example.org/a?utm_source=b) [A](https://example.org/b)",
        'A <a href="https://example.org/a?utm_source=b"><img src="b.svg"></a> [A](https://example.org/b)',
        "[A](https://example.org/a): https://github.com/own/a.git",
    ],
)
def test_urls_that_are_intended(entry: str) -> None:
    assert run("url-form", f"- {entry}\n{REST}").lines == []


@pytest.mark.parametrize(
    ("entry", "fixed"),
    [
        ("[![b](b.svg)](https://www.github.com/own/a)", "[![b](b.svg)](https://github.com/own/a)"),
        (
            "[A](https://example.org/a): https://www.github.com/own/a",
            "[A](https://example.org/a): https://github.com/own/a",
        ),
        (
            '<a href="https://example.org/a?b=1&amp;c=2&amp;utm_source=x">A</a>',
            '<a href="https://example.org/a?b=1&c=2">A</a>',
        ),
    ],
)
def test_urls_in_other_positions(entry: str, fixed: str) -> None:
    assert run("url-form", f"- {entry}\n{REST}").fixed == f"- {fixed}\n{REST}"


def test_every_reason_is_given() -> None:
    url = "http://www.arxiv.org//abs/2001.08361?a=b#"
    text = f"- [A]({url})\n" + "".join(f"- [B](https://arxiv.org/abs/2001.0000{n})\n" for n in range(3))
    result = run("url-form", text)
    assert result.fixed == text.replace(url, "https://arxiv.org/abs/2001.08361")
    assert result.messages[0].count("; ") == 5


def test_a_query_and_only_a_question_mark() -> None:
    for tail, words in (("?a", "query"), ("?", "“?”")):
        text = f"- [A](https://arxiv.org/abs/2001.08361{tail})\n{REST}"
        (message,) = run("url-form", text).messages
        assert words in message
