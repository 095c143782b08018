"""Lint many files in several processes, if that is faster than in one."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from awesomelint.util import regex
from awesomelint.util.startup import collect_garbage_rarely

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future

    from awesomelint.session.serialize import Packed
    from awesomelint.settings import Settings
    from awesomelint.source import Source

    Task = tuple[Source, Settings]

# A forked process starts at once; a spawned one has to import the program first.
CAN_FORK = sys.platform == "linux"
# The total size of the sources, in code points, from which on several processes are faster than one.
MIN_TOTAL = 300_000 if CAN_FORK else 2_000_000
# The least share of that for one process.
MIN_SHARE = MIN_TOTAL // 2
# The number of new objects after which garbage is collected: documents stay in use until they are dissolved, which
# leaves no cycles.
RARELY = 20_000_000


def available_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "process_cpu_count"):
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def is_worthwhile(sources: Sequence[Source]) -> bool:
    """Return whether several processes are expected to lint the sources faster than one."""
    total = sum(len(source.text) for source in sources)
    return len(sources) > 1 and total > MIN_TOTAL and available_cores() > 1


def lint_in_parallel(tasks: Sequence[Task]) -> Iterator[Packed | str]:
    """Lint sources in several processes; yield a packed report or an error message for each, in order.

    If the system kills a worker, the remaining sources are linted in this process.
    """
    # Imported late, because importing it takes as long as linting a small list.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    size = sum(len(source.text) for source, _ in tasks)
    workers = max(2, min(available_cores(), len(tasks), size // MIN_SHARE))
    if CAN_FORK:
        # Modules imported before forking are available in every worker.
        import awesomelint.reading
        import awesomelint.rules  # noqa: F401
    context = multiprocessing.get_context("fork" if CAN_FORK else "spawn")
    pool = ProcessPoolExecutor(workers, context, _start_worker)
    futures: dict[int, Future[Packed | str]] = {}
    try:
        # The largest sources first, so that no worker starts a large one when the others are done.
        for index in sorted(range(len(tasks)), key=lambda index: -len(tasks[index][0].text)):
            futures[index] = pool.submit(lint_task, tasks[index])
        for index, task in enumerate(tasks):
            try:
                yield futures[index].result()
            except BrokenProcessPool:
                yield lint_task(task)
    except BaseException:
        # After Ctrl-C, do not wait for running tasks.
        for worker in multiprocessing.active_children():
            worker.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _start_worker() -> None:
    """Prepare a worker process: only the main process handles Ctrl-C."""
    import signal

    collect_garbage_rarely(RARELY)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def lint_task(task: Task) -> Packed | str:
    """Lint one source; return its packed report, or an error message if linting fails."""
    from awesomelint.errors import InternalError
    from awesomelint.session.internal_error import lint_or_fail
    from awesomelint.session.serialize import pack

    source, settings = task
    try:
        report = lint_or_fail(source, settings)
        packed = pack(report)
        report.without_document()
        return packed
    except InternalError as error:
        return str(error)
    finally:
        regex.keep()
