"""What is kept of a list is there for its next check, and nothing that is wrong with it shows."""

from __future__ import annotations

import io
import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from awesomelint.reading.kept_drafts import KeptDrafts
from awesomelint.report.formats import json as json_format
from awesomelint.session import cache, kept_cache
from awesomelint.session.linting import Linter
from awesomelint.source import Source
from tests.reading.test_kept_drafts import LIST, MORE, edited
from tests.session.test_crafted_cache import crafted
from tests.support import promises


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty cache."""
    monkeypatch.delenv("AWESOMELINT_NO_CACHE", raising=False)
    monkeypatch.setenv("AWESOMELINT_CACHE_DIR", str(tmp_path / "cache"))


def linter(*, cached: bool = True) -> Linter:
    return Linter(lambda path: promises.SETTINGS, cached=cached)


def source(text: str = LIST) -> Source:
    return Source(text, "README.md")


def test_the_drafts_of_a_list_are_known_to_its_next_check() -> None:
    linter().lint(source())
    kept = linter().kept(source(LIST + MORE[4]))
    linter().lint(source(LIST + MORE[4]), kept)
    assert len(kept.drafts.used) > 30 and kept.drafts.added <= 2
    assert kept.proofs.used and not kept.proofs.added


@pytest.mark.parametrize("cached", [True, False])
def test_drafts_are_in_the_cache_alone(cached: bool) -> None:
    linter(cached=cached).lint(source())
    assert bool(linter(cached=True).kept(source()).drafts) is cached
    assert not linter(cached=False).kept(source()).drafts


def test_each_list_has_its_own_drafts() -> None:
    linter().lint(source())
    assert not linter().kept(Source(LIST, "OTHER.md")).drafts


def test_drafts_are_written_again_when_enough_are_new() -> None:
    linter().lint(source())
    before = cache.load(kept_cache._key(source()))
    one = LIST.replace("Tidy Gradients", "Untidy Gradients")
    linter().lint(source(one))
    assert cache.load(kept_cache._key(source())) == before
    linter().lint(source(one.replace("Ada Lark", "Ada Wren")))
    assert cache.load(kept_cache._key(source())) != before


def test_reports_with_drafts_from_the_cache_are_the_same() -> None:
    random, text = Random(5), LIST
    for _ in range(6):
        for _ in range(random.choice((1, 6))):
            text = edited(text, random)
        expected = linter(cached=False).lint(source(text))
        assert linter().lint(source(text)).findings == expected.findings


def test_crafted_drafts_are_no_drafts() -> None:
    text = LIST.partition("### ")[0]
    linter().lint(source(text))
    key, changed = kept_cache._key(source()), source(text + MORE[0])
    for data in crafted(cache.load(key), 80):
        try:
            cache.store(key, json.loads(data))
        except (ValueError, RecursionError):
            continue
        kept = linter().kept(changed)
        report = kept_cache.lint_with(kept, changed, promises.SETTINGS)
        json_format.write([report], io.StringIO())


@pytest.mark.parametrize(
    ("index", "values"),
    [
        (0, [None, 1, ["a"]]),
        (1, ["title", None]),
        (2, [-1, 10_000, None, True]),
        (3, [-1, 10_000, 1.5]),
        (5, [["2020", "2020-1", 0, 4, ""], ["2020", "20", 0, 4, ""], ["2020", "2020", 5, 4, ""], ["2020"]]),
        (
            6,
            [
                ["ICML", "ICML", 20, None, 0, 4],
                ["ICML", "ICML", 2020, 3, 0, 4],
                ["ICML", None, 2020, None, 0, 4],
            ],
        ),
        (7, [[1], "tag"]),
        (9, [[["text", 0, 1, "a"]], [["tag", 0, 10_000, "a"]], [["tag", 0, 1, 1]], [[]]]),
        (10, [[["title", 0, 1, "a"]], [["tag", 2, 1, "a"]]]),
        (14, [[1], None]),
        (16, [None, 1]),
    ],
)
def test_malformed_drafts_are_refused(index: int, values: list[Any]) -> None:
    linter().lint(source())
    stored = cache.load(kept_cache._key(source()))
    for value in values:
        changed = json.loads(json.dumps(stored))
        changed[0][0][-1][0][-1][index] = value
        cache.store(kept_cache._key(source()), changed)
        assert not linter().kept(source()).drafts


def test_a_link_that_is_not_there_is_not_taken() -> None:
    linter().lint(source())
    stored = cache.load(kept_cache._key(source()))
    for *_, record in stored[0][0][-1]:
        record[4] = 99
    cache.store(kept_cache._key(source()), stored)
    kept = linter().kept(source())
    report = kept_cache.lint_with(kept, source(), promises.SETTINGS)
    assert kept.drafts and report.findings == linter(cached=False).lint(source()).findings


@pytest.mark.pure
def test_drafts_that_no_list_has_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    linter().lint(source())
    kept = linter().kept(source())
    monkeypatch.setattr(KeptDrafts, "get", lambda *seen: 1 / 0)
    report = kept_cache.lint_with(kept, source(), promises.SETTINGS)
    assert report.findings and not kept.drafts and not kept.proofs
