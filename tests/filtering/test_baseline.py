"""A baseline accepts findings by what they are about: lines may move, and accepted findings that are gone are counted."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.engine import lint
from awesomelint.filtering.baseline import (
    Accepted,
    Baseline,
    BaselineError,
    accepted,
    dumps,
    loads,
    renewed,
    split,
)
from awesomelint.findings import Finding, Severity
from awesomelint.report.fingerprint import base_fingerprint
from awesomelint.settings import Settings
from awesomelint.source import Source, Span

LIST = """# Papers

## Attention

- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.
- [Deep Residual Learning for Image Recognition](https://arxiv.org/abs1512.03385), Dec. 10 2015.
- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.

## Optimization

- [Adam: A Method for Stochastic Optimization](https://arxiv.org/abs1412.6980), Dec. 22 2014.
- [Layer Normalization](https://arxiv.org/abs/1607.06450), Jul. 21 2016. [[code]()]
"""


def marked(text: str) -> list[tuple[Finding, str]]:
    findings = lint(Source(text, "README.md"), Settings()).findings
    return [(finding, base_fingerprint("README.md", finding)) for finding in findings]


def taken(text: str) -> Baseline:
    return Counter(accepted("README.md", finding, text, mark) for finding, mark in marked(text))


def reported(text: str, baseline: Baseline) -> tuple[list[str], int]:
    new, obsolete = split(baseline, "README.md", marked(text))
    return [finding.rule for finding in new], obsolete.total()


def test_accepted_findings_are_neither_new_nor_gone() -> None:
    assert taken(LIST).total() == 4
    assert reported(LIST, taken(LIST)) == ([], 0)
    assert reported(LIST, Counter()) == (
        ["broken-arxiv-id", "duplicate-entry", "broken-arxiv-id", "empty-link"],
        0,
    )


def moved() -> dict[str, str]:
    head, *parts = LIST.split("## ")
    lines = LIST.splitlines(keepends=True)
    return {
        "lines above": "Some words that nobody had written before.\n\n" * 40 + LIST,
        "the sections swapped": head + "## ".join(["", parts[1] + "\n", parts[0]]),
        "the two listings of a work swapped with what lies between": "".join([*lines[:4], *lines[6:3:-1], *lines[7:]]),
        "entries below a new heading": LIST.replace("- [Adam", "### Adaptive\n\n- [Adam"),
        "other line ends": LIST.replace("\n", "\r\n"),
        "another entry between them": LIST.replace("- [Deep", "- [A Work of 2020](https://arxiv.org/abs/2001.00001), Jan. 1 2020.\n- [Deep"),
    }  # fmt: skip


@pytest.mark.parametrize("how", moved())
def test_moving_lines_about_changes_nothing(how: str) -> None:
    assert reported(moved()[how], taken(LIST)) == ([], 0)


def test_fixed_findings_are_gone_and_new_ones_are_reported() -> None:
    fixed = LIST.replace("abs1512", "abs/1512").replace(" [[code]()]", "")
    assert reported(fixed, taken(LIST)) == ([], 2)
    worse = LIST + "- [Layer Normalization](https://arxiv.org/abs/1607.06450), Jul. 21 2016.\n"
    assert reported(worse, taken(LIST)) == (["duplicate-entry"], 0)


def test_of_findings_that_are_alike_as_many_are_accepted_as_there_were() -> None:
    third = "- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.\n"
    text = LIST.replace("\n## Opt", third + "\n## Opt")
    assert reported(text, taken(LIST)) == (["duplicate-entry"], 0)
    assert reported(LIST, taken(text)) == ([], 1)
    assert max(taken(text).values()) == 2


def test_another_file_is_accepted_nothing_by_it() -> None:
    new, obsolete = split(taken(LIST), "docs/README.md", marked(LIST))
    assert len(new) == 4 and not obsolete


def test_renewing_keeps_what_it_says_of_other_files() -> None:
    other = Accepted("other.md", "mojibake", "â€™", "0" * 16, Severity.ERROR)
    found = list(taken(LIST))
    old = Counter({other: 2, found[0]._replace(about="gone"): 1})
    assert renewed(old, found, lambda path: path == "other.md") == Counter({other: 2}) + Counter(found)
    assert renewed(old, (), lambda path: False) == Counter()


def test_it_is_written_a_finding_a_line_and_always_in_the_same_order() -> None:
    text = dumps(taken(LIST))
    assert text == dumps(Counter(dict(reversed(list(taken(LIST).items())))))
    assert loads(text) == taken(LIST)
    lines = text.splitlines()
    assert len(lines) == 5 + len(taken(LIST)) and lines[0] == "{"
    assert json.loads(text)["findings"][0] | {"fingerprint": ""} == {
        "path": "README.md",
        "rule": "broken-arxiv-id",
        "about": "https://arxiv.org/abs1412.6980",
        "fingerprint": "",
        "severity": "error",
        "count": 1,
    }
    assert loads(dumps(Counter())) == Counter()


def test_what_it_says_of_a_finding_is_short_and_steers_no_terminal() -> None:
    bad = "\x1b[31m\u202e" + "x" * 9_000
    finding = marked(LIST)[0][0]._replace(span=Span(0, len(bad)))
    text = dumps(Counter([accepted("\x1b]0;x\x07.md", finding, bad, "f" * 16)]))
    assert text.isascii() and "\x1b" not in text and len(text) < 500
    (one,) = loads(text)
    assert one.about.startswith("\x1b[31m\u202exxx") and len(one.about) == 100


texts = st.text(max_size=20)
ones = st.builds(Accepted, texts, texts, texts, texts, st.sampled_from(Severity))


@given(st.dictionaries(ones, st.integers(1, 50), max_size=6))
def test_whatever_it_holds_is_read_as_it_was_written(items: dict[Accepted, int]) -> None:
    text = dumps(Counter(items))
    assert loads(text) == Counter(items)
    # That which rubs out is the one control that JSON leaves as it is.
    assert all(line.replace("\x7f", "").isprintable() for line in text.split("\n"))


GOOD = {"path": "a.md", "rule": "mojibake", "about": "x", "fingerprint": "0", "severity": "error", "count": 1}


def holding(**changed: object) -> str:
    return json.dumps({"version": 1, "findings": [GOOD | changed]})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: invalid JSON"),
        ('{\n"version": 1,\n]', "line 3: invalid JSON"),
        ("[" * 100_000, "exceed the limits"),
        ('{"version": ' + "1" * 5_000 + ', "findings": []}', "exceed the limits"),
        ("[]", "no list of findings"),
        ("{}", "no list of findings"),
        ('{"version": 1, "findings": {}}', "no list of findings"),
        ('{"version": 2, "findings": []}', "version 2; expected 1"),
        ('{"findings": []}', "version None; expected 1"),
        ('{"version": 1, "findings": [1]}', "finding 1 of this baseline lacks one of path, rule"),
        (holding(path=None), "finding 1 of this baseline lacks"),
        (holding(fingerprint=["0"]), "finding 1 of this baseline lacks"),
        (holding(count=0), "finding 1 of this baseline has no count"),
        (holding(count=True), "finding 1 of this baseline has no count"),
        (holding(count="1"), "finding 1 of this baseline has no count"),
        (holding(severity="dire"), "has an unknown severity “dire”"),
    ],
)
def test_an_invalid_baseline_is_reported_in_a_sentence(text: str, said: str) -> None:
    with pytest.raises(BaselineError, match=r"baseline|JSON") as error:
        loads(text)
    assert said in str(error.value)
