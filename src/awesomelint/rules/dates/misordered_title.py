"""An entry out of order in a section that is sorted by the alphabet.

## Why
Whoever looks for a name in a sorted list looks where it should stand, and adds it a second time when it is not there.

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
Unsafe, for a person should see what it lands beside: the entry moves to the place that the message names, with what is nested
below it; blank lines stay as they were. Where other text stands beside the entry, it is left to a person.

## Notes
A section counts as sorted when at least five neighbours differ and nine in ten of those rise. Letter case, spaces,
marks and a leading article are read in whichever way makes the section most regular, and what is reported is the fewest
entries whose move would restore that order. Sections whose entries are numbered or begin with a date are not judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from awesomelint.model import Entry, ListDocument
from awesomelint.rewriting.move_entry import move
from awesomelint.rules.api import Context, Found, Related, Severity, rule
from awesomelint.style.sorting import find_position, is_sorted, longest_sorted, runs, strays
from awesomelint.util.regex import NOT_WORD, compiled

_LEAD = compiled(r"(?::[a-z_]+:|<[^>]*>|[\W_])*+")
_END = compiled(r"\]\(|\*\*|\||\n|<br|\s[-–—]+\s|:\s|$")
_ARTICLE = compiled(r"(?:the|an?) ")
# The ways in which people and programs sort: by letters alone, word by word, as typed in either case, without articles.
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
    """Judge each uninterrupted run of entries by the collation that leaves the fewest strays."""
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
                kept = longest_sorted(keys)
                if len(kept) > len(order):
                    best, order = keys, kept
            # Sorted through and through, or so far from it that no other way of reading will help.
            if len(order) == len(run) or rising < 0.75 * (rising + falling):
                break
        for index in strays(len(best), order):
            yield _report(document, run, names, best, index, order)


def _may_be_sorted(run: list[Entry]) -> bool:
    """A cheap first look: whether most entries begin with letters that come behind those of the entry before."""
    text = run[0].source.text
    heads = [text[entry.head.start : entry.head.start + 24].lstrip('[*_<`"“( ').casefold() for entry in run]
    rising, falling = _directions(heads)
    return rising >= 0.6 * (rising + falling)


def _name(entry: Entry) -> str:
    """What an entry begins with as a reader sees it: an acronym, a name or the title."""
    text, end = entry.source.text, entry.head.end
    lead = _LEAD.match(text, entry.head.start, end)
    start = lead.end() if lead else entry.head.start
    stop = _END.search(text, start, end)
    return text[start : min(start + 80, stop.start() if stop else end)].strip()


def _directions(keys: list[str]) -> tuple[int, int]:
    rising = falling = 0
    for one, other in pairwise(keys):
        rising += one < other
        falling += one > other
    return rising, falling


def _report(
    document: ListDocument, run: list[Entry], names: list[str], keys: list[str], index: int, order: list[int]
) -> Found:
    entry = run[index]
    near, behind = find_position(keys, order, index)
    line = entry.source.line_of(run[near].head.start)
    return Found(
        entry.title_span or entry.head,
        f"“{names[index]}” is out of order in a section that runs by the alphabet: "
        f"it belongs {'behind' if behind else 'before'} “{names[near]}” on line {line}",
        related=(Related(run[near].title_span or run[near].head, "its place is beside this one"),),
        fix=move(document, run, index, near, behind=behind),
        key=names[index],
    )
