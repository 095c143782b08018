"""Growth: how much longer hostile inputs take when they are four times as large, for each command.

    python benchmarks/growth.py [WORDS] [--size CHARACTERS] [--bound RATIO] [--frame NAME] [--floor SECONDS]
                                [--every N] [--offset N] [--commands NAMES]

Each input is in one frame (`--frame all`: in every one). Prints each that takes more than `--bound` (default: 5)
times as long at four times the size; linear is 4, and quadratic 16. Times are of the processor in one warm process, the
least of several runs; what exceeds the bound is measured again with more runs, and at the next size, before it is printed. WORDS picks
inputs by part of their name, `--every` and `--offset` every Nth of them. Exit status 1 if any is printed.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from awesomelint.engine import fix, lint
from awesomelint.filtering.baseline import Baseline
from awesomelint.filtering.changed_lines import on_touched_line
from awesomelint.filtering.unified_diff import parse
from awesomelint.reading import read
from awesomelint.report.style import text as style_text
from awesomelint.session.baseline_file import BaselineFile
from awesomelint.source import Source
from awesomelint.style.summary import style_summary
from tests.support import promises
from tests.support.hostile import FRAMES, HOSTILE, framed

PATIENCE = 60
NAME = "README.md"


def _check(text: str) -> Callable[[], object]:
    return lambda: lint(Source(text, NAME), promises.SETTINGS)


def _fix(text: str) -> Callable[[], object]:
    return lambda: fix(Source(text, NAME), promises.SETTINGS, unsafe=False)


def _fix_unsafe(text: str) -> Callable[[], object]:
    return lambda: fix(Source(text, NAME), promises.SETTINGS, unsafe=True)


def _style(text: str) -> Callable[[], object]:
    return lambda: style_text.write([style_summary(read(Source(text, NAME)))], io.StringIO())


def _export(text: str) -> Callable[[], object]:
    def run() -> None:
        document = read(Source(text, NAME))
        for name in promises.FORMATS:
            import_module(f"awesomelint.export.{name}").write(
                document.entries + document.hidden, io.StringIO()
            )

    return run


def _baseline(text: str) -> Callable[[], object]:
    """Accept what is found, and compare that with what is found; the finding itself is `check`'s to measure."""
    report = lint(Source(text, NAME), promises.SETTINGS)

    def run() -> None:
        baseline_file = BaselineFile("baseline.json", Baseline())
        baseline_file.renew([report])
        baseline_file.text()
        baseline_file.split(report, promises.SETTINGS)

    return run


def _diff_base(text: str) -> Callable[[], object]:
    """Read the diff in which every third line is new, and keep the findings on such lines, after a fix, too."""
    report = lint(Source(text, NAME), promises.SETTINGS)
    lines = text.split("\n")
    diff = [f"diff --git a/{NAME} b/{NAME}", f"--- a/{NAME}", f"+++ b/{NAME}"]
    for number, line in enumerate(lines, 1):
        if number % 3 == 0:
            diff += [f"@@ -{number},1 +{number},1 @@", "-old", f"+{line}"]
    whole = "\n".join(diff) + "\n"
    later = Source(
        "\n".join(line + "x" if number % 5 == 0 else line for number, line in enumerate(lines)), NAME
    )

    def run() -> None:
        changed = parse(whole)[NAME] if len(lines) >= 3 else parse("")
        if not isinstance(changed, dict):
            for finding in report.findings:
                on_touched_line(finding, report.source, changed)
            changed.carried(report.source, later)

    return run


COMMANDS: dict[str, Callable[[str], Callable[[], object]]] = {
    "check": _check, "fix": _fix, "fix --unsafe-fixes": _fix_unsafe, "style": _style, "export": _export,
    "baseline": _baseline, "--diff-base": _diff_base,
}  # fmt: skip


