"""Which URLs and addresses may be asked, decided on strings alone."""

from __future__ import annotations

import pytest

from awesomelint.online.addresses import address_refusal, is_public, url_refusal


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/2405.00200",
        "http://example.com:8080/paper.pdf?x=1",
        "https://93.184.215.14/",
        "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/",
        "https://localhost.example.com/",
        "https://1e100.net/",
    ],
)
def test_public_urls_may_be_asked(url: str) -> None:
    assert url_refusal(url) == ""


@pytest.mark.parametrize(
    ("url", "part"),
    [
        ("http://localhost/", "private network"),
        ("http://LOCALHOST./", "private network"),
        ("http://printer.local/", "private network"),
        ("http://metadata.google.internal/computeMetadata/v1/", "private network"),
        ("http://intranet/", "not the name of a public host"),
        ("http://127.0.0.1/", "private network"),
        ("http://127.1/", "private network"),
        ("http://2130706433/", "not the name of a public host"),
        ("http://0x7f.0.0.1/", "private network"),
        ("http://0177.0.0.1/", "private network"),
        ("http://10.0.0.5/", "private network"),
        ("http://172.16.3.4/", "private network"),
        ("http://192.168.1.1/", "private network"),
        ("http://169.254.169.254/latest/meta-data/", "private network"),
        ("http://100.64.0.1/", "private network"),
        ("http://0.0.0.0/", "private network"),
        ("http://999.1.1.1/", "private network"),
        ("http://[::1]/", "private network"),
        ("http://[fe80::1]/", "private network"),
        ("http://[fd00::1]/", "private network"),
        ("http://[::ffff:127.0.0.1]/", "private network"),
        ("http://[64:ff9b::7f00:1]/", "private network"),
        ("http://[2002:7f00:1::]/", "private network"),
        ("http://224.0.0.1/", "private network"),
        ("file:///etc/passwd", "scheme"),
        ("ftp://example.com/", "scheme"),
        ("gopher://example.com/", "scheme"),
        ("https://user:secret@example.com/", "password"),
        ("https:///path", "no host"),
        ("https://example.com:99999/", "not a valid URL"),
        ("https://[half/", "not a valid URL"),
    ],
)
def test_other_urls_are_refused(url: str, part: str) -> None:
    assert part in url_refusal(url)


def test_a_host_that_the_user_names_may_be_private() -> None:
    assert url_refusal("http://127.0.0.1:8000/", frozenset(["127.0.0.1"])) == ""
    assert url_refusal("http://127.0.0.2:8000/", frozenset(["127.0.0.1"]))


def test_one_private_address_of_several_is_enough() -> None:
    assert address_refusal("example.com", ["93.184.215.14"]) == ""
    assert "10.0.0.1" in address_refusal("example.com", ["93.184.215.14", "10.0.0.1"])
    assert not is_public("not an address")
    assert not is_public("fe80::1%eth0")
