"""What awesomelint promises of every text, sensible or not: one function a promise, which fails where it is broken.

The tests hold the promises on small texts and on real lists; `fuzz/fuzz.py` holds them on as many as there is time for.
"""

from __future__ import annotations

import datetime
import io
import json
import re
from collections import Counter
from importlib import import_module
from itertools import zip_longest
from typing import Any

from awesomelint.engine import Report, context_for, lint, may_change
from awesomelint.export.records import record
from awesomelint.findings import Finding, Severity
from awesomelint.fixing.edits import apply
from awesomelint.fixing.fixpoint import Stable, fix_until_stable
from awesomelint.model import Entry, ListDocument
from awesomelint.rules import RULES
from awesomelint.settings import Settings
from awesomelint.source import Source, Span

# Everything is shown, and the day is always the same.
SETTINGS = Settings(min_severity=Severity.NOTE, today=datetime.date(2026, 6, 1))
FORMATS = ("jsonl", "json", "csv", "bibtex", "csl_json")
REPORTS = ("text", "json", "json_lines", "github", "sarif", "rdjson", "gitlab", "junit")


def linted(source: Source) -> Report:
    """What the engine says of a source; the same few are asked for again and again."""
    key = source.text, source.bom
    if key not in _known:
        if len(_known) > 8:
            _known.clear()
        _known[key] = lint(source, SETTINGS)
    return _known[key]


_known: dict[tuple[str, bool], Report] = {}


def hold(text: str) -> None:
    """Hold every promise for one text."""
    source = Source(text, "README.md")
    report = linted(source)
    entries_lie_where_they_say(report.document)
    findings_lie_where_they_say(report)
    everything_can_be_written(report)
    line_endings_change_nothing(text)
    fixes_keep_what_they_do_not_mend(source, unsafe=False)
    fixes_keep_what_they_do_not_mend(source, unsafe=True)


# -- reading --------------------------------------------------------------------------------------------------------


def described(document: ListDocument) -> list[dict[str, Any]]:
    """The entries of a document as data, the same for either kind of line ending."""
    records = [record(entry) for entry in document.entries + document.hidden]
    for one in records:
        del one["path"]
        for field in (one["date"], one["venue"]):
            if field is not None:
                # The source's own words, which may go over a line's end.
                field["raw"] = field["raw"].replace("\r\n", "\n")
    return records


def line_endings_change_nothing(text: str) -> None:
    """A list reads and is judged the same with LF and with CRLF."""
    unix = text.replace("\r\n", "\n").replace("\r", "")
    one, other = (linted(Source(version, "README.md")) for version in (unix, unix.replace("\n", "\r\n")))
    for entry, same in zip_longest(described(one.document), described(other.document), fillvalue={}):
        assert entry == same, f"{[name for name in entry if entry[name] != same.get(name)]} of entries differ"
    # A file with CRLF is larger indeed.
    findings, again = (
        {_told(report, finding) for finding in report.findings if finding.rule != "file-too-large"}
        for report in (one, other)
    )
    assert findings == again, f"{sorted({rule for rule, *_ in findings ^ again})} differ"


def _told(report: Report, finding: Finding) -> tuple[str, int, str]:
    return finding.rule, report.source.line_of(finding.span.start), finding.message.replace("\r\n", "\n")


def entries_lie_where_they_say(document: ListDocument) -> None:
    """Entries stand in order within the text, their pieces tile them, and their fields are words of theirs."""
    source = document.source
    for entries in (document.entries, document.hidden):
        assert [entry.span for entry in entries] == sorted(entry.span for entry in entries)
        for entry in entries:
            _check_place(entry, source)
            _check_pieces(entry)
            _check_fields(entry, source.text)
            _fields_are_of_one_line(entry)
    for section in document.root.walk():
        assert 1 <= section.line <= section.end_line <= source.line_count
    assert not any(entry.section.hidden or entry.hidden for entry in document.entries)
    assert all(entry.hidden for entry in document.hidden)
    for reference in document.references:
        _check_span(reference.span, source.text)
        _check_span(reference.label, source.text)
        if reference.url_span is not None:
            _check_span(reference.url_span, source.text)


def _fields_are_of_one_line(entry: Entry) -> None:
    """What is exported holds no line break, however the source's lines are broken."""
    said = [entry.title, *entry.authors, *entry.tags, *entry.notes, *(link.label for link in entry.links)]
    said += [entry.venue.name, entry.venue.track] if entry.venue is not None else []
    assert not any("\n" in field or "\r" in field for field in said if field)


def _check_span(span: Span, text: str) -> None:
    assert 0 <= span.start <= span.end <= len(text)


def _check_place(entry: Entry, source: Source) -> None:
    _check_span(entry.span, source.text)
    assert 1 <= entry.line <= entry.end_line <= source.line_count
    assert (source.line_of(entry.span.start), source.line_of(entry.span.end)) == (entry.line, entry.end_line)
    assert entry.parent is None or entry.parent.line <= entry.line
    assert entry.depth >= 0


def _check_pieces(entry: Entry) -> None:
    """The pieces stand edge to edge from the entry's start to its end."""
    at = entry.span.start
    for piece in entry.pieces:
        assert piece.start == at < piece.end
        at = piece.end
    assert at == entry.span.end
    text = entry.source.text
    assert "".join(text[piece.start : piece.end] for piece in entry.pieces) == entry.text


# What makes a field more than one plain stretch of source.
MARKUP = frozenset("*_`[]<>\\&|\r\n~\t")
QUOTES = "\"'“”‘’`《》「」.,:： "


