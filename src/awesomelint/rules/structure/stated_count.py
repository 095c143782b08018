"""A number that the list says of itself and that its entries do not bear out: “Total number of different papers: 123”.

## Why
The number is written once and the list goes on growing; a badge that says 65 papers over a list of 96 makes the reader
wonder what else is out of date.

## Wrong
    Total number of different papers: **3**

    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
    - [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361)

## Right
    Total number of different papers: **2**

    - [Attention Is All You Need](https://arxiv.org/abs/1706.03762)
    - [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2001.08361)

## Fix
Unsafe: the number counted is written in its place. Look first whether the list means to count something else.

## Severity
A warning where no way of counting gives the number stated. A note where it lies between the papers that bear an
identifier and all that is listed, or is so far off that it must be about something else.

## Notes
Read are statements above the first entry (“Total number of papers: 81”, “a list of 81 papers”), badges of shields.io
(`PaperNumber-81`) and numbers behind a heading: “(45 papers)”, and a bare “(45)” where other headings of the list bear
one that is right. “More than 80” and “80+” are no numbers to be held to. Where the statement says different papers,
each work counts once.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.html_tags import seen
from awesomelint.analysis.works.match import compare
from awesomelint.fields import urls
from awesomelint.model import Entry, Section
from awesomelint.rules.api import Context, Edit, Found, Severity, Span, rule, unsafe
from awesomelint.source import back
from awesomelint.util.regex import YEAR, compiled, lazy_pattern

_NOUN = r"(?:papers?|works?|articles?|publications?|entries|surveys?|篇论文|篇文章|篇)"
_TEXT = (
    compiled(rf"(?i)\bnumber of (different |distinct |unique )?{_NOUN}\W{{1,8}}(\d[\d,]*+)(?![+.%\w])"),
    compiled(
        r"(?i)\b(?:list|collection|repo|repository|total|contains|includes|covers|collects|共收录|共)(?: of)?:?"
        rf"[\s*]*+()(\d[\d,]*+)[\s*]*+(?:different |unique )?{_NOUN}"
    ),
    compiled(rf"(?i)(?<![\d,+])()(\d[\d,]*+) {_NOUN} in total\b"),
)
_BADGE = compiled(
    r"(?i)shields\.io/badge/(?:total(?:[ _-]|%20))?papers?(?:[ _]|%20)?(?:num|number|count|total)?s?()-(\d++)-"
)
_VAGUE = lazy_pattern(r"(?i)(?:over|than|about|around|nearly|almost|approximately|up to|~|超过)\W*$")
# A sentence about another work's number: “our survey covers 120 papers”.
_OTHERS = lazy_pattern(r"(?i)(?:survey|review|book|thesis|benchmark|dataset|综述)[^.!?\n]*$")
_HEADING = compiled(rf"(?i)[(（\[【](\d{{1,4}}) ?({_NOUN})?[)）\]】]\W*$")


@rule("stated-count", group="structure", severity=Severity.WARNING, fix="unsafe")
def check(context: Context) -> Iterator[Found]:
    """Read what stands above the first entry, the badges there, and the headings."""
    document = context.document
    text = document.source.text
    if not document.entries:
        return
    claims = []
    for pattern in (*_TEXT, _BADGE):
        for match in seen(document, pattern, min(document.entries[0].span.start, 20_000)):
            before = text[back(text, match.start(2), 120) : match.start(2)]
            other = _VAGUE.search(before) or _OTHERS.search(before) or YEAR.fullmatch(match[2])
            if pattern is _BADGE or not other:
                claims.append((document.entries, Span(*match.span(2)), bool(match[1])))
    numbered = [
        (section, match)
        for section in document.sections
        for match in _HEADING.finditer(section.title)
        if match[2] or not YEAR.fullmatch(match[1])
    ]
    if not claims and not numbered:
        return
    later = {pair.later.entry for pair in compare(document).pairs}
    right = [
        int(match[1]) in _counts(_entries(section), later, False)
        for section, match in numbered
        if not match[2]
    ]
    for section, match in numbered:
        at = text.rfind(match[1], *section.span)
        if at >= 0 and (match[2] or (sum(right) >= 2 and sum(right) * 2 > len(right))):
            claims.append((_entries(section), Span(at, at + len(match[1])), False))
    for entries, span, different in claims:
        written = text[slice(*span)]
        stated = int(written.replace(",", ""))
        counts = _counts(entries, later, different)
        if not entries or stated in counts:
            continue
        most = counts[0]
        least = sum(1 for entry in entries if entry.arxiv or entry.doi or _leads_to_work(entry))
        unsure = least <= stated <= most or not most <= 2 * stated <= 4 * most
        whole = "list" if entries is document.entries else "section"
        said = f"{written} stated here, but the {whole} has {most} {'different works' if different else 'entries'}"
        fix = unsafe(f"Write {most}", Edit(*span, f"{most:,}" if "," in written else str(most)))
        yield Found(span, said, Severity.NOTE if unsure else None, fix=fix, key="count")


def _counts(entries: list[Entry], later: set[Entry], different: bool) -> list[int]:
    """The numbers that may be meant, the likeliest first: with and without repeated works, and nested entries."""
    once = [entry for entry in entries if entry not in later]
    ways = [once] if different else [entries, once]
    return [len(way) for way in ways] + [sum(entry.parent is None for entry in way) for way in ways]


def _leads_to_work(entry: Entry) -> bool:
    return entry.main_link is not None and urls.is_work(entry.main_link.key)


def _entries(section: Section) -> list[Entry]:
    return [entry for inner in section.walk() if not inner.hidden for entry in inner.entries]
