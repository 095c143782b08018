"""The forms of broken links: each function examines one position and yields the broken link there, if any."""

from __future__ import annotations

import re
from collections.abc import Iterator

from awesomelint.analysis.broken_links.brackets import check_brackets, insert_opening_bracket
from awesomelint.analysis.broken_links.model import (
    UNOPENED,
    BrokenLink,
    end_of_line,
    find_opening_bracket,
    is_checkbox_or_footnote,
    malformed_link,
    start_of_line,
    unbalanced_brackets,
    unclosed_link,
    url_with_spaces,
)
from awesomelint.fields import link_labels
from awesomelint.findings import Edit, Fix, Found, safe, unsafe
from awesomelint.markdown.inline import normalise_label
from awesomelint.model import ListDocument, Reference
from awesomelint.source import Span
from awesomelint.util.regex import lazy_pattern
from awesomelint.util.text import shorten

_BEFORE_URL = lazy_pattern(r"([\]］])([ \t]*|[:：][ \t]*)([(（][ \t(]*)$")
_MARKS_BETWEEN = lazy_pattern(r"\](>|\*{1,3}|_{1,3}|`)\($")
_OPENING_MARKS = {">": "<"}
# The rest of a URL that was broken over two lines, up to the closing parenthesis.
_REST_BELOW = lazy_pattern(r"(\r?\n[ \t]*)(?![-*+>#|][ \t])[^\s()\[\]<>|\"]+\)")
# The same, broken within `https://`.
_SPLIT_SCHEME = lazy_pattern(r"(https?:/?)(\r?\n[ \t]*)(?=/)[^\s()\[\]<>|\"]+(?=\))")
# A title after a URL: properly enclosed in quotation marks, or only begun.
_LINK_TITLE = lazy_pattern(r"""[ \t]+"([^"\n]*)"([^"\s()\[\]]{0,3})\)""")
_UNCLOSED_TITLE = lazy_pattern(r"""[ \t]+"[^"\n()\[\]]*(\))[ \t]*\r?$""", re.MULTILINE)
_TITLE = lazy_pattern(r"""[ \t]+["“”][^\s]""")
_TARGET = lazy_pattern(r"\(([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)*+)\)")
# The rest of a URL with spaces, up to the closing parenthesis; punctuation before the space belongs to it.
_REST_OF_URL = lazy_pattern(r"[?!.,:;*_~'\"]*(?:[ \t]+[^\s()\[\]|<>\"]+){1,4}\)")
_TEXT_AND_PARENTHESIS = lazy_pattern(r"\[([^\[\]()]+)\($")
_TEXT_AND_BRACE = lazy_pattern(r"\[([^\[\]{}()]+)(?:\]\{|\}\()$")
_SWAPPED = lazy_pattern(r"\(([^\[\]()]+)\)\[$")
_LINK_INSIDE = lazy_pattern(r"\[[^\[\]]*\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)\)$")
_PATH = lazy_pattern(r"\.{0,2}/|[\w.-]+/|\S+\.(?:md|pdf|png|jpe?g|html?|ipynb|txt|bib)", re.IGNORECASE)
_PATH_TO_END = lazy_pattern(
    r"(?=[.\w-]*+[#/][#.\w/-])[#.\w/-]++(?=[\]}|]|[ \t]*+\r?$|[ \t]++[|\[])", re.MULTILINE
)


