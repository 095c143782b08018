"""The sources of the site's pages: the README as its home, and the pages of `docs/`."""

from __future__ import annotations

import posixpath
import re
import shutil
from pathlib import Path

from awesomelint.report.urls import HOME as REPOSITORY

ROOT = Path(__file__).resolve().parents[1]

_DOCS = "docs/"
_HOME = "README.md"
# From here on, the README is for people who have a clone of the repository.
_HOME_ENDS = "## Development"
# Pages are generated of these.
_TEMPLATE = ".in.md"
_RELATIVE_LINK = re.compile(r"(?<=\]\()(?!https?:|#)[^)#]+")


def write_pages(pages: Path) -> None:
    """Write the sources of the site's pages, and their pictures."""
    shutil.rmtree(pages, ignore_errors=True)
    for path in [ROOT / _HOME, *sorted((ROOT / _DOCS).rglob("*"))]:
        if path.suffix not in (".md", ".svg") or path.name.endswith(_TEMPLATE):
            continue
        source = path.relative_to(ROOT).as_posix()
        text = path.read_text(encoding="utf-8")
        if source == _HOME:
            text = text.partition(_HOME_ENDS)[0]
        page = pages / place(source)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(relinked(text, source), encoding="utf-8", newline="\n")


def place(source: str) -> str:
    """Return where a file of the repository is in the site."""
    return "index.md" if source == _HOME else source.removeprefix(_DOCS)


def relinked(text: str, source: str) -> str:
    """Return a page with links as they are in the site. Files that the site does not have are linked on GitHub."""
    folder = posixpath.dirname(source)

    def moved(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, link[0]))
        if not (ROOT / target).exists():
            # An example, or a dead link, which the build reports.
            return link[0]
        if target.startswith(_DOCS) or target == _HOME:
            return posixpath.relpath(place(target), posixpath.dirname(place(source)) or ".")
        return f"{REPOSITORY}/blob/main/{target}"

    return _RELATIVE_LINK.sub(moved, text)
