"""Build the site: `python site/build.py` writes it to `build/site/html`, and exits with 1 if a link leads nowhere."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib

from dead_links import dead_links
from pages import ROOT, write_pages
from runtime import write_playground

CONFIGURATION = ROOT / "zensical.toml"


def main() -> int:
    """Build the site."""
    project = tomllib.loads(CONFIGURATION.read_text(encoding="utf-8"))["project"]
    html = ROOT / project["site_dir"]
    shutil.rmtree(html, ignore_errors=True)
    write_pages(ROOT / project["docs_dir"])
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--clean"]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        return 1
    write_playground(html / "playground", html.parent / "modules")
    dead = list(dead_links(html, project["site_url"]))
    for line in dead:
        print(line)
    return 1 if dead else 0


if __name__ == "__main__":
    raise SystemExit(main())
