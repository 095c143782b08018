"""`awesomelint log`: which works came into a list, and when."""

from __future__ import annotations

import os
import re
from argparse import Namespace
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from uuid import NAMESPACE_URL, uuid5

from awesomelint.cli.revisions import names_at, revisions_and_paths
from awesomelint.errors import UserError
from awesomelint.fields import author_names
from awesomelint.model import Entry, Section
from awesomelint.report.log.items import Item, Log, from_seconds
from awesomelint.session.news import News, collect
from awesomelint.session.sources import OK
from awesomelint.ui.console import output, wants_colour
from awesomelint.util.text import shorten
from awesomelint.workspace.git import Checkout
from awesomelint.workspace.history import History

_AGO = re.compile(r"(\d{1,4}) ?(day|week|month|year)s?(?: ago)?")
# Days; calendars differ, and a feed that is a day longer harms nobody.
_UNITS = {"day": 1, "week": 7, "month": 31, "year": 366}


def run(args: Namespace) -> int:
    """Write the works that are listed at a revision, by the day they came in, the newest first."""
    since, until = _day("--since", args.since), _day("--until", args.until)
    if args.max is not None and args.max < 1:
        raise UserError(f"--max {args.max}: expected a number above 0")
    if args.feed_url and args.output_format != "atom":
        raise UserError("--feed-url requires --output-format atom")
    checkout = Checkout(os.getcwd())
    commit, known, paths = _arguments(checkout, args)
    history = History(checkout, commit)
    names = names_at(history, paths)
    found = collect(history, names, cached=not args.no_cache)
    excluded = history.commits_in(known) if known else frozenset()
    found = [
        news
        for news in found
        if news.landed.identifier not in excluded
        and (since is None or from_seconds(news.landed.time).date() >= since)
        and (until is None or from_seconds(news.landed.time).date() <= until)
        and _contains([news.commit.author], args.author)
        and _contains(news.entry.section.path, args.section)
    ]
    _write(_log(history, names, found[: args.max]), args)
    return OK


def _contains(texts: Iterable[str], wanted: str | None) -> bool:
    return wanted is None or any(wanted.casefold() in text.casefold() for text in texts)


def _day(option: str, given: str | None) -> date | None:
    """Return a day: a date in ISO form, or a time ago such as `2 weeks`."""
    if given is None:
        return None
    if match := _AGO.fullmatch(given.strip()):
        days = int(match[1]) * _UNITS[match[2]]
        return (datetime.now(UTC) - timedelta(days=min(days, 700_000))).date()
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise UserError(f"{option} {given}: expected a date such as 2025-01-31, or `2 weeks`") from None


def _arguments(checkout: Checkout, args: Namespace) -> tuple[str, str | None, list[str]]:
    """Return the commit, a commit whose works are known already if a range was given, and the paths."""
    revisions, paths = revisions_and_paths(checkout, args)
    if len(revisions) > 1:
        raise UserError(f"{' '.join(revisions)}: name one revision, or a range such as REV..REV")
    revision = revisions[0] if revisions else "HEAD"
    first, dots, last = revision.partition("..")
    if last.startswith("."):
        raise UserError(f"{revision}: name a range with two dots, as in {first}..{last[1:]}")
    commit = checkout.commit((last if dots else first) or "HEAD")
    if commit is None:
        raise UserError("this repository has no commits yet")
    return commit, checkout.commit(first or "HEAD") if dots else None, paths


def _log(history: History, names: dict[str, str], found: list[News]) -> Log:
    # The first commit is the same in all clones and forks, and when the repository is renamed.
    origin = f"{history.first.identifier} {' '.join(sorted(names))}"
    items = [_item(news) for news in found]
    updated = max((item.time for item in items), default=from_seconds(history.last.time))
    title = os.path.basename(history.checkout.top)
    if len(names) == 1:
        title = next((_title(news.entry.section) for news in found), "") or title
    return Log(title, _identifier(origin), updated, items)


def _identifier(text: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, text)}"


def _item(news: News) -> Item:
    entry = news.entry
    link = entry.main_link
    venue, written = entry.venue, entry.date
    details = [
        " › ".join(entry.section.path),
        _authors(entry),
        " ".join(str(part) for part in (venue.name, venue.year) if part) if venue is not None else "",
        written.iso if written is not None else "",
    ]
    return Item(
        _identifier(f"{news.landed.identifier} {news.key}"),
        entry.title or shorten(entry.text),
        link.url if link is not None else "",
        news.path,
        entry.section.path,
        entry.line,
        "; ".join(filter(None, details)),
        from_seconds(news.landed.time),
        news.commit.identifier,
        news.commit.author,
    )


def _authors(entry: Entry) -> str:
    """Return the authors, with “et al.” if the list has it."""
    text = entry.source.text
    is_open = any(
        piece.kind == "author" and author_names.has_et_al(text[piece.start : piece.end])
        for piece in entry.pieces
    )
    return ", ".join(entry.authors) + (" et al." if entry.authors and is_open else "")


def _title(section: Section) -> str:
    """Return the title of the document that a section is in."""
    while section.parent is not None and section.parent.level:
        section = section.parent
    return section.title if section.titles_document else ""


def _write(log: Log, args: Namespace) -> None:
    module = import_module(f"awesomelint.report.log.{args.output_format}")
    with output(args.output_file, "exact" if args.output_format == "json" else "text") as out:
        if args.output_format == "text":
            module.write(log, out, colour=wants_colour(args, out))
            if not log.items:
                out.write("No works came in\n")
        elif args.output_format == "atom":
            module.write(log, out, feed_url=args.feed_url)
        else:
            module.write(log, out)
