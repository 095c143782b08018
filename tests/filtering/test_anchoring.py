"""A finding about two entries is reported at the entry that a change wrote, with a message that is right there."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from random import Random

import pytest

from awesomelint.config import Configuration
from awesomelint.engine import compare_files, lint
from awesomelint.filtering.anchoring import anchored
from awesomelint.filtering.changed_lines import Lines
from awesomelint.findings import Edit, Finding, Fix, Related, Reverse, Safety, Severity
from awesomelint.session.finding_filter import FindingFilter
from awesomelint.settings import Settings
from awesomelint.source import Source, Span

SOURCE = Source("one\ntwo\nthree\nfour\n", "README.md")
OTHER = Source("x\ny\n", "other.md")


def finding(start: int, end: int, *related: Related, fix: Fix | None = None) -> Finding:
    return Finding("mojibake", Severity.ERROR, Span(start, end), "…", related, fix, "key")


def lines(*numbers: int) -> Lines:
    return Lines((number, number) for number in numbers)


def seen(one: Finding, *, readme: tuple[int, ...] = (), other: tuple[int, ...] = ()) -> Finding | None:
    changed = {"README.md": lines(*readme), "other.md": lines(*other)}
    found = anchored(one, SOURCE, lambda path: OTHER, changed.__getitem__)
    return found[1] if found is not None else None


def test_a_finding_is_touched_on_any_of_its_lines_and_on_no_other() -> None:
    two = SOURCE.text.index("two")
    for start, end, changed, is_seen in [
        (two, two + 3, (2,), True),
        (two, two + 4, (1, 3), False),
        (two, two + 5, (3,), True),
        (two, two, (2,), True),
        (len(SOURCE.text), len(SOURCE.text), (5,), True),
    ]:
        one = finding(start, end)
        assert seen(one, readme=changed) is (one if is_seen else None)


def test_a_finding_whose_related_span_is_changed_stays_where_it_is_if_it_cannot_be_reversed() -> None:
    here = finding(0, 3, Related(Span(4, 7), "the heading"))
    assert seen(here, readme=(2,)) is here and seen(here, readme=(3,)) is None
    elsewhere = finding(0, 3, Related(Span(2, 3), "the heading", "other.md"))
    assert seen(elsewhere, other=(2,)) is elsewhere and seen(elsewhere, readme=(2,), other=(1,)) is None


REVERSE = Reverse("from there", "the later one")


def test_a_finding_is_reversed_only_if_its_own_lines_are_unchanged() -> None:
    one = finding(0, 3, Related(Span(4, 7), "the first one", reverse=REVERSE), Related(Span(8, 9), "third"))
    assert seen(one, readme=(1, 2)) is one and seen(one, readme=(4,)) is None
    reversed_one = seen(one, readme=(2,))
    assert reversed_one == finding(0, 3)._replace(
        span=Span(4, 7),
        message="from there",
        related=(Related(Span(0, 3), "the later one"), Related(Span(8, 9), "third")),
        origin=one,
    )


def test_a_finding_is_reversed_into_another_file() -> None:
    related = (
        Related(Span(2, 3), "the first one", "other.md", REVERSE),
        Related(Span(8, 9), "third"),
        Related(Span(0, 1), "fourth", "other.md"),
    )
    # Its fix changes a file that it is no longer about, even if that has the same lines.
    one = finding(0, 3, *related, fix=Fix("Remove", Safety.UNSAFE, (Edit(4, 5, ""),)))
    found = anchored(
        one, SOURCE, lambda path: OTHER, {"README.md": lines(), "other.md": lines(2)}.__getitem__
    )
    assert found is not None and found[0] is OTHER and found[1].span == Span(2, 3)
    assert found[1].related == (
        Related(Span(0, 3), "the later one", "README.md"),
        Related(Span(8, 9), "third", "README.md"),
        Related(Span(0, 1), "fourth"),
    )
    assert found[1].fix is None


@pytest.mark.parametrize(
    ("edits", "changed", "keeps"),
    [
        ([Edit(4, 8, "")], (2,), True),
        ([Edit(4, 9, "")], (2,), False),
        ([Edit(4, 4, "x"), Edit(0, 3, "")], (2,), False),
        ([Edit(4, 14, "x")], (2, 3), True),
    ],
)
def test_a_reversed_finding_keeps_a_fix_that_changes_nothing_else(
    edits: list[Edit], changed: tuple[int, ...], keeps: bool
) -> None:
    fix = Fix("Remove", Safety.UNSAFE, tuple(edits))
    one = finding(0, 3, Related(Span(4, 7), "the first one", reverse=REVERSE), fix=fix)
    found = seen(one, readme=changed)
    assert found is not None and found.fix == (fix if keeps else None)


# -- what rules report --

NOTES = Settings(min_severity=Severity.NOTE)


def reported(text: str, rule: str) -> list[tuple[int, str, list[tuple[int, str]]]]:
    """The findings of a rule on a list whose changed lines begin with `+`: line, message, and related lines."""
    marked = [line[4:] for line in text.strip("\n").split("\n")]
    source = Source("".join(f"{line[2:]}\n" for line in marked), "README.md")
    changed = lines(*(number for number, line in enumerate(marked, 1) if line.startswith("+")))
    found = []
    for one in lint(source, NOTES).findings:
        place = anchored(one, source, lambda path: source, lambda path: changed) if one.rule == rule else None
        if place is not None:
            assert changed.meet(*source.lines_of(place[1].span))
            related = [(source.line_of(other.span.start), other.message) for other in place[1].related]
            found.append((source.line_of(place[1].span.start), place[1].message, related))
    return found


def test_a_duplicate_above_the_old_entry() -> None:
    text = """
      # Papers
      ## New
    + - [Deep Double Descent](https://arxiv.org/abs/1912.02292), Dec. 4 2019.
      - [Grokking](https://arxiv.org/abs/2201.02177), Jan. 6 2022.
      ## Old
      - [Adam](https://arxiv.org/abs/1412.6980), Dec. 22 2014.
      - [Deep double descent: where bigger](https://arxiv.org/abs/1912.02292), Dec. 4 2019.
    """
    message = "“Deep Double Descent” is already listed on line 7 (in “Old”); the title differs"
    assert reported(text, "duplicate-entry") == [(3, message, [(7, "also listed here")])]


def test_a_duplicate_in_a_parent_section() -> None:
    text = """
      # Papers
      ## Learning
    {} - [Deep Double Descent](https://arxiv.org/abs/1912.02292), Dec. 4 2019.
      - [Grokking](https://arxiv.org/abs/2201.02177), Jan. 6 2022.
      ### Descent
      - [Adam](https://arxiv.org/abs/1412.6980), Dec. 22 2014.
    {} - [Deep Double Descent](https://arxiv.org/abs/1912.02292), Dec. 4 2019.
    """
    message = "“Deep Double Descent” is already listed on line 7 (in “Descent”, a subsection of this section)"
    assert reported(text.format("+", " "), "duplicate-entry") == [(3, message, [(7, "also listed here")])]
    message = "“Deep Double Descent” is already listed on line 3 (in “Learning”, the parent of this section)"
    assert reported(text.format(" ", "+"), "duplicate-entry") == [(7, message, [(3, "first listed here")])]


def test_a_duplicate_in_another_file() -> None:
    settings = Settings(
        select=frozenset({"duplicate-entry"}),
        options={"duplicate-entry": {"scope": "all"}},
        min_severity=Severity.NOTE,
    )
    attention = "- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.\n"
    norm = "- [Layer Normalization](https://arxiv.org/abs/1607.06450), Jul. 21 2016.\n"
    adam = "- [Adam: A Method for Optimization](https://arxiv.org/abs/1412.6980), Dec. 22 2014.\n"
    first = Source(f"# P\n\n{attention}{norm}", "a.md")
    later = Source(f"# P\n\n{adam}\n{attention}", "b.md")
    reports = compare_files([lint(source, settings) for source in (first, later)], lambda path: settings)
    (one,) = reports[1].findings
    changed = {"a.md": lines(3), "b.md": lines()}
    found = anchored(one, later, lambda path: first, changed.__getitem__)
    assert found is not None and found[0] is first
    assert found[1].message == "“Attention Is All You Need” is already listed in b.md on line 5"


IN_CONFLICT = """
      # Papers
    + - **Next Best Sense: Guiding Vision and Touch** [pdf](https://arxiv.org/abs/2401.16663)
      - **A Physical System in Virtual Reality** [pdf](https://arxiv.org/abs/2401.16663)
    """


def test_two_works_with_one_url() -> None:
    message = (
        "“A Physical System in Virtual Reality” (line 3) and “Next Best Sense: Guiding Vision and Touch” "
        "have the same URL (arXiv:2401.16663); look up which work it belongs to and correct the other entry"
    )
    assert reported(IN_CONFLICT, "conflicting-id") == [(2, message, [(3, "the other link")])]


def test_a_new_work_whose_url_an_old_one_has_by_mistake() -> None:
    text = """
      # Papers
    + - [A Statistical Viewpoint](https://arxiv.org/abs/2409.09558), Sep. 14 2024.
      - [Increasing Batch Size](https://arxiv.org/abs/2409.09558), Aug. 1 2023.
    """
    message = (
        "“A Statistical Viewpoint” has the same URL as “Increasing Batch Size” (line 3), "
        "where it is probably wrong"
    )
    assert reported(text, "conflicting-id") == [(2, message, [(3, "the other link")])]


def test_a_title_that_an_old_entry_lists_with_the_url_of_another_work() -> None:
    text = """
      # Papers
    {0} - [A Statistical Viewpoint](https://arxiv.org/abs/2409.09558), Sep. 14 2024.
      - [Increasing Batch Size and Learning Rate](https://arxiv.org/abs/2409.09558), Sep. 14 2024.
    {1} - [Increasing Batch Size and Learning Rate](https://arxiv.org/abs/2409.08770), Sep. 13 2024.
    """
    ((line, message, related),) = reported(text.format("+", " "), "conflicting-id")
    assert (line, message) == (
        2,
        "“A Statistical Viewpoint” has the same URL as “Increasing Batch Size and Learning Rate” (line 3), "
        "which has another URL on line 4",
    )
    assert related == [(3, "the other link"), (4, "the same title")]
    ((line, message, related),) = reported(text.format(" ", "+"), "conflicting-id")
    assert (line, message) == (
        4,
        "“Increasing Batch Size and Learning Rate” has another URL on line 3: "
        "that of “A Statistical Viewpoint” (line 2)",
    )
    assert related == [(3, "the other link"), (2, "the work with this URL")]


def test_two_headings_with_one_text() -> None:
    text = """
      # Awesome
      - [Conferences](#conferences)
    + ## Conferences
      - [Denoising Diffusion Models](https://arxiv.org/abs/2006.11239)
      ## Conferences
      - [Score-Based Generative Modeling](https://arxiv.org/abs/2011.13456)
    """
    message = (
        "duplicate heading “Conferences”, already used on line 5; links to “#conferences” lead to this one"
    )
    assert reported(text, "duplicate-heading") == [(3, message, [(5, "the heading with the same text")])]


def test_two_links_of_one_entry() -> None:
    text = """
      # Awesome
      - RoboTAP
    +   [[{}](https://arxiv.org/abs/2308.15975)]
        [[Website](https://arxiv.org/abs/2308.15975)]
      - Adam
        [[arXiv](https://arxiv.org/abs/1412.6980)]
    """
    url = "https://arxiv.org/abs/2308.15975"
    message = f"[arXiv] has the same URL as [Website]; one of them is probably wrong: {url}"
    assert reported(text.format("arXiv"), "duplicate-link") == [
        (3, message, [(4, "another link to this URL")])
    ]
    message = f"duplicate link [Website] to {url}"
    assert reported(text.format("Website"), "duplicate-link") == [
        (3, message, [(4, "another link to this URL")])
    ]


NAMES = (
    "Ant",
    "Bee",
    "Cat",
    "Dog",
    "Elk",
    "Fox",
    "Gnu",
    "Hen",
    "Ibis",
    "Jay",
    "Kite",
    "Lark",
    "Mole",
    "Newt",
)


def dated(months: list[int]) -> list[str]:
    return [
        f"- [2023/{month:02}/01] **Work {number}{chr(97 + number)}** | "
        f"[paper](https://arxiv.org/abs/{1000 + number}.{number:05})"
        for number, month in enumerate(months)
    ]


def named(names: list[str]) -> list[str]:
    return [
        f"* [{name}](https://github.com/{name}/{number}) - Does things." for number, name in enumerate(names)
    ]


def marked(entries: list[str], *new: int) -> str:
    return "      # Papers\n" + "\n".join(
        f"    {'+' if number in new else ' '} {entry}" for number, entry in enumerate(entries)
    )


def test_a_new_entry_before_one_that_belongs_before_it() -> None:
    entries = dated([12, 11, 10, 9, 5, 8, 7, 6, 4, 3, 2, 1])
    # Either of the two could move, so the rule has reported the one that has the fewest entries to pass.
    entries = [*entries[:4], entries[5], entries[4], *entries[6:]]
    swapped = dated([12, 11, 10, 9, 7, 8, 6, 5, 4, 3, 2, 1])
    found = [reported(marked(swapped, new), "misordered-date") for new in (4, 5)]
    messages = [
        (6, "“2023/07/01” is out of order: this section is sorted newest first; move after “2023/08/01” (line 7)",
         [(7, "belongs after this entry")]),
        (7, "“2023/08/01” is out of order: this section is sorted newest first; move before “2023/07/01” (line 6)",
         [(6, "belongs before this entry")]),
    ]  # fmt: skip
    assert found == [[messages[0]], [messages[1]]]


def test_several_new_entries_before_one_that_belongs_before_them() -> None:
    entries = dated([12, 11, 10, 9, 6, 6, 8, 6, 5, 4, 3, 2, 1])
    assert reported(marked(entries, 4, 5), "misordered-date") == [
        (6, "“2023/08/01” (line 8) belongs before “2023/06/01”: this section is sorted newest first",
         [(8, "belongs before the other entry")]),
    ]  # fmt: skip


def test_a_new_name_before_one_that_belongs_before_it() -> None:
    swapped = [*NAMES[:5], "Gnu", "Fox", *NAMES[7:]]
    found = [reported(marked(named(swapped), new), "misordered-title") for new in (5, 6)]
    assert found == [
        [(7, "“Gnu” is out of order: this section is sorted alphabetically; move after “Fox” (line 8)",
          [(8, "belongs after this entry")])],
        [(8, "“Fox” is out of order: this section is sorted alphabetically; move before “Gnu” (line 7)",
          [(7, "belongs before this entry")])],
    ]  # fmt: skip
    several = [*NAMES[:5], "Gnat", "Gnome", "Fox", *NAMES[6:]]
    assert reported(marked(named(several), 5, 6), "misordered-title") == [
        (7, "“Fox” (line 9) belongs before “Gnat”: this section is sorted alphabetically",
         [(9, "belongs before the other entry")]),
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("rule", ["misordered-date", "misordered-title"])
@pytest.mark.parametrize("seed", range(40))
def test_an_entry_that_is_moved_as_the_message_says_is_in_order(rule: str, seed: int) -> None:
    chance = Random(seed)
    ranks = list(range(12, 0, -1)) if rule == "misordered-date" else list(range(12))
    at = chance.randrange(1, 10)
    ranks[at : at + 2] = [ranks[at + 1], ranks[at]]
    entries = dated(ranks) if rule == "misordered-date" else named([NAMES[rank] for rank in ranks])
    new = chance.choice((at, at + 1))
    ((line, message, related),) = reported(marked(entries, new), rule)
    assert line == new + 2
    moved = entries.pop(new)
    other = related[0][0] - 2 - (related[0][0] > line)
    entries.insert(other + ("move after" in message), moved)
    assert reported(marked(entries, *range(12)), rule) == []


def test_findings_are_in_order_again(tmp_path: Path) -> None:
    text = (
        "# Papers\n\n"
        "- [Deep Double Descent](https://arxiv.org/abs/1912.02292), Dec. 4 2019.\n"
        "- [Scaling Laws](https://arxiv.org/abs2001.08361), Jan. 23 2020.\n"
        "- [Deep Double Descent](https://arxiv.org/abs/1912.02292), Dec. 4 2019.\n"
    )
    (tmp_path / "x.diff").write_text("--- a/x.md\n+++ b/x.md\n@@ -2,0 +3,2 @@\n+a\n+b\n", encoding="utf-8")
    args = Namespace(diff_base=None, diff_from=str(tmp_path / "x.diff"), baseline=None, paths=["x.md"])
    finding_filter = FindingFilter(args, Configuration({}, None, isolated=True))
    report = finding_filter.apply(lint(Source(text, "x.md"), NOTES))
    assert [one.rule for one in report.findings] == ["duplicate-entry", "broken-arxiv-id"]
    assert [one.rule for one in report.unfiltered.findings] == ["broken-arxiv-id", "duplicate-entry"]
