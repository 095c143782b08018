"""Reports made by hand for the tests of output formats: a text, and findings on words of it."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from awesomelint.engine import Report
from awesomelint.findings import Edit, Finding, Fix, Related, Safety, Severity
from awesomelint.reading import read
from awesomelint.source import Source, Span

LIST = """\
# Awesome Things

- [Attention Is All You Need](https://arxiv.org/abs/1706.03762), Jun. 12 2017.
- [深度学习 🔥 Überblick](https://arxiv.org/abs/1412.6980), Dec. 22 2014.
- [Attention is all you need](https://arxiv.org/pdf/1706.03762v7), 2017.
"""


def on(text: str, words: str, nth: int = 0) -> Span:
    """The span of words in a text."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def finding(
    span: Span,
    rule: str = "duplicate-entry",
    severity: Severity = Severity.ERROR,
    message: str = "“Attention is all you need” is already listed on line 3",
    *,
    key: str = "",
    related: Iterable[tuple[Span, str]] = (),
    edits: Iterable[tuple[int, int, str]] = (),
    safety: Safety = Safety.SAFE,
    title: str = "Write it right",
) -> Finding:
    made = tuple(Edit(*edit) for edit in edits)
    fix = Fix(title, safety, made) if made else None
    return Finding(
        rule, severity, span, message, tuple(Related(*pair) for pair in related), fix, key or message
    )


def report(text: str, *findings: Finding, path: str = "README.md") -> Report:
    source = Source(text, path)
    return Report(source, read(source), sorted(findings, key=lambda item: (item.span, item.rule)))


def sample(path: str = "README.md") -> Report:
    """One list with an error that points at another line, a warning with a safe fix, and a note over two lines."""
    wide, later = on(LIST, "🔥 Überblick"), on(LIST, "Attention is all you need")
    date = on(LIST, "2017.\n", 1)
    return report(
        LIST,
        finding(later, related=[(on(LIST, "Attention Is All You Need"), "first listed here")]),
        finding(
            wide,
            "likely-typo",
            Severity.WARNING,
            "“Überblick” is odd",
            edits=[(wide.end - 9, wide.end, "Überblicke")],
        ),
        finding(date, "malformed-date", Severity.NOTE, "“2017.” ends the list"),
        path=path,
    )


def written(module: Any, *reports: Report, **wishes: Any) -> str:
    """What a format writes; every format must be able to encode it as UTF-8."""
    out = io.StringIO()
    module.write(reports, out, **wishes)
    out.getvalue().encode("utf-8")
    return out.getvalue()
