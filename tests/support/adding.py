"""Lists to add works to, and what is added."""

from __future__ import annotations

from awesomelint.reading import read
from awesomelint.source import Source
from awesomelint.writing.add import Added, Refused, add_work
from awesomelint.writing.sections import choose
from awesomelint.writing.works import NewWork, WorkLink

NAMES = ["Amber", "Birch", "Cedar", "Dune", "Ember", "Fjord", "Heath"]
URL = "https://arxiv.org/abs/2403.01234"
NEW = NewWork("Grove Networks", (WorkLink(None, URL),), date="2024-03-05")


def listed(form: str, *, names: list[str] = NAMES, title: str = "Models") -> str:
    """A list in which each entry has a form: `{name}`, `{id}`, `{year}` and `{at}` are what differs."""
    entries = (
        form.format(name=name, id=f"2{at}01.0010{at}", year=2026 - at, at=at + 1)
        for at, name in enumerate(names)
    )
    return f"# Papers\n\n## {title}\n\n" + "".join(entries)


def result(text: str, work: NewWork, section: str = "", *, may_lack: bool = False) -> Added | Refused:
    document = read(Source(text, "list.md"))
    return add_work(document, work, choose(document, section, work).section, may_lack=may_lack)


def added(text: str, work: NewWork, section: str = "") -> str:
    """The lines that a work adds, after a check that all others stay."""
    found = result(text, work, section)
    assert isinstance(found, Added), found
    before, after = text.splitlines(keepends=True), found.document.source.text.splitlines(keepends=True)
    start = next(
        (at for at, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), len(before)
    )
    size = len(after) - len(before)
    assert before[start:] == after[start + size :]
    return "".join(after[start : start + size])
