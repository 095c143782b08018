"""One tag in several spellings: `icl` and `in-context learning`, `Red Teaming` and `Red-Teaming`.

## Why
Tags are there to be searched and counted; two spellings part what belongs together.

## Wrong
    - [In-context Learning and Induction Heads](https://arxiv.org/abs/2209.11895). `in-context-learning`.
    - [Transformers are Universal In-context Learners](https://arxiv.org/abs/2408.01367). `in-context learning`.
    - [Many-Shot In-Context Learning](https://arxiv.org/abs/2404.11018). `in-context learning`.

## Right
    - [In-context Learning and Induction Heads](https://arxiv.org/abs/2209.11895). `in-context learning`.
    - [Transformers are Universal In-context Learners](https://arxiv.org/abs/2408.01367). `in-context learning`.
    - [Many-Shot In-Context Learning](https://arxiv.org/abs/2404.11018). `in-context learning`.

## Fix
Unsafe: the rarer spelling becomes the more frequent one. What one tag is to be called is for the list's editor to say.

## Severity
A warning where the list prefers one spelling, a note where it does not. A plural or an acronym is a warning only where
the other form is in steady use.

## Notes
Two tags are one when they differ in letter case, hyphens and spaces, in a plural, in one slip within a long word, or
when one is made of the other's initials. Tags that differ in meaning stay apart: `ood` and `ood generalization`,
`interpretability` and `mechanistic interpretability`. Lists that have few tags, or none but code, are not judged.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.model import Entry
from awesomelint.rules.api import Context, Edit, Found, Severity, Span, rule, unsafe
from awesomelint.rules.venues.tag_spelling.variants import Variant, variants

# What stands around a tag: backticks, brackets, emphasis, or the separators of a list of tags.
_AROUND = frozenset("`*[](){}|&,;/，；、_·")


@rule("tag-spelling", group="venues", severity=Severity.WARNING, fix="unsafe", changes=("tags",))
def check(context: Context) -> Iterator[Found]:
    """Report every use of a spelling that is not the one the list uses most."""
    document = context.document
    tagged = [entry for entry in document.entries if entry.tags]
    # Code in descriptions and stray brackets are no tags; where a list has some, many of its entries have.
    if len(tagged) < 8 or len(tagged) < 0.1 * len(document.entries):
        return
    odd = variants(tagged, (entry.title for entry in document.entries))
    for entry in tagged:
        # An entry that has a tag twice has it in two places.
        after: dict[str, int] = {}
        for tag in entry.tags:
            variant = odd.get(tag)
            if (
                variant is not None
                and (span := _place(entry, tag, after.get(tag, entry.span.start))) is not None
            ):
                after[tag] = span.end
                yield _found(tag, variant, span)


def _found(tag: str, variant: Variant, span: Span) -> Found:
    times = f"{variant.times} times" if variant.times > 1 else "once"
    return Found(
        span,
        f"the tag “{tag}” is “{variant.right}” elsewhere in this list ({times})",
        None if variant.sure else Severity.NOTE,
        fix=unsafe(f"Write “{variant.right}”", Edit(*span, variant.right)),
    )


def _place(entry: Entry, tag: str, begin: int) -> Span | None:
    """The first place of a tag in an entry from an offset on: outside of its title and links, with a tag's marks around."""
    text, (start, stop) = entry.source.text, entry.span
    taken = [link.span for link in entry.links] + ([entry.title_span] if entry.title_span is not None else [])
    at = text.find(tag, begin, stop)
    while at >= 0:
        end = at + len(tag)
        before, after = (
            text[max(start, at - 3) : at].rstrip()[-1:],
            text[end : min(stop, end + 3)].lstrip()[:1],
        )
        marked = before in _AROUND and (after in _AROUND or not after)
        if marked and not any(span.start < end and at < span.end for span in taken):
            return Span(at, end)
        at = text.find(tag, end, stop)
    return None
