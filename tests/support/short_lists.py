"""Lists of a few entries in the forms that a test names."""

from __future__ import annotations

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
