"""Lint or fix one source with given settings, without access to files, the clock or the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from awesomelint.facts import fact
from awesomelint.findings import Finding, Severity
from awesomelint.settings import Settings
from awesomelint.source import Source
from awesomelint.util.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from awesomelint.analysis.kept_blocks import KeptBlocks
    from awesomelint.analysis.online.answers import Answers
    from awesomelint.fixing.fixpoint import Withheld
    from awesomelint.fixing.kept_proofs import Kept, KeptProofs
    from awesomelint.model import ListDocument
    from awesomelint.rules.api import Context, Found, Rule

# The beginning of the first comment of a kept block; see `markdown.kept`.
MARK = "awesomelint:begin"
# A suppression comment contains the name of a linter within this many code points.
_COMMENT_START = 64


class FilterCounts(NamedTuple):
    """The number of findings that were filtered out: accepted by a baseline, or on lines that a change does
    not touch.

    `obsolete` findings are accepted by the baseline, but no longer occur.
    """

    accepted: int = 0
    untouched: int = 0
    obsolete: int = 0


class Report:
    """The result of linting one source: the document, and the findings sorted by position.

    `below_minimum` are the findings below the minimum severity, which are not shown. `filtered` counts the
    findings that were filtered out, and `unfiltered` is the report before that. `item_count` is the number of
    list items that could be entries. `online` says that it is about what online sources answered. A cached report
    has no document until it is needed.
    """

    __slots__ = (
        "_document",
        "_unfiltered",
        "below_minimum",
        "entry_count",
        "filtered",
        "findings",
        "is_list",
        "item_count",
        "online",
        "source",
    )

    def __init__(
        self,
        source: Source,
        document: ListDocument | None,
        findings: list[Finding],
        below_minimum: list[Finding] | None = None,
        *,
        is_list: bool = True,
        entry_count: int = 0,
        item_count: int = 0,
        online: bool = False,
    ) -> None:
        self.source = source
        self._document = document
        self.is_list = document.is_list if document is not None else is_list
        self.entry_count = len(document.entries) if document is not None else entry_count
        self.item_count = document.item_count if document is not None else item_count
        self.findings = findings
        self.below_minimum = below_minimum or []
        self.online = online
        self.filtered = FilterCounts()
        # A report that refers to itself would only be freed by garbage collection.
        self._unfiltered: Report | None = None

    @property
    def unfiltered(self) -> Report:
        """The report before findings were filtered out."""
        return self._unfiltered or self

    @property
    def document(self) -> ListDocument:
        """The document, which is read from the source when first used."""
        if self._document is None:
            from awesomelint.reading import read

            self._document = read(self.source)
        return self._document

    def without_document(self) -> Report:
        """Return the report without its document, which takes twenty times the memory of its source."""
        if self._document is not None:
            self._document.dissolve()
            self._document = None
        return Report(
            self.source,
            None,
            self.findings,
            self.below_minimum,
            is_list=self.is_list,
            entry_count=self.entry_count,
            item_count=self.item_count,
            online=self.online,
        )

    def with_findings(self, findings: list[Finding], filtered: FilterCounts) -> Report:
        """Return the report with only some of its findings."""
        report = Report(
            self.source,
            self._document,
            findings,
            self.below_minimum,
            is_list=self.is_list,
            entry_count=self.entry_count,
            item_count=self.item_count,
            online=self.online,
        )
        report.filtered = filtered
        report._unfiltered = self.unfiltered
        return report


class Fixed:
    """The result of fixing one source: the report on the fixed source, the fixed findings, and the withheld
    fixes.
    """

    __slots__ = ("before", "made", "report", "withheld")

    def __init__(self, before: Source, report: Report, made: list[Finding], withheld: list[Withheld]) -> None:
        self.before = before
        self.report = report
        self.made = made
        self.withheld = withheld

    @property
    def changed(self) -> bool:
        """Whether fixing changed the text."""
        return self.report.source.text != self.before.text


def lint(source: Source, settings: Settings, kept: Kept | None = None) -> Report:
    """Read a source and run the selected rules. Findings are sorted by span, then by rule.

    No rule runs on a source that is not a list. `kept` is what is kept of earlier checks; this one is added.
    """
    # Most of the program is imported here, and not at all if all reports are cached.
    from awesomelint.reading import read
    from awesomelint.rules import RULES

    if kept is None:
        return _judge(read(source), RULES, settings)
    from awesomelint.style.layout.kept_layouts import keep_layouts

    document = read(source, kept.drafts, kept.outlines)
    if kept.layouts is not None:
        keep_layouts(document, kept.layouts)
    return _judge(document, RULES, settings, kept=kept.proofs)


def verify(document: ListDocument, settings: Settings, answers: Answers) -> Report:
    """Run the selected rules of the group `online` on a document, with what online sources answered."""
    from awesomelint.rules.online import RULES as ONLINE_RULES

    return _judge(document, ONLINE_RULES, settings, answers)


def _judge(
    document: ListDocument,
    all_rules: Sequence[Rule],
    settings: Settings,
    online: Answers | None = None,
    kept: KeptProofs | None = None,
) -> Report:
    found: list[Finding] = []
    if document.is_list:
        rules = [rule for rule in all_rules if settings.runs(rule)]
        if _may_hide(document.source.text):
            from awesomelint.filtering.suppressions import visible

            def find(document: ListDocument, rule: Rule, unused: Sequence[Found] = ()) -> Iterable[Finding]:
                # A comment that hides a note is used even if notes are not shown.
                return _findings(document, rule, settings, notes=True, unused=unused, online=online)

            cross_file = frozenset(rule.name for rule in _cross_file_rules(settings))
            found = visible(document, rules, find, cross_file)
        else:
            found = [
                finding for rule in rules for finding in _findings(document, rule, settings, online=online)
            ]
    found = _with_proven_fixes(document, found, kept)
    return _make_report(document.source, document, found, settings, online=online is not None)


def _with_proven_fixes(
    document: ListDocument, found: list[Finding], kept: KeptProofs | None
) -> list[Finding]:
    """Return findings without the fixes that change more than their rules are about; see `fixing.proof`."""
    if not any(finding.fix is not None for finding in found):
        return found
    from awesomelint.fixing.proof import prove_all

    return prove_all(document, found, may_change, _has_unsafe_fixes, kept)


def compare_files(reports: Sequence[Report], settings_for: Callable[[str], Settings]) -> list[Report]:
    """Add the findings of rules that compare the files of one run, if the settings of the files select such
    rules.
    """
    additional: dict[Source, list[Finding]] = {}
    selected = [
        (report, _cross_file_rules(settings_for(report.source.path))) for report in reports if report.is_list
    ]
    for rule in {rule.name: rule for _, rules in selected for rule in rules}.values():
        compared = [report for report, rules in selected if rule in rules]
        if len(compared) < 2 or rule.across is None:
            continue
        documents = [_comparable(report.document, rule) for report in compared]
        for index, found in rule.across(documents):
            document = documents[index]
            settings = settings_for(document.source.path)
            findings = _apply_settings([found], document, rule, settings)
            additional.setdefault(document.source, []).extend(findings)
    return [
        _with_additional(report, additional.get(report.source), settings_for(report.source.path))
        for report in reports
    ]


def compares_files(settings: Settings) -> bool:
    """Whether a selected rule compares the files of a run."""
    return bool(_cross_file_rules(settings))


def _cross_file_rules(settings: Settings) -> list[Rule]:
    """Return the selected rules that compare the files of a run."""
    if not any(options.get("scope") == "all" for options in settings.options.values()):
        return []
    from awesomelint.rules import RULES

    return [
        rule
        for rule in RULES
        if rule.across is not None and settings.runs(rule) and settings.rule_options(rule)["scope"] == "all"
    ]


def _comparable(document: ListDocument, rule: Rule) -> ListDocument:
    """Return a document without the entries that comments hide from a rule."""
    if not _may_hide(document.source.text):
        return document
    from awesomelint.filtering.suppressions import set_aside
    from awesomelint.filtering.suppressions.ranges import Coverage

    return document.without(set_aside(document, Coverage(document), rule.name))


def _with_additional(report: Report, additional: list[Finding] | None, settings: Settings) -> Report:
    if not additional:
        return report
    findings = [*report.findings, *report.below_minimum, *additional]
    return _make_report(report.source, report.document, findings, settings)


def _make_report(
    source: Source, document: ListDocument, found: list[Finding], settings: Settings, *, online: bool = False
) -> Report:
    """Return a report on findings, sorted by position and rule, and separated by the minimum severity."""
    found.sort(key=lambda finding: (finding.span, finding.rule))
    shown = [finding for finding in found if finding.severity >= settings.min_severity]
    below_minimum = [finding for finding in found if finding.severity < settings.min_severity]
    return Report(source, document, shown, below_minimum, online=online)


def _findings(
    document: ListDocument,
    rule: Rule,
    settings: Settings,
    *,
    notes: bool = False,
    unused: Sequence[Found] = (),
    online: Answers | None = None,
) -> Iterable[Finding]:
    """Return the findings of one rule that the settings do not accept; `notes` includes notes that are not
    shown.
    """
    if not notes and not settings.reports(rule):
        return ()
    notes = notes or settings.shows_notes(rule)
    context = context_for(rule, document, settings, notes=notes, unused=unused, online=online)
    return _apply_settings(rule.check(context), document, rule, settings)


def context_for(
    rule: Rule,
    document: ListDocument,
    settings: Settings,
    *,
    notes: bool = True,
    unused: Sequence[Found] = (),
    online: Answers | None = None,
) -> Context:
    """Return the context of a rule for a document; `notes`: whether notes are needed."""
    from awesomelint.rules.api import Context

    return Context(
        document,
        settings.rule_options(rule),
        settings.style,
        Severity.NOTE if notes else Severity.WARNING,
        settings.today if rule.dated else None,
        settings.files if rule.looks_for_files else None,
        unused if rule.judges_suppressions else (),
        settings.arrivals if rule.reads_kept_blocks else None,
        online,
    )


def _apply_settings(
    founds: Iterable[Found], document: ListDocument, rule: Rule, settings: Settings
) -> Iterator[Finding]:
    """Yield findings with the configured severities, without those that `allow` accepts."""
    text = document.source.text
    allowed = settings.allow.get(rule.name)
    fixable = settings.fixes(rule)
    kept = _kept_blocks(document) if not rule.reads_kept_blocks else None
    for found in founds:
        if kept is not None and kept.contains(found.span.start):
            continue
        severity = settings.severity(rule, found.severity)
        key = found.key or text[found.span.start : found.span.end]
        if allowed:
            from awesomelint.filtering.allow import allowances

            if allowances(document).cover(allowed, found.span, key):
                continue
        fix = found.fix if fixable else None
        yield Finding(rule.name, severity, found.span, found.message, found.related, fix, key)


@fact
def _kept_blocks(document: ListDocument) -> KeptBlocks | None:
    """Return the kept blocks of a document, None if it has none; most lists have none, and skip the import."""
    if MARK not in document.source.text:
        return None
    from awesomelint.analysis.kept_blocks import kept_blocks

    return kept_blocks(document)


def _may_hide(text: str) -> bool:
    """Whether a text may contain suppression comments; most texts have none, and skip the work for them."""
    at = text.find("<!--")
    while at >= 0:
        if "lint" in text[at : at + _COMMENT_START].lower():
            return True
        at = text.find("<!--", at + 4)
    return False


def fix(
    source: Source,
    settings: Settings,
    *,
    unsafe: bool = False,
    apply_filters: Callable[[Report], Report] = lambda report: report,
    first: Report | None = None,
    lint_with: Callable[[Source, Settings], Report] = lint,
) -> Fixed:
    """Apply the safe fixes (with `unsafe`, all fixes) of the filtered findings until there are none left.

    `first` is the report of `lint` on the source, if it is cached. `lint_with` replaces `lint`.
    """
    from awesomelint.fixing.fixpoint import fix_until_stable

    stable = fix_until_stable(
        apply_filters(first or lint_with(source, settings)),
        lambda changed: apply_filters(lint_with(changed, settings)),
        unsafe=unsafe,
        may_change=may_change,
    )
    report = stable.last
    assert isinstance(report, Report)
    return Fixed(source, report, stable.made, stable.withheld)


def may_change(rule: str) -> frozenset[str]:
    """Return what the fixes of a rule may change, in entries and on the page; see `rules.api.Rule`."""
    from awesomelint.rules import rule_named

    return rule_named(rule).changes


def _has_unsafe_fixes(rule: str) -> bool:
    from awesomelint.rules import rule_named

    return rule_named(rule).fix in ("unsafe", "both")
