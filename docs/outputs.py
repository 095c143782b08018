"""Writes what the command lines in the documentation print into the blocks below them.

`python docs/outputs.py` writes what has changed; with `--check` it writes nothing and exits with 1 if anything would. A page
that shows outputs holds the list that they are about, in a block of its own; the command lines run in their order.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
_BLOCK = re.compile(r"^```([\w-]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SERVICES = ("GITHUB_", "CI_PROJECT_DIR", "TF_BUILD")


def pages() -> Iterator[Path]:
    """The pages whose outputs are kept true."""
    for path in sorted((PROJECT / "docs").glob("*.md")):
        if "\n```markdown\n" in path.read_text(encoding="utf-8"):
            yield path


def written(page: Path) -> str:
    """The text of a page with the outputs of today."""
    text = page.read_text(encoding="utf-8")
    blocks = list(_BLOCK.finditer(text))
    made, end = "", 0
    with tempfile.TemporaryDirectory() as folder:
        example = next(block[2] for block in blocks if block[1] == "markdown")
        Path(folder, "README.md").write_text(example, encoding="utf-8", newline="\n")
        for block, below in zip(blocks, [*blocks[1:], None], strict=True):
            said = _said(block[2], folder) if block[1] == "sh" else ""
            if (
                said
                and below
                and below[1] in ("text", "json")
                and not text[block.end() : below.start()].strip()
            ):
                made += text[end : below.start(2)] + said
                end = below.end(2)
    return made + text[end:]


def _said(lines: str, folder: str) -> str:
    """What the lines print that run this program."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(_SERVICES)}
    env["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), env.get("PATH", "")])
    ours = [line for line in lines.splitlines() if line.startswith("awesomelint ")]
    run = (
        subprocess.run(line, shell=True, cwd=folder, env=env, stdout=subprocess.PIPE, check=False)
        for line in ours
    )
    return "".join(done.stdout.decode("utf-8") for done in run)


def differing() -> Iterator[Path]:
    """The pages whose outputs are not those of today."""
    for page in pages():
        if written(page) != page.read_text(encoding="utf-8"):
            yield page


def main() -> int:
    """Write, or with `--check` only say, what differs."""
    check = "--check" in sys.argv[1:]
    changed = list(differing())
    for page in changed:
        print(f"{'differs' if check else 'written'}: {page.relative_to(PROJECT)}")
        if not check:
            page.write_text(written(page), encoding="utf-8", newline="\n")
    return 1 if check and changed else 0


if __name__ == "__main__":
    raise SystemExit(main())
