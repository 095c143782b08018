"""Progress bars on standard error, for runs on many files and for questions to online sources."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

Path = TypeVar("Path")

# In seconds.
PATIENCE = 1.0


def with_progress_bar(paths: Sequence[Path], *, quiet: bool = False) -> Iterator[Path]:
    """Yield the paths; if that takes longer than a second, show a progress bar.

    No bar is shown if standard error is not a terminal, or with `quiet`.
    """
    if len(paths) < 2 or not _shows_bars(quiet):
        yield from paths
        return
    bar: Progress | None = None
    tried = False
    begun = monotonic()
    try:
        for number, path in enumerate(paths):
            if not tried and monotonic() - begun > PATIENCE:
                tried = True
                bar = _bar(len(paths))
            if bar is not None:
                bar.update(bar.task_ids[0], completed=number)
            yield path
    finally:
        if bar is not None:
            bar.stop()


def _shows_bars(quiet: bool) -> bool:
    return not quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _bar(total: int) -> Progress | None:
    try:
        # The import takes as long as checking a small list.
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    except ImportError:
        # Without the library there is no bar.
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


@contextmanager
def source_progress(*, quiet: bool = False) -> Iterator[Callable[[str, int, int], None]]:
    """Show a bar for each source that is asked; yield a function of its name, its answers so far and its questions.

    No bars are shown if standard error is not a terminal, or with `quiet`.
    """
    bars = _source_bars() if _shows_bars(quiet) else None
    if bars is None:
        yield lambda source, done, total: None
        return
    tasks: dict[str, TaskID] = {}

    def show(source: str, done: int, total: int) -> None:
        if source not in tasks:
            tasks[source] = bars.add_task(source, total=total)
        bars.update(tasks[source], completed=done, total=total)

    with bars:
        yield show


def _source_bars() -> Progress | None:
    try:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    except ImportError:
        return None
    columns = (TextColumn("awesomelint: asking {task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