def check_bare_url(document: ListDocument, reference: Reference) -> Iterator[BrokenLink]:
    """Check a bare URL, which may have been meant as the URL of a link."""
    text = document.source.text
    start = reference.span.start
    end = _end_of_bare_url(reference)
    first = start_of_line(text, start)
    before, after = text[first:start], text[end : end + 2]
    url = text[start:end]
    if opening := _BEFORE_URL.search(before):
        yield from _check_target(document, Span(start, end), first + opening.start(), opening)
    elif after[:1] == ")" and (marks := _MARKS_BETWEEN.search(before)):
        yield from _check_marks_between(text, first + marks.start(), marks[1], Span(start, end))
    elif after[:1] == ")" and before.endswith("]9") and (label := find_opening_bracket(text, start - 2)) >= 0:
        fix = safe("Replace `9` with `(`", Edit(start - 1, start, "("))
        yield malformed_link(text, Span(label, end + 1), "has “9” instead of “(” before the URL", fix)
    elif after[:1] == "]" and before.endswith("][") and normalise_label(url) not in document.definitions:
        title = "Replace the square brackets with parentheses"
        fix = safe(title, Edit(start - 1, start, "("), Edit(end, end + 1, ")"))
        yield malformed_link(
            text,
            Span(start - 1, end + 1),
            "is in square brackets; a link needs parentheses around its URL",
            fix,
        )
    elif after[:1] == "]" and (match := _SWAPPED.search(before)):
        label = first + match.start()
        edits = Edit(label, label + 1, "["), Edit(start - 2, start, "]("), Edit(end, end + 1, ")")
        fix = safe(f"Replace with `[{match[1]}]({shorten(url)})`", *edits)
        problem = "has its brackets and parentheses swapped; a link is [text](URL)"
        yield malformed_link(text, Span(label, end + 1), problem, fix)
    elif after[:1] in ("}", ")") and (match := _TEXT_AND_BRACE.search(before)):
        title = f"Replace with `[{match[1]}]({shorten(url)})`"
        fix = safe(title, Edit(start - 2, start, "]("), Edit(end, end + 1, ")"))
        span = Span(first + match.start(), end + 1)
        yield malformed_link(text, span, "has a brace instead of a bracket or parenthesis", fix)
    elif after[:1] == ")" and before.endswith("]") and (label := find_opening_bracket(text, start - 1)) >= 0:
        yield _missing_parenthesis(text, label, Span(start, end))
    elif (
        after == ")]"
        and (match := _TEXT_AND_PARENTHESIS.search(before))
        and link_labels.is_label(link_labels.normal(match[1]))
    ):
        span = Span(first + match.start(), end + 2)
        fix = _close_text_before_url(text, span, Span(start, end))
        yield malformed_link(text, span, f"has no “]” between “{match[1]}” and the URL", fix)
    elif after[:1] == ")" and before.endswith("[") and not before.endswith("]["):
        yield malformed_link(text, Span(start - 1, end + 1), "has no link text; a link is [text](URL)")
    else:
        yield from check_brackets(document, first, Span(start, end))


def _end_of_bare_url(reference: Reference) -> int:
    """Return the intended end of a bare URL, which may include a closing parenthesis after it."""
    closing = reference.url.partition("(")[0].find(")")
    return reference.span.start + closing if closing >= 0 else reference.span.end


def _missing_parenthesis(text: str, label: int, url: Span) -> BrokenLink:
    fix = safe("Insert `(` before the URL", Edit(url.start, url.start, "("))
    return malformed_link(text, Span(label, url.end + 1), "has no “(” before the URL", fix)


def _close_text_before_url(text: str, span: Span, url: Span) -> Fix:
    """Return the fix for `[paper(url)]` and `[[paper(url)]]`."""
    insertion = Edit(url.start - 1, url.start - 1, "]")
    if text[span.start - 1 : span.start] != "[" or text.startswith("]", span.end):
        return safe("Move `]` before the URL", insertion, Edit(url.end + 1, url.end + 2, ""))
    return safe("Insert `]` before the URL", insertion)


def check_file_path(document: ListDocument, url: Span) -> Iterator[BrokenLink]:
    """Check the relative path of a file, which may have been meant as the URL of a link."""
    text = document.source.text
    start = url.start
    if text[start - 1] == "]":
        label = find_opening_bracket(text, start - 1)
        if label >= 0 and not is_checkbox_or_footnote(text[label + 1 : start - 1]):
            yield _missing_parenthesis(text, label, url)
    else:
        yield from check_brackets(document, start_of_line(text, start), url)


def _check_marks_between(text: str, closing: int, marks: str, url: Span) -> Iterator[BrokenLink]:
    """Check `<[text]>(url)` and `**[text]**(url)`; `marks` follow the `]` at the offset `closing`."""
    label = find_opening_bracket(text, closing)
    opened = _OPENING_MARKS.get(marks, marks)
    if label < 0 or not text.endswith(opened, 0, label):
        return
    fix = safe(
        f"Move `{marks}` after the link",
        Edit(closing + 1, url.start, "("),
        Edit(url.end + 1, url.end + 1, marks),
    )
    yield malformed_link(text, Span(label, url.end + 1), f"has “{marks}” between “]” and “(”", fix)


def _check_link_title(text: str, label: int, url: Span) -> BrokenLink | None:
    """Return the broken link of a URL that is followed by a title in quotation marks that is not valid."""
    end = url.end
    if title := _LINK_TITLE.match(text, end):
        if not title[2]:
            return None
        fix = safe(f"Remove `{title[2]}`", Edit(*title.span(2), ""))
        problem = f"has “{title[2]}” between its title and “)”"
        return malformed_link(text, Span(label, title.end()), problem, fix)
    if unclosed := _UNCLOSED_TITLE.match(text, end):
        offset = unclosed.start(1)
        fix = unsafe('Insert `"` after the title', Edit(offset, offset, '"'))
        problem = "has no quotation mark at the end of its title"
        return malformed_link(text, Span(label, offset + 1), problem, fix)
    return malformed_link(text, Span(label, end), "has a title with unescaped or unlike quotation marks")


