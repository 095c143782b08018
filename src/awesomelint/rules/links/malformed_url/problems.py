"""Flaws of an address: what keeps it from being one, by its form alone, and what it must have been."""

from __future__ import annotations

import re
from typing import NamedTuple

from awesomelint.analysis.addresses import host_of
from awesomelint.fields import arxiv
from awesomelint.util.one_edit import one_edit
from awesomelint.util.regex import compiled, lazy_pattern

_WELL_KNOWN = (
    "arxiv.org", "github.com", "openreview.net", "huggingface.co", "aclanthology.org", "proceedings.mlr.press",
    "openaccess.thecvf.com", "ieeexplore.ieee.org", "link.springer.com", "papers.nips.cc", "dl.acm.org",
    "www.youtube.com",
)  # fmt: skip

_SOUND = compiled(
    r"https?://(?:[A-Za-z0-9-]++\.)++[A-Za-z][A-Za-z0-9-]*+(?::\d+)?(?:[/?#][!#-&(-+\--:=?-_a-~]*+)?(?<![.])",
    re.ASCII,
)
_SCHEME = lazy_pattern(r"([A-Za-z]{3,8})([:;.,：]{0,2}[/\\]{1,4}|[:：]{1,2})(?=\w)", re.ASCII)
_DOUBLED = lazy_pattern(r"(?:https?:?/{0,2})+(https?://)(?=\w)", re.IGNORECASE)
_HOST = lazy_pattern(
    r"(?:www\.[\w-]+\.|[\w.-]+\.(?=(?:com|org|net|io|edu|ai|cn|gov|uk|de|jp|fr|ch|kr|ca|me|dev|app|info|co|be|eu|au|nl|it|"
    r"us|in|sg|hk|tw|il|at|se)/))[\w.-]*\w(?=[/?#:]|$)|"
    r"[\w-]+(?:\.[\w-]+)+\.(?:com|org|net|edu|io|ai|cn|uk|jp|de|fr|kr)$|[\w-]+\.(?:com|org|net|edu|io)$",
    re.IGNORECASE | re.ASCII,
)
# Hosts that are known to serve https.
_SECURE = lazy_pattern(
    r"(?:www\.)?(?:github\.com|gitlab\.com|arxiv\.org|huggingface\.co|youtube\.com|youtu\.be|openreview\.net|aclanthology\.org|"
    r"doi\.org|medium\.com)\b"
)
_EMAIL = lazy_pattern(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_DOI = lazy_pattern(r"(?:doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE | re.ASCII)
_OWN_MACHINE = lazy_pattern(
    r"file://|/(?:Users|home)/|[A-Za-z]:[\\/]|https?://(?:localhost|127\.0\.0\.1)\b", re.IGNORECASE
)
_TRAILING = lazy_pattern(r"(?:[,;'\"`’”“>，。；、）】]|%20|%22|(?<=[\w-])\.)+$", re.IGNORECASE)
# More marks than that nobody leaves behind an address; so long runs of them are not gone through again and again.
_MOST = 64
_REPOSITORY = lazy_pattern(r"https?://github\.com/[\w.-]+/[\w.-]+", re.ASCII)
_WIDE = str.maketrans("：／．。，？＃＝＆（）", ":/..,?#=&()")
_MARKS_IN_FRONT = ("[http", "<http", "“http", '"http', "'http")
_NOT_OURS = ("(", "mailto:", "data:", "tel:", "javascript:", "./", "../")


class Flaw(NamedTuple):
    """What is wrong with an address, what it must have been (None: nobody can tell), and whether that is certain."""

    problem: str
    repaired: str | None = None
    certain: bool = True


def is_sound(url: str) -> bool:
    """Whether one look says that an address is well formed; of most others `diagnose` finds the same."""
    return _SOUND.fullmatch(url) is not None and "http" not in url[5:]


def diagnose(url: str, *, bare: bool = False) -> Flaw | None:
    """What keeps an address from being one; None where nothing does, or where that is another rule's business.

    `bare` addresses end where the text around them lets them.
    """
    if url.startswith(_NOT_OURS) or arxiv.diagnose(url) is not None:
        return None
    if _OWN_MACHINE.match(url):
        return Flaw("leads to a place on somebody’s own computer")
    if doubled := _DOUBLED.match(url):
        return Flaw("begins twice", doubled[1].lower() + url[doubled.end() :])
    if (half := len(url) // 2) > 12 and url[:half] == url[half:]:
        return Flaw("is written twice", url[:half])
    if url.startswith(_MARKS_IN_FRONT):
        return Flaw(f"begins with “{url[0]}”, which does not belong to it", url.strip("[]<>“”\"'"))
    if not url.startswith(("https://", "http://", "ftp://")) or ":///" in url[:9]:
        return _without_scheme(url)
    host = host_of(url).partition("#")[0]
    if host != host.translate(_WIDE):
        return Flaw(
            "has full-width marks in the name of its host", url.replace(host, host.translate(_WIDE), 1)
        )
    if bare:
        return None
    if "." not in host and ":" not in host:
        return Flaw(f"names no host: “{host}” lacks its points") if host else None
    junk = _TRAILING.search(url, max(0, len(url) - _MOST))
    if (
        junk
        and (junk[0] != "." or _REPOSITORY.fullmatch(url))
        and not url.endswith("...")
        and url.count("'") != 2
    ):
        return Flaw(f"ends in “{junk[0]}”, which does not belong to it", url[: junk.start()])
    return None


def misspelt_host(host: str) -> str | None:
    """The well-known host that a host is one slip from, or whose letters it shakes (`arvix.org`)."""
    for right in _WELL_KNOWN:
        if one_edit(host, right) or (
            len(host) == len(right) and host != right and sorted(host) == sorted(right)
        ):
            return right if host != f"{right}m" else None
    return None


def _without_scheme(url: str) -> Flaw | None:
    """An address that does not begin as one: with its scheme misspelt, or without any."""
    match = _SCHEME.match(url)
    if match and match[0].lower() in ("http://", "https://") and ":///" not in url:
        return None
    plain = match is not None and match[0].lower() in ("http//", "https//")
    if (
        match
        and (scheme := _meant(match[1].lower()))
        and (plain or "." in url[match.end() :].partition("/")[0])
    ):
        return Flaw(
            f"begins with “{match[0]}” where “{scheme}://” was meant", f"{scheme}://{url[match.end() :]}"
        )
    if url.startswith("//"):
        return None
    if _HOST.match(url):
        problem = "has lost its https://: GitHub looks for a file of that name"
        return Flaw(problem, f"https://{url}", _SECURE.match(url) is not None)
    if _EMAIL.fullmatch(url):
        return Flaw("is an e-mail address, which takes mailto: in front", f"mailto:{url}")
    if doi := _DOI.fullmatch(url):
        return Flaw("is a DOI, which takes https://doi.org/ in front", f"https://doi.org/{doi[1]}")
    return None


def _meant(scheme: str) -> str | None:
    """The scheme that a word is, or is one slip from, or whose letters it shakes; None for any other scheme."""
    if set(scheme) <= set("https"):
        return "https" if scheme.endswith("s") else "http"
    return next((wanted for wanted in ("https", "http") if one_edit(scheme, wanted)), None)
