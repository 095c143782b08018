"""Measure the playground in a browser, and compare its findings with those of the command line.

    python site/build.py && python benchmarks/playground.py [LIST ...]

Prints what the browser downloads, the time from opening the page to the first findings (of the example), with the processor
time of the browser, and for each list the time of a check there and here. Exits with 1 if findings differ.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.support.browser import SITE, browser, missing, served
from tests.support.command_line import findings

# A program of its own, because that of the page is none of its globals.
_CHECK = """async (text) => {
    const { Program } = await import("./program.js");
    window.tried ??= new Program(() => {}, (reason) => { throw new Error(reason); });
    const began = performance.now();
    const answer = await window.tried.ask("check", text, false);
    return { answer, seconds: (performance.now() - began) / 1000 };
}"""
_PATIENCE = 300_000


def main(lists: list[str]) -> int:
    """Measure, and compare the findings in each list."""
    if reason := missing():
        print(reason)
        return 2
    for path in sorted((SITE / "playground").rglob("*")):
        if path.is_file() and path.stat().st_size > 100_000:
            print(f"{path.stat().st_size / 1e6:6.2f} MB  {path.relative_to(SITE)}")
    with served() as address, browser() as started:
        page = started.new_page()
        page.set_default_timeout(_PATIENCE)
        for visit in (
            "from opening the page to the first findings",
            "the same, when the page is opened again",
        ):
            before, began = _processor_seconds(started), time.perf_counter()
            _see_first_findings(page, address)
            seconds, processor = time.perf_counter() - began, _processor_seconds(started) - before
            print(f"{seconds:6.2f} s  {processor:5.2f} s of a processor  {visit}")
        page.evaluate(_CHECK, "")
        return 1 if [path for path in lists if not _same(page, Path(path))] else 0


def _see_first_findings(page: Page, address: str) -> None:
    page.goto("about:blank")
    page.goto(f"{address}playground/")
    page.get_by_role("button", name="Example").click()
    expect(page.locator("#found > li").first).to_be_visible(timeout=_PATIENCE)


def _processor_seconds(started: Browser) -> float:
    """Return the processor time of all processes of the browser so far."""
    session = started.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return sum(process["cpuTime"] for process in processes)


def _same(page: Page, path: Path) -> bool:
    text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    there: Any = page.evaluate(_CHECK, text)
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        here = findings(text, Path(folder))
    seconds = time.perf_counter() - began
    found = [
        {key: finding[key] for key in expected}
        for finding, expected in zip(there["answer"]["findings"], here, strict=False)
    ]
    same = found == here and len(here) == len(there["answer"]["findings"])
    print(
        f"{there['seconds']:6.2f} s  {seconds:5.2f} s here  {len(here):4} findings  "
        f"{'the same' if same else 'DIFFERENT'}  {path.name}"
    )
    if not same:
        print(json.dumps([finding for finding in found if finding not in here][:3], ensure_ascii=False))
    return same


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
