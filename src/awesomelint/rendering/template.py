"""Fill a template: its placeholders become the works, their number, a table of contents and statistics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from awesomelint.analysis.kept_blocks import kept_blocks
from awesomelint.analysis.placeholders import placeholders
from awesomelint.analysis.statistics import group
from awesomelint.analysis.works.match import compare
from awesomelint.errors import UserError
from awesomelint.findings import Edit
from awesomelint.fixing.edits import apply
from awesomelint.markdown.escape import as_text
from awesomelint.model import ListDocument
from awesomelint.reading import read
from awesomelint.rendering.writers import Writer, writable
from awesomelint.rewriting.kept_blocks import END, comment_with_hash, inner_of
from awesomelint.source import Source, Span
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.text import nearest
from awesomelint.writing.kept_block import comment_of
from awesomelint.writing.proof import says
from awesomelint.writing.works import NewWork

# What fills a placeholder, by its name.
_NAMES = {
    **dict.fromkeys(("section_template", "sections", "entries", "papers"), "works"),
    **dict.fromkeys(("table_of_content", "table_of_contents", "contents", "toc"), "toc"),
    **dict.fromkeys(("statistics_template", "statistics", "stats"), "stats"),
    **dict.fromkeys(("n_papers", "n_works"), "papers"),
    **dict.fromkeys(("n_entries", "n_sections"), "number"),
}
# These are several lines.
_BLOCKS = frozenset(("works", "toc", "stats"))
# What statistics show, if works have it.
_COUNTED = ("year", "venue", "tag")
_MAX_LEVEL = 6


class Filled(NamedTuple):
    """A filled template, how many works are in it, and those that could not be written."""

    source: Source
    number: int
    left: list[NewWork]


def is_template(document: ListDocument) -> bool:
    """Whether a file has a placeholder that works fill."""
    return any(_NAMES.get(_name(document, span)) == "works" for span in placeholders(document))


def fill(template: ListDocument, works: Sequence[NewWork], writer: Writer) -> Filled:
    """Return a template with its placeholders filled; raises `UserError` for those that nothing fills.

    Works are in the order in which they are given, in sections in the order of their first works. What is written is
    read again: a work that is not read as it was given is left out.
    """
    page = _Page(template, works, writer)
    while page.shown:
        source, lines = page.written()
        document = read(source)
        failed = page.failing(document, lines)
        if not failed:
            page.count(document, lines)
            break
        for at in failed:
            page.next_way(at)
    source, _ = page.written()
    return Filled(_with_blocks(source), len(page.shown), page.left)


def _name(document: ListDocument, span: Span) -> str:
    return document.source.text[span.start : span.end].strip("{} ")


class _Section:
    """A section of the filled template: the positions of its works, and its subsections by their titles."""

    def __init__(self) -> None:
        self.works: list[int] = []
        self.sections: dict[str, _Section] = {}

    def depth(self) -> int:
        """Return how many levels of sections are below."""
        return max((1 + section.depth() for section in self.sections.values()), default=0)

    def number(self) -> int:
        """Return how many sections have works of their own."""
        return bool(self.works) + sum(section.number() for section in self.sections.values())


class _Page:
    """A template on the way to a page: the way in which each work is written, and what the placeholders become."""

    def __init__(self, template: ListDocument, works: Sequence[NewWork], writer: Writer) -> None:
        self.template = template
        self.writer = writer
        self.spans = _checked(template)
        self.works = [writable(work, writer) for work in works]
        self.ways = [writer.candidates(work) for work in self.works]
        self.left: list[NewWork] = []
        self.shown: dict[int, str] = dict.fromkeys(range(len(self.works)), "")
        self.numbers: dict[str, int] = {}
        self.counted: list[str] = []
        for at in range(len(self.works)):
            self.next_way(at)

    def next_way(self, at: int) -> None:
        """Write a work in another way; leave it out if there is none."""
        if (text := next(self.ways[at], None)) is None:
            del self.shown[at]
            self.left.append(self.works[at])
        else:
            self.shown[at] = text

    def tree(self) -> _Section:
        """Return the sections with the works that are shown."""
        root = _Section()
        for at in self.shown:
            section = root
            for title in self.works[at].section:
                section = section.sections.setdefault(title, _Section())
            section.works.append(at)
        return root

    def written(self) -> tuple[Source, dict[int, int]]:
        """Return the page, and the 1-based line on which each work begins."""
        source, tree = self.template.source, self.tree()
        lines: dict[int, int] = {}
        edits = []
        extra = 0
        for span in self.spans:
            name = _name(self.template, span)
            kind = _NAMES[name]
            if kind == "works":
                line = source.line_of(span.start) + extra
                text = self._sections(tree, self._level(span), line, lines)
            else:
                text = self._other(kind, name, tree, span)
            extra += text.count("\n")
            edits.append(Edit(*span, text))
        return source.with_text(apply(source.text, edits)), lines

    def _other(self, kind: str, name: str, tree: _Section, span: Span) -> str:
        nl = self.template.source.newline
        if kind == "toc":
            options = {"level": str(self._first_level()), "depth": str(max(tree.depth(), 1))}
            return f"{comment_of('toc', options)}{nl}{END}"
        if kind == "stats":
            by = ",".join(self.counted)
            return f"{comment_of('stats', {'by': by})}{nl}{END}" if by else ""
        if name == "n_sections":
            return str(tree.number())
        return str(self.numbers.get(kind, len(self.shown)))

    def _first_level(self) -> int:
        """Return the level of the sections of works."""
        spans = (span for span in self.spans if _NAMES[_name(self.template, span)] == "works")
        return next(map(self._level, spans), 2)

    def _level(self, span: Span) -> int:
        """Return the level of headings at a placeholder: below that of the heading above it."""
        above = [section for section in self.template.sections[1:] if section.span.start < span.start]
        return min(above[-1].level + 1, _MAX_LEVEL) if above else 2

    def _sections(self, section: _Section, level: int, line: int, lines: dict[int, int]) -> str:
        """Return the works of a section and those below it; adds the line of each work to `lines`."""
        nl, writer = self.template.source.newline, self.writer
        text = writer.header if section.works else ""
        for number, at in enumerate(section.works):
            text += writer.gap if number else ""
            lines[at] = line + text.count("\n")
            text += writer.numbered(self.shown[at], number, len(section.works))
        for title, below in section.sections.items():
            text += (nl * 2 if text else "") + f"{'#' * level} {as_text(title)}{nl * 2}"
            text += self._sections(below, min(level + 1, _MAX_LEVEL), line + text.count("\n"), lines)
        return text

    def failing(self, document: ListDocument, lines: Mapping[int, int]) -> list[int]:
        """Return the works that are not read as they were given."""
        entries = {entry.line: entry for entry in document.entries}
        return [
            at
            for at, line in lines.items()
            if (entry := entries.get(line)) is None or not says(entry, self.works[at])
        ]

    def count(self, document: ListDocument, lines: Mapping[int, int]) -> None:
        """Count works that are listed several times once, and choose what the statistics show."""
        ours = set(lines.values())
        entries = [entry for entry in document.entries if entry.line in ours]
        again = {pair.later.entry for pair in compare(document).pairs if pair.first.entry.line in ours}
        self.numbers["papers"] = sum(entry not in again for entry in entries)
        self.counted = [by for by in _COUNTED if group(entries, by).counts]


def _checked(template: ListDocument) -> list[Span]:
    """Return the placeholders; raises `UserError` if nothing fills one of them, or it is not where it can be filled."""
    source = template.source
    spans = placeholders(template)
    problems = list(_problems(template, spans))
    if not problems and not any(_NAMES[_name(template, span)] == "works" for span in spans):
        problems = [(1, "there is no placeholder for the works; put {section_template} on a line of its own")]
    if problems:
        raise UserError("\n".join(f"{source.path}:{line}: {problem}" for line, problem in problems))
    return spans


def _problems(template: ListDocument, spans: Sequence[Span]) -> Iterator[tuple[int, str]]:
    source = template.source
    is_filled = False
    for span in spans:
        name, line = _name(template, span), source.line_of(span.start)
        kind = _NAMES.get(name)
        if kind is None:
            near = nearest(name, _NAMES)
            hint = f"did you mean “{near}”?" if near else f"the placeholders are {', '.join(_NAMES)}"
            yield line, f"nothing fills the placeholder “{name}”; {hint}"
        elif kind in _BLOCKS and source.line_text(line).strip() != source.text[span.start : span.end]:
            yield line, f"the placeholder “{name}” must be alone on its line"
        elif kind == "works" and is_filled:
            yield line, f"the works are on a line above; remove the placeholder “{name}”"
        is_filled = is_filled or kind == "works"


def _with_blocks(source: Source) -> Source:
    """Return a page with its new blocks filled."""
    document = read(source)
    edits = []
    for block in kept_blocks(document).blocks:
        if block.kind in _BLOCKS and not source.text[slice(*block.inner)].strip():
            inner = inner_of(document, block)
            begin = comment_with_hash(source.text[slice(*block.begin)], inner)
            edits.append(Edit(block.begin.start, block.inner.end, begin + inner))
    return source.with_text(apply(source.text, edits))
