"""Lists of a few entries in the forms that a test names."""

from __future__ import annotations

from typing import Any

from awesomelint.reading import read
from awesomelint.source import Source
from awesomelint.style.conventions import learn
from awesomelint.style.deviations import deviations

# A line of text, such as a heading, or a number of entries of a form.
Part = str | tuple[str, int]

TREES = (
    "Amber", "Birch", "Cedar", "Dogwood", "Elder", "Fir", "Ginkgo", "Hazel", "Ivy", "Juniper", "Larch", "Maple",
)  # fmt: skip


def filled(form: str, number: int) -> str:
    """An entry in a form; TITLE, URL, `N.`, `N` at its start, and § (a number) differ in each entry."""
    title = f"{TREES[number % len(TREES)]} Networks for Task {number}"
    url = f"https://arxiv.org/abs/24{number % 12 + 1:02}.{number:05}"
    line = form.replace("TITLE", title).replace("URL", url)
    line = line.replace("N.", f"{number}.").replace("§", str(number))
    return f"{number}{line[1:]}" if line[0] == "N" else line


def listed(*forms: tuple[str, int]) -> str:
    """A list of entries: so many in each form, in order, from the first line on."""
    every = [form for form, count in forms for _ in range(count)]
    return "\n".join(filled(form, number) for number, form in enumerate(every, 1)) + "\n"


def in_parts(parts: list[Part]) -> str:
    """Return a list with these parts; for what differs in each entry, see `filled`."""
    lines = ["# Papers", ""]
    number = 0
    for part in parts:
        if isinstance(part, str):
            lines += ["", part, ""]
            continue
        form, count = part
        for _ in range(count):
            number += 1
            lines.append(filled(form, number))
    return "\n".join(lines) + "\n"


def deviations_in(text: str, settings: dict[str, Any]) -> list[str]:
    """Return a line for each deviation; `?` means that it isn't certain, an arrow shows the edit."""
    style = learn(read(Source(text)), settings)
    lines = []
    for layout in style.layouts:
        for deviation in deviations(style, layout):
            line = style.document.source.line_of(deviation.start)
            before = text[deviation.start : deviation.end] if deviation.kind != "order" else "…"
            edit = f" | {before} → {deviation.expected}" if deviation.edit else ""
            mark = "" if deviation.certain else "?"
            lines.append(f"{line} {deviation.kind}{mark}: {deviation.message}{edit}")
    return lines


def deviations_of(usual: str, last: str, number: int = 12) -> list[str]:
    """Return the deviations of an entry after so many entries in the usual form."""
    line = f"{number + 3} "
    lines = deviations_in(in_parts([(usual, number), (last, 1)]), {})
    assert all(found.startswith(line) or "\n" in usual + last for found in lines), lines
    return [found.partition(" ")[2] for found in lines]
