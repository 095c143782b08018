"""arXiv identifiers: read from all forms of URLs that lists use, validated, and repaired if the repair is unambiguous.

The scheme (https://info.arxiv.org/help/arxiv_identifier.html): `YYMM.NNNN` from April 2007 to December 2014,
`YYMM.NNNNN` since January 2015, and `archive/YYMMNNN` from August 1991 to March 2007, each with an optional version `vN`.
"""

from __future__ import annotations

import re

from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import compiled, lazy_pattern

_ARCHIVES = frozenset(
    [
        "acc-phys",
        "adap-org",
        "alg-geom",
        "ao-sci",
        "astro-ph",
        "atom-ph",
        "bayes-an",
        "chao-dyn",
        "chem-ph",
        "cmp-lg",
        "comp-gas",
        "cond-mat",
        "cs",
        "dg-ga",
        "funct-an",
        "gr-qc",
        "hep-ex",
        "hep-lat",
        "hep-ph",
        "hep-th",
        "math",
        "math-ph",
        "mtrl-th",
        "nlin",
        "nucl-ex",
        "nucl-th",
        "patt-sol",
        "physics",
        "plasm-ph",
        "q-alg",
        "q-bio",
        "quant-ph",
        "solv-int",
        "supr-con",
    ]
)
_SCHEME = r"(?:h?t?tps?:/{0,3}|//)?"
# Hosts that serve arXiv's own pages under its own paths.
_OWN_HOST = compiled(
    _SCHEME + r"(?:(?:www|export|browse|web\d?|cn|de|es|in|jp|lanl|xxx|au|ar5iv\.labs)\.)?(arxiv\.org|"
    r"arxiv-web\d*\.library\.cornell\.edu|ar5iv\.org|alphaxiv\.org|xxx\.lanl\.gov)(?=[/?#]|$)",
    re.IGNORECASE,
)
# Other sites with the same papers, whose URLs end in the identifier.
_OTHER_HOST = lazy_pattern(
    _SCHEME
    + r"(?:www\.)?(?:huggingface\.co/papers/|hf\.co/papers/|alphaxiv\.org/(?:abs|pdf|overview)/|arxiv-vanity\.com/papers/|"
    r"papers\.cool/arxiv/|hjfy\.top/arxiv/|(?:dx\.)?doi\.org/10\.48550/arxiv\.|semanticscholar\.org/arxiv/|scirate\.com/arxiv/)",
    re.IGNORECASE,
)
_OTHER_HINTS = (
    "co/papers/",
    "alphaxiv",
    "vanity",
    "papers.cool",
    "hjfy",
    "48550",
    "semanticscholar",
    "scirate",
)
# The form of nearly all URLs.
_USUAL = compiled(
    r"https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/(\d{4}\.\d{4,5})(?:v(\d{1,2}))?(?:\.pdf)?\Z", re.ASCII
)
_NEW = compiled(r"(\d{4}\.\d{4,5})(?!\d)(?:v(\d{1,2})(?![\w]))?", re.ASCII)
_OLD = lazy_pattern(
    r"([a-z][a-z-]+)(?:\.[A-Za-z]{2})?/(\d{7})(?!\d)(?:v(\d{1,2})(?!\w))?", re.IGNORECASE | re.ASCII
)
_PATH = compiled(r"/+(?:abs|pdf|html|ps|format|e-print|src|papers?/abs)/+(?:arxiv[:.])?", re.IGNORECASE)
_FTP = lazy_pattern(
    r"/ftp/(?:arxiv/papers/\d{4}/(\d{4}\.\d{4,5})|([a-z-]+)/papers/\d{4}/(\d{7}))", re.IGNORECASE
)
_REST = compiled(r"(?:\.pdf|\.full|/)?(?:[?#].*)?$", re.IGNORECASE | re.DOTALL)
_IN_TEXT = lazy_pattern(
    r"(?<![\w/.])arxiv\s*[:：]\s*(?:abs/)?(\d{4}\.\d{4,5})(?!\d)(?:v(\d{1,2})(?!\w))?",
    re.IGNORECASE | re.ASCII,
)


class ArxivId(NamedTuple):
    """An identifier without its version (`2405.00200`, `cs/9901002`) and the version, if the URL has one."""

    id: str
    version: int | None

    @property
    def month(self) -> tuple[int, int]:
        """The year and month in which the identifier was assigned."""
        digits = self.id.rpartition("/")[2]
        year = int(digits[:2])
        return (1900 if year > 90 else 2000) + year, int(digits[2:4])

    @property
    def iso_month(self) -> str:
        """The year and month as in dates: `2024-05`."""
        year, month = self.month
        return f"{year}-{month:02}"


def is_valid(identifier: str) -> bool:
    """Whether an identifier of the new scheme, without version, has a valid month and the number of digits of its time."""
    year, month = int(identifier[:2]), int(identifier[2:4])
    if not 1 <= month <= 12:
        return False
    if (year, month) < (7, 4):
        return False
    return len(identifier) == (10 if year >= 15 else 9)


