"""`awesomelint add`: add works to a list, each in its section, at its place, in the form of the entries there."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Mapping
from contextlib import closing
from typing import Any

from awesomelint.cli.changed_list import write_changed
from awesomelint.config import Configuration
from awesomelint.errors import UserError, missing_extra
from awesomelint.fields import author_names, venues
from awesomelint.reading import read
from awesomelint.session.sources import FAILED, FINDINGS, OK, Sources
from awesomelint.source import Source
from awesomelint.ui.console import say
from awesomelint.ui.sanitize import clipped
from awesomelint.workspace import files
from awesomelint.writing import records
from awesomelint.writing.add import Added, Refused, add_work, already_listed
from awesomelint.writing.sections import Choice, choose
from awesomelint.writing.works import NewWork, WorkLink, checked_url, clean, iso_of, venue_of

# The options that describe a single work.
_FIELDS = ("url", "title", "authors", "date", "venue", "tag", "link", "note")
_OPTIONS = {"URL": "--url", "date": "--date", "venue": "--venue", "authors": "--authors"}
_LEFT_OUT = {"authors": "authors", "tag": "tags", "note": "notes", "date": "date", "venue": "venue"}


def run(args: Namespace) -> int:
    """Add the works to the file in place (standard input to standard output), or show the changes with `--diff`."""
    _fetch(args)
    if len(args.paths) > 1:
        raise UserError("add: more than one file; works are added to one list at a time")
    if args.paths and args.paths[0] != "-":
        args.paths = [files.list_at(args.paths[0])]
    works = _works(args)
    sources = Sources(args, Configuration.of(args))
    status = OK
    for before in sources:
        style = sources.configuration.settings_for(before.path).style
        after, messages, listed = _add_all(before, works, args, style)
        write_changed(before, after, args, is_stdin=before.path == sources.stdin_name)
        for message in messages:
            say(message)
        if listed or (args.diff and before.text != after.text):
            status = FINDINGS
    return FAILED if sources.failed else status


def _add_all(
    source: Source, works: list[NewWork], args: Namespace, style: Mapping[str, Any]
) -> tuple[Source, list[str], bool]:
    """Return the list with all works, what to say about each, and whether one was listed already."""
    messages: list[str] = []
    problems: list[str] = []
    listed = False
    document = read(source)
    if not document.entries:
        raise UserError(f"{source.path}: not a list of papers; there is no entry to write the new one like")
    for work in works:
        twin = already_listed(document, work)
        choice = choose(document, args.section or "", work) if twin is None else Choice(twin.section)
        found = add_work(document, work, choice.section, may_lack=args.allow_missing, style=style)
        if isinstance(found, Added):
            messages += _said(source.path, work, choice, found, args)
            document = found.document
        elif found.listed is not None:
            entry, listed = found.listed, True
            where = " › ".join(entry.section.path) or "the beginning of the list"
            messages.append(
                f"{source.path}:{entry.line}: “{clipped(work.title, 80)}” is listed already, in {clipped(where, 120)}; "
                "not added"
            )
        else:
            problems.append(_problem(work, choice, found))
    if problems:
        raise UserError("\n".join(f"{source.path}: {problem}" for problem in problems))
    return document.source, messages, listed


def _said(path: str, work: NewWork, choice: Choice, found: Added, args: Namespace) -> list[str]:
    title, section = clipped(work.title, 80), _name(choice)
    verb = "would be added" if args.diff else "added"
    order = f", {found.order}" if found.order else ""
    said = [f"{path}:{found.entry.line}: {verb} to {section}{order}: “{title}”"]
    if choice.words and not args.section:
        said.append(
            f"{path}: {section} fits best ({', '.join(map(clipped, choice.words))}); --section names another"
        )
    if found.left_out:
        kinds = " and ".join(_LEFT_OUT[kind] for kind in found.left_out)
        said.append(f"{path}: without {kinds}, as the other entries there")
    return said


def _problem(work: NewWork, choice: Choice, found: Refused) -> str:
    title = clipped(work.title, 80)
    if found.missing:
        needed = ", ".join(f"{name} ({_OPTIONS[name]})" for name in found.missing)
        return (
            f"“{title}” lacks what all entries of {_name(choice)} have: {needed}; nothing was written. Give it, or write "
            "the entry without it with --allow-missing"
        )
    return f"“{title}” cannot be added to {_name(choice)}: {found.reason}; nothing was written"


def _name(choice: Choice) -> str:
    return clipped(" › ".join(choice.section.path), 120) or "the beginning of the list"


# -- what is fetched --


def _fetch(args: Namespace) -> None:
    """Fill in what the options leave out from the source of an identifier: with `--fetch`, or if it is the path."""
    named = [
        path for path in args.paths if path != "-" and not os.path.lexists(path) and _may_be_identifier(path)
    ]
    if not args.fetch and not named:
        return
    if args.records is not None:
        raise UserError("--from has all fields of the works; --fetch and identifiers are for a single work")
    try:
        from awesomelint.online.client import Client
        from awesomelint.online.fetch import fetch, identifier_in
        from awesomelint.online.gather import Places
    except ImportError as error:
        raise missing_extra("--fetch", error, "online") from None
    if len(named) > 1:
        raise UserError("more than one identifier; works are fetched one at a time")
    text = named[0] if named else args.url or ""
    identifier = identifier_in(text)
    if identifier is None:
        raise UserError(
            f"--fetch: {f'“{clipped(text, 80)}” has no' if text else 'give an'} arXiv identifier or DOI, in --url or instead "
            "of it: 2405.00200"
        )
    args.paths = [path for path in args.paths if path not in named]
    places = Places.from_environment()
    with closing(Client(mailto=places.mailto, allowed=places.private_hosts)) as client:
        work = fetch(identifier, client, places)
    args.url = args.url or identifier.url
    args.title = args.title or work.title
    args.authors = args.authors or "; ".join(work.authors)
    args.date = args.date or work.published
    mentions = [found for found in venues.find(work.venue) if not venues.is_preprint(found.name)]
    if not args.venue and len(mentions) == 1 and mentions[0].year:
        args.venue = f"{mentions[0].name} {mentions[0].year}"


def _may_be_identifier(text: str) -> bool:
    """Whether a path that does not exist may be an identifier: it has digits and does not end like a Markdown file."""
    return any(char.isdigit() for char in text) and not files.is_markdown(text)


# -- the works --


def _works(args: Namespace) -> list[NewWork]:
    """Return the works to add, from the options or from records; raises `UserError` if they say too little."""
    given = [f"--{name}" for name in _FIELDS if getattr(args, name)]
    if args.records is not None:
        if given:
            raise UserError(f"{', '.join(given)}: not possible with --from, whose records have all fields")
        if args.records == "-" and "-" in args.paths:
            raise UserError("--from -: standard input cannot be both the list and the records")
        source = files.load(args.records)
        return records.works_in(source.text, source.path)
    if not args.title or not clean(args.title):
        raise UserError("--title is missing: give a title, or records with --from FILE")
    return [_work(args)]


def _work(args: Namespace) -> NewWork:
    date = clean(args.date or "")
    iso = iso_of(date)
    if date and not iso:
        raise UserError(f"--date {date}: not a date; write it as 2025-01-31, 2025-01 or 2025")
    links = [WorkLink(None, checked_url(args.url))] if args.url else []
    for link in args.link or ():
        label, equals, url = link.partition("=")
        if not equals or not clean(label):
            raise UserError(
                f"--link {clipped(link, 80)}: expected LABEL=URL, such as code=https://github.com/…"
            )
        if url.strip():
            links.append(WorkLink(clean(label), checked_url(url)))
    people = clean(args.authors or "")
    return NewWork(
        title=clean(args.title),
        links=tuple(links),
        date=iso,
        venue=venue_of(clean(args.venue or "")),
        authors=tuple(_authors(author_names.without_et_al(people))),
        et_al=author_names.has_et_al(people) or None,
        tags=tuple(tag for text in args.tag or () if (tag := clean(text))),
        notes=tuple(note for text in args.note or () if (note := clean(text))),
    )


def _authors(text: str) -> list[str]:
    if ";" in text:
        return [name for part in text.split(";") if (name := part.strip())]
    return author_names.split(text)
