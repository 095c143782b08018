"""Crossref: the metadata of works by DOI.

The REST API is described at https://api.crossref.org/swagger-ui/index.html, its polite pool and limits at
https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/. DOIs of other
registration agencies are unknown to Crossref, so a DOI is only unknown if the Handle System does not know it
either (https://www.doi.org/doi-handbook/HTML/rest-api.html).
"""

from __future__ import annotations

import html
import re
from typing import Any
from urllib.parse import quote, unquote

from awesomelint.analysis.online.answers import Work
from awesomelint.online.client import Client
from awesomelint.online.failures import Unreadable, json_object, status_reason

URL, HANDLES = "https://api.crossref.org", "https://doi.org/api/handles"
SPACING = 0.2
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
# Publishers write before the title of a paper that it was retracted.
_RETRACTED = re.compile(
    r"^(?:(?:RETRACTED|WITHDRAWN)(?: ARTICLE| PAPER)?\s*[:.]\s*|(?:Retracted|Withdrawn): )"
)
_UPDATES = ("retraction", "withdrawal", "removal")
# Response codes of the Handle System: found, found without values, and not found.
_FOUND, _NOT_FOUND = (1, 200), 100


def ask(
    client: Client, doi: str, url: str = URL, handles: str = HANDLES, mailto: str = ""
) -> dict[str, Work | None]:
    """Return what Crossref knows about a DOI; nothing if another agency registered it.

    None means that no agency knows the DOI. Raises `Trouble` and `Unreadable`.
    """
    query = f"?mailto={quote(mailto)}" if mailto else ""
    # In a URL, a DOI may be percent-encoded.
    name = unquote(doi)
    response = client.get(f"{url}/works/{quote(name, safe='')}{query}", spacing=SPACING)
    if response.status != 404:
        if problem := status_reason(response):
            raise Unreadable(problem)
        return {doi: read(response.body, doi)}
    return {doi: None} if _is_unknown(client, f"{handles}/{quote(name)}") else {}


def read(body: bytes, doi: str) -> Work:
    """Read the JSON record of a work; raise `Unreadable` if it isn't one."""
    message = json_object(body).get("message")
    if not isinstance(message, dict):
        raise Unreadable("the answer is not a record of a work")
    written, subtitle = _first(message, "title"), _first(message, "subtitle")
    title = _RETRACTED.sub("", written)
    withdrawn = title != written or _is_retracted(message)
    if subtitle and subtitle.casefold() not in title.casefold():
        title = f"{title}: {subtitle}"
    authors = message.get("author")
    people = [author for author in authors if isinstance(author, dict)] if isinstance(authors, list) else []
    names = (
        f"{author.get('given', '')} {author.get('family', author.get('name', ''))}".strip()
        for author in people
    )
    return Work(
        source="Crossref",
        id=doi,
        title=title,
        authors=tuple(name for name in names if name),
        published=_date(message),
        withdrawn=withdrawn,
        venue=_first(message, "container-title"),
    )


def _is_unknown(client: Client, url: str) -> bool:
    """Return whether the Handle System does not know a DOI."""
    response = client.get(url, spacing=SPACING)
    if response.status != 404 and (problem := status_reason(response)):
        raise Unreadable(problem)
    code = json_object(response.body).get("responseCode")
    if code not in (*_FOUND, _NOT_FOUND):
        raise Unreadable(f"the Handle System answers with code {code}")
    return bool(code == _NOT_FOUND)


def _is_retracted(message: dict[str, Any]) -> bool:
    """Whether a notice says that a work was retracted, as the publisher or Retraction Watch reports it."""
    updates = message.get("updated-by")
    found = [update for update in updates if isinstance(update, dict)] if isinstance(updates, list) else []
    return any(str(update.get("type")).lower() in _UPDATES for update in found)


def _first(message: dict[str, Any], name: str) -> str:
    """Return the first text of a field, without the markup that publishers use in titles."""
    value = message.get(name)
    text = value[0] if isinstance(value, list) and value and isinstance(value[0], str) else ""
    return " ".join(html.unescape(_TAG.sub("", text)).split())


def _date(message: dict[str, Any]) -> str:
    """Return the day, month or year on which a work appeared first, as an ISO date."""
    issued = message.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [part for part in first if isinstance(part, int)]
    if not numbers:
        return ""
    return "-".join((f"{numbers[0]:04}", *(f"{number:02}" for number in numbers[1:3])))
