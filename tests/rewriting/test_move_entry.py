"""An entry that goes to its place takes along what belongs to it, and leaves all others and the blank lines as they were."""

from __future__ import annotations

import datetime
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awesomelint.engine import fix
from awesomelint.reading import read
from awesomelint.settings import Settings
from awesomelint.source import Source

pytestmark = pytest.mark.slow

SETTINGS = Settings(select=frozenset({"misordered-date"}), today=datetime.date(2026, 1, 1))
# How an entry is written, and what is between two entries.
FORMS = {
    "item": ("- [{title}]({url}), {date}.", "\n"),
    "loose item": ("* [{title}]({url}), {date}.", "\n\n"),
    "item with notes": ("- [{title}]({url}), {date}.\n  - A note on {title}.\n  - Another note.", "\n"),
    "numbered": ("{number}. [{title}]({url}), {date}.", "\n"),
    "numbered with lines": ("{number}. **{title}**. {date}.\n\n    [[pdf]({url})]", "\n\n"),
    "paragraph": ("**{title}** \\\n*Ada Lovelace* \\\n[[Paper]({url})] {date}", "\n\n"),
    "row": ("| [{title}]({url}) | {date} |", "\n"),
}


@st.composite
def lists(draw: st.DrawFn) -> tuple[str, int]:
    """A list from new to old in which some entries stand elsewhere, and the lines above its entries."""
    form, between = FORMS[draw(st.sampled_from(sorted(FORMS)))]
    count = draw(st.integers(30, 45))
    dates = [datetime.date(2024, 12, 28) - datetime.timedelta(days=9 * number) for number in range(count)]
    for _ in range(draw(st.integers(1, 2))):
        dates.insert(draw(st.integers(0, count - 1)), dates.pop(draw(st.integers(0, count - 1))))
    entries = [
        form.format(
            number=number,
            title=f"The Work of {date:%B} {date.day}",
            url=f"https://example.org/{date}",
            date=date,
        )
        for number, date in enumerate(dates, 1)
    ]
    head = "# Papers\n\n" + ("| Title | Date |\n| --- | --- |\n" if form.startswith("|") else "")
    text = head + between.join(entries) + draw(st.sampled_from(["", "\n", "\n\n## Contributing\n\nWords.\n"]))
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"]))), head.count("\n")


@given(lists())
def test_every_entry_comes_to_its_place_whole(drawn: tuple[str, int]) -> None:
    text, head = drawn
    source = Source(text, "README.md")
    done = fix(source, SETTINGS, unsafe=True)
    assert done.withheld == []
    after = done.report.source
    assert _lines(after.text) == _lines(text)
    assert sorted(map(_told, read(after).entries)) == sorted(map(_told, read(source).entries))
    assert after.text.splitlines()[:head] == text.splitlines()[:head]
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", after.text, re.MULTILINE)]
    assert numbers == sorted(numbers)
    if not done.report.findings:
        dates = [entry.date.iso for entry in read(after).entries]
        assert dates == sorted(dates, reverse=True)


def _lines(text: str) -> Counter[str]:
    """The lines, each with its number in the list left out."""
    return Counter(re.sub(r"^\d+\. ", "", line) for line in text.splitlines())


def _told(entry) -> tuple[str, str, list[str], list[str]]:
    return entry.title, entry.date.iso, [link.url for link in entry.links], entry.notes
