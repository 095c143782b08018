"""Progress: a bar on standard error for a person who waits for many files."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

Path = TypeVar("Path")

# Whoever waits for less does not wonder.
PATIENCE = 1.0


def watched(paths: Sequence[Path], *, quiet: bool = False) -> Iterator[Path]:
    """The same paths one after the other; where going through them takes longer than a second, a bar shows how far it is.

    There is none where nobody watches: standard error is no terminal, or `quiet` was asked for.
    """
    if quiet or len(paths) < 2 or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield from paths
        return
    bar: Progress | None = None
    asked = False
    begun = monotonic()
    try:
        for number, path in enumerate(paths):
            if not asked and monotonic() - begun > PATIENCE:
                asked = True
                bar = _bar(len(paths))
            if bar is not None:
                bar.update(bar.task_ids[0], completed=number)
            yield path
    finally:
        if bar is not None:
            bar.stop()


def _bar(total: int) -> Progress | None:
    try:
        # It takes as long as checking a small list, and is of use only to those who wait anyway.
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    except ImportError:
        # A bar is a comfort: an installation without the library does its work in silence.
        return None
    columns = (
        TextColumn("awesomelint"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files"),
        TimeRemainingColumn(),
    )
    bar = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
    bar.add_task("", total=total)
    bar.start()
    return bar