def _names_arxiv(folded: str) -> bool:
    """Whether a URL in lower case may be one of arXiv or its mirrors; true for few others."""
    return "xiv" in folded or "5iv" in folded or "lanl" in folded


def from_url(url: str) -> ArxivId | None:
    """Return the identifier in a URL of arXiv or a site with its papers; None for other or broken URLs."""
    if usual := _USUAL.match(url):
        return ArxivId(usual[1], int(usual[2]) if usual[2] else None) if is_valid(usual[1]) else None
    # Every such URL contains one of these; few others do.
    folded = url.lower()
    if not _names_arxiv(folded) and "papers" not in folded:
        return None
    if any(hint in folded for hint in _OTHER_HINTS) and (other := _OTHER_HOST.match(url)):
        at = other.end()
    elif own := _OWN_HOST.match(url):
        path = _PATH.match(url, own.end())
        if path is None:
            return _from_ftp(url, own.end())
        at = path.end()
    else:
        return None
    if new := _NEW.match(url, at):
        if is_valid(new[1]) and _REST.match(url, new.end()):
            return ArxivId(new[1], int(new[2]) if new[2] else None)
        return None
    if (old := _OLD.match(url, at)) and old[1].lower() in _ARCHIVES and _REST.match(url, old.end()):
        return ArxivId(f"{old[1].lower()}/{old[2]}", int(old[3]) if old[3] else None)
    return None


def _from_ftp(url: str, at: int) -> ArxivId | None:
    match = _FTP.match(url, at)
    if match is None:
        return None
    if match[1]:
        return ArxivId(match[1], None) if is_valid(match[1]) else None
    return ArxivId(f"{match[2]}/{match[3]}", None)


def from_text(text: str) -> ArxivId | None:
    """Return the identifier that a text contains as `arXiv:2405.00200`, or None."""
    match = _IN_TEXT.search(text)
    if match is None or not is_valid(match[1]):
        return None
    return ArxivId(match[1], int(match[2]) if match[2] else None)


class Broken(NamedTuple):
    """What is wrong with an arXiv URL, and the repaired URL if only one is possible.

    `placeholder` tells whether an identifier is yet to be filled in.
    """

    problem: str
    repaired: str | None
    placeholder: bool = False


_NOT_PAPERS = lazy_pattern(
    r"/+(?:list|a|find|search|archive|catchup|help|corr|new|year|show-email|login|user|auth|about|news|multi|rss|api|"
    r"stats|tb|prevnext|bibtex|ct|i|form|category_taxonomy|static|covid19search|labs|favicon|robots|ftp)(?:[/?#]|$)",
    re.IGNORECASE,
)
# Figures and files of a paper have paths below its identifier. After the URL of an abstract, arXiv ignores a further path.
_BELOW = lazy_pattern(r"/(?:html|src|abs)/\d{4}\.\d{4,5}(?:v\d+)?/.")
_NAMED = compiled(r"arxiv\s*:\s*(\d{4}\.\d{4,5}(?:v\d{1,2})?)$", re.IGNORECASE | re.ASCII)
_DIGITS = lazy_pattern(r"(\d+)\s*([._,-]?)\s*(\d*)", re.ASCII)
_OLD_LIKE = lazy_pattern(r"([a-z][a-z-]+)(?:\.[A-Za-z]{2})?/(\d+)", re.IGNORECASE | re.ASCII)
_OLD_JOINED = lazy_pattern(
    r"/(?:abs|pdf)/([a-z][a-z-]+)(\d{7})(?:v\d{1,2})?(?:\.pdf)?", re.IGNORECASE | re.ASCII
)
_PLACEHOLDER = lazy_pattern(
    r"^(?:[xX*?_.\-#]+|[xXyYmMnN]{4}\.[xXnN]{4,5}|todo|tbd|tba|id|ID|pdf|待定|链接待定)?$"
)
# Marks between the slash and the identifier: `/abs/:2401.00001`.
_STRAY = lazy_pattern(r"(?<=/)[^\w\s/]+$")
_VERSION = lazy_pattern(r"v(\d{1,2})(?![\d])", re.ASCII)


