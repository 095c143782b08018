"""The engine: a source and settings in, findings or a repaired source out; no file, clock or network is touched."""

from __future__ import annotations

from typing import NamedTuple

from awesomelint.findings import Finding
from awesomelint.settings import Settings
from awesomelint.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from awesomelint.filtering.allow import Allowances
    from awesomelint.fixing.fixpoint import Withheld
    from awesomelint.model import ListDocument
    from awesomelint.rules.api import Found, Rule

# The rules that look at the day: as days go by they find less and less, and what they do not find once they never will.
DATED = ("broken-arxiv-id", "impossible-date")

# What the rules of one group work out together, and what takes much memory.
_SHARED = {"works": ("works", "places", "owners"), "style": ("style", "shapes")}

# A comment to a linter says so at its very beginning.
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

    __slots__ = ("_document", "findings", "is_list", "passed", "slight", "source", "whole")

    def __init__(
        self,
        source: Source,
        document: ListDocument | None,
        findings: list[Finding],
        slight: list[Finding] | None = None,
        *,
        is_list: bool = True,
    ) -> None:
        self.source = source
        self._document = document
        self.is_list = document.is_list if document is not None else is_list
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
        return Report(self.source, None, self.findings, self.slight, is_list=self.is_list)

    def narrowed(self, findings: list[Finding], passed: Passed) -> Report:
        """The same report with some of its findings only."""
        report = Report(self.source, self._document, findings, self.slight, is_list=self.is_list)
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
    """Read a source and run the rules that are asked for, in order of place, then of rule.

    A source that holds no list is judged by none.
    """
    # What follows is the greatest part of the program, and of no use where the findings are known already.
    from awesomelint.reading import read
    from awesomelint.rules import RULES

    document = read(source)
    found: list[Finding] = []
    if document.is_list:
        rules = [rule for rule in RULES if settings.runs(rule)]
        if _may_hide(source.text):
            from awesomelint.filtering.suppressions import visible

            found = visible(
                document,
                rules,
                # A comment that hides a note is of use, whether notes are shown or not.
                lambda document, rule: _findings(document, rule, settings, notes=True),
                _unjudged(settings),
            )
        else:
            found = list(_of_all(document, rules, settings))
    return _report(source, document, found, settings)


def compare_files(reports: Sequence[Report], settings_for: Callable[[str], Settings]) -> list[Report]:
    """Reports on the files of one call with what comparing them finds, where the settings ask for that."""
    concerned = [
        report for report in reports if report.is_list and compares_files(settings_for(report.source.path))
    ]
    if len(concerned) < 2:
        return list(reports)
    from awesomelint.rules import BY_NAME
    from awesomelint.rules.works.duplicate_entry.cross_file import across

    rule = BY_NAME["duplicate-entry"]
    documents = [_comparable(report.document, rule) for report in concerned]
    more: dict[Source, list[Finding]] = {}
    for number, found in across(documents):
        document = documents[number]
        settings = settings_for(document.source.path)
        more.setdefault(document.source, []).extend(_judged([found], document, rule, settings))
    return [_with(report, more.get(report.source), settings_for(report.source.path)) for report in reports]


def lasts(report: Report, settings: Settings) -> bool:
    """Whether a report on the same source will be the same on any later day."""
    if not report.is_list or settings.today is None:
        return True
    if not any(finding.rule in DATED for finding in report.findings + report.slight) and not _may_hide(
        report.source.text
    ):
        return True
    from awesomelint.rules import BY_NAME

    for rule in (BY_NAME[name] for name in DATED):
        options = settings.rule_options(rule)
        if list(rule.check(report.document, options)) != list(
            rule.check(report.document, options | {"today": settings.today.max})
        ):
            return False
    return True


def compares_files(settings: Settings) -> bool:
    """Whether works are to be compared across the files of a call."""
    if "duplicate-entry" not in settings.options:
        return False
    from awesomelint.rules import BY_NAME

    rule = BY_NAME["duplicate-entry"]
    return settings.runs(rule) and settings.rule_options(rule)["scope"] == "all"


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


def _of_all(document: ListDocument, rules: Iterable[Rule], settings: Settings) -> Iterator[Finding]:
    """What all of some rules find; what only the rules of one group share is forgotten behind the last of them."""
    group = ""
    for rule in rules:
        if rule.group != group:
            for name in _SHARED.get(group, ()):
                document.memo.pop(name, None)
            group = rule.group
        yield from _findings(document, rule, settings)


def _findings(
    document: ListDocument, rule: Rule, settings: Settings, *, notes: bool = False
) -> Iterator[Finding]:
    """What one rule finds, as severe as the settings say, without what they allow; `notes` even if they are not shown."""
    options = settings.rule_options(rule)
    options["notes"] = notes or settings.shows_notes(rule)
    return _judged(rule.check(document, options), document, rule, settings)


def _judged(
    founds: Iterable[Found], document: ListDocument, rule: Rule, settings: Settings
) -> Iterator[Finding]:
    text = document.source.text
    allowed = settings.allow.get(rule.name)
    for found in founds:
        severity = settings.severity(rule, found.severity)
        key = found.key or text[found.span.start : found.span.end]
        # Rules about format, which run last, leave to the others what these have told.
        document.memo.setdefault("told", {}).setdefault(rule.name, []).append(found.span)
        if not (allowed and _allowances(document).cover(allowed, found.span, key)):
            yield Finding(rule.name, severity, found.span, found.message, found.related, found.fix, key)


def _unjudged(settings: Settings) -> frozenset[str]:
    """The rules that find more where they see all files of a call."""
    return frozenset(name for name, options in settings.options.items() if options.get("scope") == "all")


def _may_hide(text: str) -> bool:
    """Whether a text may hold comments that hide findings: most hold none, and do not pay for those that do."""
    at = text.find("<!--")
    while at >= 0:
        if "lint" in text[at : at + _BEGINNING].lower():
            return True
        at = text.find("<!--", at + 4)
    return False


def _allowances(document: ListDocument) -> Allowances:
    """What may be let pass in a document, looked up once, and only where a configuration has an allow-list."""
    from awesomelint.filtering.allow import Allowances

    known: Allowances | None = document.memo.get("allowances")
    if known is None:
        known = document.memo["allowances"] = Allowances(document)
    return known


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
