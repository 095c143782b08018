"""Growth: how much longer hostile inputs take when they are four times as large, through reading, all rules and fixing.

    python benchmarks/growth.py [WORDS] [--size CHARACTERS] [--bound RATIO] [--frame NAME] [--floor SECONDS]

Prints each input that takes more than `--bound` (default: 6) times as long at four times the size; linear is 4, and
quadratic 16. Times are of the processor. WORDS picks inputs by part of their name. Exit status 1 if any is printed.
"""

from __future__ import annotations

import argparse
import gc
import signal
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import promises
from awesomelint.engine import fix, lint
from awesomelint.source import Source
from hostile import FRAMES, HOSTILE, framed

PATIENCE = 60


def seconds(text: str, *, repair: bool) -> float:
    """The processor's time for one text."""
    begun = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    if repair:
        fix(Source(text), promises.SETTINGS, unsafe=True)
    else:
        lint(Source(text), promises.SETTINGS)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - begun


def _stop(*_: object) -> None:
    raise TimeoutError(f"not done after {PATIENCE} seconds")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="?", default="")
    parser.add_argument("--size", type=int, default=20_000, help="characters of the smaller text (default: 20000)")
    parser.add_argument("--bound", type=float, default=6.0)
    parser.add_argument("--frame", choices=list(FRAMES), help="only this one (default: all)")
    parser.add_argument("--floor", type=float, default=0.1, help="seconds below which growth is noise (default: 0.1)")
    parser.add_argument("--check", action="store_true", help="only check, do not fix")
    args = parser.parse_args()
    signal.signal(signal.SIGVTALRM, _stop)
    # Python's own collector goes over all that is alive now and again, which is not what is measured here.
    gc.disable()
    worst, told = 0.0, 0
    for frame in [args.frame] if args.frame else FRAMES:
        for name, make in HOSTILE.items():
            if args.words not in name:
                continue
            small, large = framed(frame, make(args.size)), framed(frame, make(4 * args.size))
            for repair in (False,) if args.check else (False, True):
                verb = "fix" if repair else "check"
                try:
                    after = seconds(large, repair=repair)
                    if after < args.floor:
                        continue
                    before = min(seconds(small, repair=repair) for _ in range(2))
                    gc.collect()
                except Exception as error:
                    print(f"{verb} {frame}: {name}: {type(error).__name__}: {str(error)[:200]}", flush=True)
                    told += 1
                    continue
                ratio = after / before * 4 * len(small) / len(large)
                worst = max(worst, ratio)
                if ratio > args.bound:
                    told += 1
                    print(f"{verb} {frame}: {name}: {before:.3f} s → {after:.3f} s, × {ratio:.1f}", flush=True)
    print(
        f"{len(HOSTILE)} inputs; the worst took {worst:.1f} times as long at four times the size; {told} above the bound"
    )
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
