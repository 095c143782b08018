"""There and back: render lists from their own exported records, unchanged and with one cell changed.

`python benchmarks/render_changes.py FOLDER … --unchanged` renders each list from its unchanged records, as CSV and as
JSON lines; no byte may change. `--trials 500 --seed 1` changes one cell of one entry at a time.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import time
from collections import Counter
from pathlib import Path

from awesomelint.export import csv as csv_format
from awesomelint.export import jsonl
from awesomelint.model import Entry, ListDocument
from awesomelint.reading import read
from awesomelint.rendering.render import render
from awesomelint.source import Source
from awesomelint.util.text import common_ends
from awesomelint.writing.records import records_in

WRITERS = {"csv": csv_format, "jsonl": jsonl}
FIELDS = ("title", "url", "date", "venue", "authors", "tags")


def exported(entries: list[Entry], form: str) -> str:
    out = io.StringIO()
    WRITERS[form].write(entries, out)
    return out.getvalue()


def files_in(paths: list[Path]) -> list[Path]:
    return sorted(file for path in paths for file in (path.rglob("*.md") if path.is_dir() else [path]))


def documents(paths: list[Path]):
    for file in files_in(paths):
        try:
            document = read(Source.from_bytes(file.read_bytes(), file.name))
        except ValueError:
            continue
        if document.is_list:
            yield file, document


def unchanged(paths: list[Path]) -> None:
    counts: Counter[str] = Counter()
    for file, document in documents(paths):
        entries = document.all_entries
        for form in WRITERS:
            counts[f"{form} lists"] += 1
            counts[f"{form} entries"] += len(entries)
            found = render(document, records_in(exported(entries, form), "records"))
            same = found.document.source.text == document.source.text
            if not same or found.changed or found.refused or found.added or found.not_added or found.absent:
                counts[f"{form} wrong"] += 1
                print(
                    file, form, same, found.changed[:2], found.refused[:2], found.added[:2], found.absent[:2]
                )
        document.dissolve()
    print(json.dumps(counts))


def other_value(field: str, own: str, entry: Entry, rows: list[dict[str, str]], chance: random.Random) -> str:
    """Return another value for a cell: one of another entry, or the own value with a part changed."""
    others = [row[field] for row in rows if row[field] and row[field] != own]
    other = chance.choice(others) if others else ""
    if field == "title":
        words = own.split()
        if chance.random() < 0.5 and len(words) > 2:
            words[chance.randrange(len(words))] = chance.choice(
                ["Learned", "Sparse", "A*", "x_1", "(Deep)", "R&D"]
            )
            return " ".join(words)
        return other
    if field == "url":
        return chance.choice(
            [
                f"https://arxiv.org/abs/2{chance.randrange(1, 5)}0{chance.randrange(1, 9)}.0{chance.randrange(1000, 9999)}",
                f"https://example.org/paper_{chance.randrange(999)}_(v2).pdf",
                other,
            ]
        )
    if field == "date":
        size = len(own) if chance.random() < 0.8 else chance.choice([4, 7, 10])
        return f"{chance.randrange(2015, 2026)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"[
            :size
        ]
    if field == "venue":
        return chance.choice([other or "ICML", "NeurIPS", "ACL"])
    names = [name for name in own.split("; ") if name]
    pool = [name for row in rows for name in row[field].split("; ") if name and name not in names][:500]
    new = chance.choice(pool) if pool else ("Ada Lark" if field == "authors" else "survey")
    how = chance.randrange(3)
    if how == 0 and len(names) > 1:
        del names[chance.randrange(len(names))]
    elif how == 1:
        names.insert(chance.randrange(len(names) + 1), new)
    else:
        names[chance.randrange(len(names))] = new
    return "; ".join(names)


def trial(document: ListDocument, chance: random.Random, kind: str) -> tuple[str, str, str] | None:
    """Change one cell; return the field, what came of it, and a description. None if the entry has no such field."""
    entries = document.all_entries
    rows = list(csv.DictReader(io.StringIO(exported(entries, "csv"))))
    at = chance.randrange(len(rows))
    field = chance.choice(FIELDS)
    own = rows[at][field]
    if bool(own) is (kind == "fill") or (field == "url" and kind == "empty"):
        return None
    if kind == "empty":
        new = ""
    elif kind == "fill":
        filled = [row[field] for row in rows if row[field]]
        if len(filled) < 5 or field == "title":
            return None
        new = chance.choice(filled)
    else:
        new = other_value(field, own, entries[at], rows, chance)
    if new.strip() != new or (new == own) or (not new and kind != "empty"):
        return None
    rows[at][field] = new
    if field == "venue" and kind == "empty":
        rows[at]["year"] = rows[at]["track"] = ""
    out = io.StringIO()
    table = csv.DictWriter(out, csv_format.COLUMNS)
    table.writeheader()
    table.writerows(rows)
    found = render(document, records_in(out.getvalue(), "records"))
    entry = entries[at]
    what = f"{document.source.path}:{entry.line} {field}: {own!r} -> {new!r}"
    after = found.document.source.text
    before = document.source.text
    if found.added or found.not_added or found.absent:
        return field, "wrong", what + " not matched"
    if found.refused:
        reason = found.refused[0][1].reason
        return field, "refused" if after == before else "wrong", f"{what}: {reason}\n    {entry.text[:300]!r}"
    others = found.document.all_entries
    again = list(csv.DictReader(io.StringIO(exported(others, "csv"))))
    head, tail = common_ends(before, after)
    outside = head < document.source.line_start(entry.line) or len(before) - tail > document.source.line_end(
        entry.end_line
    )
    derived = {"line", "arxiv_id", "doi", "links" if field == "url" else ""}
    wrong = [
        (name, rows[number][name], value)
        for number, row in enumerate(again)
        for name, value in row.items()
        if value != rows[number][name] and not (number == at and name in derived) and name != "line"
    ]
    if _same_words(entry, rows[at], others[at], again[at]):
        wrong = [one for one in wrong if one[0] not in ("tags", "links")]
    what += f"\n    {before[head - 20 : len(before) - tail + 20]!r}\n    {after[head - 20 : len(after) - tail + 20]!r}"
    if wrong or outside or len(again) != len(rows):
        return field, "wrong", f"{what} {wrong[:3]} outside={outside}"
    return field, "written", what


def _same_words(entry: Entry, row: dict[str, str], other: Entry, again: dict[str, str]) -> bool:
    """Whether tags and labels are the same but for those that are the venue or the date as well, in the same place."""
    both = (entry.date, entry.venue, other.date, other.venue)
    shared = {field.raw for field in both if field is not None}

    def words(cells: dict[str, str]) -> list[str]:
        tags = [tag for tag in cells["tags"].split("; ") if tag not in shared]
        return tags + [
            link.rpartition(": ")[2] if link.rpartition(": ")[0].strip("[]") in shared else link
            for link in cells["links"].split("; ")
        ]

    return words(row) == words(again)


def trials(paths: list[Path], number: int, seed: int, kind: str, show: str, most: int, largest: int) -> None:
    chance = random.Random(seed)
    files = [file for file in files_in(paths) if file.stat().st_size <= largest]
    counts: Counter[str] = Counter()
    by_field: dict[str, Counter[str]] = {}
    slowest = 0.0
    while counts.total() < number:
        file = chance.choice(files)
        try:
            document = read(Source.from_bytes(file.read_bytes(), file.name))
        except ValueError:
            continue
        if not document.is_list:
            continue
        done = 0
        for _ in range(6):
            if done == 2 or counts.total() >= number:
                break
            start = time.perf_counter()
            if (result := trial(document, chance, kind)) is None:
                continue
            slowest = max(slowest, time.perf_counter() - start)
            field, outcome, what = result
            counts[outcome] += 1
            by_field.setdefault(field, Counter())[outcome] += 1
            if outcome in show and most > 0:
                most -= 1
                print(outcome, what, flush=True)
            done += 1
    print(json.dumps(by_field))
    for outcome in ("written", "refused", "wrong"):
        print(f"{outcome}: {counts[outcome]}/{number} = {counts[outcome] / number:.3f}")
    print(f"slowest: {slowest:.1f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--unchanged", action="store_true")
    parser.add_argument("--trials", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=["change", "fill", "empty"], default="change")
    parser.add_argument("--show", default="wrong", help="print trials with one of these outcomes")
    parser.add_argument("--most", type=int, default=20, help="print at most so many trials")
    parser.add_argument("--largest", type=int, default=10**9, help="skip lists with more bytes")
    args = parser.parse_args()
    if args.unchanged:
        unchanged(args.paths)
    else:
        trials(args.paths, args.trials, args.seed, args.kind, args.show, args.most, args.largest)


if __name__ == "__main__":
    main()
