"""The project's English: phrases that plain technical writing does not use appear neither in code nor in documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support import PROJECT

# Each phrase with what to write instead.
PHRASES = {
    # Not `is None`, which is Python, and not “there is none”.
    r"(?<!there )\b(?:is|are) (?-i:none)\b": "isn't a …, is not valid",
    r"(?<!there )\b(?:is|are) no (?!longer\b|more\b|fewer\b|less\b|better\b|larger\b|matter\b)": "isn't a …",
    r"\bstands?\b(?! for\b|-alone\b)|\bstood\b|\bstanding\b": "is, appears",
    r"\bmend(?:s|ed|ing|able)?\b": "fix",
    r"\btells? of\b|\btold of\b": "report",
    r"\btold\b": "reported",
    r"\bparted\b|\bunparted\b": "separated, split",
    r"\bcries? wolf\b": "reports false positives",
    r"\bheld back\b|\bholds? back\b": "withheld",
    r"\bas it were\b": "(nothing)",
    r"\bso that is what\b": "(nothing)",
    r"\bneither use nor keep\b": "disable the cache",
    r"\bdepartures?\b|\bdeparts? from\b": "deviation, differs from",
    r"\b(?:un)?lawful\b": "as the section's convention",
    r"\bis law\b|\blaws? of\b": "convention",
    r"\bsettled?\b(?! on\b)|\bsettles\b|\bsettling\b": "stable",
    r"\bslips?\b|\bslipped\b": "typo, mistake",
    r"\banother story\b": "does not match",
    r"\bleads? nowhere\b": "no heading matches",
    r"\bgoes on on\b": "continues on",
    r"\bit is as if\b|\bnothing of that\b|\bby no more than\b": "(a plain sentence)",
}
_WRONG = {re.compile(pattern, re.IGNORECASE): instead for pattern, instead in PHRASES.items()}
# Most lines have none of them.
_ANY = re.compile("|".join(f"(?:{pattern})" for pattern in PHRASES), re.IGNORECASE)


class Allowed(NamedTuple):
    """A phrase that is right where it is used: the path, some words of the line, how often, and why."""

    path: str
    words: str
    count: int
    reason: str


ALLOWED = [
    Allowed("docs/accuracy.md", "cries wolf", 1, "an idiom that says what the program avoids, once"),
    Allowed(
        "src/awesomelint/report/style/json.py",
        '"departures"',
        1,
        "a key of the JSON output, which is promised",
    ),
]


def files() -> list[Path]:
    pages = [PROJECT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
    return sorted([*pages, *(PROJECT / "docs").rglob("*.md"), *(PROJECT / "src").rglob("*.py")])


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file; of the changelog only what is not released. Titles and URLs of examples are facts."""
    text = path.read_text(encoding="utf-8")
    if path.name == "CHANGELOG.md":
        text = text[: second.start()] if (second := re.search(r"^## \[?\d", text, re.MULTILINE)) else text
    for number, line in enumerate(text.splitlines(), 1):
        if not re.match(r"\s*(?:[-*|]|\d+\.) .*\]\(http", line):
            yield number, line


def unwanted() -> Iterator[str]:
    left = {allowed: allowed.count for allowed in ALLOWED}
    for path in files():
        name = path.relative_to(PROJECT).as_posix()
        for number, line in lines(path):
            if not _ANY.search(line):
                continue
            for pattern, instead in _WRONG.items():
                if (match := pattern.search(line)) is None:
                    continue
                allowed = next((one for one in left if one.path == name and one.words in line), None)
                if allowed is not None and left[allowed]:
                    left[allowed] -= 1
                    continue
                yield f"{name}:{number}: “{match[0]}”; write: {instead}"


@pytest.mark.slow
def test_no_phrase_that_reads_as_translated() -> None:
    found = list(unwanted())
    assert not found, f"{len(found)} phrases:\n" + "\n".join(found)


@pytest.mark.parametrize("allowed", ALLOWED, ids=lambda allowed: allowed.words)
def test_each_exception_is_needed(allowed: Allowed) -> None:
    text = (PROJECT / allowed.path).read_text(encoding="utf-8")
    assert text.count(allowed.words) == allowed.count


def test_phrases_are_seen_and_plain_words_are_not() -> None:
    seen = [
        "This is no date",
        "it stands there",
        "The fix is held back",
        "a departure",
        "tells of it",
        "a slip",
    ]
    plain = [
        "is no longer used",
        "`x` stands for a space",
        "standard",
        "recommend",
        "it is not a date",
        "withheld",
    ]
    assert all(any(pattern.search(text) for pattern in _WRONG) for text in seen)
    assert not any(pattern.search(text) for pattern in _WRONG for text in plain)
