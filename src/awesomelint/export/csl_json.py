"""CSL-JSON: an array of items for citation processors (Zotero, pandoc, citeproc)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from awesomelint.export.bibliography import Keys, work
from awesomelint.model import Entry

_TYPES = {
    "article": "article-journal",
    "inproceedings": "paper-conference",
    "preprint": "article",
    "misc": "webpage",
}


def write(entries: Iterable[Entry], out: TextIO) -> None:
    """Write the array, an item a line."""
    keys = Keys()
    lines = [json.dumps(_item(entry, keys), ensure_ascii=False) for entry in entries]
    out.write("[" + ",\n ".join(lines) + "]\n")


def _item(entry: Entry, keys: Keys) -> dict[str, Any]:
    it = work(entry, keys)
    item: dict[str, Any] = {"id": it.key, "type": _TYPES[it.kind], "title": it.title}
    if it.authors:
        item["author"] = [
            {"family": person.family, "given": person.given} if person.given else {"literal": person.family}
            for person in it.authors
        ]
    if it.year is not None:
        item["issued"] = {"date-parts": [[part for part in (it.year, it.month, it.day) if part is not None]]}
    if it.container:
        item["container-title"] = it.container
    if it.url:
        item["URL"] = it.url
    if entry.doi is not None:
        item["DOI"] = entry.doi
    if entry.arxiv is not None:
        item["archive"] = "arXiv"
        item["number"] = f"arXiv:{entry.arxiv.id}"
    if entry.tags:
        item["keyword"] = ", ".join(entry.tags)
    return item
