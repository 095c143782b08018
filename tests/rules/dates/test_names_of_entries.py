"""The name by which an entry is sorted: without the marks before it and the words after it."""

from __future__ import annotations

import pytest

from awesomelint.engine import lint
from awesomelint.settings import Settings
from awesomelint.source import Source

SETTINGS = Settings(select=frozenset({"misordered-title"}))
NAMES = ("Ant", "Bee", "Cat", "Dog", "Elk", "Fox", "Gnu", "Hen", "Ibis", "Jay", "Cow", "Kite", "Lynx", "Mole")


def misordered(form: str, names: tuple[str, ...] = NAMES) -> list[str]:
    """What the messages about misordered entries quote first."""
    text = "".join(form.format(name=name, url=f"https://example.org/{name}") + "\n" for name in names)
    found = lint(Source(text, "README.md"), SETTINGS).findings
    return [item.message.partition("“")[2].partition("”")[0] for item in found]


@pytest.mark.parametrize(
    "form",
    [
        "- [{name}]({url}) - A tool.",
        "- **{name}** - A [tool]({url}).",
        "- **{name}**: a [tool]({url}).",
        "- {name} — A [tool]({url}).",
        "- {name}: a [tool]({url}).",
        "- :fire: [{name}]({url})",
        "- 🔥 [{name}]({url})",
        "- “{name}”: a [tool]({url}).",
        "- **[{name}]({url})** A tool.",
    ],
)
def test_the_name_of_an_entry(form: str) -> None:
    [name] = misordered(form)
    assert name == "Cow"
    assert misordered(form, tuple(sorted(NAMES))) == []


def test_a_column_is_the_name_of_a_row() -> None:
    rows = "".join(f"| {name} | [tool](https://example.org/{name}) |\n" for name in NAMES)
    text = "| Name | Link |\n| --- | --- |\n" + rows
    [finding] = lint(Source(text, "README.md"), SETTINGS).findings
    assert "“Cow”" in finding.message and "“Dog”" in finding.message


@pytest.mark.parametrize(
    ("names", "place"),
    [
        ("ABCDEFGHIKLMJ", "before “KKKK” (line 10)"),
        ("BCDAEFGHIJKLM", "before “BBBB” (line 1)"),
        ("ABCDNEFGHIJKLM", "after “MMMM” (line 14)"),
    ],
)
def test_where_an_entry_goes(names: str, place: str) -> None:
    text = "".join(f"- [{name * 4}](https://example.org/{name})\n" for name in names)
    [finding] = lint(Source(text, "README.md"), SETTINGS).findings
    assert finding.message.endswith(place)
    assert finding.related[0].message == f"belongs {place.split()[0]} this entry"
