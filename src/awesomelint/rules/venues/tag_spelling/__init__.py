"""A tag with several spellings: `icl` and `in-context learning`, `Red Teaming` and `Red-Teaming`.

## Why
Tags are for searching and counting, and two spellings separate what belongs together.

## Wrong
    - [In-context Learning and Induction Heads](https://arxiv.org/abs/2209.11895). `in-context-learning`.
    - [Transformers are Universal In-context Learners](https://arxiv.org/abs/2408.01367). `in-context learning`.
    - [Many-Shot In-Context Learning](https://arxiv.org/abs/2404.11018). `in-context learning`.

## Right
    - [In-context Learning and Induction Heads](https://arxiv.org/abs/2209.11895). `in-context learning`.
    - [Transformers are Universal In-context Learners](https://arxiv.org/abs/2408.01367). `in-context learning`.
    - [Many-Shot In-Context Learning](https://arxiv.org/abs/2404.11018). `in-context learning`.

## Fix
Unsafe: replaces the rarer spelling with the more common one. Which spelling is right is the maintainer's
choice.

## Severity
Warning for a typo, and if the list clearly prefers one spelling: it is used three times as often as the
other, or at least half as often again if one is an acronym. Otherwise, and for venues with their year
(`ACL2021-short`), a note.

## Notes
Two tags are the same if they differ only in letter case, hyphens, spaces, a plural, or a typo in a long word,
or if one consists of the initials of the other. Tags with different meanings are not the same: `ood` and `ood
generalization`, `interpretability` and `mechanistic interpretability`, `C` and `C#`. Lists with few tags, or
only code, are not checked, and neither are free keywords: several in each entry, many of them used only once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from awesomelint.fields import venues
from awesomelint.model import Entry
from awesomelint.rules.api import Context, Edit, Found, Severity, Span, rule, unsafe
from awesomelint.rules.venues.tag_spelling.variants import Variant, find_variants
from awesomelint.util.regex import YEAR

# A vocabulary has hardly so many tags that are used only once.
_MANY_TAGS = 100
# Characters around a tag: backticks, brackets, emphasis, or the separators of a list of tags.
_AROUND = frozenset("`*[](){}|&,;/，；、_·")


@rule("tag-spelling", group="venues", severity=Severity.WARNING, fix="unsafe", changes=("tags", "spelling"))
def check(context: Context) -> Iterator[Found]:
    """Report every use of a spelling that is not the most common spelling of a tag."""
    document = context.document
    tagged = [entry for entry in document.entries if entry.tags]
    # Code in descriptions and unpaired brackets are not tags; lists with tags have them in many entries.
    if len(tagged) < 8 or len(tagged) < 0.1 * len(document.entries) or _are_free(tagged):
        return
    variants = find_variants(tagged, (entry.title for entry in document.entries))
    for entry in tagged:
        # The offset after the last occurrence, in case an entry has a tag twice.
        searched: dict[str, int] = {}
        for tag in entry.tags:
            variant = variants.get(tag)
            if variant is None or _is_misspelled_venue(tag, variant.right):
                continue
            span = _find_tag(entry, tag, searched.get(tag, entry.span.start))
            if span is not None:
                searched[tag] = span.end
                yield _make_finding(tag, variant, span)


def _is_misspelled_venue(tag: str, right: str) -> bool:
    """Whether two tags differ only in the acronym of a venue, which `venue-spelling` reports."""
    wrong_words, words = tag.split(), right.split()
    different = [pair for pair in zip(wrong_words, words, strict=False) if pair[0] != pair[1]]
    if len(wrong_words) != len(words) or len(different) != 1:
        return False
    acronym = different[0][1]
    is_venue = acronym in venues.spellings().get(acronym.lower(), ("", ()))[1]
    return is_venue and sum(letter.isupper() for letter in acronym) > 1


def _are_free(tagged: list[Entry]) -> bool:
    """Whether the tags are free keywords or names, rather than a vocabulary.

    They are if a fourth of the tags are used only once, or nearly all if most entries have a single tag; or if
    there are many tags, most of which are used only once, whatever a few common ones are.
    """
    counts = Counter(tag for entry in tagged for tag in entry.tags)
    total, unique = counts.total(), sum(count == 1 for count in counts.values())
    if unique >= max(_MANY_TAGS, 0.5 * len(counts)):
        return True
    return unique >= (0.25 if total >= 1.5 * len(tagged) else 0.8) * total


def _make_finding(tag: str, variant: Variant, span: Span) -> Found:
    times = f"{variant.times} times" if variant.times > 1 else "once"
    return Found(
        span,
        f"tag “{tag}” is spelled “{variant.right}” elsewhere in this list ({times})",
        None if variant.sure and not _is_edition(variant.right) else Severity.NOTE,
        fix=unsafe(f"Replace `{tag}` with `{variant.right}`", Edit(*span, variant.right)),
    )


def _is_edition(tag: str) -> bool:
    """Whether a tag is a venue, known or not, with its year: `ACL 21 short`, `2021 Genome Biology`."""
    return YEAR.search(tag) is not None or any(mention.year for mention in venues.find(tag))


def _find_tag(entry: Entry, tag: str, offset: int) -> Span | None:
    """Find a tag in an entry, from an offset on: outside of its title and links, and with a tag's marks
    around it.
    """
    text, (start, stop) = entry.source.text, entry.span
    excluded = [entry.title_span, *(link.span for link in entry.links)]
    at = text.find(tag, offset, stop)
    while at >= 0:
        end = at + len(tag)
        before = text[max(start, at - 3) : at].rstrip()[-1:]
        after = text[end : min(stop, end + 3)].lstrip()[:1]
        is_marked = before in _AROUND and (after in _AROUND or not after)
        if is_marked and not any(span.start < end and at < span.end for span in excluded):
            return Span(at, end)
        at = text.find(tag, end, stop)
    return None
