"""Links and pictures of built pages that lead nowhere in the site. The generator checks links between pages, but not pictures."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit


class _Page(HTMLParser):
    """The anchors of a page, and what it refers to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors = {"", "top"}
        self.targets: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("id", "name"):
                self.anchors.add(value or "")
            elif name in ("href", "src") and value:
                self.targets.append(value)


def dead_links(folder: Path, site_url: str) -> Iterator[str]:
    """Yield a line for each dead link in a built site. Links to other sites are not followed."""
    pages = {path: _Page(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.html"))}
    for path, page in pages.items():
        here = path.relative_to(folder).as_posix()
        for target in page.targets:
            url = urlsplit(urljoin(site_url + here, target))
            whole = url._replace(query="", fragment="").geturl()
            if not whole.startswith(site_url):
                continue
            found = folder / unquote(whole.removeprefix(site_url))
            if found.is_dir():
                found /= "index.html"
            if not found.is_file():
                yield f"{here}: {target} does not exist"
            elif found in pages and unquote(url.fragment) not in pages[found].anchors:
                yield f"{here}: {target} has no such anchor"
