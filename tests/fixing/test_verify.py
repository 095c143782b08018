"""The safety net: each promise that a repair could break is seen to be broken, and a good repair passes."""

from __future__ import annotations

import re

import pytest

from awesomelint.findings import ASPECTS, Edit, Finding, Fix, Safety, Severity
from awesomelint.fixing.edits import apply
from awesomelint.fixing.verify import Violation, find_violations
from awesomelint.reading import read
from awesomelint.source import Source, Span

LIST = """\
# Papers

Some words on them.

- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs/1412.6980), Dec. 22 2014.
- [Attention Is All You Need](https://arxiv.org/abs/1706.03762),  Jun. 12 2017.
- [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361), Jan. 23 2020.

More words about them.
"""


def proven(
    *edits: tuple[str, str], reported: str = "", removes: str = "", text: str = LIST
) -> Violation | None:
    """What is broken if words are replaced by others, for a finding about the words `reported` (the first, by default)."""
    made = [Edit(text.index(old), text.index(old) + len(old), new) for old, new in edits]
    span = on(reported or edits[0][0], text)
    fix = Fix("Mend it", Safety.SAFE, tuple(made), (on(removes, text),) if removes else ())
    finding = Finding("some-rule", Severity.WARNING, span, "It is wrong", fix=fix, key="it")
    return next(iter(find_violations(read(Source(text)), read(Source(apply(text, made))), [finding])), None)


def on(words: str, text: str = LIST) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def line(words: str) -> str:
    return re.search(rf"^.*{words}.*\n", LIST, re.MULTILINE)[0]


# -- what passes ----------------------------------------------------------------------------------------------------


def test_a_repair_of_what_a_finding_is_about_passes() -> None:
    assert proven((",  Jun", ", Jun")) is None
    assert proven(("1706.03762", "1706.03763")) is None
    assert proven(("Attention Is All", "Attention is all")) is None


def test_an_entry_may_go_where_the_fix_says_so() -> None:
    assert proven((line("Adam"), ""), removes=line("Adam").rstrip()) is None


def test_an_entry_may_move() -> None:
    text = LIST.replace(line("Adam"), "").replace(line("Scaling"), line("Scaling") + line("Adam"))
    moved = proven(
        (line("Scaling").rstrip(), line("Adam") + line("Scaling").rstrip()), (line("Adam"), ""), text=text
    )
    assert moved is None


# -- what is caught -------------------------------------------------------------------------------------------------


def test_a_work_that_would_be_lost() -> None:
    broken = proven((line("Adam"), ""))
    assert broken == Violation(
        on(line("Adam").rstrip()), "“Adam: A Method for Stochastic Optimization” would no longer be listed"
    )


def test_one_of_two_entries_that_read_the_same_may_not_vanish() -> None:
    text = LIST + "\n" + line("Adam") + line("Scaling")
    first, last = (
        Edit(at, at + len(line("Adam")), "") for at in (text.index(line("Adam")), text.rindex(line("Adam")))
    )
    put = Edit(len(text), len(text), line("Adam"))
    made = [
        Finding(
            "some-rule",
            Severity.WARNING,
            Span(edit.start, edit.end - 1),
            "",
            fix=Fix("", Safety.UNSAFE, (edit, put)),
        )
        for edit in (first, last)
    ]
    after = apply(text, [first, last, put])
    assert after.count("Adam") == 1
    assert find_violations(read(Source(text)), read(Source(after)), made)


def test_two_works_that_would_become_one() -> None:
    broken = proven(("\n- [Attention", " [Attention"))
    assert broken is not None and "would" in broken.message


def test_an_entry_that_would_be_one_no_more() -> None:
    broken = proven(("(https://arxiv.org/abs/1412.6980)", " (https://arxiv.org/abs/1412.6980)"))
    assert broken is not None and "“Adam: A Method for Stochastic Optimization” would" in broken.message


def test_works_that_a_comment_would_hide() -> None:
    assert proven(("Some words on them.", "<!-- Some words on them.")) is not None


