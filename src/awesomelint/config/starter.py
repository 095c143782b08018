"""The configuration file that `awesomelint init` writes: short, with suggestions for the list as comments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import itemgetter

from awesomelint.config.render import toml_value
from awesomelint.filtering.baseline import NAME
from awesomelint.findings import Finding, Safety, Severity
from awesomelint.model import ListDocument
from awesomelint.style.date_forms import count_forms
from awesomelint.style.sorting import order_of, runs
from awesomelint.ui.sanitize import harmless
from awesomelint.util.globs import escaped
from awesomelint.util.named_tuple import NamedTuple
from awesomelint.util.text import plural

SCHEMA = "https://raw.githubusercontent.com/awesomelint/awesomelint/main/docs/awesomelint.schema.json"
# Fewer findings of a rule are easier to fix than to configure.
_MANY = 5
_RULES_SHOWN = 8
# The share of a list's sections or dates that must agree before their order or form is suggested.
_SHARE = 0.8


class OtherList(NamedTuple):
    """Another list in the same folder or below it, with its number of entries."""

    path: str
    entries: int


def starter(
    name: str,
    document: ListDocument,
    findings: Sequence[Finding],
    others: Sequence[OtherList],
    *,
    has_baseline: bool = False,
) -> str:
    """Return the text of a configuration file for a list with these findings, which include notes.

    `has_baseline` says that there is a baseline of the usual name.
    """
    parts = (
        _head(name, document, findings),
        _exclude(others),
        _baseline(has_baseline),
        _rules(findings),
        _style(document),
    )
    paragraphs = ("".join(line + "\n" for line in part) for part in parts)
    return "\n".join(paragraph for paragraph in paragraphs if paragraph)


def _head(name: str, document: ListDocument, findings: Sequence[Finding]) -> Iterator[str]:
    yield f"#:schema {SCHEMA}"
    yield "# awesomelint settings for this folder and its subfolders. Run `awesomelint config` to see all settings."
    total = sum(finding.severity > Severity.NOTE for finding in findings)
    notes = len(findings) - total
    counts = f"{plural(len(document.entries), 'entry')}, {plural(total, 'finding')}, {plural(notes, 'note')}"
    yield f"# {harmless(name)} when this file was written: {counts}."
    yield ""
    yield "# The lowest severity to report: error, warning or note."
    yield 'min-severity = "warning"'


def _exclude(others: Sequence[OtherList]) -> Iterator[str]:
    yield "# Files to exclude, as .gitignore patterns. Files without a list are skipped anyway."
    if others:
        names = ", ".join(
            f"{harmless(other.path)} ({plural(other.entries, 'entry')})" for other in others[:5]
        )
        yield f"# Other lists in this folder: {names}{' and more' if len(others) > 5 else ''}."
    guides = [escaped(other.path) for other in others if _is_guide(other.path)]
    example = [escaped(others[0].path) if others else "archive/"]
    yield f"exclude = {toml_value(guides)}" if guides else f"# exclude = {toml_value(example)}"


def _baseline(exists: bool) -> Iterator[str]:
    yield "# The findings that `awesomelint baseline` has accepted, so that only new ones are reported. It adds this setting."
    yield f"{'' if exists else '# '}baseline = {toml_value(NAME)}"


def _is_guide(path: str) -> bool:
    """Return whether a file is a guide for contributors or a template, whose entries are only examples."""
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
    yield "# `awesomelint rule` lists the rules; `awesomelint rule NAME` explains a rule and its options."
    if many:
        yield '# The rules with the most findings. Set a rule to "note" or "off" if its findings are intentional,'
        yield "# or ignore single findings with `allow`."
    yield "[rules]"
    for rule in many[:_RULES_SHOWN]:
        of_rule = by_rule[rule]
        safe = sum(finding.fix is not None and finding.fix.safety is Safety.SAFE for finding in of_rule)
        fixable = f", {safe} fixable with `awesomelint fix`" if safe else ""
        yield f'# {rule}.severity = "note"  # {plural(len(of_rule), "finding")}{fixable}'
    example = many[0] if many else "duplicate-entry"
    yield f'# {example}.allow = ["https://example.org/intended/*"]'


def _style(document: ListDocument) -> Iterator[str]:
    """Yield the table of style settings, if the list has an order or date format to suggest."""
    learned = [*_order(document), *_dates(document)]
    if learned:
        yield "# awesomelint learns the style from the list (see `awesomelint style`); settings here override it."
        yield "[style]"
        yield from learned


def _order(document: ListDocument) -> Iterator[str]:
    orders = Counter(order_of(run) for run in runs(document) if len(run) > _MANY)
    word, number = max(orders.items(), key=itemgetter(1), default=("", 0))
    if word and number >= _SHARE * orders.total():
        yield f"# order = {toml_value(word.replace(' ', '-'))}  # used in {number} of {orders.total()} sections"


def _dates(document: ListDocument) -> Iterator[str]:
    dates = [(entry.date.raw, entry.date.iso) for entry in document.entries if entry.date and entry.date.iso]
    forms = count_forms(dates)
    if len(dates) >= _MANY and forms and forms[0][1] >= _SHARE * len(dates):
        form, number = forms[0]
        yield f"# date-form = {toml_value(str(form))}  # used by {number} of {len(dates)} dates"
