"""Draw `docs/run.svg`, the output of `awesomelint check` for the example list.

`python docs/picture.py` writes the file. With `--check`, it only exits with 1 if the file is out of date.
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
# A few rules, to keep the picture small.
RULES = "broken-arxiv-id,venue-spelling,duplicate-entry,misordered-date,inconsistent-entry,conflicting-id"
WIDTH = 124


def picture() -> str:
    """Return the picture of the current output as SVG."""
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
        sys.exit(f"awesomelint {' '.join(command)} exited with {done.returncode}: {done.stderr}")
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text("$ awesomelint check README.md", style="bold"))
    console.print(Text.from_ansi(done.stdout.replace("examples/defects.md", "README.md")))
    return console.export_svg(title="awesomelint", theme=MONOKAI, unique_id="awesomelint")


def main() -> None:
    """Write the picture, or only check whether it is up to date."""
    drawn = picture()
    if "--check" in sys.argv[1:]:
        if not PICTURE.exists() or PICTURE.read_text(encoding="utf-8") != drawn:
            sys.exit("docs/run.svg is out of date; run `python docs/picture.py`")
        return
    PICTURE.write_text(drawn, encoding="utf-8", newline="\n")
    print(f"wrote {PICTURE.relative_to(PROJECT)}")


if __name__ == "__main__":
    main()
