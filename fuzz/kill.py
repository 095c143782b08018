"""Kills `awesomelint fix` at random moments and sees whether the list is whole each time: the old one or the new one.

    python fuzz/kill.py LIST [--runs 200] [--seed 1]

Every other run is killed at a moment drawn evenly from the time that a whole run takes; the rest while the file is being
written, as far as that can be hit: as soon as the new file appears beside the list, or a random instant later. The cache
is shared by all runs, so that it is killed too. At the end a run that nobody disturbs must give the new list.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.processes import awesomelint


class Trials:
    """A list in a folder of its own, its bytes as they were and as a whole run leaves them, and how long that takes."""

    def __init__(self, source: Path, folder: Path) -> None:
        self.path = folder / "list" / "README.md"
        self.path.parent.mkdir()
        self.environment = os.environ | {"AWESOMELINT_CACHE_DIR": str(folder / "cache")}
        self.old = source.read_bytes()
        self.new = self.old
        self.whole()
        self.new = self.path.read_bytes()
        begun = time.perf_counter()
        self.whole()
        self.time = time.perf_counter() - begun

    def started(self) -> subprocess.Popen[bytes]:
        self.path.write_bytes(self.old)
        return subprocess.Popen(
            [*awesomelint(), "fix", "--isolated", str(self.path)],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def whole(self) -> None:
        """One run to its end."""
        self.started().wait()

    def beside(self) -> list[str]:
        return [name for name in os.listdir(self.path.parent) if name != self.path.name]

    def killed(self, moment: Callable[[subprocess.Popen[bytes]], None]) -> tuple[str, str]:
        """What the list is after a run that was killed, and what became of the run."""
        process = self.started()
        moment(process)
        process.send_signal(signal.SIGKILL)
        status = process.wait()
        left = self.path.read_bytes()
        run = "killed" if status == -signal.SIGKILL else "over before"
        return "old" if left == self.old else "new" if left == self.new else "BROKEN", run


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("list", type=Path, metavar="LIST", help="a list in which something can be fixed")
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    folder = Path(tempfile.mkdtemp(prefix="awesomelint-kill-"))
    try:
        trials = Trials(args.list, folder)
        if trials.new == trials.old:
            parser.error(f"there is nothing to fix in {args.list}")
        seen: Counter[tuple[str, str]] = Counter()
        litter = 0
        for number in range(args.runs):
            seen[
                trials.killed(_in_writing(trials, chance) if number % 2 else _somewhere(trials, chance))
            ] += 1
            for name in trials.beside():
                litter += 1
                (trials.path.parent / name).unlink()
        trials.whole()
        last = trials.path.read_bytes() == trials.new
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for (what, run), count in sorted(seen.items()):
        print(f"{count:4} runs {run}: the {what} list")
    print(f"{litter:4} temporary files stayed beside it")
    print("a run that nobody disturbs gives the new list" if last else "the last run, undisturbed, FAILED")
    return 0 if last and not any(what == "BROKEN" for what, _ in seen) else 1


def _somewhere(trials: Trials, chance: random.Random) -> Callable[[subprocess.Popen[bytes]], None]:
    """A moment of the whole run."""
    wait = chance.uniform(0, trials.time)
    return lambda process: time.sleep(wait)


def _in_writing(trials: Trials, chance: random.Random) -> Callable[[subprocess.Popen[bytes]], None]:
    """As soon as the new file is there, or up to two milliseconds later."""
    wait = chance.choice((0.0, chance.uniform(0, 0.002)))

    def moment(process: subprocess.Popen[bytes]) -> None:
        while (
            process.poll() is None and not trials.beside() and trials.path.stat().st_size == len(trials.old)
        ):
            pass
        time.sleep(wait)

    return moment


if __name__ == "__main__":
    raise SystemExit(main())
