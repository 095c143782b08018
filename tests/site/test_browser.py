"""The playground as a reader uses it, in one session of a real browser."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from awesomelint.engine import fix
from awesomelint.settings import Settings
from awesomelint.source import Source
from tests.support import PROJECT, SHARED
from tests.support.browser import browser, missing, served
from tests.support.command_line import findings

pytest.importorskip("playwright", reason="playwright is not installed: pip install --group site")
from playwright.sync_api import Page, Route, expect

pytestmark = [
    pytest.mark.slow,
    # Playwright runs a loop in this thread, so no other test may come between.
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(bool(missing()), reason=missing()),
]
EXAMPLE = (PROJECT / "examples" / "defects.md").read_text(encoding="utf-8")
SEED = SHARED / "seeds" / "seed2-bracketed-paragraphs.md"
# The machines of build services are slow.
PATIENCE = 120_000
HOSTILE = """# Papers <img src=x onerror=alert(1)>

- [One <img src=x onerror=alert(1)>](javascript:alert(1)), 2020-01-23
- [Two <script>alert(1)</script>](https://www.arxiv.org/abs/2203.15556"onclick=alert(1)), 2022-03-29
- [Three &lt;b&gt;](https://arxiv.org/abs/2206.07682), 2022-06-15
"""


@pytest.fixture(scope="module")
def opened() -> Iterator[tuple[Page, list[str], list[str]]]:
    """Yield the page, with the addresses that it has asked for, and what went wrong in it."""
    with served() as address, browser() as started:
        page = started.new_page(viewport={"width": 1280, "height": 900})
        asked: list[str] = []
        wrong: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text))
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        page.goto(f"{address}playground/")
        page.set_default_timeout(PATIENCE)
        expect.set_options(timeout=PATIENCE)
        says(page, "Ready.")
        yield page, asked, wrong


@pytest.fixture
def page(opened: tuple[Page, list[str], list[str]]) -> Iterator[Page]:
    page, asked, wrong = opened
    asked.clear()
    wrong.clear()
    yield page
    # The browser itself notes each address that does not exist.
    assert not [message for message in wrong if "status of 404" not in message]
    here = page.url.partition("/playground/")[0]
    assert all(
        url.startswith((here, "https://raw.githubusercontent.com/", "https://api.github.com/"))
        for url in asked
    )


def says(page: Page, words: str | re.Pattern[str]) -> None:
    expect(page.get_by_role("status")).to_have_text(words)


def check(page: Page, text: str, words: str | re.Pattern[str] = re.compile(r"finding|not a list")) -> None:
    put(page, text)
    page.get_by_role("button", name="Check", exact=True).click()
    says(page, words)


def put(page: Page, text: str) -> None:
    """Set the text; to type thousands of lines takes minutes."""
    page.get_by_label("Your list, in Markdown").evaluate("(area, text) => { area.value = text; }", text)


def text_of(page: Page) -> str:
    return page.get_by_label("Your list, in Markdown").input_value()


def shown(page: Page) -> list[str]:
    """The findings that the page shows, in the words of `listed`."""
    return page.locator("#found > li > p:first-child").all_inner_texts()


def listed(text: str, folder: Path) -> list[str]:
    """The findings of the command line."""
    return [
        f"Line {found['line']}, column {found['column']}: {found['severity']}: {found['message']} {found['rule']}"
        for found in findings(text, folder)
    ]


def test_a_page_that_is_no_list_has_nothing(page: Page) -> None:
    check(page, "# A page\n\nSome text.\n", "This is not a list of papers: no entry was read.")
    expect(page.locator("#results")).to_be_hidden()
    check(page, "", re.compile("There is no text"))


def test_the_example_has_the_findings_of_the_command_line(page: Page, tmp_path: Path) -> None:
    page.get_by_role("button", name="Example").click()
    expected = listed(EXAMPLE, tmp_path)
    says(page, f"{len(expected)} findings in 36 entries.")
    assert shown(page) == expected
    first = page.get_by_role("link", name="broken-anchor").first
    assert (first.get_attribute("href"), page.locator("mark").first.inner_text()) == (
        "../rules/broken-anchor/",
        "#scalling",
    )
    expect(page.get_by_role("row")).to_have_count(37)
    expect(page.locator("#learned")).to_contain_text("All are list items")
    page.get_by_role("button", name="Line 9, column 13").click()
    selected = "text => text.value.slice(text.selectionStart, text.selectionEnd)"
    assert page.get_by_label("Your list, in Markdown").evaluate(selected) == "#scalling"


def test_one_fix_is_applied_and_undone(page: Page) -> None:
    check(page, EXAMPLE)
    page.get_by_role("button", name="Apply: Replace `#scalling` with `#scaling`").click()
    says(page, "Fixed. 15 findings in 36 entries.")
    assert text_of(page) == EXAMPLE.replace("#scalling", "#scaling")
    page.get_by_role("button", name="Undo the fix").click()
    says(page, "16 findings in 36 entries.")
    assert text_of(page) == EXAMPLE


def test_all_fixes_are_shown_and_applied(page: Page) -> None:
    check(page, EXAMPLE)
    settings = Settings(today=date.today())
    safe = fix(Source(EXAMPLE, "README.md"), settings)
    expect(page.locator("#fixed")).to_have_text(f"Fixes {len(safe.made)} findings:")
    page.get_by_label("Unsafe fixes, too").check()
    everything = fix(Source(EXAMPLE, "README.md"), settings, unsafe=True)
    expect(page.locator("#fixed")).to_have_text(f"Fixes {len(everything.made)} findings:")
    assert page.locator("#diff .removed").first.inner_text() == "-- [Scaling](#scalling)"
    page.get_by_role("button", name="Apply", exact=True).last.click()
    says(page, re.compile("^Fixed. "))
    assert text_of(page) == everything.report.source.text
    page.get_by_label("Safe fixes", exact=True).check()


def test_a_link_holds_the_text(page: Page) -> None:
    check(page, EXAMPLE)
    page.get_by_role("button", name="Share").click()
    field = page.get_by_label("A link that holds this text")
    expect(field).to_have_value(re.compile("#text="))
    link = field.input_value()
    assert len(link) < 5000
    check(page, "# Another\n")
    page.goto(link)
    says(page, "16 findings in 36 entries.")
    assert text_of(page) == EXAMPLE
    page.goto(link[:-40])
    says(page, re.compile("^This link is damaged"))


def test_a_text_that_is_too_long_is_refused_with_a_sentence(page: Page) -> None:
    random = "".join(
        f"- {number * 2654435761 % 2**32:x}{number * 40503 % 65536:x}\n" for number in range(4000)
    )
    put(page, random)
    page.get_by_role("button", name="Share").click()
    says(page, re.compile("^This text is too long for a link"))
    check(page, "- [A](https://example.org)\n" * 20_000, re.compile("^This text is too long for this page"))
    put(page, "")
    packed = zlib.compress(b"a" * 2_000_000, wbits=-15)
    page.goto(f"{page.url.partition('#')[0]}#text={base64.urlsafe_b64encode(packed).decode()}")
    says(page, re.compile("^This text is too long for this page"))
    assert text_of(page) == ""


def test_a_repository_is_asked_for_its_readme(page: Page) -> None:
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        found = route.request.url.endswith("/repos/one/list/readme")
        body = EXAMPLE if found else "404: Not Found"
        headers = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*"}
        route.fulfill(status=200 if found else 404, body=body, headers=headers)

    page.route(re.compile(r"^https://(raw\.githubusercontent|api\.github)\.com/"), answer)
    name = page.get_by_label("Or the README of a repository on GitHub")
    name.fill("https://github.com/one/list")
    name.press("Enter")
    says(page, "16 findings in 36 entries.")
    assert asked == [
        "https://raw.githubusercontent.com/one/list/HEAD/README.md",
        "https://api.github.com/repos/one/list/readme",
    ]


def test_text_of_strangers_stays_text(page: Page) -> None:
    check(page, HOSTILE, re.compile("in 3 entries"))
    assert page.locator("#results img, #results script, #results b").count() == 0
    addresses = [link.get_attribute("href") for link in page.locator("#results a").all()]
    assert all(re.match(r"https?://|\.\./rules/|#", address or "") for address in addresses)
    assert any(
        "<script>alert(1)</script>" in excerpt for excerpt in page.locator(".excerpt").all_inner_texts()
    )


def test_the_keyboard_is_enough(page: Page) -> None:
    text = page.get_by_label("Your list, in Markdown")
    text.fill(EXAMPLE)
    text.press("Control+Enter")
    says(page, "16 findings in 36 entries.")
    names = []
    for _ in range(4):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.textContent || document.activeElement.id"))
    assert names == ["Check", "Example", "Share", "notes"]
    page.keyboard.press("Space")
    says(page, re.compile(r"^(1[7-9]|[2-9]\d) findings"))
    page.keyboard.press("Space")
    says(page, "16 findings in 36 entries.")


def test_it_fits_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    check(page, EXAMPLE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.real_lists
@pytest.mark.skipif(not SEED.is_file(), reason="there are no real lists here")
def test_a_real_list_has_the_findings_of_the_command_line(page: Page, tmp_path: Path) -> None:
    text = SEED.read_text(encoding="utf-8")
    check(page, text)
    assert shown(page) == listed(text, tmp_path)


def test_nothing_can_be_sent_elsewhere(opened: tuple[Page, list[str], list[str]]) -> None:
    page, _, _ = opened
    sending = """() => new Promise((resolve) => {
        document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective));
        fetch("https://example.org/").catch(() => {});
    })"""
    assert page.evaluate(sending) == "connect-src"
    (worker,) = page.workers
    for way in ("fetch", "XMLHttpRequest", "WebSocket", "EventSource"):
        assert worker.evaluate(f"typeof {way}") == "undefined"


def test_a_program_that_cannot_be_loaded_is_said(opened: tuple[Page, list[str], list[str]]) -> None:
    page, _, _ = opened
    assert page.context.browser is not None
    other = page.context.browser.new_page()
    other.route("**/pyodide.mjs", lambda route: route.abort())
    other.goto(page.url.partition("#")[0])
    says(other, "The program stopped: it could not be loaded")
    other.close()


def test_what_is_asked_is_answered_offline(opened: tuple[Page, list[str], list[str]]) -> None:
    page, _, _ = opened
    page.context.set_offline(True)
    check(page, EXAMPLE, "16 findings in 36 entries.")
    page.context.set_offline(False)