def test_a_link_that_an_edit_elsewhere_would_break() -> None:
    text = (
        LIST.replace("(https://arxiv.org/abs/1412.6980)", "[adam]")
        + "\n[adam]: https://arxiv.org/abs/1412.6980\n"
    )
    assert proven(("[adam]: https", "[eve]: https"), text=text) is not None


def test_words_of_an_untouched_line_that_would_no_longer_be_seen() -> None:
    broken = proven(
        ("More words about them.", "More words about them."),
        ("Some words on them.", "Some\n"),
        reported="Adam",
    )
    assert broken is None or "page" in broken.message
    text = LIST.replace("More words", "```\nMore words") + "```\n\nAn *end*.\n"
    broken = proven(("```\nMore", "\nMore"), text=text)
    assert broken == Violation(broken.span, "the visible text of the page would change elsewhere")


def test_where_the_page_would_change() -> None:
    # Without the marker of its parent, a nested item is no longer nested, although no edit touches it.
    text = LIST.replace("- [Attention", "\n- Some papers\n  - [Attention")
    edit = Edit(text.index("- Some papers"), text.index("Some papers"), "")
    fix = Fix("Fix it", Safety.SAFE, (edit,))
    finding = Finding("some-rule", Severity.WARNING, on("Some papers", text), "It is wrong", fix=fix)
    before, after = read(Source(text)), read(Source(apply(text, [edit])))
    found = find_violations(before, after, [finding], lambda rule: frozenset())
    assert [text[slice(*violation.span)] for violation in found] == [
        "Some papers",
        "[Attention Is All You Need](https://arxiv.org/abs/1706.03762),  Jun. 12 2017.",
    ]
    moved = "paragraphs or list items would be joined, split or moved"
    assert {violation.message for violation in found} == {moved}


def test_a_line_ending_that_the_file_does_not_have() -> None:
    windows = LIST.replace("\n", "\r\n")
    for text, ending in ((LIST, "\r\n"), (windows, "\n")):
        broken = proven(("Some words", f"Some{ending}words"), text=text)
        assert broken is not None
        assert broken.message == "it would add a line ending that this file does not use"
    assert proven(("Some words", "Some\r\nwords"), text=windows) is None


# -- fields ---------------------------------------------------------------------------------------------------------

RICH = """\
# Papers

- `vision` [Adam](https://a.org/1) by Diederik Kingma, Jimmy Ba. ICLR 2015. [[code](https://c.org/1)]
- `language` [Attention Is All You Need](https://a.org/2) by Ashish Vaswani, Noam Shazeer. NeurIPS 2017. [[code](https://c.org/2)]
- `vision` [Residual Learning](https://a.org/3) by Kaiming He, Jian Sun. CVPR 2016. [[code](https://c.org/3)]
  - the first of many
"""


def field(change: tuple[str, str], *may: str) -> str:
    """What would be broken by an edit whose rule may change some fields only; empty if nothing."""
    old, new = change
    start = RICH.index(old)
    edit = Edit(start, start + len(old), new)
    fix = Fix("Write it so", Safety.SAFE, (edit,))
    finding = Finding(
        "some-rule", Severity.WARNING, Span(start, start + len(old)), "It is wrong", fix=fix, key="it"
    )
    before, after = read(Source(RICH)), read(Source(apply(RICH, [edit])))
    found = find_violations(before, after, [finding], lambda rule: ASPECTS.union(may))
    return "; ".join(violation.message for violation in found)


def test_fields_are_read_from_the_list_that_the_tests_change() -> None:
    entry = read(Source(RICH)).entries[2]
    assert (
        entry.tags == ["vision"]
        and entry.authors == ["Kaiming He", "Jian Sun"]
        and entry.notes == ["the first of many"]
    )
    assert entry.venue is not None and entry.venue.name == "CVPR"
    assert [link.label for link in entry.links] == [None, "code"]


