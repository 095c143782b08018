"""Kept blocks with numbers: how many entries there are, as text, as a badge, as a table or as a picture."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from awesomelint.analysis.statistics import KINDS, Group, group
from awesomelint.facts import fact
from awesomelint.markdown.escape import as_text
from awesomelint.model import ListDocument, Section
from awesomelint.rewriting.kept_blocks.options import OptionError, Options, Wanted
from awesomelint.source import Span
from awesomelint.util.regex import lazy_pattern
from awesomelint.util.text import plural

COUNT_OPTIONS = ("section",)
BADGE_OPTIONS = ("section", "label", "color")
STATS_OPTIONS = ("by", "max", "picture")
_MOST = 10
_PICTURE = lazy_pattern(r"(?:[\w-][\w.-]*/)*[\w-][\w.-]*\.svg", 0)


def count(document: ListDocument, wanted: Wanted) -> Iterator[str]:
    """Yield the number of entries: within a line only the number, else a sentence."""
    number, sections = _counted(document, wanted.span, wanted.options)
    if not wanted.is_line:
        yield str(number)
        return
    entries = plural(number, "entry")
    yield f"{entries} in {plural(sections, 'section')}." if sections > 1 else f"{entries}."


def badge(document: ListDocument, wanted: Wanted) -> Iterator[str]:
    """Yield a static badge of shields.io; within a line as HTML, which is shown even where Markdown is not."""
    # Imported late: few lists have a badge.
    from urllib.parse import quote

    options = wanted.options
    number, _ = _counted(document, wanted.span, options)
    label, color = options.text("label", "papers"), options.text("color", "blue")
    parts = (part.replace("-", "--").replace("_", "__").replace(" ", "_") for part in (label, str(number)))
    url = f"https://img.shields.io/badge/{'-'.join(quote(part, safe='') for part in parts)}-{quote(color, safe='')}"
    shown = f"{number} {label}"
    yield f"![{as_text(shown)}]({url})" if wanted.is_line else f'<img alt="{escape(shown)}" src="{url}">'


def stats(document: ListDocument, wanted: Wanted) -> Iterator[str]:
    """Yield a table for each kind of name, or a picture with the numbers as its text."""
    options = wanted.options
    groups = shown_groups(document, options)
    if options.given("picture"):
        yield f"![{_description(groups)}]({picture_of(options)})"
        return
    for number, one in enumerate(groups):
        if number:
            yield ""
        yield f"| {one.by} | entries |"
        yield "| --- | ---: |"
        for name, size in one.counts:
            yield f"| {as_text(name) or '–'} | {size} |"


def shown_groups(document: ListDocument, options: Options) -> list[Group]:
    """Return the groups of a block of statistics."""
    most = options.number("max", _MOST, 1, 1000)
    return [group(document.entries, by).largest(most) for by in options.choices("by", "year", KINDS)]


def picture_of(options: Options) -> str:
    """Return the path of the picture of a block; it is below the folder of the list."""
    path = options.text("picture", "stats.svg")
    if not _PICTURE.fullmatch(path):
        raise OptionError(
            f"picture={path}: expected a file name such as stats.svg, in the folder of the list or below"
        )
    return path


def _description(groups: Sequence[Group]) -> str:
    parts = (f"{one.by}: {', '.join(f'{name} {size}' for name, size in one.counts)}" for one in groups)
    return as_text(f"Entries by {'; '.join(parts)}")


def _counted(document: ListDocument, span: Span, options: Options) -> tuple[int, int]:
    """Return how many entries a block counts, and in how many sections: all, or those in a section and below it."""
    if not options.given("section"):
        return len(document.entries), sum(bool(section.entries) for section in document.sections)
    section = _section(document, span, options.text("section", ""))
    return section_sizes(document)[section.span.start], 1


@fact
def section_sizes(document: ListDocument) -> Counter[int]:
    """Return the number of entries of each section and those below it, by the offset of its heading."""
    sizes: Counter[int] = Counter()
    for entry in document.entries:
        section = entry.section
        while section.parent is not None:
            sizes[section.span.start] += 1
            section = section.parent
    return sizes


def _section(document: ListDocument, span: Span, name: str) -> Section:
    """Return the section with a name, or without one the section that a block is in."""
    sections = document.sections[1:]
    if name:
        section = _sections_by_name(document).get(_name(name))
        if section is None:
            raise OptionError(f"section={name}: there is no such section")
        return section
    at = bisect_right(sections, span.start, key=lambda section: section.span.start) - 1
    if at < 0:
        raise OptionError('section: the block is above the first section; name one, as in section="Surveys"')
    return sections[at]


@fact
def _sections_by_name(document: ListDocument) -> dict[str, Section]:
    return {_name(section.title): section for section in reversed(document.sections[1:])}


def _name(title: str) -> str:
    return " ".join(title.split()).casefold()
