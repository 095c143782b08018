"""dblp: where a work was published, by its title.

The search API is described at https://dblp.org/faq/How+to+use+the+dblp+search+API.html. Preprints are listed
there with the venue CoRR.
"""

from __future__ import annotations

import html
import re
from typing import Any
from urllib.parse import urlencode

from awesomelint.analysis.online.answers import Publication
from awesomelint.fields import titles
from awesomelint.online.client import Client
from awesomelint.online.failures import Unreadable, json_object, status_reason

URL = "https://dblp.org/search/publ/api"
SPACING = 1.5
_HITS = 10
# Volumes of proceedings: `ACL (1)`.
_VOLUME = re.compile(r" \(\d+\)$")
# dblp abbreviates each word of a journal's name, as libraries do; lists use initials.
_JOURNALS = {
    "Trans. Mach. Learn. Res.": "TMLR",
    "J. Mach. Learn. Res.": "JMLR",
    "Trans. Assoc. Comput. Linguistics": "TACL",
    "IEEE Trans. Pattern Anal. Mach. Intell.": "TPAMI",
    "Int. J. Comput. Vis.": "IJCV",
}
_PUBLISHED = ("Conference and Workshop Papers", "Journal Articles")


def ask(client: Client, title: str, author: str, url: str = URL) -> Publication | None:
    """Return where the work with a title and an author's last name (or "") was published, or None.

    Raises `Trouble` and `Unreadable`.
    """
    query = urlencode({"q": " ".join((*titles.words(title), author)).strip(), "format": "json", "h": _HITS})
    response = client.get(f"{url}?{query}", spacing=SPACING)
    if problem := status_reason(response):
        raise Unreadable(problem)
    return read(response.body, title)


def read(body: bytes, title: str) -> Publication | None:
    """Return the earliest publication with a title; raise `Unreadable` if the answer is not a result of a search."""
    result = json_object(body).get("result")
    hits = result.get("hits") if isinstance(result, dict) else None
    if not isinstance(hits, dict):
        raise Unreadable("the answer is not a result of a search")
    found = hits.get("hit", [])
    # XML that is written as JSON has no list for a single element.
    found = found if isinstance(found, list) else [found]
    infos = [hit.get("info") for hit in found if isinstance(hit, dict)]
    published = [publication for info in infos if (publication := _publication(info, titles.key(title)))]
    return min(published, key=lambda publication: publication.year, default=None)


def _publication(info: Any, key: str) -> Publication | None:
    """Return the publication of a hit, if it has the title and is not a preprint."""
    if not isinstance(info, dict) or info.get("type") not in _PUBLISHED:
        return None
    # Titles end with a full stop, which a key leaves out.
    if titles.key(html.unescape(str(info.get("title", "")))) != key:
        return None
    venue = info.get("venue")
    name = html.unescape(str(venue[0] if isinstance(venue, list) and venue else venue or ""))
    year = str(info.get("year", ""))
    if not name or name == "CoRR" or not year.isdecimal():
        return None
    name = _VOLUME.sub("", name)
    return Publication("dblp", _JOURNALS.get(name, name), int(year), str(info.get("url", "")))