def seconds(run: Callable[[], object], times: int) -> float:
    """The least time of the processor of some runs."""
    least = float("inf")
    for _ in range(times):
        gc.collect()
        signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
        begun = time.process_time()
        run()
        least = min(least, time.process_time() - begun)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return least


def growth(
    command: str, make: Callable[[int], str], size: int, floor: float, times: int
) -> tuple[float, float, float]:
    """The ratio for four times the size, and both times; 0 where the larger takes less than the floor."""
    small, large = make(size), make(4 * size)
    after = seconds(COMMANDS[command](large), max(1, times - 1))
    if after < floor:
        return 0.0, 0.0, after
    before = seconds(COMMANDS[command](small), times)
    return after / before * 4 * len(small) / len(large), before, after


def exceeds(command: str, make: Callable[[int], str], args: argparse.Namespace) -> tuple[float, float, float]:
    """What one input takes; measured again, and at twice the size, where it is above the bound."""
    found = growth(command, make, args.size, args.floor, 2)
    if found[0] > args.bound:
        found = min(found, growth(command, make, args.size, args.floor, 4))
    if found[0] > args.bound:
        found = min(found, growth(command, make, 2 * args.size, args.floor, 3))
    return found


def _measured(
    command: str, frame: str, name: str, core: Callable[[int], str], args: argparse.Namespace
) -> tuple[float, str]:
    """The ratio of one input, and what to print of it: nothing where it is within the bound."""
    try:
        ratio, before, after = exceeds(command, lambda size: framed(frame, core(size)), args)
    except Exception as error:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        return 0.0, f"{command}, {frame}: {name}: {type(error).__name__}: {str(error)[:200]}"
    above = f"{command}, {frame}: {name}: {before:.3f} s → {after:.3f} s, × {ratio:.1f}"
    return ratio, above if ratio > args.bound else ""


def _stop(*_: object) -> None:
    raise TimeoutError(f"not done after {PATIENCE} seconds")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("words", nargs="?", default="")
    parser.add_argument(
        "--size", type=int, default=20_000, help="characters of the smaller text (default: 20000)"
    )
    parser.add_argument("--bound", type=float, default=5.0)
    parser.add_argument(
        "--frame", choices=["turn", "all", *FRAMES], default="turn", help="default: each in its turn"
    )
    parser.add_argument(
        "--floor", type=float, default=0.1, help="seconds below which growth is noise (default: 0.1)"
    )
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--offset", type=int, default=0)
    parser.add_argument("--commands", default=",".join(COMMANDS), help="separated by commas (default: all)")
    args = parser.parse_args()
    signal.signal(signal.SIGVTALRM, _stop)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # Baselines and diffs name files from the current folder.
    os.chdir(tempfile.mkdtemp())
    # Python's own collector goes over all that is alive now and again, which is not what is measured here.
    gc.disable()
    seconds(_fix_unsafe(framed("alone", HOSTILE["columns"](2_000))), 1)
    worst: dict[str, tuple[float, str]] = {}
    reported = measured = 0
    frames = list(FRAMES)
    try:
        for number, (name, core) in enumerate(HOSTILE.items()):
            if args.words not in name or number % args.every != args.offset:
                continue
            chosen = {"turn": [frames[number % len(frames)]], "all": frames}.get(args.frame, [args.frame])
            for frame in chosen:
                for command in args.commands.split(","):
                    ratio, said = _measured(command, frame, name, core, args)
                    worst[command] = max(worst.get(command, (0.0, "")), (ratio, f"{name}, {frame}"))
                    if said:
                        reported += 1
                        print(said, flush=True)
            measured += 1
    except KeyboardInterrupt:
        print("stopped before the end")
    for command, (ratio, name) in worst.items():
        print(f"{command}: the worst took {ratio:.1f} times as long at four times the size: {name}")
    print(f"{measured} inputs; {reported} above the bound")
    return 1 if reported else 0


if __name__ == "__main__":
    sys.exit(main())
