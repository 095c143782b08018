"""Find the section for a new entry: by its name, or the one that its title and tags fit best."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from awesomelint.analysis.contents import section_key
from awesomelint.analysis.works.title_similarity import content_words, stems
from awesomelint.errors import UserError
from awesomelint.model import ListDocument, Section
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.regex import FOUR_DIGIT_YEAR
from awesomelint.writing.works import NewWork

# A word of a section's title counts as much as in so many of its entries; so does a tag of the work.
_TITLE_WEIGHT, _TAG_WEIGHT = 6, 3
# The most sections that a message names.
_MAX_NAMED = 12


class Choice(NamedTuple):
    """A section, and the words by which it was chosen; none if it was named."""

    section: Section
    words: tuple[str, ...] = ()


def choose(document: ListDocument, name: str, work: NewWork) -> Choice:
    """Return the section with a name, or without a name the section that fits a work best.

    Raises `UserError` if there is none.

    A name may have those of the sections above before it: `Models > Survey`. Of several sections with the name, or
    of those in it if it has no entries of its own, the one that fits best is returned.
    """
    if name:
        found = [part for section in named(document, name) for part in with_entries(section)]
        if not found:
            raise UserError(
                f"{document.source.path}: the section “{name}” has no entries to write the new one like"
            )
        return Choice(found[0]) if len(found) == 1 else best(found, work) or Choice(found[0])
    if work.section:
        own = [
            section for section in document.sections if section.path == list(work.section) and section.entries
        ]
        if own:
            return Choice(own[0])
    found = [section for section in document.sections if section.entries]
    if len(found) == 1:
        return Choice(found[0])
    choice = best(found, work)
    if choice is None:
        raise UserError(
            f"{document.source.path}: no section fits “{work.title}”; name one with --section: {_names(found)}"
        )
    return choice


def named(document: ListDocument, name: str) -> list[Section]:
    """Return the sections with a name; raises `UserError` if there is none, with the nearest name."""
    wanted = [section_key(part) for part in name.split(" > ")]
    keys = {
        section: [section_key(title) for title in section.path or [section.title]]
        for section in document.sections
    }
    found = [section for section, path in keys.items() if path[-len(wanted) :] == wanted]
    # A title may contain the separator.
    found = found or [section for section, path in keys.items() if path[-1] == section_key(name)]
    if found:
        return found
    titles = {section_key(section.title): section.title for section in document.sections if section.title}
    near = get_close_matches(wanted[-1], titles, n=1)
    hint = f"did you mean “{titles[near[0]]}”?" if near else f"the list has {_names(document.sections)}"
    raise UserError(f"{document.source.path}: there is no section “{name}”; {hint}")


def with_entries(section: Section) -> list[Section]:
    """Return a section, or those below it if it has no entries of its own."""
    if section.entries:
        return [section]
    return [part for part in section.walk() if part.entries and not part.hidden]


def best(sections: Sequence[Section], work: NewWork) -> Choice | None:
    """Return the section whose title and entries share most words with a work; None if none shares any.

    A word counts less the more sections have it. Sections of another year are left out.
    """
    sections = _of_year(sections, work)
    words = Counter(stems(work.title))
    for text in (*work.tags, *work.section):
        for word in stems(text):
            words[word] += _TAG_WEIGHT
    weights = [_weights(section) for section in sections]
    having = Counter(word for counts in weights for word in counts)
    ranked = []
    for at, counts in enumerate(weights):
        size = math.log(2 + len(sections[at].entries))
        shares = {
            word: number * math.log(1 + len(sections) / having[word]) * math.log(1 + counts[word]) / size
            for word, number in words.items()
            if word in counts
        }
        ranked.append((sum(shares.values()), -at, shares))
    if not ranked:
        return None
    score, at, shares = max(ranked, key=lambda item: item[:2])
    if not score:
        return Choice(sections[0]) if len(sections) == 1 else None
    deciding = sorted(shares, key=shares.__getitem__, reverse=True)[:3]
    return Choice(sections[-at], tuple(_written(stem, work) for stem in deciding))


def _written(stem: str, work: NewWork) -> str:
    """Return the word of a work that has a stem."""
    words = (word for text in (work.title, *work.tags, *work.section) for word in content_words(text))
    return next((word for word in words if word.startswith(stem)), stem)


def _weights(section: Section) -> Counter[str]:
    counts = Counter(word for entry in section.entries for word in stems(entry.title))
    counts.update(word for entry in section.entries for tag in entry.tags for word in stems(tag))
    for word in stems(" ".join(section.path)):
        counts[word] += _TITLE_WEIGHT
    return counts


def _of_year(sections: Sequence[Section], work: NewWork) -> Sequence[Section]:
    year = work.date[:4] or work.venue_year
    years = [FOUR_DIGIT_YEAR.findall(" ".join(section.path)) for section in sections]
    if not year or not any(years):
        return sections
    fitting = [section for section, found in zip(sections, years, strict=True) if year in found]
    neutral = [section for section, found in zip(sections, years, strict=True) if not found]
    return fitting or neutral or sections


def _names(sections: Iterable[Section]) -> str:
    names = list(dict.fromkeys(f"“{section.title}”" for section in sections if section.title))
    more = len(names) - _MAX_NAMED
    return ", ".join(names[:_MAX_NAMED]) + (f" and {more} more" if more > 0 else "")
