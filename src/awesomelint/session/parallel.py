"""Cores: many files are read on several cores at once, where that takes less time than to get these to work."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from awesomelint.util import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future

    from awesomelint.session.serialize import Packed
    from awesomelint.settings import Settings
    from awesomelint.source import Source

    # Whether its report is to be kept, too.
    Task = tuple[Source, Settings]

# A helper that starts as a copy of this process is at work at once; one that starts afresh has to read the program first.
COPIES = sys.platform == "linux"
ENOUGH = 300_000 if COPIES else 2_000_000
# What a helper is to have to do at least, in code points.
SHARE = ENOUGH // 2


def rarely() -> None:
    """Look for garbage hardly ever: what is read of a list is kept to its end, and then nothing is left to be found."""
    import gc

    gc.set_threshold(20_000_000, 10, 10)


def available() -> int:
    """How many cores this process may use."""
    if hasattr(os, "process_cpu_count"):
        return os.process_cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def pays(sources: Sequence[Source]) -> bool:
    """Whether sources are so many and so large that several cores are done with them sooner than one."""
    return len(sources) > 1 and sum(len(source.text) for source in sources) > ENOUGH and available() > 1


def spread(tasks: Sequence[Task]) -> Iterator[Packed | str]:
    """Lint sources on several cores; what comes of them, in their order.

    If a helper dies, for the system has ended it, what is left is done here.
    """
    # It takes as long to load as a small list takes to be read.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    size = sum(len(source.text) for source, _ in tasks)
    helpers = max(2, min(available(), len(tasks), size // SHARE))
    if COPIES:
        # What is loaded now is loaded in every copy.
        import awesomelint.reading
        import awesomelint.rules  # noqa: F401
    context = multiprocessing.get_context("fork" if COPIES else "spawn")
    pool = ProcessPoolExecutor(helpers, context, _begin)
    done: dict[int, Future[Packed | str]] = {}
    try:
        # The largest first, so that none of them is begun when all others are done.
        for index in sorted(range(len(tasks)), key=lambda index: -len(tasks[index][0].text)):
            done[index] = pool.submit(work, tasks[index])
        for index, task in enumerate(tasks):
            try:
                yield done[index].result()
            except BrokenProcessPool:
                yield work(task)
    except BaseException:
        # Whoever presses Ctrl-C does not want to wait for what is under way.
        for helper in multiprocessing.active_children():
            helper.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Leave Ctrl-C to the process that people see, and look for garbage as rarely as that."""
    import signal

    rarely()

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def work(task: Task) -> Packed | str:
    """What a helper does: lint one source. A text says why it could not."""
    from awesomelint.errors import InternalError
    from awesomelint.session.internal_error import lint_or_fail
    from awesomelint.session.serialize import pack

    source, settings = task
    try:
        report = lint_or_fail(source, settings)
        packed = pack(report)
        report.without_document()
        return packed
    except InternalError as failure:
        return str(failure)
    finally:
        regex.keep()
