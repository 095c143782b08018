r"""An exponent or subscript without braces, of which GitHub raises or lowers only the first character.

## Why
On GitHub, formulas are written in TeX, where `^` and `_` apply only to the next character. GitHub shows `$2^75$` as
2⁷5, which is another number.

## Wrong
    - [Tidy Folding](https://eprint.iacr.org/2023/970) - A proof of $2^75$ rounds with an error of $10^-3$.
    - [OpenVLA](https://arxiv.org/abs/2406.09246) - A predecessor of $\pi_0.5$.

## Right
    - [Tidy Folding](https://eprint.iacr.org/2023/970) - A proof of $2^{75}$ rounds with an error of $10^{-3}$.
    - [OpenVLA](https://arxiv.org/abs/2406.09246) - A predecessor of $\pi_{0.5}$.

## Fix
Unsafe: puts the number in braces. None if the exponent or subscript may go on after the number (`$2^75n$`).

## Notes
Only numbers are reported, because `$x^ab$` may be intended. The rule checks `$…$`, `$$…$$` and ``$`…`$`` on a single
line, if GitHub certainly renders them: after a space or an opening parenthesis, and outside links, blocks of HTML and
code. It ignores formulas after an unpaired dollar sign on the same line, formulas that contain a pipe or words, text in
formulas (`\text{…}`), and digits that may be the argument of a function (`\log_28`, `\sin^22x`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from awesomelint.analysis.blocks import by_kind
from awesomelint.analysis.positions import in_any, is_verbatim
from awesomelint.markdown.parts import Inline
from awesomelint.model import ListDocument
from awesomelint.rules.api import Context, Edit, Found, Severity, Span, rule, unsafe
from awesomelint.util.regex import lazy_pattern

# A formula on one line, which both GitHub and Pandoc recognise, or any other dollar sign. GitHub renders no formula
# in `a$x$`, `"$x$"` and `$x$a`.
_FORMULA = lazy_pattern(
    r"\$(?:(?<![^\s(|]\$)(?:"
    r"\$(?P<display>(?:[^$|\\\n]|\\.)++)\$\$"
    r"|`(?P<code>[^`|\n]++)`\$"
    r"|(?!\s)(?P<inline>(?:[^$|\\\n]|\\.)++)(?<!\s)\$"
    r")(?![\w$]))?"
)
# Commands whose arguments are text, names or URLs, with these arguments.
_TEXT = lazy_pattern(
    r"\\(?:text|math|operatorname|mbox|hbox|url|href|label|ref|tag)[a-z]*+\*?\{(?:[^{}]|\{[^{}]*+\})*+\}"
)
_WORD = lazy_pattern(r"\s[A-Za-z]{2,}\s")
# No number is followed by the same mark: in `2^3.5^2`, the period multiplies.
_SCRIPT = lazy_pattern(r"(?<![\\^_])([\^_])(-?[0-9]++(?:\.[0-9]++)?+)(?!\1)")
# What an exponent or subscript belongs to, `x` or `\pi`, with what it belongs to itself: `\sum_0` of `\sum_0^10`.
_BASE = lazy_pattern(r"(?:(?:\\[A-Za-z]++|[^\W_]++)?([\^_]))?(\\[A-Za-z]++|[^\W_]++)?\Z")
_LONGEST_BASE = 40
_FUNCTIONS = frozenset(
    rf"\{name}" for name in ("log", "lg", "ln", "sin", "cos", "tan", "cot", "sinh", "cosh", "tanh")
)
# What may belong to the exponent or subscript, too: the `n` of `2^75n`, the `,000` of `10^10,000`.
_MORE = lazy_pattern(r"[^\W_]|[.,][0-9]")
# GitHub renders no formulas in these, and not always in blocks of HTML.
_NOT_RENDERED = frozenset({"link", "image", "url", "tag"})
_BLOCKS_NOT_RENDERED = ("html", "definitions")
_BRACKETS = frozenset({"bracket", "paren", "quote"})


@rule(
    "broken-math",
    group="text",
    severity=Severity.WARNING,
    fix="unsafe",
    changes=("title", "authors", "venue", "tags", "notes"),
)
def check(context: Context) -> Iterator[Found]:
    """Report exponents and subscripts in the formulas of each line, up to the first dollar sign that is in none."""
    document = context.document
    text = document.source.text
    unclear_line = 0
    for formula in _FORMULA.finditer(text):
        line = document.source.line_of(formula.start())
        if formula.lastgroup is None:
            unclear_line = line
        elif line != unclear_line:
            yield from _check_formula(document, formula, formula.lastgroup)


def _check_formula(document: ListDocument, formula: re.Match[str], kind: str) -> Iterator[Found]:
    """Report the exponents and subscripts of a formula that continue on the baseline."""
    source, offset = formula[kind], formula.start(kind)
    # Text in formulas is ignored; the offsets stay the same.
    content = _TEXT.sub(lambda text: "." * len(text[0]), source)
    scripts = [script for script in _SCRIPT.finditer(content) if _is_certain(content, script)]
    if not scripts or _WORD.search(content) or not _is_rendered(document, formula, kind):
        return
    for script in scripts:
        mark, number = script.groups()
        start = _base(content, script).start()
        written = source[start : script.end()]
        name = "exponent" if mark == "^" else "subscript"
        advice, fix = f"put the whole {name} in braces", None
        if not _MORE.match(content, script.end()):
            braces = f"{{{number}}}"
            corrected = source[start : script.end(1)] + braces
            advice = f"replace with “{corrected}”"
            edit = Edit(offset + script.start(2), offset + script.end(), braces)
            fix = unsafe(f"Replace `{written}` with `{corrected}`", edit)
        message = f"GitHub shows only the “{number[0]}” of “{written}” as the {name}; {advice}"
        yield Found(Span(offset + start, offset + script.end()), message, fix=fix, key=written)


def _base(content: str, script: re.Match[str]) -> re.Match[str]:
    """Return what an exponent or subscript belongs to; empty if that is neither a command nor a word."""
    base = _BASE.search(content, max(0, script.start() - _LONGEST_BASE), script.start())
    assert base is not None
    return base


def _is_certain(content: str, script: re.Match[str]) -> bool:
    """Return whether a number of several characters is meant to be an exponent or subscript."""
    mark, number = script.groups()
    outer_mark, base = _base(content, script).groups("")
    if len(number) == 1 or outer_mark == mark:
        # `2^2^10` is an error in TeX, with or without braces.
        return False
    if number[0] == "-":
        # Not `x^-1`, which may be a limit from the left.
        return mark == "^" and base.isdigit() and not outer_mark
    return base not in _FUNCTIONS or (base == r"\log" and number == "10")


def _is_rendered(document: ListDocument, formula: re.Match[str], kind: str) -> bool:
    """Return whether GitHub shows a formula: outside links, code and HTML, and without Markdown inside."""
    start, end = formula.span()
    if is_verbatim(document, start):
        return False
    if any(in_any(by_kind(document)[block], start) for block in _BLOCKS_NOT_RENDERED):
        return False
    return _is_plain(document.parts, start, start + 1 if kind == "code" else end)


def _is_plain(parts: list[Inline], start: int, end: int) -> bool:
    """Return whether a span is in none of `_NOT_RENDERED`, and begins and ends in the same inline parts."""
    index = max(0, bisect_right(parts, start, key=attrgetter("start")) - 1)
    while index < len(parts) and (part := parts[index]).start < end:
        index += 1
        if part.end <= start:
            continue
        encloses = part.inner_start <= start and end <= part.inner_end
        if part.kind in _NOT_RENDERED or not (encloses or part.kind in _BRACKETS):
            return False
        if not _is_plain(part.children, start, end):
            return False
    return True
