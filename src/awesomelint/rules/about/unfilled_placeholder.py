"""A placeholder of a template that nobody filled in: `YYYY-MM-DD`, `xxxx`, `TODO`, `{{title}}`, `https://example.com`.

## Why
The form that is copied for a new entry is filled in from left to right, and what comes last is forgotten.

## Wrong
    - [Layer Normalization](https://arxiv.org/abs/1607.06450), YYYY-MM-DD. [[code](https://github.com/username/repo)]

## Right
    - [Layer Normalization](https://arxiv.org/abs/1607.06450), 2016-07-21.

## Fix
None: only a person knows what belongs there.

## Severity
A note: a file may be a template by design.

## Notes
Looked for in entries only, and never in code: what stands in a guide for contributors is an example. A line that is
nothing but `{name}`, and `{{name}}` anywhere, are told too, for the page shows them as they are. An entry in which nothing
is filled in is told by `empty-entry`, a link to nowhere by `empty-link`, an arXiv address without its identifier by
`broken-arxiv-id`. The hosts `example.com`, `.net` and `.org` are kept for examples (RFC 2606).
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.positions import entry_at, in_formula, in_url, is_verbatim, parts_at
from awesomelint.model import Entry, ListDocument, Reference
from awesomelint.rules.api import Context, Found, Severity, Span, rule
from awesomelint.util.regex import lazy_pattern

# One of these must be there; looking for them costs less than any pattern.
_SIGNS = (
    "{{",
    "YYYY",
    "yyyy",
    "20XX",
    "20xx",
    "xxxx",
    "XXXX",
    "TODO",
    "TBD",
    "TBA",
    "FIXME",
    "<your",
    "<paper",
    "<title",
    "<insert",
)

# The first character is of a class, which is found fast; what must stand before it and behind it is looked at then.
_WORDS = lazy_pattern(
    r"(?m)[YyMmDd2xXTF<{](?:(?<=[YyMmDd2])(?<![\w/.-].)"
    r"(?:(?:(?<=Y)YYY|(?<=y)yyy)(?:[-/.](?:MM|mm))?(?:[-/.](?:DD|dd))?"
    r"|(?:(?<=M)M|(?<=m)m|(?<=D)D|(?<=d)d)[-/.](?:DD|dd|MM|mm)[-/.](?:YYYY|yyyy)|(?<=2)0(?:XX|xx))(?![\w/-])"
    r"|(?<=[xX])(?<![\w./-].)[xX]{3,11}(?:\.[xX]{4,5})?(?![\w/-])"
    r"|(?<=[TF])(?:(?<=[\[(|:,*].)|(?<=[\[(|:,*]\s.)|(?<=[\[(|:,*]\s\s.)|(?<=[\[(|:,*]\s\s\s.))"
    r"(?:(?<=T)(?:ODO|BD|BA)|(?<=F)IXME)(?=\s{0,3}(?:[\])|,;.*]|$))"
    r"|(?<=<)(?:your|insert|paper|title)(?:[ _-][a-z][a-z _-]{0,40})?>(?!\s*</)"
    r"|(?<=\{)(?<![{\\=\w].)\{ ?(?!site\.|page\.)[A-Za-z_][\w.]* ?\}\}(?!\}))"
)
_LONE = lazy_pattern(r"(?m)^[ \t]*(\{[a-z][\w-]*\})[ \t]*\r?$")
_URL_SIGNS = ("example.", "//link", "//url", "/xxx", "/your", "/username/", "path/to/")
# What stands for a name of one's own; `yourbasic` is somebody's.
_YOURS = r"your(?:[_-][\w.-]*|(?:user)?name|repo|org|link|url|paper|project)?"
_URL = lazy_pattern(
    rf"(?i)https?://(?:(?:www\.)?example\.(?:com|org|net)(?:[/?#]|$)|(?:link|url|xxx+|{_YOURS})(?:[/?#]|$)"
    rf"|(?:www\.)?github\.com/(?:xxx+|username|{_YOURS}|user)(?:/|$)|\S*/path/to/)"
)
_TITLE = lazy_pattern(
    r"(?i)(?:(?:the |your )?(?:paper['’]?s? )?title(?: of (?:the |your )?paper)?|paper name|name of (?:the )?paper|your paper)"
)


@rule("unfilled-placeholder", group="about", severity=Severity.NOTE)
def check(context: Context) -> Iterator[Found]:
    """Report words, addresses and titles that only templates have."""
    document = context.document
    text = document.source.text
    if any(sign in text for sign in _SIGNS):
        yield from _words(document)
    if any(sign in text for sign in _URL_SIGNS):
        for reference in document.references:
            if (
                reference.kind != "image"
                and _URL.match(reference.url)
                and entry_at(document, reference.span.start)
            ):
                yield _address(reference)
    if "{" in text:
        yield from _lone(document)
    if "itle" in text or "aper" in text:
        yield from (_title(entry) for entry in document.entries if _is_template(entry))


def _words(document: ListDocument) -> Iterator[Found]:
    text = document.source.text
    for match in _WORDS.finditer(text):
        start, end = match.span()
        entry = entry_at(document, start)
        if text[start] != "{" and (entry is None or _is_in_title(entry, start, end)):
            continue
        if (
            not is_verbatim(document, start)
            and not in_formula(document, start)
            and not in_url(parts_at(document, start), start)
        ):
            yield Found(Span(start, end), f"“{match[0]}” is a placeholder that was not filled in")


def _lone(document: ListDocument) -> Iterator[Found]:
    for match in _LONE.finditer(document.source.text):
        if not is_verbatim(document, match.start(1)):
            yield Found(Span(*match.span(1)), f"“{match[1]}” is a placeholder that was not filled in")


def _is_in_title(entry: Entry, start: int, end: int) -> bool:
    """Whether words are a part of a work's title, and not all of it."""
    title = entry.title_span
    return (
        title is not None
        and title.start <= start
        and end <= title.end
        and end - start < title.end - title.start
    )


def _address(reference: Reference) -> Found:
    return Found(
        reference.url_span or reference.span,
        f"“{reference.url}” is an address from a template, and leads nowhere",
    )


def _is_template(entry: Entry) -> bool:
    # Where no address is filled in either, the entry is empty, and told by another rule.
    return (
        len(entry.title) < 30
        and ("itle" in entry.title or "aper" in entry.title)
        and _TITLE.fullmatch(entry.title) is not None
        and any("://" in link.url for link in entry.links)
    )


def _title(entry: Entry) -> Found:
    return Found(
        entry.title_span or entry.head,
        f"“{entry.title}” stands where the work’s own title belongs",
        key=entry.text,
    )
