"""Leave one out: take an entry out of a list, add it back from its exported record, and compare.

`python benchmarks/leave_one_out.py FOLDER --seed 1 --entries 500` draws entries by chance from the lists of a
folder; `--all FILE …` takes every entry of some files, and `--all --each 20` at most 20 of each file by chance.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from awesomelint.export.records import record
from awesomelint.facts import fact
from awesomelint.fields.link_labels import normal
from awesomelint.merging.units import number_of, with_number, without_number
from awesomelint.model import Entry, ListDocument, Section
from awesomelint.reading import read
from awesomelint.rewriting.run_lines import RunLines
from awesomelint.source import Source
from awesomelint.style.conventions import learn
from awesomelint.style.layout.layout import EntryLayout
from awesomelint.style.sorting import date_or_year, directions, runs
from awesomelint.style.template.infer import infer_template
from awesomelint.util.text import common_ends
from awesomelint.writing.add import Added, add_work
from awesomelint.writing.pattern import patterns, rows
from awesomelint.writing.place import direction_of_numbers, learned_order
from awesomelint.writing.records import from_record

# A section shows a style if it has at least this many other entries of the same kind.
MIN_OTHERS = 5
# A list has a style if at least this share of the entries of such sections follow the template of their section.
MIN_FOLLOWING = 0.8


def removed(document: ListDocument, entry: Entry) -> Source | None:
    """Return the list without an entry, its numbers counted on; None if the entry shares its lines with others."""
    run = next(run for run in runs(document) if entry in run)
    if len(run) < 2:
        return None
    lines, text, index = RunLines(document, run), document.source.text, run.index(entry)
    if not lines.has_clear_gap(index) or not lines.has_clear_gap(index + 1):
        return None
    span = lines.whole_lines(index)
    if index + 1 < len(run):
        start, end = span.start, lines.start(index + 1)
    else:
        start, end = lines.whole_lines(index - 1).end, span.end
    direction = direction_of_numbers(run)
    before, after = text[:start], text[end:]
    if direction > 0:
        after = _renumbered(document, run[index + 1 :], after, end)
    elif direction < 0:
        before = _renumbered(document, run[:index], before, 0)
    return document.source.with_text(before + after)


def _renumbered(document: ListDocument, entries: list[Entry], part: str, offset: int) -> str:
    source = document.source
    for entry in reversed(entries):
        start, end = source.line_start(entry.line) - offset, source.line_end(entry.line) - offset
        line = part[start:end]
        part = part[:start] + with_number(line, (number_of(line) or 1) - 1) + part[end:]
    return part


@fact
def has_style(document: ListDocument) -> bool:
    """Whether most entries of a list follow the template of their section, or it is a table."""
    style = learn(document)
    groups: dict[tuple[Section, str], list[EntryLayout]] = {}
    for layout in style.layouts:
        groups.setdefault((layout.entry.section, layout.form), []).append(layout)
    large = [group for group in groups.values() if len(group) > MIN_OTHERS]
    total = sum(map(len, large))
    follow = sum(infer_template(group, 0.9).fitting for group in large)
    return follow >= MIN_FOLLOWING * total


def reason_to_skip(document: ListDocument, entry: Entry) -> str:
    """Return why an entry cannot be left out; empty if it can."""
    if not has_style(document):
        return "in a list without a style"
    if entry.hidden or entry.parent is not None or any(other.parent is entry for other in document.entries):
        return "nested"
    same = [other for other in entry.section.entries if other.kind == entry.kind]
    if len(same) <= MIN_OTHERS:
        return "few entries in its section"
    if entry.kind == "row":
        cells = rows(document).get(entry)
        if cells is None:
            return "not on lines of its own"
        words = (cell.text for cell in cells if not cell.pattern.slots)
        if any(any(char.isalnum() for char in text) for text in words):
            return "says more than its record"
        return ""
    pattern = patterns(document).get(entry)
    if pattern is None:
        return "not on lines of its own"
    if not {"text", "image"}.isdisjoint(pattern.kinds) or any(
        link.badge and not link.label for link in entry.links
    ):
        return "says more than its record"
    return ""


class Outcome:
    """What came of adding an entry back."""

    def __init__(self, document: ListDocument, entry: Entry, base: Source) -> None:
        self.entry = entry
        self.run = next(run for run in runs(document) if entry in run)
        changed = read(base)
        work = from_record(record(entry))
        section = section_like(changed, entry)
        self.result = add_work(changed, work, section) if section is not None else None
        self.order = learned_order([other for other in self.run if other is not entry])
        self.ordered = bool(self.order)
        self.same_bytes = self.same_fields = self.same_values = False
        self.same_line = self.others_same = self.same_place = False
        if isinstance(self.result, Added):
            new = self.result.entry
            self.same_line = new.line == entry.line
            self.same_place = self.same_line or self._is_among_equals(new)
            self.same_bytes = own_lines(new) == own_lines(entry)
            self.same_fields = fields(new) == fields(entry)
            self.same_values = values(new) == values(entry)
            self.others_same = is_insertion(base.text, self.result.document.source.text)

    def _is_among_equals(self, new: Entry) -> bool:
        """Whether only entries that the order puts at the same place are between the old and the new place."""
        between = self._dates_between(new)
        return bool(between) and all(date == date_or_year(self.entry) for date in between)

    def _dates_between(self, new: Entry) -> list[str]:
        """Return the dates of the entries between the old and the new place; empty for those without one."""
        first, last = sorted((new.line, self.entry.line))
        return [
            date_or_year(other)
            for other in self.run
            if other is not self.entry and first <= other.line <= last
        ]

    def why_elsewhere(self) -> str:
        """Return why an entry of a section with an order is not at the same place."""
        if not isinstance(self.result, Added):
            return "not added"
        if self._is_out_of_order():
            return "out of order in the list itself"
        if {date_or_year(self.entry), ""}.issuperset(self._dates_between(self.result.entry)):
            return "entries without a date are between"
        return "other"

    def _is_out_of_order(self) -> bool:
        """Whether an entry contradicts the entry before or after it; those without a date do not count."""
        dated = [other for other in self.run if date_or_year(other)]
        if self.order == "alphabetical" or self.entry not in dated:
            return False
        at = dated.index(self.entry)
        keys = [date_or_year(other) for other in dated[max(at - 1, 0) : at + 2]]
        rising, falling = directions(keys)
        return bool(rising if self.order == "newest first" else falling)


def section_like(document: ListDocument, entry: Entry):
    same = [
        section for section in document.sections if section.path == entry.section.path and section.entries
    ]
    return min(same, key=lambda section: abs(section.line - entry.section.line), default=None)


def own_lines(entry: Entry) -> str:
    source = entry.source
    return without_number(source.text[source.line_start(entry.line) : source.line_end(entry.end_line)])


def fields(entry: Entry) -> dict[str, object]:
    found = record(entry)
    # A description is compared with the bytes.
    for name in ("path", "line", "end_line", "parent_line", "description"):
        del found[name]
    return found


def values(entry: Entry) -> dict[str, object]:
    """Return what the fields say, in whatever form: the day of a date, the name of a venue, the work of a URL."""
    date, venue = entry.date, entry.venue
    return fields(entry) | {
        "date": date and (date.iso or date.raw),
        "venue": venue and (venue.name, venue.year, venue.track),
        "links": [(normal(link.label or ""), link.key) for link in entry.links],
    }


def is_insertion(base: str, result: str) -> bool:
    """Whether the result has all lines of the base in order, but for numbers, and new ones at one place only."""
    old, new = (list(map(without_number, text.split("\n"))) for text in (base, result))
    return sum(common_ends(old, new)) == len(old)


def drawn(files: list[Path], chance: random.Random) -> Iterator[tuple[ListDocument, Entry]]:
    """Yield entries by chance without end: each of a random file, so that large files do not dominate."""
    documents: dict[Path, ListDocument] = {}
    while True:
        file = chance.choice(files)
        if file not in documents:
            documents[file] = load(file)
        if documents[file].is_list:
            yield documents[file], chance.choice(documents[file].entries)


def every(files: list[Path], chance: random.Random, most: int) -> Iterator[tuple[ListDocument, Entry]]:
    """Yield the entries of each file that can be left out, `most` of them by chance; 0 for all."""
    for file in files:
        document = load(file)
        entries = document.entries
        if most:
            usable = [entry for entry in entries if not reason_to_skip(document, entry)]
            entries = chance.sample(usable, min(most, len(usable)))
        yield from ((document, entry) for entry in entries)


def load(file: Path) -> ListDocument:
    return read(Source.from_bytes(file.read_bytes(), file.name))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--entries", type=int, default=500)
    parser.add_argument("--all", action="store_true", help="every entry, instead of some by chance")
    parser.add_argument(
        "--each", type=int, default=0, help="with --all: at most so many entries of each file"
    )
    parser.add_argument("--show", type=int, default=0, help="print at most so many failures")
    args = parser.parse_args()
    files = sorted(file for path in args.paths for file in (path.rglob("*.md") if path.is_dir() else [path]))
    chance = random.Random(args.seed)
    counts: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    elsewhere: Counter[str] = Counter()
    shown = 0
    entries = every(files, chance, args.each) if args.all else drawn(files, chance)
    for document, entry in entries:
        if counts["drawn"] >= args.entries and not args.all:
            break
        reason = reason_to_skip(document, entry)
        base = removed(document, entry) if not reason else None
        if base is None:
            skipped[reason or "not on lines of its own"] += 1
            continue
        outcome = Outcome(document, entry, base)
        if not isinstance(outcome.result, Added) and outcome.result is not None and outcome.result.listed:
            skipped["listed twice"] += 1
            continue
        counts["drawn"] += 1
        counts["same bytes"] += outcome.same_bytes
        counts["same fields"] += outcome.same_fields
        counts["same values"] += outcome.same_values
        counts["ordered"] += outcome.ordered
        counts["same line if ordered"] += outcome.ordered and outcome.same_line
        counts["same place if ordered"] += outcome.ordered and outcome.same_place
        if outcome.ordered and not outcome.same_place:
            elsewhere[outcome.why_elsewhere()] += 1
        counts["added"] += isinstance(outcome.result, Added)
        counts["others same"] += outcome.others_same
        if shown < args.show and not (
            outcome.same_bytes and outcome.same_fields and (outcome.same_place or not outcome.ordered)
        ):
            shown += 1
            show(document, outcome)
    print(json.dumps(counts))
    print(json.dumps(skipped))
    total = max(counts["drawn"], 1)
    for name, of in (
        ("same bytes", total),
        ("same fields", total),
        ("same values", total),
        ("same line if ordered", max(counts["ordered"], 1)),
        ("same place if ordered", max(counts["ordered"], 1)),
        ("others same", max(counts["added"], 1)),
    ):
        print(f"{name}: {counts[name]}/{of} = {counts[name] / of:.3f}")
    print("not at the same place if ordered:", json.dumps(elsewhere))


def show(document: ListDocument, outcome: Outcome) -> None:
    entry = outcome.entry
    print(
        "---",
        document.source.path,
        entry.line,
        "bytes",
        outcome.same_bytes,
        "fields",
        outcome.same_fields,
        "ordered",
        outcome.ordered,
        "line",
        outcome.same_line,
    )
    print("  was", repr(own_lines(entry)[:500]))
    if isinstance(outcome.result, Added):
        new = outcome.result.entry
        if not outcome.same_bytes:
            print("  now", repr(own_lines(new)[:500]))
        before, after = fields(entry), fields(new)
        print(
            "  at",
            new.line,
            outcome.result.order,
            {name: (before[name], after[name]) for name in before if before[name] != after[name]},
        )
    else:
        print("  ", outcome.result)


if __name__ == "__main__":
    main()
