"""Problems with the form of a URL, and the URL that was probably intended."""

from __future__ import annotations

import re

from awesomelint.analysis.urls import host_of
from awesomelint.fields import arxiv
from awesomelint.fields.repositories import repository_of
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.one_edit import one_edit
from awesomelint.util.regex import compiled, lazy_pattern

_WELL_KNOWN = (
    "arxiv.org", "github.com", "openreview.net", "huggingface.co", "aclanthology.org",
    "proceedings.mlr.press", "openaccess.thecvf.com", "ieeexplore.ieee.org", "link.springer.com",
    "papers.nips.cc", "dl.acm.org", "www.youtube.com",
)  # fmt: skip

_WELL_FORMED = compiled(
    r"https?://(?:[A-Za-z0-9-]++\.)++[A-Za-z][A-Za-z0-9-]*+(?::\d+)?(?:[/?#][!#-&(-+\--:=?-_a-~]*+)?(?<!\.)(?<!%2[02])",
    re.ASCII,
)
_SCHEME = lazy_pattern(r"([A-Za-z]{3,8})([:;.,：]{0,2}[/\\]{1,4}|[:：]{1,2})(?=\w)", re.ASCII)
_DOUBLED = lazy_pattern(r"(?:https?:?/{0,2})+(https?://)(?=\w)", re.IGNORECASE)
_HOST = lazy_pattern(
    r"(?:www\.[\w-]+\.|[\w.-]+\."
    r"(?=(?:com|org|net|io|edu|ai|cn|gov|uk|de|jp|fr|ch|kr|ca|me|dev|app|info|co|be|eu|au|nl|it|"
    r"us|in|sg|hk|tw|il|at|se)/))[\w.-]*\w(?=[/?#:]|$)|"
    r"[\w-]+(?:\.[\w-]+)+\.(?:com|org|net|edu|io|ai|cn|uk|jp|de|fr|kr)$|[\w-]+\.(?:com|org|net|edu|io)$",
    re.IGNORECASE | re.ASCII,
)
# Hosts that are known to support https.
_SECURE = lazy_pattern(
    r"(?:www\.)?(?:github\.com|gitlab\.com|arxiv\.org|huggingface\.co|youtube\.com|youtu\.be|openreview\.net|"
    r"aclanthology\.org|doi\.org|medium\.com)\b"
)
_EMAIL = lazy_pattern(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_DOI = lazy_pattern(r"(?:doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE | re.ASCII)
_LOCAL = lazy_pattern(
    r"file://|/(?:Users|home)/|[A-Za-z]:[\\/]|https?://(?:localhost|127\.0\.0\.1)\b", re.IGNORECASE
)
_EXTENSION = lazy_pattern(r"(?:chrome|moz|edge|ms-browser|safari-web)-extension://", re.IGNORECASE)
# The page that an extension shows: `chrome-extension://…/https://…`, `…/viewer.html?file=https%3A%2F%2F…`.
_SHOWN = lazy_pattern(r"(?:/|[?&](?:file|src|url)=)(https?(?:://|%3A%2F%2F)\S+)$", re.IGNORECASE)
_TRAILING = lazy_pattern(r"(?:[,;'\"`’”“>，。；、）】]|%20|%22|(?<=[\w-])\.)+$", re.IGNORECASE)
# Only this many code points at the end of a URL are searched, which keeps long runs of punctuation linear.
_MAX_TRAILING = 64
_REPOSITORY = lazy_pattern(r"https?://github\.com/[\w.-]+/[\w.-]+", re.ASCII)
_FULL_WIDTH = str.maketrans("：／．。，？＃＝＆（）", ":/..,?#=&()")
_QUOTED = ("[http", "<http", "“http", '"http', "'http")
_REPOSITORY_PAGE = lazy_pattern(r"https?://(?:www\.)?github\.com/[\w.-]+/[\w.-]+/([\w.-]+)", re.ASCII)
# What may follow the name of a repository in a URL of github.com.
_PAGES = """
actions activity archive assets attestations blame blob branches codespaces commit commits commits.atom
community compare contribute contributors custom-properties delete dependabot deployments discussions
discussions.atom edit environments files find fork forks generate graphs import info invitations issue issues
labels languages media merge_queue milestone milestones models network new packages pkgs projects pull pulls
pulse queries raw refs release releases releases.atom rules search security settings sponsors stargazers
subscription suites tag tags tags.atom tarball transfer tree upload watchers wiki wikis workflows zipball
"""
_REPOSITORY_PAGES = frozenset(_PAGES.split())
_LINE_RANGE = lazy_pattern(r"[^#]*#L(\d{1,7})(?:C\d+)?-L?(\d{1,7})(?:C\d+)?", re.ASCII)
# Valid schemes and relative URLs; `(` is reported as a broken link.
_IGNORED = ("(", "mailto:", "data:", "tel:", "javascript:", "./", "../")


LOCAL_FILE = "points to a file or server on somebody’s own computer"


class UrlProblem(NamedTuple):
    """A problem with a URL, and the corrected URL, None if unknown.

    `description` continues a sentence that begins with the URL; `certain` tells whether the correction is
    safe, and `possible` that the URL may be right.
    """

    description: str
    corrected: str | None = None
    certain: bool = True
    possible: bool = False


def is_well_formed(url: str) -> bool:
    """Return whether a URL is certainly well formed, faster than `diagnose`, which accepts some more."""
    return _WELL_FORMED.fullmatch(url) is not None and "http" not in url[5:]


def diagnose(url: str, *, bare: bool = False) -> UrlProblem | None:
    """Return what is wrong with the form of a URL, None if nothing is or another rule reports it.

    The end of a `bare` URL is not examined, because it depends on the text around it.
    """
    if url.startswith(_IGNORED) or arxiv.diagnose(url) is not None:
        return None
    if _LOCAL.match(url):
        return UrlProblem(LOCAL_FILE)
    if _EXTENSION.match(url):
        return UrlProblem("works only in a browser with the same extension", _shown_page(url), certain=False)
    if doubled := _DOUBLED.match(url):
        return UrlProblem("has more than one scheme", doubled[1].lower() + url[doubled.end() :])
    if (half := len(url) // 2) > 12 and url[:half] == url[half:]:
        return UrlProblem("contains the same URL twice", url[:half])
    if url.startswith(_QUOTED):
        corrected = url.strip("[]<>“”\"'")
        return UrlProblem(f"begins with “{url[0]}”, which is not part of the URL", corrected)
    if not url.startswith(("https://", "http://", "ftp://")) or ":///" in url[:9]:
        # `<name@example.org>` is a link (CommonMark 6.4).
        return None if bare and _EMAIL.fullmatch(url) else _check_scheme(url)
    host = host_of(url).partition("#")[0]
    if host != host.translate(_FULL_WIDTH):
        corrected = url.replace(host, host.translate(_FULL_WIDTH), 1)
        return UrlProblem("has full-width characters in its host", corrected)
    if bare:
        return None
    if "." not in host and ":" not in host:
        return UrlProblem(f"has no valid host: “{host}” contains no period") if host else None
    return _check_end(url)


def _shown_page(url: str) -> str | None:
    """Return the URL of the page that an extension of a browser shows at a URL."""
    match = _SHOWN.search(url)
    if match is None or "://" in match[1]:
        return match[1] if match is not None else None
    from urllib.parse import unquote

    return unquote(match[1])


def diagnose_page(url: str) -> UrlProblem | None:
    """Return why a well-formed URL is not a page or range of lines on GitHub, None if it may be."""
    lines = _LINE_RANGE.fullmatch(url) if "#L" in url else None
    if lines and int(lines[1]) > int(lines[2]):
        return UrlProblem(f"has a range of lines that ends before it begins: {lines[1]} to {lines[2]}")
    page = _REPOSITORY_PAGE.match(url) if "github.com/" in url else None
    if page and page[1].lower() not in _REPOSITORY_PAGES and repository_of(url):
        return UrlProblem(
            f"is not a page on GitHub: a file or folder needs “blob” or “tree” and a branch before “{page[1]}”"
        )
    return None


def _check_end(url: str) -> UrlProblem | None:
    trailing = _TRAILING.search(url, max(0, len(url) - _MAX_TRAILING))
    if trailing is None or url.endswith("...") or url.count("'") == 2 or url.count("%22") == 2:
        return None
    if trailing[0] == "." and not _REPOSITORY.fullmatch(url):
        return None
    # The name of a repository on GitHub may end in a period.
    if trailing[0] == ".":
        return UrlProblem("ends with “.”, which may not be part of the URL", url[:-1], False, possible=True)
    return UrlProblem(f"ends with “{trailing[0]}”, which is not part of the URL", url[: trailing.start()])


def correct_host(host: str) -> str | None:
    """Return the well-known host for which a host is a typo (`arvix.org`), None if there is none.

    Hosts have no case, so `GitHub.com` is not a typo.
    """
    host = host.lower()
    for correct in _WELL_KNOWN:
        if one_edit(host, correct) or (
            len(host) == len(correct) and host != correct and sorted(host) == sorted(correct)
        ):
            # `huggingface.com` is a host of its own, though one letter away from `huggingface.co`.
            return correct if host != f"{correct}m" else None
    return None


def _check_scheme(url: str) -> UrlProblem | None:
    """Return the problem with a URL that does not begin with a valid scheme, None for relative URLs."""
    match = _SCHEME.match(url)
    if match and match[0].lower() in ("http://", "https://") and ":///" not in url:
        return None
    has_no_colon = match is not None and match[0].lower() in ("http//", "https//")
    if (
        match
        and (scheme := _correct_scheme(match[1].lower()))
        and (has_no_colon or "." in url[match.end() :].partition("/")[0])
    ):
        description = f"begins with “{match[0]}” instead of “{scheme}://”"
        return UrlProblem(description, f"{scheme}://{url[match.end() :]}")
    if url.startswith("//"):
        return None
    if _HOST.match(url):
        description = "has no “https://”, so GitHub treats it as a file path"
        return UrlProblem(description, f"https://{url}", _SECURE.match(url) is not None)
    if "\\" in url:
        return UrlProblem("has a backslash instead of a slash", url.replace("\\", "/"))
    if _EMAIL.fullmatch(url):
        return UrlProblem("is an email address without “mailto:”", f"mailto:{url}")
    if doi := _DOI.fullmatch(url):
        return UrlProblem("is a DOI without “https://doi.org/”", f"https://doi.org/{doi[1]}")
    return None


def _correct_scheme(scheme: str) -> str | None:
    """Return `http` or `https` if a scheme is one of them or a typo for it, None for any other scheme."""
    if set(scheme) <= set("https"):
        return "https" if scheme.endswith("s") else "http"
    return next((correct for correct in ("https", "http") if one_edit(scheme, correct)), None)
