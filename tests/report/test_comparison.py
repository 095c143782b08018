"""How a comparison is written: counts, differences in long texts, links in Markdown, and its size."""

from __future__ import annotations

import pytest

from awesomelint.comparing.compare import compare
from awesomelint.comparing.review import Review
from awesomelint.reading import read
from awesomelint.report.comparison.markdown import NOTHING, markdown
from awesomelint.report.comparison.words import counts, differing
from awesomelint.report.markdown_text import linked, silent
from awesomelint.source import Source
from tests.support.histories import MadeList


def review(old: str, new: str) -> Review:
    comparison = compare(read(Source(old, "old.md")), read(Source(new, "new.md")))
    return Review("new.md", "old.md", comparison, {}, {})


def test_counts_are_words() -> None:
    made = MadeList(0)
    old = made.text
    made.add()
    assert counts(review(old, made.text).comparison) == "1 work added"
    made.add()
    made.rename_section()
    made.redate()
    assert counts(review(old, made.text).comparison) == "2 works added, 1 changed; 1 section renamed"
    assert counts(review(old, old).comparison) == "no entry changed"
    assert counts(review(old, old.replace("- [", "* [")).comparison) == "32 entries changed in form only"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a b c d e f g", "x b c d e f g", ("a b c d e f g", "x b c d e f g")),
        (
            f"{'a ' * 40}b c d e f g",
            f"{'a ' * 40}b c x e f g",
            ("… a b c d e f g", "… a b c x e f g"),
        ),
        (f"b {'a ' * 40}", f"x {'a ' * 40}", ("b a a a …", "x a a a …")),
    ],
)
def test_of_long_texts_only_the_difference_is_shown(
    before: str, after: str, expected: tuple[str, str]
) -> None:
    assert differing(before, after) == expected


def test_markdown_has_a_limit() -> None:
    made = MadeList(1, works=40)
    whole = markdown([review("", made.text)])
    cut = markdown([review("", made.text)], limit=2_000)
    assert len(whole) > 10_000 and len(cut.encode()) <= 2_000
    assert "more lines; see `awesomelint diff`." in cut and whole.startswith(cut.partition("\n\n…")[0])
    assert markdown([]) == NOTHING


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.org/b_(c)", "[T](https://a.org/b_%28c%29)"),
        ("https://a.org/ <x>", "[T](https://a.org/%20%3Cx%3E)"),
        ("javascript:alert(1)", "T"),
        ("docs/page.md", "T"),
        ("https://a.org/" + "x" * 3000, "T"),
    ],
)
def test_links_lead_to_the_web_only(url: str, shown: str) -> None:
    assert linked("T", url) == shown


def test_nobody_is_notified() -> None:
    assert silent("@someone #12") == "&#64;&#8203;someone &#35;&#8203;12"
