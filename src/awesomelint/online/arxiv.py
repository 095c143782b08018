"""arXiv: the metadata of papers by identifier.

The API is described at https://info.arxiv.org/help/api/user-manual.html: an Atom feed with an entry for each
identifier of `id_list` that exists. The terms of use ask for one request in three seconds
(https://info.arxiv.org/help/api/tou.html).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlencode
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from awesomelint.analysis.online.answers import Work
from awesomelint.online.client import Client, Trouble
from awesomelint.online.failures import Incomplete, Unreadable, reason, status_reason

URL = "https://export.arxiv.org/api/query"
# In seconds, and in identifiers a request.
SPACING, BATCH = 3.0, 100
# A paper that exists. An answer without it is incomplete: at busy times, feeds lack some or all papers
# (https://github.com/lukasschwab/arxiv.py/issues/129).
WITNESS = "0704.0001"
_ATOM, _ARXIV = "{http://www.w3.org/2005/Atom}", "{http://arxiv.org/schemas/atom}"
_ID = re.compile(r"arxiv\.org/abs/(.+?)(?:v(\d+))?$")
# Authors withdraw a paper with a new version that says so in its comment or abstract.
# Being withdrawn from a conference, or an earlier version that was, says nothing about the paper.
_WITHDRAWN = re.compile(
    r"(?:(?<!version of this )(?<!version of the )\b(?:paper|article|manuscript|submission|work|preprint|report) "
    r"(?:has|is|was|have been|had) ?(?:been |being )?(?:temporarily )?|^\s*)withdrawn\b(?!\s+from (?!arxiv))",
    re.IGNORECASE,
)


def ask(client: Client, identifiers: Sequence[str], url: str = URL) -> dict[str, Work | None]:
    """Return what arXiv knows about up to `BATCH` identifiers (`2405.00200`, or `2405.00200v1` for one version).

    None means that there is no such paper: a second answer, which is complete, lacks it as well. Raises
    `Trouble`, `Unreadable` and `Incomplete`.
    """
    works = _ask(client, identifiers, url)
    missing = [identifier for identifier, work in works.items() if work is None]
    for identifier in missing:
        del works[identifier]
    for at in range(0, len(missing), BATCH - 1):
        some = missing[at : at + BATCH - 1]
        try:
            again = _ask(client, [*some, WITNESS], url)
        except (Trouble, Unreadable) as error:
            raise Incomplete(works, reason(error)) from None
        if again[WITNESS] is None:
            raise Incomplete(works, "the answer is incomplete")
        works |= {identifier: again[identifier] for identifier in some}
    return works


def _ask(client: Client, identifiers: Sequence[str], url: str) -> dict[str, Work | None]:
    query = urlencode({"id_list": ",".join(identifiers), "max_results": len(identifiers)}, safe=",/")
    response = client.get(f"{url}?{query}", spacing=SPACING)
    if response.status != 400 and (problem := status_reason(response)):
        raise Unreadable(problem)
    works = read(response.body, identifiers)
    if works is not None:
        return works
    if len(identifiers) == 1:
        return {identifiers[0]: None}
    # One identifier that arXiv calls malformed spoils the whole request: look for it in both halves.
    half = len(identifiers) // 2
    return _ask(client, identifiers[:half], url) | _ask(client, identifiers[half:], url)


def read(body: bytes, asked: Iterable[str]) -> dict[str, Work | None] | None:
    """Read an Atom feed: the works that were asked for, or None if it reports a malformed identifier.

    Raises `Unreadable` if it isn't a feed, or if it reports another error.
    """
    try:
        # Entities and external documents are refused.
        feed = fromstring(body)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise Unreadable("the answer is not an Atom feed") from error
    if feed.tag != f"{_ATOM}feed":
        raise Unreadable("the answer is not an Atom feed")
    works: dict[str, Work | None] = {}
    for entry in feed.iterfind(f"{_ATOM}entry"):
        identifier = _text(entry, f"{_ATOM}id")
        if "/api/errors" in identifier:
            if "incorrect_id" in identifier or "incorrect id" in _text(entry, f"{_ATOM}summary"):
                return None
            raise Unreadable(f"arXiv reports an error: {_text(entry, f'{_ATOM}summary') or 'unknown'}")
        if (match := _ID.search(identifier)) and _text(entry, f"{_ATOM}title"):
            works[match[1]] = _work(entry, match[1], int(match[2]) if match[2] else None)
    return {identifier: works.get(_without_version(identifier)) for identifier in asked}


def _work(entry: Element, identifier: str, version: int | None) -> Work:
    comment = _text(entry, f"{_ARXIV}comment")
    names = (_text(author, f"{_ATOM}name") for author in entry.iterfind(f"{_ATOM}author"))
    return Work(
        source="arXiv",
        id=identifier,
        title=_text(entry, f"{_ATOM}title"),
        authors=tuple(name for name in names if name),
        published=_text(entry, f"{_ATOM}published")[:10],
        version=version,
        withdrawn=bool(
            _WITHDRAWN.search(comment) or _WITHDRAWN.search(_text(entry, f"{_ATOM}summary")[:300])
        ),
        venue=_text(entry, f"{_ARXIV}journal_ref"),
    )


def _text(parent: Element, tag: str) -> str:
    """Return the text of a child; arXiv breaks long lines, so white space is reduced to single spaces."""
    return " ".join((parent.findtext(tag) or "").split())


def _without_version(identifier: str) -> str:
    return re.sub(r"v\d+$", "", identifier)
