"""Whole processes, measured: how long each takes, how much of that is the processor's, and how much memory it needs."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

# The interpreter that awesomelint is installed for, itself: a version manager's wrapper takes longer than Python.
PYTHON = sys.executable
START = [PYTHON, "-c", "pass"]


class Cost(NamedTuple):
    """What one process took: seconds on the clock and of the processor, its most memory in bytes, its exit status."""

    clock: float
    processor: float
    memory: int
    status: int


def awesomelint(python: str = PYTHON) -> list[str]:
    """The program that is installed for a Python, as its users start it."""
    script = shutil.which("awesomelint", path=str(Path(python).parent))
    return [script] if script else [python, "-m", "awesomelint"]


def cost(
    command: Sequence[str], *, folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> Cost:
    """Run a command to its end, whatever it says."""
    # Whoever installs a program has its byte code; without it every start would compile all of the source.
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=inherited | dict(environment or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    clock = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(clock, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit, process.returncode)


def in_turns(
    commands: Mapping[str, Sequence[str]],
    rounds: int,
    *,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    before: Mapping[str, Callable[[int], None]] | None = None,
) -> dict[str, Cost]:
    """The medians of several rounds; in each, all commands run one after the other, so that all share the weather.

    One round before the first fills the caches of files and of byte code. `before` is called with the number of the round
    before a command, and isn't measured.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            if before and name in before:
                before[name](number)
            one = cost(command, folder=folder, environment=environment)
            if number:
                costs[name].append(one)
    return {name: _median(of_it) for name, of_it in costs.items()}


def _median(costs: Sequence[Cost]) -> Cost:
    clock, processor, memory = (statistics.median(column) for column in list(zip(*costs, strict=True))[:3])
    return Cost(clock, processor, int(memory), costs[-1].status)


def joined(paths: Sequence[Path], size: int, target: Path) -> Path:
    """The lists, one after the other and again, until they are `size` bytes; cut at the end of a line."""
    texts = [path.read_bytes() for path in paths]
    parts: list[bytes] = []
    while sum(map(len, parts)) < size:
        parts.append(texts[len(parts) % len(texts)].rstrip(b"\n") + b"\n\n")
    whole = b"".join(parts)[:size]
    target.write_bytes(whole[: whole.rindex(b"\n") + 1])
    return target


def edit(path: Path, text: str, number: int) -> None:
    """Write a list with a number in the title of the entry in its middle."""
    at = text.index("](http", len(text) // 2)
    path.write_text(f"{text[:at]} {number}{text[at:]}", encoding="utf-8", newline="")
