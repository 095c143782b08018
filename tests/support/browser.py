"""The playground in a real browser, from a server on this machine. Tests are skipped with a reason if that is not possible."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support import PROJECT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SITE = PROJECT / "build" / "site" / "html"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def missing() -> str:
    """Return what is missing to try the playground, or an empty string."""
    built = SITE / "playground" / "modules.zip"
    if not built.is_file():
        return "the site is not built: python site/build.py"
    page = PROJECT / "site" / "playground"
    sources = [*(PROJECT / "src").rglob("*.py"), *page.glob("python/*.py"), *page.glob("*.[jhc]*")]
    if max(path.stat().st_mtime for path in sources) > built.stat().st_mtime:
        return "the site is older than the program: python site/build.py"
    if not _browser():
        return f"none of these browsers is installed: {', '.join(_BROWSERS)}"
    return ""


def _browser() -> str | None:
    return next(filter(None, map(shutil.which, _BROWSERS)), None)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each request."""


@contextmanager
def served(folder: Path = SITE) -> Iterator[str]:
    """Serve a folder on this machine, and yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def browser() -> Iterator[Browser]:
    """Yield a browser without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        # As root, as in a container, the sandbox of Chromium does not start.
        opened = started.chromium.launch(executable_path=_browser(), args=["--no-sandbox"])
        yield opened
        opened.close()
