"""The log as an Atom feed (RFC 4287)."""

from __future__ import annotations

from typing import TextIO
from urllib.parse import quote
from xml.etree import ElementTree as ET

from awesomelint.report.log.items import Item, Log
from awesomelint.ui.sanitize import clipped

_NAMESPACE = "http://www.w3.org/2005/Atom"
_SEPARATOR = " › "
# What an IRI may contain besides letters and digits (RFC 3986); `%` is kept, because URLs are escaped already.
_IN_URL = "-._~:/?#[]@!$&'()*+,;=%"


def write(log: Log, out: TextIO, *, feed_url: str | None = None) -> None:
    """Write the feed; `feed_url` is where it will be published."""
    feed = ET.Element("feed", xmlns=_NAMESPACE)
    _add(feed, "id", log.identifier)
    _add(feed, "title", clipped(log.title))
    _add(feed, "updated", log.updated.isoformat())
    ET.SubElement(feed, "generator").text = "awesomelint"
    if feed_url:
        ET.SubElement(feed, "link", rel="self", type="application/atom+xml", href=_iri(feed_url))
    for item in log.items:
        _add_item(ET.SubElement(feed, "entry"), item)
    ET.indent(feed)
    out.write('<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n")


def _add_item(entry: ET.Element, item: Item) -> None:
    _add(entry, "id", item.identifier)
    _add(entry, "title", clipped(item.title))
    _add(entry, "updated", item.time.isoformat())
    _add(entry, "published", item.time.isoformat())
    _add(ET.SubElement(entry, "author"), "name", clipped(item.author) or "unknown")
    if item.url.lower().startswith(("https://", "http://")):
        ET.SubElement(entry, "link", rel="alternate", href=_iri(item.url))
    if item.section:
        ET.SubElement(entry, "category", term=clipped(_SEPARATOR.join(item.section)))
    _add(entry, "summary", clipped(item.details or item.title))


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _iri(url: str) -> str:
    return quote(clipped(url, 2_000), safe=_IN_URL)
