"""The message of inconsistent-entry ends with the entry as its section writes it."""

from __future__ import annotations

import pytest

from awesomelint.engine import lint
from awesomelint.findings import Severity
from awesomelint.settings import Settings
from awesomelint.source import Source

LONG = "Training Compute-Optimal Large Language Models on Much More Data Than Before"


def messages(
    entry: str, form: str = "- [Title {0}](https://arxiv.org/abs/2001.{0:05}), Jan. {0} 2020."
) -> list[str]:
    lines = [form.format(number) for number in range(1, 25)]
    settings = Settings(select=frozenset({"inconsistent-entry"}), min_severity=Severity.NOTE)
    report = lint(Source("# Papers\n\n" + "\n".join([*lines[:12], entry, *lines[12:]]) + "\n"), settings)
    return [finding.message for finding in report.findings]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        # The entry with the edits of its fix.
        (
            "- [Grokking](https://arxiv.org/abs/2201.02177). Jan. 6 2022",
            "expected “,” before the date, found “.”; missing “.” at the end; "
            "expected: `- [Grokking](https://arxiv.org/abs/2201.02177), Jan. 6 2022.`",
        ),
        # Long fields are shortened, what is edited is not.
        (
            f"- [{LONG}](https://arxiv.org/abs/2203.15556?{'x' * 60}); Mar. 29 2022.",
            "expected “,” before the date, found “;”; expected: "
            "`- [Training Compute-Optimal Large Language Models on Much More…]"
            f"(https://arxiv.org/abs/2203.15556?{'x' * 11}…), Mar. 29 2022.`",
        ),
        # Fields in another order, one of them in another form.
        (
            "- 2022-01-06: [Grokking](https://arxiv.org/abs/2201.02177).",
            "expected the title before the date, found it after; expected date “Jan. 6 2022”, found “2022-01-06”; "
            "expected: `- [Grokking](https://arxiv.org/abs/2201.02177), Jan. 6 2022.`",
        ),
        (
            f"- 2022-03-29: [{LONG}](https://arxiv.org/abs/2203.15556).",
            "expected the title before the date, found it after; expected date “Mar. 29 2022”, found “2022-03-29”; "
            f"expected: `- [{LONG}](https://arxiv.org/abs/2203.15556), Mar. 29 2022.`",
        ),
        # Many long fields are shortened more.
        (
            f"- [{LONG}](https://arxiv.org/abs/2203.15556?{'x' * 60}); Mar. 29 2022. "
            + " ".join(f"[[{name}](https://github.com/somebody/{name * 9})]" for name in ("code", "data")),
            "expected “,” before the date, found “;”; missing “.” at the end; expected: `- [Training Compute-Optimal Larg…](https://arxiv.org/abs/2…), "
            "Mar. 29 2022. [[code](https://github.com/some…)] [[data](https://github.com/some…)].`",
        ),
        # A field that is missing is a placeholder.
        (
            "- [Grokking](https://arxiv.org/abs/2201.02177).",
            "no date or venue; 24 of the 25 entries in this section have one; "
            "expected: `- [Grokking](https://arxiv.org/abs/2201.02177), {date or venue}.`",
        ),
        (
            "- [Grok `x` king](https://arxiv.org/abs/2201.02177); Jan. 6 2022.",
            "expected “,” before the date, found “;”; "
            "expected: “- [Grok `x` king](https://arxiv.org/abs/2201.02177), Jan. 6 2022.”",
        ),
    ],
)
def test_an_entry_is_shown_as_it_should_be(entry: str, message: str) -> None:
    assert messages(entry) == [message]


def test_the_form_is_shown_if_the_entry_does_not_fit_it() -> None:
    form = "- **Some Title {0}** (2020), ICML, Power et al. [[paper](https://arxiv.org/abs/2001.{0:05})]"
    form += " [[code](https://a.org/{0})]"
    (message,) = messages("- **Grokking Again** (2022), ICLR, Power et al.", form)
    assert message.startswith(
        "no link; 24 of the 25 entries in this section have one; expected: `- **{title}**"
    )
    assert message.endswith(" [[{label}]({link})]`")


def test_what_is_optional_in_a_form_is_left_out() -> None:
    lines = [
        f"- **Some Title {number}** (2020), ICML, Power et al. [[paper](https://arxiv.org/abs/2001.{number:05})]"
        + (" *(oral)* `fast`" if number % 2 else "")
        for number in range(1, 25)
    ]
    text = "# Papers\n\n" + "\n".join([*lines, "- **Grokking Again** (2022), ICLR, Power et al."]) + "\n"
    settings = Settings(select=frozenset({"inconsistent-entry"}), min_severity=Severity.NOTE)
    (finding,) = lint(Source(text), settings).findings
    assert finding.message.endswith(
        "expected: `- **{title}** ({date}), {venue}, {authors} [[{label}]({link})]`"
    )


def test_an_entry_that_is_too_long_is_not_shown() -> None:
    entry = f"- [Grokking](https://arxiv.org/abs/2201.02177); Jan. 6 2022.{' [Code](https://a.org/x)' * 12}"
    assert messages(entry) and all("expected: " not in message for message in messages(entry))


def test_notes_that_are_not_shown_are_not_completed() -> None:
    lines = [
        f"- [Title {number}](https://arxiv.org/abs/2001.{number:05}), Jan. {number} 2020."
        for number in range(1, 10)
    ]
    text = "# Papers\n\n" + "\n".join([*lines, "- [Grokking](https://arxiv.org/abs/2201.02177)."]) + "\n"
    for severity in (Severity.NOTE, Severity.WARNING):
        settings = Settings(select=frozenset({"inconsistent-entry"}), min_severity=severity)
        report = lint(Source(text), settings)
        (finding,) = [*report.findings, *report.below_minimum]
        assert ("expected: " in finding.message) == (severity is Severity.NOTE)
