"""Problems of suppression comments: unknown verbs and names, and comments that hide nothing."""

from __future__ import annotations

from collections.abc import Iterator

from awesomelint.filtering.suppressions.comments import VERBS, Comment, Name
from awesomelint.filtering.suppressions.ranges import JUDGES, Coverage, Hide
from awesomelint.model import ListDocument
from awesomelint.rules import ONLINE, SELECTORS
from awesomelint.rules.api import Edit, Found, Span, safe, unsafe
from awesomelint.source import Source
from awesomelint.util.regex import compiled

# More unknown names than this in a comment are reported together.
_READ = 8
_SEPARATOR = compiled(r"[\s,]*")


def comment_problems(document: ListDocument, coverage: Coverage, judged: frozenset[str]) -> Iterator[Found]:
    """Yield unknown or unused comments and names in them; a name is judged only if all of its rules are in `judged`."""
    of_comment: dict[Span, list[Hide]] = {}
    for hide in coverage.hides:
        of_comment.setdefault(hide.comment.span, []).append(hide)
    for comment in coverage.comments:
        if comment.foreign:
            # Comments for another program are not judged.
            continue
        if comment.verb not in VERBS:
            yield _unknown_verb(document.source, comment)
            continue
        hides = of_comment[comment.span]
        yield from _unknown_names([hide.name for hide in hides if not hide.rules and hide.name is not None])
        if any(hide.rules and hide.rules <= JUDGES for hide in hides):
            # A comment that hides `unused-suppression` itself is not judged.
            continue
        idle = [hide for hide in hides if hide.rules and not hide.used and _is_judged(hide, judged)]
        if idle and len(idle) == len(hides):
            yield Found(
                comment.span,
                _message(idle),
                fix=safe("Remove the comment", _out(document.source, coverage, comment)),
            )
        else:
            for hide in idle:
                if hide.name is not None:
                    yield Found(
                        hide.name.span,
                        _message([hide]),
                        fix=safe("Remove the name", _name_out(document.source, hide)),
                    )


def _is_judged(hide: Hide, judged: frozenset[str]) -> bool:
    # Whether `enable` ends a `disable` does not depend on findings.
    rules = hide.rules - JUDGES
    if hide.name is None:
        # A comment for all rules is for findings of `check`.
        rules -= frozenset(ONLINE)
    return hide.comment.verb == "enable" or (bool(rules) and rules <= judged)


def _message(idle: list[Hide]) -> str:
    verb = idle[0].comment.verb
    names = " and ".join(f"“{hide.name.word}”" for hide in idle if hide.name is not None)
    if verb == "enable":
        return (
            f"{names} {'are' if len(idle) > 1 else 'is'} not disabled here"
            if names
            else "nothing is disabled here"
        )
    return f"this comment hides no finding of {names}" if names else "this comment hides nothing"


def _unknown_verb(source: Source, comment: Comment) -> Found:
    begun = [verb for verb in VERBS if verb.startswith(comment.verb)]
    near = begun[0] if len(begun) == 1 else _nearest(comment.verb, VERBS)
    message = f"unknown comment “awesomelint-{comment.verb}”"
    if not near:
        return Found(comment.span, f"{message}; expected one of {', '.join(VERBS)}")
    start = comment.span.start + len("<!--")
    while source.text[start].isspace():
        start += 1
    edit = Edit(start, start + len(f"awesomelint-{comment.verb}"), f"awesomelint-{near}")
    return Found(
        comment.span,
        f"{message}; did you mean “awesomelint-{near}”?",
        fix=unsafe(f"Write awesomelint-{near}", edit),
    )


def _unknown_names(names: list[Name]) -> Iterator[Found]:
    """Yield each unknown name that is similar to a known name, and the others together: they probably are a reason."""
    words = names[_READ:]
    for name in names[:_READ]:
        if near := _nearest(name.word.replace("_", "-"), SELECTORS):
            fix = unsafe(f"Write {near}", Edit(*name.span, near))
            yield Found(
                name.span, f"there is no rule or group “{name.word}”; did you mean “{near}”?", fix=fix
            )
        else:
            words.append(name)
    if words:
        words.sort(key=lambda name: name.span)
        quoted = " or ".join(f"“{name.word}”" for name in words[:3]) + (" …" if len(words) > 3 else "")
        yield Found(
            Span(words[0].span.start, words[-1].span.end),
            f"there is no rule or group {quoted}; `awesomelint rule` lists all rules, and a reason goes after “--”",
        )


def _nearest(word: str, known: list[str] | tuple[str, ...]) -> str:
    # Needed for misspelt comments only.
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, known, 1, 0.7)), "")


def _name_out(source: Source, hide: Hide) -> Edit:
    """Return the edit that removes a name and the separator after it, or before it if it is the last name."""
    assert hide.name is not None
    start, end = hide.name.span
    if hide.comment.names[-1] is not hide.name:
        match = _SEPARATOR.match(source.text, end)
        return Edit(start, match.end() if match else end, "")
    while source.text[start - 1] in ", \t\r\n":
        start -= 1
    return Edit(start, end, "")


def _out(source: Source, coverage: Coverage, comment: Comment) -> Edit:
    """Return the edit that removes a comment: with its lines if nothing else is on them, else with the spaces around it."""
    text = source.text
    start, end = comment.span
    first, last = source.line_of(start), source.line_of(end - 1)
    begin, stop = source.line_start(first), source.line_end(last)
    before, after = text[begin:start], text[end:stop]
    if not before.strip() and not after.strip():
        if _joins(source, coverage, comment):
            return Edit(begin, stop, "")
        return Edit(begin, source.line_start(last + 1) if last < source.line_count else len(text), "")
    if not before.strip():
        # The indentation is kept.
        return Edit(start, end + len(after) - len(after.lstrip(" \t")), "")
    if not after or after[0] in " \t|":
        return Edit(start - (len(before) - len(before.rstrip(" \t"))), end, "")
    return Edit(start, end, "")


def _joins(source: Source, coverage: Coverage, comment: Comment) -> bool:
    """Whether the blocks above and below a comment would merge without its lines, so that an empty line must be kept."""
    above, own, below = coverage.neighbours.get(comment.span.start, (None, None, None))
    if above is None or own is None or below is None or own.end != comment.span.end:
        return False
    apart = above.end_line < own.line - 1 or own.end_line < below.line - 1
    return not apart and (above.kind == "table" or below.kind in ("paragraph", "table"))
