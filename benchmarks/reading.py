"""Reading: four megabytes take at most 4.4 times as long as one, and what both take.

    python benchmarks/reading.py [--rounds N] [--judge]

The lists are made here, in six formats that lists have, with names, dates and addresses that differ. Both sizes are read
in turns, by the processor's clock, and the best of each counts. `--judge` runs all rules, too. Exit status 1 if the ratio
is above the bound.
"""

from __future__ import annotations

import argparse
import gc
import random
import sys
import time

from awesomelint.engine import lint
from awesomelint.findings import Severity
from awesomelint.reading import read
from awesomelint.settings import Settings
from awesomelint.source import Source

BOUND = 4.4
MEGABYTE = 1_000_000
FORMATS = (
    "- [{title}](https://arxiv.org/abs/{id}), {month}. {day} {year}. `{tag}`\n",
    "- **{title}** \\[[pdf](https://arxiv.org/pdf/{id})\\] \\[{venue} {year}\\]\n",
    "* {title}. *{authors}*. {venue}'{short} [[Paper](https://openreview.net/forum?id={key})] [[Code](https://github.com/{key}/{tag})]\n",
    "1. [{title}](https://aclanthology.org/{year}.acl-long.{day}/)  \n   {authors}. {year}-{number:02}-{day:02}\n",
    "### [{title}](https://doi.org/10.1145/{key})\n\n{authors}. {venue} {year}.\n\n",
    "| [{title}](https://arxiv.org/abs/{id}) | {authors} | {venue} {year} | [code](https://github.com/{key}/{tag}) |\n",
)
# fmt: off
WORDS = [
    "attention", "learning", "networks", "models", "language", "deep", "scaling", "laws", "towards", "robust",
    "efficient", "transformers", "graph", "vision", "survey", "understanding", "generation", "reasoning",
    "alignment", "retrieval", "benchmark", "sparse", "optimal", "contrastive", "federated", "diffusion",
]
NAMES = [
    "Ada", "Alan", "Grace", "Emmy", "Kurt", "Sofia", "Noor", "Wei", "Chidi", "Amara", "Lovelace", "Turing",
    "Hopper", "Noether", "Gödel", "Kovalevskaya", "Zhang", "Okafor",
]
# fmt: on
VENUES = ("NeurIPS", "ICML", "ICLR", "CVPR", "EMNLP", "ACL")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
TABLE = "| Title | Authors | Venue | Code |\n|---|---|---|---|\n"


def made(size: int) -> Source:
    """A list of so many characters, always the same, in sections of forty entries of one format."""
    rng = random.Random(size)
    parts, length, number = ["# Papers\n"], 0, 0
    while length < size:
        if number % 40 == 0:
            form = rng.choice(FORMATS)
            parts.append(
                f"\n## Section {number // 40 + 1}: {' '.join(rng.choices(WORDS, k=2))}\n\n"
                + TABLE * (form[0] == "|")
            )
            length += len(parts[-1])
        parts.append(_entry(rng, form))
        length += len(parts[-1])
        number += 1
    return Source("".join(parts), f"{size}.md")


def _entry(rng: random.Random, form: str) -> str:
    month, year = rng.randrange(12), rng.randrange(2015, 2025)
    return form.format(
        title=" ".join(rng.choices(WORDS, k=rng.randrange(4, 12))).title(),
        authors=", ".join(" ".join(rng.choices(NAMES, k=2)) for _ in range(rng.randrange(1, 6))),
        id=f"{year % 100}{month + 1:02}.{rng.randrange(100_000):05}",
        key="".join(rng.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=9)),
        venue=rng.choice(VENUES),
        tag=rng.choice(WORDS),
        month=MONTHS[month],
        number=month + 1,
        day=rng.randrange(1, 29),
        year=year,
        short=f"{year % 100}",
    )


def seconds(source: Source, *, judge: bool) -> float:
    """The processor's time for one list."""
    gc.collect()
    begun = time.process_time()
    if judge:
        lint(source, Settings(min_severity=Severity.NOTE))
    else:
        read(source)
    return time.process_time() - begun


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5, help="how often each size is read (default: 5)")
    parser.add_argument("--judge", action="store_true", help="run all rules, too")
    args = parser.parse_args()
    # As the program does it for what it reads.
    gc.set_threshold(200_000, 10, 10)
    small, large = made(MEGABYTE), made(4 * MEGABYTE)
    seconds(made(MEGABYTE // 20), judge=args.judge)
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(args.rounds):
        for source, taken in zip((small, large), times, strict=True):
            taken.append(seconds(source, judge=args.judge))
    one, four = min(times[0]), min(times[1])
    for source, best in ((small, one), (large, four)):
        entries = len(read(source).entries)
        print(
            f"{len(source.text) / 1e6:.2f} MB, {entries} entries: {best:.2f} s, {len(source.text) / 1e6 / best:.2f} MB/s"
        )
    ratio = four / one
    print(f"× {ratio:.2f} (bound: {BOUND})")
    return 1 if ratio > BOUND else 0


if __name__ == "__main__":
    sys.exit(main())
