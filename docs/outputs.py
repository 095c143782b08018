"""Update the outputs of the command lines in the documentation.

`python docs/outputs.py` writes the pages that have changed. With `--check`, it only lists them and exits with 1 if there are
any. The first `markdown` block of a page is the list that its command lines are run on, in order.
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
    """Yield the pages with outputs."""
    for path in sorted((PROJECT / "docs").glob("*.md")):
        if "\n```markdown\n" in path.read_text(encoding="utf-8"):
            yield path


def written(page: Path) -> str:
    """Return the text of a page with the current outputs."""
    text = page.read_text(encoding="utf-8")
    blocks = list(_BLOCK.finditer(text))
    made, end = "", 0
    with tempfile.TemporaryDirectory() as folder:
        example = next(block[2] for block in blocks if block[1] == "markdown")
        Path(folder, "README.md").write_text(example, encoding="utf-8", newline="\n")
        for block, below in zip(blocks, [*blocks[1:], None], strict=True):
            output = _output(block[2], folder) if block[1] == "sh" else ""
            if (
                output
                and below
                and below[1] in ("text", "json")
                and not text[block.end() : below.start()].strip()
            ):
                made += text[end : below.start(2)] + output
                end = below.end(2)
    return made + text[end:]


def _output(lines: str, folder: str) -> str:
    """Run those lines of a block that call awesomelint, and return their output."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(_SERVICES)}
    env["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), env.get("PATH", "")])
    ours = [line for line in lines.splitlines() if line.startswith("awesomelint ")]
    run = (
        subprocess.run(line, shell=True, cwd=folder, env=env, stdout=subprocess.PIPE, check=False)
        for line in ours
    )
    return "".join(done.stdout.decode("utf-8") for done in run)


def differing() -> Iterator[Path]:
    """Yield the pages whose outputs are out of date."""
    for page in pages():
        if written(page) != page.read_text(encoding="utf-8"):
            yield page


def main() -> int:
    """Write the pages that are out of date, or only list them with `--check`."""
    check = "--check" in sys.argv[1:]
    changed = list(differing())
    for page in changed:
        print(f"{'differs' if check else 'written'}: {page.relative_to(PROJECT)}")
        if not check:
            page.write_text(written(page), encoding="utf-8", newline="\n")
    return 1 if check and changed else 0


if __name__ == "__main__":
    raise SystemExit(main())
