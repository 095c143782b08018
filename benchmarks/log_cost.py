"""How long `awesomelint log` takes for a history of 300 commits, compared with checking each version anew.

python benchmarks/log_cost.py [--commits N] [--works N]

Prints processor times in seconds, without the start of the program, and the share of the first run of `log` in the time of
checking. The list has about 80 KB; every commit changes a few entries.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from awesomelint.engine import lint
from awesomelint.session.news import collect
from awesomelint.settings import Settings
from awesomelint.source import Source
from awesomelint.workspace.git import Checkout
from awesomelint.workspace.history import History
from tests.support.histories import MadeList


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--commits", type=int, default=300)
    parser.add_argument("--works", type=int, default=640)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        versions = _versions(args.commits, args.works)
        _commit(folder, versions)
        os.environ["AWESOMELINT_CACHE_DIR"] = os.path.join(folder, "cache")
        first, works = _log(folder)
        second, _ = _log(folder)
    started = process_time()
    for text in versions:
        lint(Source(text), Settings())
    checked = process_time() - started
    print(
        f"{len(versions)} versions of {len(versions[-1].encode()) / 1000:.0f} KB, {works} works in the last one"
    )
    print(f"log, nothing cached   {first:8.2f} s")
    print(f"log, all cached       {second:8.2f} s")
    print(f"check of each version {checked:8.2f} s")
    print(f"share                 {first / checked:8.3f}")
    return 0 if first <= 0.1 * checked else 1


def _versions(commits: int, works: int) -> list[str]:
    sections = 16
    made = MadeList(0, sections=sections, works=works // sections)
    versions = [made.text]
    while len(versions) < commits:
        made.change(1 + len(versions) % 3)
        if made.text != versions[-1]:
            versions.append(made.text)
    return versions


def _commit(folder: str, versions: list[str]) -> None:
    """Write a history with one call of git."""
    commands = bytearray()
    for number, text in enumerate(versions):
        data = text.encode()
        commands += b"commit refs/heads/main\ncommitter A <a@example.org> %d +0000\ndata 1\nx\n" % (
            1_700_000_000 + number * 86_400
        )
        commands += b"M 100644 inline README.md\ndata %d\n%b\n" % (len(data), data)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", folder], check=True)
    subprocess.run(["git", "fast-import", "--quiet"], cwd=folder, input=commands, check=True)
    subprocess.run(["git", "reset", "--quiet", "--hard", "main"], cwd=folder, check=True)


def _log(folder: str) -> tuple[float, int]:
    """Return the processor time of this process and of git, and the number of works."""
    checkout = Checkout(folder)
    commit = checkout.commit("main")
    assert commit is not None
    started = os.times()[:4]
    found = collect(History(checkout, commit), {"README.md": "README.md"}, cached=True)
    return sum(os.times()[:4]) - sum(started), len(found)


if __name__ == "__main__":
    raise SystemExit(main())
