"""The engine: a source and settings in, findings or a repaired source out; no file, clock or network is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from awesomelint.findings import Finding, Severity
from awesomelint.settings import Settings
from awesomelint.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from awesomelint.fixing.fixpoint import Withheld
    from awesomelint.model import ListDocument
    from awesomelint.rules.api import Context, Found, Rule

# A comment to a linter says so within this many code points.
_BEGINNING = 64


class Passed(NamedTuple):
    """How many findings are let pass: a baseline accepts them, or they stand on lines that a change does not touch.

    `settled` are the findings that a baseline accepts and that are there no more.
    """

    accepted: int = 0
    untouched: int = 0
    settled: int = 0


class Report:
    """What linting one source gave: the document, the findings by place, and those that are too slight to be shown.

    `passed` counts what was let pass afterwards, and `whole` is the report from before. Where the findings are known
    from an earlier run, there is no document: it is read when somebody asks for it.
    """

    __slots__ = ("_document", "entry_count", "findings", "is_list", "passed", "slight", "source", "whole")

    def __init__(
        self,
        source: Source,
        document: ListDocument | None,
        findings: list[Finding],
        slight: list[Finding] | None = None,
        *,
        is_list: bool = True,
        entry_count: int = 0,
    ) -> None:
        self.source = source
        self._document = document
        self.is_list = document.is_list if document is not None else is_list
        self.entry_count = len(document.entries) if document is not None else entry_count
        self.findings = findings
        self.slight = slight or []
        self.passed = Passed()
        self.whole = self

    @property
    def document(self) -> ListDocument:
        """The source, read."""
        if self._document is None:
            from awesomelint.reading import read

            self._document = read(self.source)
        return self._document

    def without_document(self) -> Report:
        """The same report, its document forgotten for good: that takes twenty times the memory of its source."""
        if self._document is not None:
            self._document.dissolve()
            self._document = None
        return Report(
            self.source,
            None,
            self.findings,
            self.slight,
            is_list=self.is_list,
            entry_count=self.entry_count,
        )

    def narrowed(self, findings: list[Finding], passed: Passed) -> Report:
        """The same report with some of its findings only."""
        report = Report(
            self.source,
            self._document,
            findings,
            self.slight,
            is_list=self.is_list,
            entry_count=self.entry_count,
        )
        report.passed = passed
        report.whole = self.whole
        return report


class Fixed:
    """What fixing one source gave: the report on what is left, the findings that were fixed, the fixes withheld."""

    __slots__ = ("before", "made", "report", "withheld")

    def __init__(self, before: Source, report: Report, made: list[Finding], withheld: list[Withheld]) -> None:
        self.before = before
        self.report = report
        self.made = made
        self.withheld = withheld

    @property
    def changed(self) -> bool:
        """Whether the repaired text differs from the one that was given."""
        return self.report.source.text != self.before.text


def lint(source: Source, settings: Settings) -> Report:
    """Read a source and run the selected rules; findings are sorted by span, then by rule.

    No rule runs on a source that does not hold a list.
    """
    # Most of the program is imported here: a call whose reports are cached does not need it.
    from awesomelint.reading import read
    from awesomelint.rules import RULES

    document = read(source)
    found: list[Finding] = []
    if document.is_list:
        rules = [rule for rule in RULES if settings.runs(rule)]
        if _may_hide(source.text):
            from awesomelint.filtering.suppressions import visible

            def find(document: ListDocument, rule: Rule, unused: Sequence[Found] = ()) -> Iterable[Finding]:
                # A comment that hides a note is used, whether notes are shown or not.
                return _findings(document, rule, settings, notes=True, unused=unused)

            found = visible(document, rules, find, frozenset(rule.name for rule in _across(settings)))
        else:
            found = [finding for rule in rules for finding in _findings(document, rule, settings)]
    return _report(source, document, found, settings)


def compare_files(reports: Sequence[Report], settings_for: Callable[[str], Settings]) -> list[Report]:
    """Add to the reports on the files of one call what the rules find that compare files, where the settings select them."""
    more: dict[Source, list[Finding]] = {}
    asked = [(report, _across(settings_for(report.source.path))) for report in reports if report.is_list]
    for rule in {rule.name: rule for _, rules in asked for rule in rules}.values():
        concerned = [report for report, rules in asked if rule in rules]
        if len(concerned) < 2 or rule.across is None:
            continue
        documents = [_comparable(report.document, rule) for report in concerned]
        for number, found in rule.across(documents):
            document = documents[number]
            settings = settings_for(document.source.path)
            more.setdefault(document.source, []).extend(_judged([found], document, rule, settings))
    return [_with(report, more.get(report.source), settings_for(report.source.path)) for report in reports]


def compares_files(settings: Settings) -> bool:
    """Whether a selected rule compares the files of a call."""
    return bool(_across(settings))


def _across(settings: Settings) -> list[Rule]:
    """The selected rules that compare the files of a call."""
    if not any(options.get("scope") == "all" for options in settings.options.values()):
        return []
    from awesomelint.rules import RULES

    return [
        rule
        for rule in RULES
        if rule.across is not None and settings.runs(rule) and settings.rule_options(rule)["scope"] == "all"
    ]


def _comparable(document: ListDocument, rule: Rule) -> ListDocument:
    """A document without the entries that comments hide from a rule."""
    if not _may_hide(document.source.text):
        return document
    from awesomelint.filtering.suppressions import set_aside
    from awesomelint.filtering.suppressions.ranges import Coverage

    return document.without(set_aside(document, Coverage(document), rule.name))


def _with(report: Report, more: list[Finding] | None, settings: Settings) -> Report:
    if not more:
        return report
    return _report(report.source, report.document, [*report.findings, *report.slight, *more], settings)


def _report(source: Source, document: ListDocument, found: list[Finding], settings: Settings) -> Report:
    """A report on findings, by place and then by rule, those apart that are too slight."""
    found.sort(key=lambda finding: (finding.span, finding.rule))
    shown = [finding for finding in found if finding.severity >= settings.min_severity]
    slight = [finding for finding in found if finding.severity < settings.min_severity]
    return Report(source, document, shown, slight)


def _findings(
    document: ListDocument,
    rule: Rule,
    settings: Settings,
    *,
    notes: bool = False,
    unused: Sequence[Found] = (),
) -> Iterable[Finding]:
    """What one rule finds, without what the settings accept; `notes` asks for notes even if they are not shown."""
    notes = notes or settings.shows_notes(rule)
    if rule.max_severity <= Severity.NOTE and not notes:
        return ()
    context = context_for(rule, document, settings, notes=notes, unused=unused)
    return _judged(rule.check(context), document, rule, settings)


def context_for(
    rule: Rule,
    document: ListDocument,
    settings: Settings,
    *,
    notes: bool = True,
    unused: Sequence[Found] = (),
) -> Context:
    """What a rule is given to look at a document; `notes` says whether findings below a warning are wanted."""
    from awesomelint.rules.api import Context

    return Context(
        document,
        settings.rule_options(rule),
        settings.style,
        Severity.NOTE if notes else Severity.WARNING,
        settings.today if rule.dated else None,
        settings.files if rule.looks_for_files else None,
        unused if rule.judges_suppressions else (),
    )


def _judged(
    founds: Iterable[Found], document: ListDocument, rule: Rule, settings: Settings
) -> Iterator[Finding]:
    """Findings with the severities that the settings give them, without those that `allow` accepts."""
    text = document.source.text
    allowed = settings.allow.get(rule.name)
    for found in founds:
        severity = settings.severity(rule, found.severity)
        key = found.key or text[found.span.start : found.span.end]
        if allowed:
            from awesomelint.filtering.allow import allowances

            if allowances(document).cover(allowed, found.span, key):
                continue
        yield Finding(rule.name, severity, found.span, found.message, found.related, found.fix, key)


def _may_hide(text: str) -> bool:
    """Whether a text may hold comments that hide findings: most hold none, and do not pay for those that do."""
    at = text.find("<!--")
    while at >= 0:
        if "lint" in text[at : at + _BEGINNING].lower():
            return True
        at = text.find("<!--", at + 4)
    return False


def fix(
    source: Source,
    settings: Settings,
    *,
    unsafe: bool = False,
    sift: Callable[[Report], Report] = lambda report: report,
    first: Report | None = None,
) -> Fixed:
    """Apply the safe fixes (`unsafe`: all) of what `lint` reports and `sift` leaves of that, until none is left.

    `first` is what `lint` reports of the source itself, if that is known.
    """
    from awesomelint.fixing.fixpoint import fix_until_stable

    stable = fix_until_stable(
        sift(first or lint(source, settings)),
        lambda changed: sift(lint(changed, settings)),
        unsafe=unsafe,
        may_change=may_change,
    )
    report = stable.last
    assert isinstance(report, Report)
    return Fixed(source, report, stable.made, stable.withheld)


def may_change(rule: str) -> frozenset[str]:
    """The fields of an entry that the fixes of a rule may change; see `rules.api.Rule`."""
    from awesomelint.rules import BY_NAME

    return BY_NAME[rule].changes