def diagnose(url: str) -> Broken | None:
    """Return what is wrong with an arXiv URL; None if nothing is, or if it is not one."""
    if ((usual := _USUAL.match(url)) and is_valid(usual[1])) or not _names_arxiv(url.lower()):
        return None
    own = _OWN_HOST.match(url)
    if own is None and (named := _NAMED.match(url)) and is_valid(named[1].partition("v")[0]):
        return Broken(f"“{url}” is an arXiv identifier, not a URL", f"https://arxiv.org/abs/{named[1]}")
    if own is None:
        return None
    if (old := _OLD.search(url, own.end())) and old[1].lower() in _ARCHIVES and not _has_month(old[2]):
        problem = f"“{old[0]}” is not a valid arXiv identifier: there is no month {old[2][2:4]}"
        return Broken(problem, None)
    if from_url(url) is not None or _NOT_PAPERS.match(url, own.end()):
        return None
    host, rest = url[: own.end()], url[own.end() :]
    path = rest.split("?")[0].split("#")[0]
    if not path.strip("/") or _BELOW.match(path):
        return None
    if (old := _OLD.search(path)) and old[1].lower() in _ARCHIVES:
        return _old_scheme(host, path, old)
    if (old := _OLD_LIKE.search(path)) and old[1].lower() in _ARCHIVES and len(old[2]) != 7:
        return Broken(
            f"“{old[0]}” is not a valid arXiv identifier: expected seven digits after the archive name", None
        )
    if (old := _OLD_JOINED.fullmatch(path)) and old[1].lower() in _ARCHIVES and _has_month(old[2]):
        repaired = f"{host}{path[: old.start(2)]}/{path[old.start(2) :]}"
        return Broken(f"missing slash between “{old[1]}” and “{old[2]}”", repaired)
    digits = _DIGITS.search(path)
    if digits is None:
        last = path.strip("/").rpartition("/")[2]
        if (
            path.strip("/").lower() in ("abs", "pdf", "html")
            or _PLACEHOLDER.match(last)
            or not last.isascii()
        ):
            return Broken(f"“{url}” has a placeholder instead of an arXiv identifier", None, True)
        return (
            Broken(f"“{path}” is not the path of an arXiv paper", None) if _PATH.match(path + "/") else None
        )
    return _new_scheme(host, path, digits)


def _has_month(number: str) -> bool:
    """Return whether the number of an identifier of the old scheme (`YYMMNNN`) has a valid month."""
    return 1 <= int(number[2:4]) <= 12


def _old_scheme(host: str, path: str, old: re.Match[str]) -> Broken:
    kind = "pdf" if "pdf" in path[: old.start()] else "abs"
    repaired = f"{host}/{kind}/{old[1].lower()}/{old[2]}" + (f"v{old[3]}" if old[3] else "")
    return Broken(f"“{path}” is not a path on arXiv", repaired)


def _new_scheme(host: str, path: str, digits: re.Match[str]) -> Broken:
    before, after = path[: digits.start()], path[digits.end() :]
    first, dot, second = digits.groups()
    number = f"{first}{dot}{second}"
    if not dot and len(first) in (8, 9):
        first, second = first[:4], first[4:]
    if len(first) != 4:
        return Broken(
            f"“{number}” is not a valid arXiv identifier: expected four digits, a period and {_wanted(first)}",
            None,
        )
    month = int(first[2:])
    if not 1 <= month <= 12:
        return Broken(f"“{number}” is not a valid arXiv identifier: there is no month {first[2:]}", None)
    identifier = f"{first}.{second}"
    if not is_valid(identifier):
        if first < "0704":
            return Broken(
                f"“{number}” is not a valid arXiv identifier: this form was introduced in April 2007", None
            )
        return Broken(
            f"“{number}” is not a valid arXiv identifier: expected {_wanted(first)} after the period, found {len(second)}",
            None,
        )
    kind = (
        "pdf"
        if "pdf" in before.lower() or after.lower().startswith((".pdf", "pdf"))
        else "html"
        if "html" in before
        else "abs"
    )
    version = _VERSION.match(after)
    tail = f"v{version[1]}" if version else ""
    suffix = ".pdf" if kind == "pdf" and ".pdf" in after.lower() else ""
    repaired = f"{host}/{kind}/{identifier}{tail}{suffix}"
    good_path = _PATH.fullmatch(before)
    if good_path and dot == ".":
        junk = after[len(tail) :]
        junk = junk[4:] if junk.lower().startswith(".pdf") else junk
        if "://" in junk and identifier not in junk:
            return Broken(
                f"the URL of {identifier} and another URL are joined by “{junk[0]}”; separate them", None
            )
        if not junk:
            return Broken(f"identifier {identifier} is split as “{digits[0]}”", repaired)
        return Broken(f"“{junk}” after the identifier {identifier} breaks the link", repaired)
    if good_path:
        return Broken(f"missing period in “{number}”: the identifier is {identifier}", repaired)
    words = re.findall(r"[A-Za-z]+", before)
    if stray := _STRAY.search(before):
        return Broken(f"“{stray[0]}” before the identifier {identifier} breaks the link", repaired)
    if len(words) == 1 and words[0].lower() in ("abs", "pdf", "html"):
        return Broken(f"missing slash between “{words[0]}” and “{identifier}”", repaired)
    if not words:
        return Broken(f"missing path before {identifier}; expected /abs/{identifier}", repaired)
    return Broken(f"“{before}” is not a path on arXiv; expected /abs/ or /pdf/", repaired)


def _wanted(month: str) -> str:
    return "five digits" if month[:4] >= "1500" else "four digits"
