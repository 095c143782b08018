"""CSL-JSON for citation processors such as Zotero, pandoc and citeproc."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from awesomelint.export.bibliography import CitationKeys, work
from awesomelint.model import Entry

_TYPES = {
    "article": "article-journal",
    "inproceedings": "paper-conference",
    "preprint": "article",
    "misc": "webpage",
}


def write(entries: Iterable[Entry], out: TextIO) -> None:
    """Write an array, one item per line."""
    keys = CitationKeys()
    lines = [json.dumps(_item(entry, keys), ensure_ascii=False) for entry in entries]
    out.write("[" + ",\n ".join(lines) + "]\n")


def _item(entry: Entry, keys: CitationKeys) -> dict[str, Any]:
    data = work(entry, keys)
    item: dict[str, Any] = {"id": data.key, "type": _TYPES[data.kind], "title": data.title}
    if data.authors:
        item["author"] = [
            {"family": person.family, "given": person.given} if person.given else {"literal": person.family}
            for person in data.authors
        ]
    if data.year is not None:
        parts = [part for part in (data.year, data.month, data.day) if part is not None]
        item["issued"] = {"date-parts": [parts]}
    if data.container:
        item["container-title"] = data.container
    if data.url:
        item["URL"] = data.url
    if entry.doi is not None:
        item["DOI"] = entry.doi
    if entry.arxiv is not None:
        item["archive"] = "arXiv"
        item["number"] = f"arXiv:{entry.arxiv.id}"
    if entry.tags:
        item["keyword"] = ", ".join(entry.tags)
    return item
