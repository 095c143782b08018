"""An unfilled placeholder of a template: `YYYY-MM-DD`, `xxxx`, `TODO`, `{{title}}`, `https://example.com`.

## Why
When a template is copied for a new entry, its last fields are easy to forget.

## Wrong
    - [Layer Normalization](https://arxiv.org/abs/1607.06450), YYYY-MM-DD. [[code](https://github.com/username/repo)]

## Right
    - [Layer Normalization](https://arxiv.org/abs/1607.06450), 2016-07-21.

## Fix
None: the actual value is not known.

## Severity
Note, because a file may be a template on purpose.

## Notes
Only entries are checked, and never code: placeholders in a guide for contributors are examples. But a link to
a page of a repository, `https://github.com/your-username/list/blob/main/LICENSE`, is reported anywhere. A line with
only `{name}`, and `{{name}}` anywhere, are reported too, because the page shows them as they are. An entry
with no filled fields is reported by `empty-entry`, a link without a URL by `empty-link`, and an arXiv URL
without its identifier by `broken-arxiv-id`. The domains `example.com`, `.net` and `.org` are reserved for
examples (RFC 2606).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from awesomelint.analysis.placeholders import AFTER_BRACE, alone_on_lines
from awesomelint.analysis.positions import entry_at, is_plain_text
from awesomelint.model import Entry, ListDocument
from awesomelint.rules.api import Context, Found, Severity, Span, rule
from awesomelint.util.regex import lazy_pattern

# A text without any of these needs no pattern match, which is slower.
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

# Starts with a character class, which is fast to search for; lookbehinds then check the text before it.
_WORDS = lazy_pattern(
    r"(?m)[YyMmDd2xXTF<{](?:(?<=[YyMmDd2])(?<![\w/.-].)"
    r"(?:(?:(?<=Y)YYY|(?<=y)yyy)(?:[-/.](?:MM|mm))?(?:[-/.](?:DD|dd))?"
    r"|(?:(?<=M)M|(?<=m)m|(?<=D)D|(?<=d)d)[-/.](?:DD|dd|MM|mm)[-/.](?:YYYY|yyyy)|(?<=2)0(?:XX|xx))(?![\w/-])"
    r"|(?<=[xX])(?<![\w./-].)[xX]{3,11}(?:\.[xX]{4,5})?(?![\w/-])"
    r"|(?<=[TF])(?:(?<=[\[(|:,*].)|(?<=[\[(|:,*]\s.)|(?<=[\[(|:,*]\s\s.)|(?<=[\[(|:,*]\s\s\s.))"
    r"(?:(?<=T)(?:ODO|BD|BA)|(?<=F)IXME)(?=\s{0,3}(?:[\])|,;.*]|$))"
    r"|(?<=<)(?:your|insert|paper|title)(?:[ _-][a-z][a-z _-]{0,40})?>(?!\s*</)"
    r"|(?<=\{)" + AFTER_BRACE + ")"
)
_URL_SIGNS = ("example.", "//link", "//url", "/xxx", "/your", "/username/", "path/to/")
# Placeholders for the user's own name; `yourbasic` is the name of an existing account.
_YOURS = r"your(?:[_-][\w.-]*|(?:user)?name|repo|org|link|url|paper|project)?"
_URL = lazy_pattern(
    rf"(?i)https?://(?:(?:www\.)?example\.(?:com|org|net)(?:[/?#]|$)|(?:link|url|xxx+|{_YOURS})(?:[/?#]|$)"
    rf"|(?:www\.)?github\.com/(?:xxx+|username|{_YOURS}|user)(?:/|$)|\S*/path/to/)"
)
# A page of the list's own repository, which the template of a README has outside of entries.
_PAGE_OF_LIST = lazy_pattern(rf"(?i)https?://(?:www\.)?github\.com/(?:username|{_YOURS})/[\w.-]+/\w")
# A placeholder on more lines is how the list marks what is not known yet.
_HABIT = 4
_TITLE = lazy_pattern(
    r"(?i)(?:(?:the |your )?(?:paper['’]?s? )?title(?: of (?:the |your )?paper)?|paper name|name of (?:the )?paper"
    r"|your paper)"
)


@rule("unfilled-placeholder", group="about", severity=Severity.NOTE)
def check(context: Context) -> Iterator[Found]:
    """Report words, URLs and titles that only occur in templates."""
    document = context.document
    text = document.source.text
    if any(sign in text for sign in _SIGNS):
        yield from _words(document)
    if any(sign in text for sign in _URL_SIGNS):
        for reference in document.references:
            if (
                reference.kind != "image"
                and _URL.match(reference.url)
                and (entry_at(document, reference.span.start) or _PAGE_OF_LIST.match(reference.url))
            ):
                span = reference.url_span or reference.span
                yield Found(span, f"“{reference.url}” is a placeholder URL; replace it")
    if "{" in text:
        yield from _lines(document)
    if "itle" in text or "aper" in text:
        for entry in document.entries:
            if _has_placeholder_title(entry):
                message = f"“{entry.title}” is a placeholder; replace it with the title of the work"
                yield Found(entry.title_span, message, key=entry.text)


def _words(document: ListDocument) -> Iterator[Found]:
    """Report each word once in a line, and only at its first line if the list uses it by habit."""
    by_word: dict[str, dict[int, Span]] = defaultdict(dict)
    for span in _find_words(document):
        word = document.source.text[span.start : span.end]
        by_word[word].setdefault(document.source.line_of(span.start), span)
    for word, lines in by_word.items():
        spans = list(lines.values())
        if len(spans) <= _HABIT:
            yield from (_unfilled(span, word) for span in spans)
        else:
            yield _unfilled(spans[0], word, f" (also in {len(spans) - 1} other lines)")


def _find_words(document: ListDocument) -> Iterator[Span]:
    text = document.source.text
    for match in _WORDS.finditer(text):
        start, end = match.span()
        entry = entry_at(document, start)
        if text[start] != "{" and (entry is None or _is_in_title(entry, start, end)):
            continue
        if is_plain_text(document, start):
            yield Span(start, end)


def _lines(document: ListDocument) -> Iterator[Found]:
    text = document.source.text
    for span in alone_on_lines(document):
        yield _unfilled(span, text[span.start : span.end])


def _unfilled(span: Span, placeholder: str, where: str = "") -> Found:
    return Found(span, f"“{placeholder}” is an unfilled placeholder{where}; replace it")


def _is_in_title(entry: Entry, start: int, end: int) -> bool:
    """Whether a span is part of the title, but not the whole title."""
    title = entry.title_span
    return title.start <= start and end <= title.end and end - start < title.end - title.start


def _has_placeholder_title(entry: Entry) -> bool:
    # Without a URL, `empty-entry` reports the entry.
    return (
        len(entry.title) < 30
        and ("itle" in entry.title or "aper" in entry.title)
        and _TITLE.fullmatch(entry.title) is not None
        and any("://" in link.url for link in entry.links)
    )
