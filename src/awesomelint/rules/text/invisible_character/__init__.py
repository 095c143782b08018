r"""Invisible and look-alike characters: zero-width spaces, soft hyphens, ﬁ for fi, `\xc4\x87`.

## Why
They come from text copied out of a PDF, a web page or a program. Searching for a title that contains such a
character does not find it, a word is shown with a gap, a box or escape codes, and a URL that contains one is
broken.

## Wrong
    1. **Multi-Teacher Knowledge Distillation for Text Classiﬁcation.** Danilo Milanovi\xc4\x87. AAAI 2020.

## Right
    1. **Multi-Teacher Knowledge Distillation for Text Classification.** Danilo Milanović. AAAI 2020.

## Fix
Safe, if the intended text is clear: characters without width are removed, a no-break space between English
words becomes a space, a ligature becomes its letters, and escaped bytes become the character that they
encode. A character that may have replaced something else has no fix: a control character within a word, a
soft hyphen before a capital letter, a no-break space in the middle of a URL.

## Severity
A warning. An error in a URL, because it breaks the link.

## Notes
The rule ignores code and comments, joiners and variation selectors of emoji and of scripts that need them,
joiners in headings, whose anchors contain them, zero-width spaces between words of scripts without spaces and after `@`,
directional marks next to right-to-left text, no-break spaces next to punctuation other than commas and in text that
is not English, and invisible characters used as spacers. See the Unicode Standard, section 23.2.
"""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.analysis.positions import entry_at, in_url, is_verbatim, non_ascii_lines, parts_at
from awesomelint.model import ListDocument
from awesomelint.rules.api import Context, Edit, Found, Severity, Span, rule, safe
from awesomelint.rules.text.invisible_character.characters import (
    ESCAPED_BYTES,
    NAMES,
    SUSPECT,
    Problem,
    decode,
    diagnose,
)
from awesomelint.util.regex import compiled

_SEPARATOR = compiled(r"[\s,|()\[\]。，、；：（）【】“”]")


@rule(
    "invisible-character",
    group="text",
    severity=Severity.WARNING,
    max_severity=Severity.ERROR,
    fix="safe",
    changes=("title", "links", "venue", "authors", "tags", "notes", "urls"),
)
def check(context: Context) -> Iterator[Found]:
    """Report each kind of invisible character once per line, at its first occurrence."""
    document = context.document
    for line_start, line in non_ascii_lines(document):
        kinds: dict[str, list[Problem]] = {}
        for match in SUSPECT.finditer(line):
            start, end = match.span()
            offset = line_start + start
            if is_verbatim(document, offset):
                continue
            if match[0] in "\u200c\u200d" and line.startswith("#"):
                # The anchor of a heading contains its joiners, so links to it would break.
                continue
            if in_url(parts := parts_at(document, offset), offset):
                inside = any(part.url_start < offset and line_start + end < part.url_end for part in parts)
                is_anchor = "#" in document.source.text[parts[-1].url_start : offset]
                if not "\ufb00" <= match[0] <= "\ufb06" and not is_anchor:
                    intended = None if inside and match[0] == "\u00a0" else ""
                    kinds.setdefault("url", []).append(Problem(start, end, intended))
            elif (problem := diagnose(line, start, end)) and (
                match[0] != "\u00a0" or entry_at(document, offset)
            ):
                kinds.setdefault(match[0][0], []).append(problem)
        for kind, problems in kinds.items():
            yield _report(line, line_start, kind, problems)
    if "\\x" in document.source.text:
        yield from _check_escaped_bytes(document)


def _check_escaped_bytes(document: ListDocument) -> Iterator[Found]:
    """Report bytes in the notation of a programming language, once per line."""
    source = document.source
    lines: dict[int, list[Problem]] = {}
    for match in ESCAPED_BYTES.finditer(source.text):
        char, offset = decode(match[0]), match.start()
        if char and not is_verbatim(document, offset) and not in_url(parts_at(document, offset), offset):
            line = source.line_of(offset)
            line_start = source.line_start(line)
            problem = Problem(offset - line_start, match.end() - line_start, char)
            lines.setdefault(line, []).append(problem)
    for line, problems in lines.items():
        yield _report(source.line_text(line), source.line_start(line), "bytes", problems)


def _report(line: str, line_start: int, kind: str, problems: list[Problem]) -> Found:
    first = problems[0]
    before = _SEPARATOR.split(line[max(0, first.start - 24) : first.start])[-1]
    after = _SEPARATOR.split(line[first.end : first.end + 24])[0]
    written = before + line[first.start : first.end] + after
    word = (before + (first.intended or "") + after).strip()
    severity = None
    name = _name_of(kind)
    if kind == "url":
        severity = Severity.ERROR
        advice = "check the URL" if first.intended is None else "remove it"
        message = f"invisible character in the URL at “{word}” breaks the link; {advice}"
    elif kind == "bytes":
        message = f"“{written}” contains escaped UTF-8 bytes; replace with “{word}”"
    elif "\ufb00" <= kind <= "\ufb06":
        message = f"“{written}” contains the ligature “{kind}”; replace with “{word}”"
    else:
        # A match can have several characters, which a reader who searches for them counts one by one.
        count = sum(line.count(kind, problem.start, problem.end) for problem in problems)
        pronoun = "it" if count == 1 else "them"
        if first.intended is None:
            advice = "check the original text"
        elif first.intended:
            advice = f"replace {pronoun} with {_describe(first.intended, len(problems) if count > 1 else 1)}"
        else:
            advice = f"remove {pronoun}"
        subject = name if count == 1 else f"{count} {name}s"
        place = ", the first " if len(problems) > 1 else " "
        place += _place(line, first, before, after)
        message = f"{subject}{place}; {advice}"
    edits = [
        Edit(line_start + problem.start, line_start + problem.end, problem.intended)
        for problem in problems
        if problem.intended is not None
    ]
    count = sum(
        line.count(kind, problem.start, problem.end) for problem in problems if problem.intended is not None
    )
    fix = safe(_fix_title(name, edits, count or len(edits)), *edits) if edits else None
    span = Span(line_start + first.start, line_start + problems[-1].end)
    return Found(span, message, severity, fix=fix)


def _place(line: str, problem: Problem, before: str, after: str) -> str:
    """Return where a character is: within a word, or between a word and something else."""
    if before and after:
        return f"in “{before}{problem.intended or ''}{after}”"
    if after:
        return f"before “{after}”"
    return f"after “{before or line[max(0, problem.start - 12) : problem.start].strip()}”"


def _name_of(kind: str) -> str:
    if kind == "url":
        return "invisible character"
    if kind == "bytes":
        return "escape sequence"
    if "\ufb00" <= kind <= "\ufb06":
        return "ligature"
    return NAMES.get(kind, "control character" if kind < "\u00a0" else "directional mark")


def _fix_title(name: str, edits: list[Edit], count: int) -> str:
    names = name if count == 1 else f"{count} {name}s"
    texts = {edit.text for edit in edits}
    if texts == {""}:
        return f"Remove the {names}"
    if len(texts) > 1:
        return f"Replace the {names} with the characters that they stand for"
    replacement = _describe(texts.pop(), len(edits))
    return f"Replace the {names} with {replacement}"


def _describe(text: str, count: int) -> str:
    if text in (" ", "-"):
        name = "plain space" if text == " " else "hyphen"
        return f"a {name}" if count == 1 else f"{name}s"
    return f"`{text}`"
