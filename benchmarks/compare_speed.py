"""Speed: awesomelint and other programs for Markdown on the same lists, in turns, as whole processes.

    python benchmarks/compare_speed.py LIST… [--rounds N] [--size BYTES] [--compiled PYTHON] [--tools FOLDER] [--json FILE]

Each LIST is measured by itself; with --size, also all of them joined, again and again, to so many bytes. The others are
installed into a temporary folder (npm and PyPI are needed), or into --tools, where they stay for the next time. With
--compiled, a Python for which the compiled program is installed, that is measured, too. Printed are medians and their
ratios to `python -c pass` and to awesomelint; --json writes them for `plot_speed.py`.
"""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import others
from processes import PYTHON, START, Cost, awesomelint, edit, in_turns, joined

OURS = "awesomelint check"


def measured(
    path: Path, tools: dict[str, list[str]], rounds: int, folder: Path, compiled: str | None = None
) -> dict[str, Cost]:
    """What each program takes for one list, which every one of them sees as the README of an empty folder.

    An edited list has another number in the title of one entry each time. `compiled` is the Python of the compiled program.
    """
    place = Path(tempfile.mkdtemp(dir=folder))
    shutil.copyfile(path, place / "README.md")
    text = path.read_text(encoding="utf-8")
    commands = {"python -c pass": START}
    before = {}
    for python, suffix in ((PYTHON, ""), (compiled, ", compiled")):
        if python is None:
            continue
        changed = Path(tempfile.mkdtemp(dir=folder)) / "README.md"
        edited = f"{OURS}, edited{suffix}"
        before[edited] = partial(edit, changed, text)
        commands |= {
            OURS + suffix: [*awesomelint(python), "check", "--no-cache"],
            edited: [*awesomelint(python), "check", str(changed)],
            f"{OURS}, unchanged{suffix}": [*awesomelint(python), "check"],
        }
    commands |= {name: [*command, "README.md"] for name, command in tools.items()}
    cache = {"AWESOMELINT_CACHE_DIR": tempfile.mkdtemp(dir=folder)}
    return in_turns(commands, rounds, folder=place, environment=cache, before=before)


def rows(costs: dict[str, Cost]) -> list[str]:
    """A table in Markdown: the clock's milliseconds, the ratios, the processor's milliseconds, the memory."""
    start, own = costs["python -c pass"], costs[OURS]
    lines = [
        "| program | ms | × `python -c pass` | × awesomelint | processor, ms | memory, MB |",
        "| --- " + "| ---: " * 5 + "|",
    ]
    for name, one in sorted(costs.items(), key=lambda pair: pair[1].clock):
        ratios = f"{one.clock / start.clock:.1f} | {one.clock / own.clock:.2f}"
        lines.append(
            f"| {name} | {one.clock * 1000:.0f} | {ratios} | {one.processor * 1000:.0f} | {one.memory / 1e6:.0f} |"
        )
    return lines


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("lists", nargs="+", type=Path, metavar="LIST")
    parser.add_argument(
        "--rounds", type=int, default=9, help="how often each program runs on each list (default: 9)"
    )
    parser.add_argument(
        "--size", type=int, action="append", default=[], help="measure the lists joined to so many bytes"
    )
    parser.add_argument("--compiled", help="the Python for which the compiled program is installed")
    parser.add_argument("--tools", type=Path, help="where the others are installed, or are to be")
    parser.add_argument("--json", type=Path, help="write what was measured there, too")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        home = args.tools or folder / "tools"
        tools = others.installed(home)
        lists = [*args.lists, *(joined(args.lists, size, folder / f"{size}.md") for size in args.size)]
        result: dict[str, Any] = {
            "python": platform.python_version(),
            "versions": others.versions(home),
            "lists": [],
        }
        for path in lists:
            size = path.stat().st_size
            rounds = args.rounds if size < 500_000 else min(3, args.rounds)
            costs = measured(path, tools, rounds, folder, args.compiled)
            result["lists"].append(
                {"name": path.name, "bytes": size, "costs": {n: c._asdict() for n, c in costs.items()}}
            )
            print(
                f"\n{path.name}, {size:,} bytes; Python {platform.python_version()}, {' '.join(awesomelint())}, byte code is "
                "written; ratios by the clock\n",
                *rows(costs),
                sep="\n",
            )
    if args.json:
        args.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
