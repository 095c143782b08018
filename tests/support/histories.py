"""Lists that grow: made from a seed, with what each change does to them, so that tests know what came and went."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple

WORDS = [
    "Amber",
    "Birch",
    "Cedar",
    "Dune",
    "Ember",
    "Fjord",
    "Grove",
    "Heath",
    "Islet",
    "Jade",
    "Knoll",
    "Larch",
    "Moor",
    "Nook",
    "Oasis",
    "Pine",
    "Quarry",
    "Reef",
    "Spruce",
    "Tundra",
]
_FORMS: tuple[Callable[[int, str, str, str], str], ...] = (
    lambda _, title, url, date: f"- [{title}]({url}), {date}.",
    lambda _, title, url, date: f"* **{title}** ({date}) [[Paper]({url})]",
    lambda number, title, url, date: f"{number}. {title}. {date}. [[pdf]({url})]",
    lambda _, title, url, date: f"| {title} | {date} | [Link]({url}) |",
)


class Work(NamedTuple):
    """A work of a made list; `number` identifies it."""

    number: int
    title: str
    url: str
    date: str


class MadeList:
    """A list of sections with works, of one form; every change is noted in `added` and `removed`, by number."""

    def __init__(self, seed: int, sections: int = 4, works: int = 8) -> None:
        self.random = random.Random(seed)
        self.form = _FORMS[seed % len(_FORMS)]
        self.is_table = seed % len(_FORMS) == 3
        self.count = 0
        self.sections: list[tuple[str, list[Work]]] = []
        for index in range(sections):
            self.sections.append((f"About {WORDS[index]} Trees", [self.new_work() for _ in range(works)]))
        self.forget()

    def forget(self) -> None:
        """Begin to note changes anew."""
        self.added: set[int] = set()
        self.removed: set[int] = set()

    def new_work(self) -> Work:
        number = self.count
        self.count += 1
        first, second, third = (self.random.choice(WORDS) for _ in range(3))
        title = f"{first} Networks Number {number} for Counting {second} and {third} Birds"
        url = f"https://arxiv.org/abs/{2001 + number // 90000}.{number % 90000 + 1:05}"
        if number % 3 == 1:
            url = f"https://example.org/{first.lower()}/{number}"
        return Work(number, title, url, f"20{number % 20 + 5:02}-0{number % 9 + 1}")

    @property
    def text(self) -> str:
        """The list in Markdown."""
        parts = ["# Papers on Birds\n\nWorks about counting.\n"]
        for title, works in self.sections:
            lines = [self.form(number, *work[1:]) for number, work in enumerate(works, 1)]
            if self.is_table:
                lines = ["| Title | Date | Paper |", "| --- | --- | --- |", *lines]
            parts.append(f"\n## {title}\n\n" + "\n".join(lines) + "\n")
        return "".join(parts)

    def _section(self) -> list[Work]:
        return self.random.choice([works for _, works in self.sections if works])

    def add(self) -> None:
        works = self._section()
        work = self.new_work()
        works.insert(self.random.randrange(len(works) + 1), work)
        self.added.add(work.number)

    def remove(self) -> None:
        works = self._section()
        if len(works) > 3:
            work = works.pop(self.random.randrange(len(works)))
            self.removed.add(work.number)
            if work.number in self.added:
                self.added.discard(work.number)
                self.removed.discard(work.number)

    def move(self) -> None:
        source, target = self._section(), self._section()
        if len(source) > 3:
            target.append(source.pop(self.random.randrange(len(source))))

    def sort(self) -> None:
        self._section().sort(key=lambda work: work.title)

    def redate(self) -> None:
        works = self._section()
        at = self.random.randrange(len(works))
        works[at] = works[at]._replace(date="2031-01")

    def retitle(self) -> None:
        works = self._section()
        at = self.random.randrange(len(works))
        works[at] = works[at]._replace(title=works[at].title.replace("Networks", "Nets"))

    def rename_section(self) -> None:
        at = self.random.randrange(len(self.sections))
        title, works = self.sections[at]
        self.sections[at] = (title.replace("About", "All about"), works)

    def change(self, times: int) -> None:
        """Make some changes of any kind."""
        kinds = (
            *(self.add, self.add, self.add, self.remove, self.move),
            *(self.sort, self.redate, self.retitle, self.rename_section),
        )
        for _ in range(times):
            self.random.choice(kinds)()
