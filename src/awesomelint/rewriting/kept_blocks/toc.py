"""The table of contents that a kept block has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesomelint.analysis.anchors import Heading, anchors
from awesomelint.analysis.blocks import by_kind
from awesomelint.analysis.contents import is_omitted
from awesomelint.facts import fact
from awesomelint.markdown.escape import as_text
from awesomelint.model import ListDocument
from awesomelint.rewriting.kept_blocks.counts import section_sizes
from awesomelint.rewriting.kept_blocks.options import Wanted

OPTIONS = ("level", "depth", "counts")


def toc(document: ListDocument, wanted: Wanted) -> Iterator[str]:
    """Yield a line for each heading below the block, indented by its level, with the bullet of the list's own items."""
    options = wanted.options
    headings = [heading for heading in _headings(document) if heading.span.start >= wanted.span.end]
    first = options.number("level", min((heading.level for heading in headings), default=1), 1, 6)
    last = first + options.number("depth", 2, 1, 6) - 1
    sizes = section_sizes(document) if options.given("counts") else {}
    mark = bullet(document)
    above: list[int] = []
    for heading in headings:
        if not first <= heading.level <= last:
            continue
        while above and above[-1] >= heading.level:
            above.pop()
        size = sizes.get(heading.span.start)
        indent = " " * (len(mark) + 1) * len(above)
        above.append(heading.level)
        yield f"{indent}{mark} [{as_text(heading.text)}](#{heading.slug}){f' ({size})' if size else ''}"


@fact
def _headings(document: ListDocument) -> list[Heading]:
    """Return the headings of sections that can be linked to: not those of entries, nor those with `omit in toc`."""
    entries = {
        document.source.line_of(entry.span.start) for entry in document.entries if entry.kind == "heading"
    }
    return [
        heading
        for heading in anchors(document).headings
        if heading.slug
        and document.source.line_of(heading.span.start) not in entries
        and not is_omitted(document, heading)
    ]


@fact
def bullet(document: ListDocument) -> str:
    """Return the bullet that most items of a list have."""
    marks = Counter(block.marker for block in by_kind(document)["item"] if block.marker in ("-", "*", "+"))
    return next((mark for mark, _ in marks.most_common(1)), "-")
