"""Draws `docs/run.svg`: a real run of `awesomelint check` on the example list, as a terminal shows it.

python docs/picture.py [--check]
"""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

PROJECT = Path(__file__).resolve().parents[1]
PICTURE = PROJECT / "docs" / "run.svg"
# Some of the rules only: the picture must be seen at a glance.
RULES = "broken-arxiv-id,venue-spelling,duplicate-entry,misordered-date,inconsistent-entry,conflicting-id"
WIDTH = 124


def picture() -> str:
    """The picture of today's output."""
    command = [
        "check",
        "--isolated",
        "--no-cache",
        "--color",
        "always",
        "--select",
        RULES,
        "examples/defects.md",
    ]
    done = subprocess.run(
        [sys.executable, "-m", "awesomelint", *command],
        cwd=PROJECT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode != 1:
        sys.exit(f"awesomelint {' '.join(command)} ended with {done.returncode}: {done.stderr}")
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text("$ awesomelint check README.md", style="bold"))
    console.print(Text.from_ansi(done.stdout.replace("examples/defects.md", "README.md")))
    return console.export_svg(title="awesomelint", theme=MONOKAI, unique_id="awesomelint")


def main() -> None:
    """Draw the picture, or with `--check` only tell whether it is up to date."""
    drawn = picture()
    if "--check" in sys.argv[1:]:
        if not PICTURE.exists() or PICTURE.read_text(encoding="utf-8") != drawn:
            sys.exit("docs/run.svg is not what is printed today: run `python docs/picture.py`")
        return
    PICTURE.write_text(drawn, encoding="utf-8", newline="\n")
    print(f"wrote {PICTURE.relative_to(PROJECT)}")


if __name__ == "__main__":
    main()
