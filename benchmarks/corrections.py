"""What `awesomelint verify` would have said about corrections that maintainers made by hand, given right metadata.

    python benchmarks/corrections.py FIXES.jsonl [--list]

Each line of the file is an object with the lines of a list `before` and `after` a correction, and its `repo` and `commit`. The
entries after it are taken for what the sources know: their titles, authors, dates, venues and links. Corrections that only change
how an entry is written need no source and are not counted.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from maintainer_edits import Edit, read_edits

from awesomelint import engine
from awesomelint.analysis.online.answers import (
    Answers,
    LinkState,
    Publication,
    Repository,
    Work,
    identifier_of,
)
from awesomelint.comparing.compare import Kept, compare
from awesomelint.fields import titles, venues
from awesomelint.fields.repositories import repository_of
from awesomelint.fields.urls import work_key
from awesomelint.findings import Severity
from awesomelint.model import Entry
from awesomelint.reading import read
from awesomelint.settings import Settings
from awesomelint.source import Source

# The rest of the list agrees with its sources; what is compared by habit needs that.
_HABIT = "# List\n\n## Others\n\n" + "".join(
    f"- {word} Methods for Open Problems. Ann Lark, Bo Finch. NeurIPS 2023, May 2023. "
    f"[paper](https://arxiv.org/abs/2305.0{number}001)\n"
    for number, word in enumerate(("Sparse", "Robust", "Causal", "Latent", "Neural", "Hybrid"))
)
_KNOWN = {
    f"arxiv:2305.0{number}001": Work(
        "arXiv",
        f"2305.0{number}001",
        f"{word} Methods for Open Problems",
        ("Ann Lark", "Bo Finch"),
        "2023-05-01",
        1,
    )
    for number, word in enumerate(("Sparse", "Robust", "Causal", "Latent", "Neural", "Hybrid"))
}
_FIELDS = ("title", "authors", "date", "venue", "link")


class Correction(NamedTuple):
    """A corrected entry: the fields that no check could have known, and the rules that report it."""

    repository: str
    commit: str
    fields: tuple[str, ...]
    rules: tuple[str, ...]


def corrections(edit: Edit) -> Iterator[Correction]:
    """Yield the corrections of an edit that need knowledge."""
    old = read(Source(_HABIT + "\n## List\n\n" + "\n".join(edit.before) + "\n"))
    new = read(Source(_HABIT + "\n## List\n\n" + "\n".join(edit.after) + "\n"))
    for kept in compare(old, new).kept:
        fields = tuple(field for field in _FIELDS if _differs(field, kept))
        if fields:
            settings = Settings(min_severity=Severity.NOTE)
            found = engine.verify(old, settings, _answers(kept)).findings
            lines = range(kept.old.line, kept.old.end_line + 1)
            rules = {finding.rule for finding in found if old.source.line_of(finding.span.start) in lines}
            yield Correction(edit.repository, edit.commit, fields, tuple(sorted(rules)))


def _differs(field: str, kept: Kept) -> bool:
    """Whether a field says something else afterwards, not only in another form."""
    old, new = kept.old, kept.new
    if field == "title":
        return titles.key(old.title) != titles.key(new.title)
    if field == "authors":
        return bool(old.authors and new.authors) and set(map(titles.key, old.authors)) != set(
            map(titles.key, new.authors)
        )
    if field == "date":
        return bool(old.date and new.date) and _iso(old) != _iso(new)
    if field == "venue":
        return new.venue is not None and _venue(old) != _venue(new)
    return any(True for _ in _replaced(kept))


def _iso(entry: Entry) -> str:
    return entry.date.iso if entry.date is not None else ""


def _venue(entry: Entry) -> tuple[str, int | None]:
    return (entry.venue.name, entry.venue.year) if entry.venue is not None else ("", None)


def _replaced(kept: Kept) -> Iterator[tuple[str, str]]:
    """Yield the URLs that lead elsewhere afterwards, by their labels."""
    after = {titles.key(link.label or ""): link.url for link in kept.new.links}
    for link in kept.old.links:
        url = after.get(titles.key(link.label or ""))
        if url is not None and link.url.strip() and work_key(url) != work_key(link.url):
            yield link.url, url


def _answers(kept: Kept) -> Answers:
    """Return what the sources know if the entry is right afterwards."""
    new = kept.new
    works: dict[str, Work | None] = dict(_KNOWN)
    repositories, links = {}, {}
    published = _iso(new) or (new.arxiv.iso_month if new.arxiv is not None else "")
    right = Work("arXiv", "", new.title, tuple(new.authors), published, 1)
    if identifier := identifier_of(kept.old):
        if identifier == identifier_of(new):
            works[identifier] = right._replace(id=identifier.partition(":")[2])
        elif identifier_of(new):
            works[identifier] = right._replace(title="Entirely Different Questions about Something Else")
    for before, after in _replaced(kept):
        if listed := repository_of(before):
            repositories[listed] = Repository(repository_of(after))
        elif before.startswith("http"):
            links[before.partition("#")[0]] = LinkState(True, "the server answers 404")
    publications = {}
    if new.venue is not None and new.venue.year is not None and not venues.is_preprint(new.venue.name):
        publications[titles.key(kept.old.title)] = Publication("dblp", new.venue.name, new.venue.year)
    return Answers(works, repositories, links, publications)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--list", action="store_true", help="print each correction")
    args = parser.parse_args()
    edits = read_edits(args.file)
    found = [correction for edit in edits for correction in corrections(edit)]
    print(f"{len(edits)} edits, {len(found)} corrected entries that need knowledge")
    by_field: Counter[str] = Counter()
    reported: Counter[str] = Counter()
    by_rule: Counter[str] = Counter(rule for correction in found for rule in correction.rules)
    for correction in found:
        by_field.update(correction.fields)
        reported.update(correction.fields if correction.rules else ())
    print("\n| what was corrected | entries | of these reported |\n| --- | ---: | ---: |")
    for field in _FIELDS:
        print(f"| {field} | {by_field[field]} | {reported[field]} |")
    print(f"| any of them | {len(found)} | {sum(bool(correction.rules) for correction in found)} |")
    print("\n| rule | entries |\n| --- | ---: |")
    for rule, number in by_rule.most_common():
        print(f"| {rule} | {number} |")
    if args.list:
        print("\n| repository, commit | corrected | reported by |\n| --- | --- | --- |")
        for correction in found:
            rules = ", ".join(correction.rules) or "nothing"
            print(
                f"| {correction.repository} {correction.commit[:10]} | {', '.join(correction.fields)} | {rules} |"
            )


if __name__ == "__main__":
    main()