@pytest.mark.parametrize(
    ("change", "name", "message"),
    [
        (
            ("Attention Is All", "Attention Was All"),
            "title",
            "the title of “Attention Is All You Need” would change",
        ),
        (
            ("https://c.org/2", "https://d.org/2"),
            "links",
            "a link of “Attention Is All You Need” would change",
        ),
        (("CVPR 2016", "ICCV 2016"), "venue", "the venue of “Residual Learning” would change"),
        (("Kaiming He", "Kaiming Ho"), "authors", "an author of “Residual Learning” would change"),
        (("`language`", "`languages`"), "tags", "a tag of “Attention Is All You Need” would change"),
        (("first of many", "last of many"), "notes", "a note of “Residual Learning” would change"),
    ],
)
def test_only_the_fields_that_a_rule_may_change_change(
    change: tuple[str, str], name: str, message: str
) -> None:
    assert field(change) == message
    assert field(change, name) == ""
    others = {"title", "links", "date", "venue", "authors", "tags", "notes"} - {name}
    assert field(change, *others) == message


def test_a_date_changes_only_where_a_rule_may_change_it() -> None:
    text = RICH.replace("ICLR 2015", "Dec. 22 2014")
    start = text.index("Dec. 22")
    edit = Edit(start, start + 7, "Dec. 23")
    finding = Finding(
        "some-rule", Severity.WARNING, Span(start, start + 7), "", fix=Fix("", Safety.SAFE, (edit,))
    )
    before, after = read(Source(text)), read(Source(apply(text, [edit])))
    assert [v.message for v in find_violations(before, after, [finding], lambda rule: ASPECTS)] == [
        "the date of “Adam” would change"
    ]
    assert not find_violations(before, after, [finding], lambda rule: ASPECTS | {"date"})


def test_a_field_may_be_read_that_was_not_read_before() -> None:
    assert field(("[[code](https://c.org/1)]", "[[code](https://c.org/1)] [[data](https://d.org/1)]")) == ""


def test_a_code_span_that_would_be_broken() -> None:
    everything = ("title", "links", "date", "venue", "authors", "tags", "notes")
    assert "a code span would be broken" in field(("`language` ", "`language "), *everything)
    text = RICH + "\nRun `make` first.\n"
    edit = Edit(text.index("` first"), text.index("` first") + 1, "")
    finding = Finding(
        "r", Severity.WARNING, Span(edit.start, edit.end), "", fix=Fix("", Safety.SAFE, (edit,))
    )
    found = find_violations(read(Source(text)), read(Source(apply(text, [edit]))), [finding])
    assert [violation.message for violation in found] == [
        "a code span would be broken",
        "a literal “`” would become visible",
    ]


def test_code_may_move_or_go_with_its_entry() -> None:
    text = LIST.replace("Dec. 22 2014.", "Dec. 22 2014. `adam`").replace(
        "Jan. 23 2020.", "Jan. 23 2020. `laws`"
    )
    adam, scaling = (row for row in text.splitlines(keepends=True) if "`" in row)
    assert proven((adam, ""), removes=adam.rstrip(), text=text) is None
    moved = text.replace(adam, "").replace(scaling, scaling + adam)
    assert proven((scaling.rstrip(), adam + scaling.rstrip()), (adam, ""), text=moved) is None
    broken = proven((adam, ""), ("`laws`", "`laws"), removes=adam.rstrip(), text=text)
    assert broken == Violation(on(scaling.rstrip(), text), "a code span would be broken")


def test_every_violation_is_found_at_once() -> None:
    edits = [
        Edit(RICH.index(old), RICH.index(old) + len(old), "x") for old in ("Kingma", "Vaswani", "Kaiming")
    ]
    made = [
        Finding("r", Severity.WARNING, Span(edit.start, edit.end), "", fix=Fix("", Safety.SAFE, (edit,)))
        for edit in edits
    ]
    found = find_violations(read(Source(RICH)), read(Source(apply(RICH, edits))), made, lambda rule: ASPECTS)
    assert [violation.message.split(" of ")[0] for violation in found] == ["an author"] * 3