def _check_target(
    document: ListDocument, url: Span, closing: int, opening: re.Match[str]
) -> Iterator[BrokenLink]:
    """Check a URL after `](` or similar.

    `closing` is the offset of the `]`, and `opening` the match of `_BEFORE_URL` there.
    """
    text = document.source.text
    start, end = url
    bracket, gap, parentheses = opening.groups()
    # A line ending must not become part of the finding.
    after = text[end : end + 1].strip("\r\n")
    if bracket == "］":
        label = text.rfind("［", start_of_line(text, closing), closing)
    else:
        label = find_opening_bracket(text, closing)
    if text[closing - 1 : closing] == "\\" or (
        label >= 0 and is_checkbox_or_footnote(text[label + 1 : closing])
    ):
        return
    if after == "）" or parentheses[0] == "（" or bracket == "］":
        yield _full_width(text, label, closing, url)
    elif label < 0:
        if _follows_url(text, closing):
            return
        is_plain = after == ")" and not gap and parentheses == "("
        fix = insert_opening_bracket(document, closing) if is_plain else None
        yield unbalanced_brackets(text, Span(closing, end + len(after)), UNOPENED, fix)
    elif after == ")" and not gap and parentheses == "(":
        problem = "is not a link, because its text contains another link"
        yield malformed_link(text, Span(closing, end + 1), problem)
    elif after == ")":
        stop = end + (2 if parentheses.count("(") > 1 and text.startswith("))", end) else 1)
        extra, position = _describe_gap(gap, parentheses)
        fix = safe(f"Remove the {extra}", Edit(closing + 1, start, "("), Edit(end, stop, ")"))
        article = "an" if extra.startswith("extra") else "a"
        yield malformed_link(text, Span(label, stop), f"has {article} {extra} {position}", fix)
    elif rest := _REST_OF_URL.match(text, end):
        yield url_with_spaces(text, Span(start, rest.end() - 1))
    elif not gap and _TITLE.match(text, end):
        if broken := _check_link_title(text, label, url):
            yield broken
    elif not gap and text.startswith("](", end):
        yield malformed_link(text, Span(label, end + 1), "is followed by a second URL; keep one of them")
    elif not gap and (below := _REST_BELOW.match(text, end)):
        yield _url_on_two_lines(url, Span(*below.span(1)), shorten(text[start:end]))
    elif not gap:
        yield unclosed_link(text, label, start, end)


def _full_width(text: str, label: int, closing: int, url: Span) -> BrokenLink:
    """Return a link with full-width brackets; `label` and `closing` are the offsets of those around its text."""
    start, end = url
    after = text[end : end + 1].strip("\r\n")
    span, fix = Span(closing, end + len(after)), None
    if after in ("）", ")") and label >= 0:
        closed = ")" + ")" * _leaves_parenthesis_open(text, label, end + 1)
        # A full-width bracket has the space after it within its width.
        closed += " " * (after == "）" and text[end + 1 : end + 2].isalnum())
        edits = [Edit(closing, start, "]("), Edit(end, end + 1, closed)]
        if text[label] == "［":
            edits.append(Edit(label, label + 1, "["))
        fix = safe("Replace full-width with ASCII brackets", *edits)
    message = f"“{shorten(text[slice(*span)])}” has full-width brackets; a link needs ASCII brackets"
    return BrokenLink("malformed-url", Found(span, message, fix=fix))


def _url_on_two_lines(url: Span, line_break: Span, shown: str) -> BrokenLink:
    fix = unsafe("Join the lines of the URL", Edit(*line_break, ""))
    message = f"URL “{shown}” continues on the next line, so GitHub shows the link as text"
    return BrokenLink("malformed-url", Found(url, message, fix=fix))


def _leaves_parenthesis_open(text: str, label: int, offset: int) -> bool:
    """Return whether a `(` right before a link text stays open until the end of the line."""
    if text[label - 1 : label] != "(":
        return False
    before, closing, _ = text[offset : end_of_line(text, offset)].partition(")")
    return not closing or "(" in before


def _follows_url(text: str, closing: int) -> bool:
    """Return whether a `]` closes the URL of a link that is reported itself, as in `[text](url](url)`."""
    start = text.rfind("](", start_of_line(text, closing), closing)
    return text.startswith(("](http", "](www."), start) and not any(
        char.isspace() or char in "()[]" for char in text[start + 2 : closing]
    )


