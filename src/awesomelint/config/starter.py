"""Starter: a first configuration file for a list, short, with what is worth setting there in comments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from awesomelint.config.render import toml_value
from awesomelint.findings import Finding, Safety, Severity
from awesomelint.model import ListDocument
from awesomelint.style.date_forms import count_forms
from awesomelint.style.sorting import order_of, runs
from awesomelint.ui.sanitize import harmless
from awesomelint.util.globs import escaped

SCHEMA = "https://raw.githubusercontent.com/awesomelint/awesomelint/main/docs/awesomelint.schema.json"
# Fewer findings of a rule are sooner mended than configured.
_MANY = 5
_RULES_SHOWN = 8
# So large a share of a list's sections or dates must agree before their order or form is worth naming.
_SHARE = 0.8


class Beside(NamedTuple):
    """Another Markdown file below the same folder that is read as a list, and how many entries it has."""

    path: str
    entries: int


def starter(name: str, document: ListDocument, findings: Sequence[Finding], beside: Sequence[Beside]) -> str:
    """The text of a configuration file fitted to a list with these findings (notes among them)."""
    parts = (_head(name, document, findings), _exclude(beside), _rules(findings), _style(document))
    texts = ("".join(line + "\n" for line in part) for part in parts)
    return "\n".join(text for text in texts if text)


def _head(name: str, document: ListDocument, findings: Sequence[Finding]) -> Iterator[str]:
    yield f"#:schema {SCHEMA}"
    yield "# Settings of awesomelint for this folder and all below it. `awesomelint config` shows those in force."
    total = sum(finding.severity > Severity.NOTE for finding in findings)
    notes = len(findings) - total
    yield f"# {harmless(name)} when this was written: {len(document.entries)} entries, {total} findings, {notes} notes."
    yield ""
    yield "# What is reported: error, warning (and errors) or note (everything)."
    yield 'min-severity = "warning"'


def _exclude(beside: Sequence[Beside]) -> Iterator[str]:
    yield "# Files to leave out: patterns as in .gitignore. Those without a list are passed over unasked."
    if beside:
        named = ", ".join(f"{harmless(other.path)} ({other.entries} entries)" for other in beside[:5])
        yield f"# Other lists here: {named}{' and more' if len(beside) > 5 else ''}."
    aside = [escaped(other.path) for other in beside if _is_guide(other.path)]
    example = [escaped(beside[0].path) if beside else "archive/"]
    yield f"exclude = {toml_value(aside)}" if aside else f"# exclude = {toml_value(example)}"


def _is_guide(path: str) -> bool:
    """Whether a file tells people how to contribute: its entries are examples."""
    name = path.rpartition("/")[2].lower()
    return name.startswith(("contributing", "code_of_conduct", "code-of-conduct")) or "template" in name


def _rules(findings: Sequence[Finding]) -> Iterator[str]:
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity > Severity.NOTE:
            by_rule.setdefault(finding.rule, []).append(finding)
    many = sorted(
        (rule for rule in by_rule if len(by_rule[rule]) >= _MANY), key=lambda rule: -len(by_rule[rule])
    )
    yield "# `awesomelint rule` lists the rules, `awesomelint rule NAME` says what one is for and which options it has."
    if many:
        yield '# These find most. Where that is meant so, make them "note" or "off"; `allow` lets single cases pass.'
    yield "[rules]"
    for rule in many[:_RULES_SHOWN]:
        found = by_rule[rule]
        safe = sum(finding.fix is not None and finding.fix.safety is Safety.SAFE for finding in found)
        mended = f", of which `awesomelint fix` mends {safe}" if safe else ""
        yield f'# {rule}.severity = "note"  # {len(found)} findings{mended}'
    example = many[0] if many else "duplicate-entry"
    yield f'# {example}.allow = ["https://example.org/may-stay/*"]'


def _style(document: ListDocument) -> Iterator[str]:
    """The list's own order and form of dates, where it has them."""
    learned = [*_order(document), *_dates(document)]
    if learned:
        yield "# The style is learned from the list, as `awesomelint style` shows it; what is set here holds instead."
        yield "[style]"
        yield from learned


def _order(document: ListDocument) -> Iterator[str]:
    orders = Counter(order_of(run) for run in runs(document) if len(run) > _MANY)
    word, number = max(orders.items(), key=itemgetter(1), default=("", 0))
    if word and number >= _SHARE * orders.total():
        yield f"# order = {toml_value(word.replace(' ', '-'))}  # {number} of {orders.total()} sections are sorted so"


def _dates(document: ListDocument) -> Iterator[str]:
    dates = [(entry.date.raw, entry.date.iso) for entry in document.entries if entry.date and entry.date.iso]
    forms = count_forms(dates)
    if len(dates) >= _MANY and forms and forms[0][1] >= _SHARE * len(dates):
        form, number = forms[0]
        yield f"# date-form = {toml_value(str(form))}  # {number} of {len(dates)} dates are written so"
