"""Inline parts of a block's text, with their offsets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

InlineKind = Literal[
    "link", "image", "url", "code", "strong", "em", "bracket", "paren", "quote", "summary", "tag", "comment", "hardbreak", "softbreak",
]  # fmt: skip


class Inline:
    """An inline part, such as a link, emphasis or brackets. A `url` is bare or in angle brackets.

    Offsets count code points of the scanned text: `start` to `end` is the whole part, `inner_start` to `inner_end`
    what its marks enclose (a link's label, code without its backticks). A link or image has its target in `url`, as written but
    without angle brackets and escapes undone, at `url_start` to `url_end`; both are -1 if the target is in a link
    reference definition elsewhere. `children` are the parts inside, in order. The inner offsets of an
    `<img>` are those of its `alt`.
    """

    __slots__ = (
        "children",
        "end",
        "inner_end",
        "inner_start",
        "kind",
        "label",
        "start",
        "url",
        "url_end",
        "url_start",
    )

    def __init__(
        self,
        kind: InlineKind,
        start: int,
        end: int,
        inner_start: int,
        inner_end: int,
        url: str = "",
        url_start: int = -1,
        url_end: int = -1,
    ) -> None:
        self.kind = kind
        self.start = start
        self.end = end
        self.inner_start = inner_start
        self.inner_end = inner_end
        self.url = url
        self.url_start = url_start
        self.url_end = url_end
        # Cached by `render.label_text`.
        self.label: str | None = None
        self.children: list[Inline] = []

    def add(self, part: Inline) -> None:
        """Append a part to the children."""
        self.children.append(part)

    def moved(self, by: int) -> Inline:
        """Return a copy of the part and all inside it, so many code points further on."""
        url_start, url_end = self.url_start, self.url_end
        if url_start >= 0:
            url_start, url_end = url_start + by, url_end + by
        part = Inline(
            self.kind,
            self.start + by,
            self.end + by,
            self.inner_start + by,
            self.inner_end + by,
            self.url,
            url_start,
            url_end,
        )
        if self.children:
            part.children = [child.moved(by) for child in self.children]
        return part

    def __repr__(self) -> str:
        return f"<{self.kind} {self.start}-{self.end} {self.url}>"

    def walk(self) -> Iterator[Inline]:
        """The part and all inside it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()
