"""Every case file holds: what rules, reading, style, fixing and analysis make of small lists (see `support/cases.py`)."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from awesomelint.analysis.anchors import anchors
from awesomelint.analysis.broken_links import broken_links
from awesomelint.analysis.contents import contents
from awesomelint.analysis.label_promises import breaks_promise, promises
from awesomelint.analysis.works.match import compare
from awesomelint.engine import fix
from awesomelint.export.records import record
from awesomelint.findings import Found, Safety, Severity
from awesomelint.fixing.edits import apply
from awesomelint.model import Entry, ListDocument
from awesomelint.reading import read
from awesomelint.report.style import json as style_json
from awesomelint.rules import BY_NAME
from awesomelint.settings import Settings
from awesomelint.source import Source, Span
from awesomelint.style.conventions import learn
from awesomelint.style.deviations import deviations
from awesomelint.style.summary import style_summary
from tests.support.cases import NOTHING, Case, all_cases, files, load
from tests.support.one_rule import applied, findings, fixes_of
from tests.support.promises import entries_lie_where_they_say


def each(kind: str) -> pytest.MarkDecorator:
    """Run a test for each case of a folder."""
    cases = [pytest.param(case, id=case.name) for case in all_cases(kind)]
    return pytest.mark.parametrize("case", cases)


def settings_of(case: Case) -> Settings:
    """The settings of a case outside `rules/`."""
    select = case.options.get("select")
    return Settings(
        select=None if select is None else frozenset(select),
        ignore=frozenset(case.options.get("ignore", ())),
        options=case.options.get("rules"),
        style=case.style,
        today=case.today,
    )


def assert_lines(case: Case, fence: str, found: list[str]) -> None:
    expected = case.expected(fence)
    if expected is not None:
        assert found == expected, "\n".join(["found:", *(found or [NOTHING])])


# -- rules ----------------------------------------------------------------------------------------------------------


def findings_of(case: Case, text: str) -> tuple[Source, list[tuple[Severity, Any]]]:
    """The findings of the rule of a case, in order, with their severities."""
    rule = BY_NAME[case.rule]
    options = dict(case.options)
    files = options.pop("files", None)
    settings = Settings(
        options={case.rule: options},
        today=case.today,
        style=case.style,
        min_severity=Severity.NOTE,
        files=None if files is None else frozenset(files),
    )
    source = Source(text, "README.md")
    return source, findings(rule, source, settings)


@each("rules")
def test_findings_of_the_rule(case: Case) -> None:
    source, found = findings_of(case, case.text)
    lines = [
        f"{severity.word} {position.line}:{position.column} {item.message}"
        for severity, item in found
        for position in [source.position(item.span.start)]
    ]
    expected = case.expected("findings")
    assert expected is not None and len(lines) == len(expected), lines
    for line, wanted in zip(lines, expected, strict=True):
        severity, position, words = [*wanted.split(" ", 2), ""][:3]
        assert line.startswith(f"{severity} {position} ") and words in f"{line}$", lines
    related = [other for _, item in found for other in item.related]
    positions = [source.position(other.span.start) for other in related]
    assert_lines(
        case,
        "related",
        [f"{at.line}:{at.column} {other.message}" for at, other in zip(positions, related, strict=True)],
    )
    assert_lines(
        case,
        "reversed",
        [
            f"{at.line}:{at.column} {other.reverse.message} ({other.reverse.related})"
            for at, other in zip(positions, related, strict=True)
            if other.reverse is not None
        ],
    )
    assert_lines(case, "spans", [case.text[slice(*item.span)].replace("\n", "⏎") for _, item in found])
    for fence, allowed in (("fixed", {Safety.SAFE}), ("fixed-unsafe", {Safety.SAFE, Safety.UNSAFE})):
        if fence in case.fences:
            assert fixed_by_the_rule(case, allowed) == case.fences[fence]


def fixed_by_the_rule(case: Case, allowed: set[Safety]) -> str:
    text = case.text
    for _ in range(10):
        _, found = findings_of(case, text)
        fixes = fixes_of((item for _, item in found), allowed)
        if not fixes:
            return text
        text = applied(text, fixes)
    raise AssertionError("the fixes never come to an end")


# -- reading --------------------------------------------------------------------------------------------------------


def short_record(entry: Entry) -> dict[str, Any]:
    """An entry as the cases write it: links as pairs, date and venue as strings, without absent fields."""
    full = record(entry)
    venue = full["venue"] or {}
    version = f"v{full['arxiv_version']}" if full["arxiv_version"] else ""
    short = {
        "line": full["line"],
        "end_line": full["end_line"] if full["end_line"] != full["line"] else None,
        "title": full["title"],
        "links": [[link["label"], link["url"]] for link in full["links"]],
        "arxiv": f"{full['arxiv_id']}{version}" if full["arxiv_id"] else None,
        "date": full["date"] and full["date"]["iso"],
        "venue": " ".join(str(venue[key]) for key in ("name", "year", "track") if venue.get(key)),
    }
    same = {
        key: full[key]
        for key in ("depth", "parent_line", "section", "doi", "authors", "tags", "notes", "hidden")
    }
    return {key: value for key, value in (short | same).items() if value not in (None, "", [], 0, False)}


@each("reading")
def test_entries_that_are_read(case: Case) -> None:
    document = read(Source(case.text))
    entries = sorted(document.entries + document.hidden, key=lambda entry: entry.span)
    found = [short_record(entry) for entry in entries]
    wanted = [json.loads(line) for line in case.expected("json-lines") or ()]
    for entry_found, entry_wanted in zip(found, wanted, strict=False):
        for key in [key for key, value in entry_wanted.items() if value == "…"]:
            entry_wanted[key] = entry_found.get(key)
    assert found == wanted
    entries_lie_where_they_say(document)
    for entry in entries:
        assert_fields_are_written_there(entry)


_MARKUP = re.compile(r"</?\w+>|[*_`\[\]]")
_AROUND = '"“”.:： '


def assert_fields_are_written_there(entry: Entry) -> None:
    """What the list writes word for word as an entry has it is where the entry says."""
    text = entry.source.text
    for field in filter(None, (entry.date, entry.venue)):
        assert text[slice(*field.span)] == field.raw or field.raw not in entry.text
    fields = [(Span(mark.start, mark.end), mark.value) for mark in entry.marks if mark.kind != "image"]
    if entry.title and entry.title_span is not None:
        fields.append((entry.title_span, entry.title))
    for span, value in fields:
        written = _MARKUP.sub("", text[slice(*span)]).strip(_AROUND)
        assert written == _MARKUP.sub("", value).strip(_AROUND) or value not in entry.text


@pytest.mark.parametrize("path", files("reading"), ids=lambda path: path.stem)
def test_cases_without_entries_come_first(path: Path) -> None:
    empty = [not case.expected("json-lines") for case in load(path)]
    assert empty == sorted(empty, reverse=True)


# -- style ----------------------------------------------------------------------------------------------------------


def values_at(value: Any, path: list[str]) -> Any:
    """The value at a path through the style as JSON; after `*`, a list with the value of each item."""
    if not path:
        return value
    if path[0] == "*":
        return [values_at(item, path[1:]) for item in value]
    return values_at(value[int(path[0])] if isinstance(value, list) else value[path[0]], path[1:])


def convention_lines(document: ListDocument, style: Any) -> Iterator[str]:
    """`Section > Section: form: before “separator” after, 9 of 10`, for each gap of each section with entries of its own."""
    for section in document.root.walk():
        if not section.entries:
            continue
        for key in sorted(style.counts(section).gaps):
            found = style.convention(section, key)
            if found is not None:
                form, before, after = key
                yield (
                    f"{' > '.join(section.path) or '(list)'}: {form}: {before} {quoted(found.raw)} {after}, "
                    f"{found.agree} of {found.total}"
                )


def deviation_lines(document: ListDocument, style: Any) -> Iterator[str]:
    """`line:column kind: “found” → “expected”`, with what limits it: `unsure`, `unsafe`, `no edit`."""
    text = document.source.text
    for shape in style.layouts:
        for item in deviations(style, shape):
            position = document.source.position(item.start)
            limits = [
                *(["unsure"] if not item.certain else []),
                *(["unsafe"] if not item.safe else []),
                *(["no edit"] if not item.edit else []),
            ]
            line = f"{position.line}:{position.column} {item.kind}: "
            line += f"{quoted(text[item.start : item.end])} → {quoted(item.expected)}"
            yield line + (f" ({', '.join(limits)})" if limits else "")


def quoted(text: str) -> str:
    return "“" + text.replace("\r", "␍").replace("\n", "⏎").replace("\t", "␉") + "”"


@each("style")
def test_style_that_is_learned(case: Case) -> None:
    document = read(Source(case.text, "README.md"))
    style = learn(document, case.style)
    if "style" in case.fences:
        out = io.StringIO()
        style_json.write([style_summary(document)], out)
        summary = json.loads(out.getvalue())[0]
        for line in case.expected("style") or ():
            path, separator, wanted = line.partition(" = ")
            assert separator, f"“{line}” is not `path = JSON`"
            assert values_at(summary, path.split(".")) == json.loads(wanted), path
    assert_lines(case, "conventions", list(convention_lines(document, style)))
    assert_lines(case, "deviations", list(deviation_lines(document, style)))


# -- fixing ---------------------------------------------------------------------------------------------------------


@each("fixing")
def test_all_fixes_together(case: Case) -> None:
    source, settings = Source(case.text, "README.md"), settings_of(case)
    safe = fix(source, settings)
    assert_lines(case, "withheld", [f"{item.line} {item.rule}: {item.reason}" for item in safe.withheld])
    if "fixed" in case.fences:
        assert safe.report.source.text == case.fences["fixed"]
    if "fixed-unsafe" in case.fences:
        assert fix(source, settings, unsafe=True).report.source.text == case.fences["fixed-unsafe"]


# -- analysis -------------------------------------------------------------------------------------------------------


def anchor_lines(document: ListDocument) -> Iterator[str]:
    """`line slug: heading`, for each heading."""
    for heading in anchors(document).headings:
        position = document.source.position(heading.span.start)
        yield f"{position.line} {heading.slug}: {heading.text}"


def contents_lines(document: ListDocument) -> Iterator[str]:
    """`line label → heading`, indented below the item above it; `--` between two tables of contents."""
    for number, table in enumerate(contents(document)):
        if number:
            yield "--"
        for item in table.items:
            depth, above = 0, item.above
            while above is not None:
                depth, above = depth + 1, above.above
            target = item.target.text if item.target is not None else NOTHING
            yield f"{'  ' * depth}{document.source.position(item.span.start).line} {item.label} → {target}"


def broken_link_lines(document: ListDocument) -> Iterator[str]:
    """`line:column rule: “what is wrong” → fixed text`, by position; without an arrow if there is no fix."""
    found = [(link.finding.span, link.rule, link.finding) for link in broken_links(document)]
    for span, rule, item in sorted(found, key=lambda each: each[:2]):
        position = document.source.position(span.start)
        line = f"{position.line}:{position.column} {rule}: {quoted(document.source.text[slice(*span)])}"
        yield line + _arrow(document, item)


def _arrow(document: ListDocument, item: Found) -> str:
    if item.fix is None:
        return ""
    line = document.source.position(item.span.start).line
    fixed = apply(document.source.text, set(item.fix.edits)).split("\n")[line - 1]
    return f" → {fixed.strip()} ({item.fix.safety.name.lower()})"


def work_lines(document: ListDocument) -> Iterator[str]:
    """`line = line (by)` for entries of one work, `line, line ≠ line (key)` for different works under one key."""
    comparison = compare(document)
    for pair in comparison.pairs:
        yield f"{pair.first.entry.line} = {pair.later.entry.line} ({pair.by})"
    for conflict in comparison.conflicts:
        works = [", ".join(str(work.entry.line) for work in works) for works in conflict.works]
        doubt = ", doubtful" if conflict.doubtful else ""
        yield f"{' ≠ '.join(works)} ({conflict.key}{doubt})"


def promise_lines(document: ListDocument) -> Iterator[str]:
    """`line label: promise`, and what a link leads to if it breaks the promise, for each link of an entry that makes one."""
    for entry in document.entries:
        for link in entry.links:
            if promise := promises(link.label or ""):
                line = document.source.position(link.span.start).line
                broken = breaks_promise(link)
                yield f"{line} {link.label}: {promise}" + (f", but leads to {broken}" if broken else "")


FACTS: Mapping[str, Callable[[ListDocument], Iterator[str]]] = {
    "anchors": anchor_lines,
    "contents": contents_lines,
    "broken-links": broken_link_lines,
    "works": work_lines,
    "label-promises": promise_lines,
}


@each("analysis")
def test_facts_of_a_document(case: Case) -> None:
    document = read(Source(case.text, "README.md"))
    for fence, lines in FACTS.items():
        assert_lines(case, fence, list(lines(document)))