def _check_fields(entry: Entry, text: str) -> None:
    for field in filter(None, (entry.date, entry.venue)):
        start, end = field.span
        assert entry.span.start <= start < end <= len(text)
        assert text[start:end].split() == field.raw.split() or not MARKUP.isdisjoint(text[start:end])
    if entry.title_span is not None and entry.title:
        start, end = entry.title_span
        assert entry.span.start <= start <= end <= len(text)
        written = " ".join(text[start:end].split())
        if MARKUP.isdisjoint(written) and entry.title_kind != "quote":
            assert " ".join(entry.title.split()).strip(QUOTES) in written
    for link in entry.links:
        assert entry.span.start <= link.span.start < link.span.end <= len(text)
        for inner in filter(None, (link.url_span, link.label_span)):
            assert link.span.start <= inner.start <= inner.end <= link.span.end
        if link.url_span is not None and "\\" not in text[slice(*link.url_span)] and "&" not in link.url:
            assert text[slice(*link.url_span)] == link.url or text[link.span.start] == "<"


# -- judging --------------------------------------------------------------------------------------------------------


def findings_lie_where_they_say(report: Report) -> None:
    """Findings come in order, name places of the text, and their fixes can be applied."""
    source = report.source
    places = [(finding.span, finding.rule) for finding in report.findings]
    assert places == sorted(places)
    for finding in report.findings:
        _check_span(finding.span, source.text)
        assert finding.message.strip()
        for related in finding.related:
            assert related.path is not None or related.span.end <= len(source.text)
        if finding.fix is not None:
            assert finding.fix.title.strip() and finding.fix.edits
            for edit in finding.fix.edits:
                _check_span(Span(edit.start, edit.end), source.text)
            # It raises where edits of one fix overlap.
            apply(source.text, finding.fix.edits)


def rules_take_anything(document: ListDocument) -> None:
    """Every rule comes to an end on a document, even where the engine would not ask it for want of a list."""
    for rule in RULES:
        for found in rule.check(context_for(rule, document, SETTINGS)):
            _check_span(found.span, document.source.text)


def everything_can_be_written(report: Report) -> None:
    """Every format of export and of reports writes what was read and found, as UTF-8, and its JSON is JSON."""
    document = report.document
    for name in FORMATS:
        written = _written(f"awesomelint.export.{name}", document.entries + document.hidden)
        _check_json(name, written)
    for name in REPORTS:
        written = _written(f"awesomelint.report.formats.{name}", [report])
        _check_json(name, written)


def _written(module: str, what: Any) -> str:
    out = io.StringIO()
    import_module(module).write(what, out)
    out.getvalue().encode("utf-8")
    return out.getvalue()


def _check_json(name: str, written: str) -> None:
    if name in ("jsonl", "json_lines"):
        for line in written.split("\n")[:-1]:
            json.loads(line)
    elif name not in ("csv", "bibtex", "text", "github", "junit"):
        json.loads(written)


# -- fixing ---------------------------------------------------------------------------------------------------------


def fixes_keep_what_they_do_not_mend(source: Source, *, unsafe: bool) -> Stable:
    """Check that fixing is stable and changes only what the fixes name; return what was fixed."""
    first, seen = linted(source), [linted(source)]

    def watched(changed: Source) -> Report:
        seen.append(linted(changed))
        return seen[-1]

    fixed = fix_until_stable(first, watched, unsafe=unsafe, may_change=may_change)
    after = fixed.last.source
    assert after.bom == source.bom
    assert _endings(after.text) <= _endings(source.text) or not _endings(source.text)
    for number, later in enumerate(seen[1:], 1):
        # Each reading is of what fixes made of an earlier one: mostly of the last, but some are tried and given up.
        stray = [stray_line(earlier, later.source) for earlier in seen[:number]]
        assert None in stray, f"a line was changed that no fix speaks of: {stray[-1]!r}"
    if after.text != source.text:
        again = fix_until_stable(linted(after), linted, unsafe=unsafe, may_change=may_change)
        assert again.last.source.text == after.text, "a second fix changes it again"
    if not unsafe:
        works_are_kept(first, linted(after))
    elif after.text != source.text and not fixed.withheld:
        plain = fix_until_stable(linted(after), linted, unsafe=False, may_change=may_change)
        assert plain.last.source.text == after.text or plain.withheld, "a safe fix changes it again"
    return fixed


def _endings(text: str) -> set[str]:
    return set(re.findall(r"\r?\n", text))


def stray_line(report: Report, after: Source) -> str | None:
    """The first line on which no fix has an edit that does not stand, in its turn, in the text that came of fixing."""
    source = report.source
    edited: set[int] = set()
    for finding in report.findings:
        for edit in finding.fix.edits if finding.fix is not None else ():
            edited.update(range(source.line_of(edit.start), source.line_of(edit.end) + 1))
    kept = (line for number, line in enumerate(source.text.split("\n"), 1) if number not in edited)
    now = iter(after.text.split("\n"))
    return next((line for line in kept if not any(other == line for other in now)), None)


def works_are_kept(before: Report, after: Report) -> None:
    """No work is lost: a safe fix may read one otherwise, but never leaves fewer of them."""
    old, new = _works(before.document), _works(after.document)
    # What was taken for a work's only link may turn out to be its image.
    lost = old - _works(after.document, linked=False)
    assert new.total() >= old.total() or not lost, f"lost: {sorted(lost)[:3]}"


def _works(document: ListDocument, *, linked: bool = True) -> Counter[str]:
    """The works that have a link of their own: what has none may turn out to be the label of an entry below it."""
    return Counter(
        entry.arxiv.id if entry.arxiv is not None else re.sub(r"[\W_]+", "", entry.title).casefold()
        for entry in document.entries + document.hidden
        if not linked or any(link.span.start < entry.own_end for link in entry.links)
    )
