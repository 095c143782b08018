"""The findings of the command line, to compare with those of other surfaces."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path
from typing import Any

from awesomelint.cli import main


def findings(text: str, folder: Path, *options: str) -> list[dict[str, Any]]:
    """Return the findings in a README that is alone in an empty folder, as JSON has them.

    A page or an editor does not know the files around a text, so missing files are not among them.
    """
    path = folder / "README.md"
    path.write_text(text, encoding="utf-8", newline="")
    printed = io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(printed):
        main(
            [
                "check",
                "--no-cache",
                "--output-format",
                "json",
                "--ignore",
                "missing-file",
                *options,
                path.name,
            ]
        )
    found: list[dict[str, Any]] = json.loads(printed.getvalue())
    return found
