"""An entry that is out of order in a section sorted alphabetically.

## Why
In a sorted list, people look for a name where it should be. If it is not there, they add it a second time.

## Wrong
    * [Couler](https://github.com/couler-proj/couler) - One interface for workflow engines.
    * [DataTrove](https://github.com/huggingface/datatrove) - Processes text at a large scale.
    * [Dagster](https://github.com/dagster-io/dagster) - Orchestrates data applications.
    * [Flyte](https://github.com/flyteorg/flyte) - Builds pipelines of data and models.
    * [Kedro](https://github.com/kedro-org/kedro) - Structures projects of data science.
    * [Luigi](https://github.com/spotify/luigi) - Runs batch jobs that depend on each other.
    * [Metaflow](https://github.com/Netflix/metaflow) - Carries projects into production.
    * [Prefect](https://github.com/PrefectHQ/prefect) - Runs Python functions as workflows.
    * [Ray](https://github.com/ray-project/ray) - Distributes Python programs.
    * [Snakemake](https://github.com/snakemake/snakemake) - Makes analyses reproducible.
    * [Temporal](https://github.com/temporalio/temporal) - Keeps long processes alive.

## Right
    * [Couler](https://github.com/couler-proj/couler) - One interface for workflow engines.
    * [Dagster](https://github.com/dagster-io/dagster) - Orchestrates data applications.
    * [DataTrove](https://github.com/huggingface/datatrove) - Processes text at a large scale.
    * [Flyte](https://github.com/flyteorg/flyte) - Builds pipelines of data and models.
    * [Kedro](https://github.com/kedro-org/kedro) - Structures projects of data science.
    * [Luigi](https://github.com/spotify/luigi) - Runs batch jobs that depend on each other.
    * [Metaflow](https://github.com/Netflix/metaflow) - Carries projects into production.
    * [Prefect](https://github.com/PrefectHQ/prefect) - Runs Python functions as workflows.
    * [Ray](https://github.com/ray-project/ray) - Distributes Python programs.
    * [Snakemake](https://github.com/snakemake/snakemake) - Makes analyses reproducible.
    * [Temporal](https://github.com/temporalio/temporal) - Keeps long processes alive.

## Fix
Unsafe, because the new neighbors should be checked: moves the entry to the position in the message, with
everything nested below it. Blank lines are kept. There is no fix if there is other text next to the entry.

## Notes
A section is sorted if at least five pairs of adjacent entries differ and at least nine in ten of these pairs
are in ascending order. Letter case, spaces, punctuation and leading articles are treated in the way that
makes the section most regular, and the rule reports the smallest set of entries that have to move. Sections
whose entries are numbered or start with a date are not checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from awesomelint.model import Entry, ListDocument
from awesomelint.rewriting.move_entry import move_entry
from awesomelint.rules.api import Context, Found, Related, Severity, rule
from awesomelint.style.sorting import find_position, is_sorted, longest_sorted, runs, strays
from awesomelint.util.regex import NOT_WORD, compiled

_LEAD = compiled(r"(?::[a-z_]+:|<[^>]*>|[\W_])*+")
_END = compiled(r"\]\(|\*\*|\||\n|<br|\s[-–—]+\s|:\s|$")
_ARTICLE = compiled(r"(?:the|an?) ")
# Common ways to sort: letter by letter, word by word, as typed (lower case, upper case, exact), without
# articles.
_COLLATIONS: tuple[Callable[[str], str], ...] = (
    lambda name: NOT_WORD.sub("", name.casefold()),
    lambda name: NOT_WORD.sub(" ", name.casefold()).strip(),
    lambda name: name.casefold(),
    lambda name: name.upper(),
    lambda name: name,
    lambda name: NOT_WORD.sub("", _ARTICLE.sub("", name.casefold(), count=1)),
)


@rule("misordered-title", group="dates", severity=Severity.WARNING, fix="unsafe", compares_entries=True)
def check(context: Context) -> Iterator[Found]:
    """Check each uninterrupted run of entries with the collation that fits best."""
    document = context.document
    for run in runs(document):
        if len(run) < 6 or not _may_be_sorted(run):
            continue
        names = [_name(entry) for entry in run]
        if sum(name[:1].isdigit() for name in names) > 0.2 * len(names):
            continue
        best: list[str] = []
        order: list[int] = []
        for collate in _COLLATIONS:
            keys = [collate(name) for name in names]
            rising, falling = _directions(keys)
            if is_sorted(rising, falling):
                in_order = longest_sorted(keys)
                if len(in_order) > len(order):
                    best, order = keys, in_order
            # Fully sorted, or so far from sorted that no other collation can help.
            if len(order) == len(run) or rising < 0.75 * (rising + falling):
                break
        for index in strays(len(best), order):
            yield _make_finding(document, run, names, best, index, order)


def _may_be_sorted(run: list[Entry]) -> bool:
    """Whether most entries come after the previous entry, by a cheap comparison."""
    text = run[0].source.text
    heads = [text[entry.head.start : entry.head.start + 24].lstrip('[*_<`"“( ').casefold() for entry in run]
    rising, falling = _directions(heads)
    return rising >= 0.6 * (rising + falling)


def _name(entry: Entry) -> str:
    """Return the visible text that an entry starts with: an acronym, a name or the title."""
    text, end = entry.source.text, entry.head.end
    lead = _LEAD.match(text, entry.head.start, end)
    start = lead.end() if lead else entry.head.start
    stop = _END.search(text, start, end)
    return text[start : min(start + 80, stop.start() if stop else end)].strip()


def _directions(keys: list[str]) -> tuple[int, int]:
    rising = falling = 0
    for key, next_key in pairwise(keys):
        rising += key < next_key
        falling += key > next_key
    return rising, falling


def _make_finding(
    document: ListDocument, run: list[Entry], names: list[str], keys: list[str], index: int, order: list[int]
) -> Found:
    entry = run[index]
    near, after = find_position(keys, order, index)
    line = entry.source.line_of(run[near].head.start)
    side = "after" if after else "before"
    return Found(
        entry.title_span or entry.head,
        f"“{names[index]}” is out of order: this section is sorted alphabetically; "
        f"move {side} “{names[near]}” (line {line})",
        related=(Related(run[near].title_span or run[near].head, f"belongs {side} this entry"),),
        fix=move_entry(document, run, index, near, after=after),
        key=names[index],
    )