def _describe_gap(gap: str, parentheses: str) -> tuple[str, str]:
    """Return what is too much between the text and the URL of a link, and its position."""
    if gap:
        return ("colon" if gap.strip() else "space"), "between “]” and “(”"
    if "((" in parentheses:
        return "extra parenthesis", "before the URL"
    return "space", "before the URL"


def check_text_end(document: ListDocument, offset: int) -> Iterator[BrokenLink]:
    """Check a `](` at an offset that is not part of a link; bare URLs after it are checked elsewhere."""
    text = document.source.text
    label, url_start = find_opening_bracket(text, offset), offset + 2
    if label >= 0 and (split := _SPLIT_SCHEME.match(text, url_start)):
        yield _url_on_two_lines(Span(*split.span(1)), Span(*split.span(2)), shorten(split[1]))
    if text.startswith(("http", "<http", "www."), url_start) or (
        label >= 0 and "\\" in (text[label - 1 : label], text[offset - 1])
    ):
        return
    if text.startswith("[", url_start) and "](http" in text[url_start : end_of_line(text, url_start)]:
        start = max(label, start_of_line(text, offset))
        yield malformed_link(text, Span(start, url_start), "is followed by a link instead of a URL")
    elif target := _TARGET.match(text, offset + 1):
        url = target[1]
        if label >= 0 and " " in url.strip() and '"' not in url and (url[0] == "#" or _PATH.match(url)):
            yield url_with_spaces(text, Span(*target.span(1)))
        elif label < 0 and url.startswith(("#", "./", "../")) and " " not in url:
            yield unbalanced_brackets(text, Span(offset, target.end()), UNOPENED)
    elif label >= 0 and (path := _PATH_TO_END.match(text, url_start)):
        yield unclosed_link(text, label, url_start, path.end())


def check_spaced_text_end(text: str, start: int, stop: int) -> Iterator[BrokenLink]:
    """Check `] (` from `start` to `stop`, as in `[text] (#anchor)` and `[text] (./file.md)`."""
    target, label = _TARGET.match(text, stop - 1), find_opening_bracket(text, start)
    if (
        target is None
        or label < 0
        or is_checkbox_or_footnote(text[label + 1 : start])
        or " " in target[1]
        or target[1][1:].isdigit()
    ):
        return
    if target[1].startswith(("#", "./")) or _PATH.fullmatch(target[1]):
        fix = safe("Remove the space", Edit(start + 1, stop, "("))
        yield malformed_link(text, Span(label, target.end()), "has a space between “]” and “(”", fix)


def check_url_with_brackets(text: str, reference: Reference) -> Iterator[BrokenLink]:
    """Check the URL of a link that begins with a bracket, or includes a bracket of the text around it."""
    assert reference.url_span is not None
    url, (start, end), span = reference.url, reference.url_span, reference.span
    if url.startswith("("):
        fix = safe("Remove the extra parentheses", Edit(start, end, url.strip("()")))
        yield malformed_link(text, span, "has extra parentheses around its URL", fix)
    elif url.startswith("[") and "](" in url:
        yield _link_in_link(text, reference, Span(start, end))
    elif (inside := _LINK_INSIDE.search(url)) is not None and inside[1].startswith(url[: inside.start()]):
        fix = safe(f"Replace the URL with {inside[1]}", Edit(start, end, inside[1]))
        yield malformed_link(text, span, "has a link within its URL", fix)
    elif "](" in url and (stop := text.find("[", start, end)) >= 0:
        fix = unsafe("Insert `)` after the URL", Edit(stop, stop, ")"))
        yield unbalanced_brackets(text, Span(span.start, stop), "has no “)” after the URL", fix)
    elif url.endswith("]") and url.count("]") > url.count("["):
        if text[span.start - 1 : span.start] == "[" and not text.startswith("]", span.end):
            fix = safe("Replace `])` with `)]`", Edit(end - 1, end + 1, ")]"))
            outer = Span(span.start - 1, end + 1)
            yield unbalanced_brackets(text, outer, "closes with “])” instead of “)]”", fix)
        else:
            fix = safe("Remove `]`", Edit(end - 1, end, ""))
            yield unbalanced_brackets(text, span, "has an extra “]” at the end of its URL", fix)


def _link_in_link(text: str, reference: Reference, url: Span) -> BrokenLink:
    """Make the broken link of `[text]([text](url))`; with other text in the parentheses, it has no fix."""
    inside, fix = _LINK_INSIDE.match(reference.url), None
    if inside is not None:
        fix = safe(f"Replace the URL with {inside[1]}", Edit(*url, inside[1]))
    return malformed_link(text, reference.span, "has a link instead of a URL in its parentheses", fix)
