"""Settling: fixes are made until none is left, and one that does harm or is undone keeps no other from being made."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from awesomelint.engine import Report
from awesomelint.findings import Edit, Finding, Fix, Safety, Severity
from awesomelint.fixing.fixpoint import Stable, fix_until_stable
from awesomelint.reading import read
from awesomelint.source import Source, Span

LIST = """\
# Papers

- [The Colour of Money](https://a.org/1), 2014.
- [Teh Long Tail](https://a.org/2), 2015.
- [Quiet Gradients](https://a.org/3), 2016.
"""
Rule = Callable[[str], list[tuple[int, int, str, str]]]


def replaces(words: str, by: str) -> Rule:
    """A rule that wants other words for each occurrence of some."""
    return lambda text: [(*match.span(), by, match[0]) for match in re.finditer(words, text)]


def linter(**rules: Rule) -> Callable[[Source], Report]:
    """Judges a text by rules that are nothing but replacements; one that would put in the same text only tells of it."""

    def lint(source: Source) -> Report:
        found = []
        for name, rule in rules.items():
            for start, end, text, key in rule(source.text):
                fix = Fix(f"Write {text}", Safety.SAFE, (Edit(start, end, text),)) if text != "-" else None
                found.append(Finding(name, Severity.WARNING, Span(start, end), name, (), fix, key))
        return Report(source, read(source), sorted(found, key=lambda finding: (finding.span, finding.rule)))

    return lint


def fix_all(text: str, **rules: Rule) -> Stable:
    """What comes of a text, which a second run must leave as it is."""
    lint = linter(**rules)
    done = fix_until_stable(lint(Source(text)), lint, unsafe=False)
    again = fix_until_stable(lint(done.last.source), lint, unsafe=False)
    assert again.last.source.text == done.last.source.text
    return done


def test_a_fix_that_makes_room_for_another_is_followed_by_it() -> None:
    done = fix_all(LIST, first=replaces("Teh", "Thee"), second=replaces("Thee", "The"))
    assert done.last.source.text == LIST.replace("Teh", "The")
    assert ([finding.rule for finding in done.made], done.withheld) == (["first", "second"], [])


def test_rules_that_undo_each_other_are_held_back_and_the_others_are_not() -> None:
    done = fix_all(
        LIST, us=replaces("Colour", "Color"), uk=replaces("Color\\b", "Colour"), typo=replaces("Teh", "The")
    )
    assert done.last.source.text == LIST.replace("Teh", "The")
    assert {(withheld.rule, withheld.line, withheld.reason) for withheld in done.withheld} == {
        ("us", 3, "uk, us would undo it"),
    }


def test_a_rule_that_never_comes_to_an_end_is_held_back_and_the_others_are_not() -> None:
    def more(text: str) -> list[tuple[int, int, str, str]]:
        return [(text.index("]"), text.index("]"), "!", f"{len(text)} characters")]

    done = fix_all(LIST, more=more, typo=replaces("Teh", "The"))
    assert done.last.source.text == LIST.replace("Teh", "The")
    assert [(withheld.rule, withheld.reason) for withheld in done.withheld] == [
        ("more", "it would never end")
    ]


def test_a_fix_that_fixes_nothing_is_withheld_and_the_others_are_not() -> None:
    def idle(text: str) -> list[tuple[int, int, str, str]]:
        return [(text.index("]"), text.index("]"), "!", "the same again")]

    done = fix_all(LIST, idle=idle, typo=replaces("Teh", "The"))
    assert done.last.source.text == LIST.replace("Teh", "The")
    assert [(withheld.rule, withheld.reason) for withheld in done.withheld] == [
        ("idle", "it would not fix the finding")
    ]


def test_a_fix_that_would_lose_a_work_is_held_back_and_the_others_are_not() -> None:
    done = fix_all(LIST, cut=replaces("- \\[Quiet.*\n", ""), typo=replaces("Teh", "The"))
    assert done.last.source.text == LIST.replace("Teh", "The")
    assert [(withheld.rule, withheld.line) for withheld in done.withheld] == [("cut", 5)]
    assert "“Quiet Gradients” would no longer be listed" in done.withheld[0].reason


def test_where_many_fixes_would_do_harm_each_is_withheld_and_the_others_are_made() -> None:
    text = LIST + "".join(
        f"- [Number {number} of Many](https://b.org/{number}), 2017.\n" for number in range(40)
    )
    done = fix_all(text, cut=replaces("- \\[Number.*\n", ""), typo=replaces("Teh", "The"))
    assert done.last.source.text == text.replace("Teh", "The")
    assert [withheld.line for withheld in done.withheld] == list(range(6, 46))
    assert {withheld.rule for withheld in done.withheld} == {"cut"}


def test_what_would_have_done_harm_is_made_once_it_does_none() -> None:
    text = (
        LIST
        + "\n## More\n\n- [The Colour of Light](https://a.org/4), 2017.\n- [A Shade](https://a.org/5), 2018.\n"
    )

    def news(text: str) -> list[tuple[int, int, str, str]]:
        # Reported on the last line as long as one title is fixed and the other is not.
        return (
            [(len(text) - 6, len(text) - 2, "-", "news")]
            if "Color" in text and "The Long" not in text
            else []
        )

    done = fix_all(
        text,
        us=replaces("Colour of Light", "Color of Light"),
        one=replaces("Teh", "Thee"),
        two=replaces("Thee", "The"),
        news=news,
    )
    assert done.last.source.text == text.replace("Teh", "The").replace("Colour of Light", "Color of Light")
    assert ([finding.rule for finding in done.made], done.withheld) == (["one", "two", "us"], [])


@pytest.mark.parametrize("mendable", [True, False])
def test_a_note_may_become_a_warning_elsewhere_only_if_that_is_fixed_too(mendable: bool) -> None:
    base = linter(typo=replaces("Teh", "The"))

    def lint(source: Source) -> Report:
        """A note on the last line, which is a warning as soon as the typo is gone."""
        report = base(source)
        at = source.text.find("2016")
        if at >= 0:
            fix = Fix("Write 2017", Safety.SAFE, (Edit(at, at + 4, "2017"),)) if mendable else None
            note = Finding("year", Severity.NOTE, Span(at, at + 4), "year", (), fix, "2016")
            (report.below_minimum if "Teh" in source.text else report.findings).append(note)
        return report

    done = fix_until_stable(lint(Source(LIST)), lint, unsafe=False)
    if mendable:
        assert (
            done.last.source.text == LIST.replace("Teh", "The").replace("2016", "2017") and not done.withheld
        )
    else:
        assert done.last.source.text == LIST
        assert [withheld.rule for withheld in done.withheld] == ["typo"]


def test_the_text_is_read_few_times_however_many_fixes_do_harm() -> None:
    text = LIST + "".join(
        f"- [Number {number} of Many](https://b.org/{number}), 2017.\n" for number in range(200)
    )
    readings = 0
    lint = linter(cut=replaces("- \\[Number \\d+[05] .*\n", ""), typo=replaces("Teh", "The"))

    def counted(source: Source) -> Report:
        nonlocal readings
        readings += 1
        return lint(source)

    done = fix_until_stable(lint(Source(text)), counted, unsafe=False)
    assert done.last.source.text == text.replace("Teh", "The")
    assert len(done.withheld) == 38
    # All fixes, all but those that do harm, and the latter alone.
    assert readings == 3


def test_a_withheld_fix_is_reported_on_the_line_that_its_finding_has_in_the_end() -> None:
    text = LIST.replace("2014.\n", "2014.\n~~\n")
    done = fix_all(text, join=replaces("~~\n", ""), cut=replaces("- \\[Quiet.*\n", ""))
    assert done.last.source.text == LIST
    assert [(withheld.rule, withheld.line) for withheld in done.withheld] == [("cut", 5)]


def test_a_fix_that_was_hidden_by_a_withheld_one_is_tried_as_well() -> None:
    # They overlap, so that one pass can take only the first.
    done = fix_all(LIST, a_cut=replaces("- \\[Quiet.*\n", ""), better=replaces("Gradients", "Descent"))
    assert done.last.source.text == LIST.replace("Gradients", "Descent")
    assert [withheld.rule for withheld in done.withheld] == ["a_cut"]


def test_what_a_heading_brings_up_elsewhere_is_blamed_on_the_heading() -> None:
    text = "# List\n\n## Contents\n\n[up](#papers)\n\n#" + LIST

    def anchors(text: str) -> list[tuple[int, int, str, str]]:
        return (
            [(text.index("#papers"), text.index("#papers") + 7, "-", "#papers")]
            if "# Articles" in text
            else []
        )

    done = fix_all(
        text, heading=replaces("# Papers", "# Articles"), typo=replaces("Teh", "The"), anchors=anchors
    )
    assert done.last.source.text == text.replace("Teh", "The")
    assert [(withheld.rule, withheld.line) for withheld in done.withheld] == [("heading", 7)]
