"""Fix until nothing is left to fix: apply, read again, verify, repeat.

Each pass applies all fixes that do not overlap and verifies the result as a whole. If something would be lost, the
fixes that cause it are withheld and the pass is repeated without them. A pass reads the text at most four times, however
many fixes it has, so a whole run takes a small multiple of the time of a check.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol

from awesomelint.findings import Finding, Safety
from awesomelint.fixing.edits import apply, merge_edits, select_compatible
from awesomelint.fixing.offsets import OffsetMap
from awesomelint.fixing.proof import MayChange
from awesomelint.fixing.verify import Violation, any_field, find_violations
from awesomelint.model import ListDocument
from awesomelint.source import Source, Span
from awesomelint.util.named_tuple import NamedTuple

# Passes in which the number of remaining fixes does not fall below its minimum; more are taken as endless.
_IDLE_PASSES = 3
# Attempts at one pass: all its fixes, without harmful ones, without those that cause findings, without more of them.
_ATTEMPTS = 4
# How many fixes are blamed at first for a new finding elsewhere, and how many new findings one attempt considers.
_NEAREST, _MOST_NEWS = 2, 20
# A suppression comment is unused once the finding that it hid is fixed.
_EXPECTED_NEWS = "unused-suppression"
# The rule that compares an entry with its neighbours, and how near to an edit (code points) its finding contradicts the
# fix.
_DEVIATION, _BESIDE = "inconsistent-entry", 2


class Linted(Protocol):
    """A linted source, as far as fixing needs it."""

    source: Source
    findings: list[Finding]
    below_minimum: list[Finding]

    @property
    def document(self) -> ListDocument:
        """The source, read."""
        ...


class Withheld(NamedTuple):
    """A requested fix that was not applied; `line` is 1-based, in the resulting text."""

    rule: str
    line: int
    reason: str


class Stable(NamedTuple):
    """The final state, the findings whose fixes were applied, in order, and the withheld fixes."""

    last: Linted
    made: list[Finding]
    withheld: list[Withheld]


# What identifies a finding when lines move: its rule and key.
_Name = tuple[str, str]


def fix_until_stable(
    first: Linted, lint: Callable[[Source], Linted], *, unsafe: bool, may_change: MayChange = any_field
) -> Stable:
    """Apply the fixes of a linted source until none is left that can be applied. Idempotent.

    `unsafe` includes unsafe fixes, and `may_change` returns the fields of an entry that the fixes of a rule may change.
    If rules undo each other's fixes, these fixes are withheld.
    """
    run = _Run(lint, unsafe=unsafe, may_change=may_change)
    last = run.until_stable(first)
    return Stable(last, run.made, list(run.withheld_in(last)))


class _Run:
    """The state of one run: the applied fixes, and those withheld until the text changes or for good (`stopped`)."""

    def __init__(self, lint: Callable[[Source], Linted], *, unsafe: bool, may_change: MayChange) -> None:
        self.lint = lint
        self.unsafe = unsafe
        self.may_change = may_change
        self.made: list[Finding] = []
        self.withheld: dict[_Name, str] = {}
        self.stopped: dict[_Name, str] = {}
        self.stopped_rules: set[str] = set()

    def until_stable(self, first: Linted) -> Linted:
        """Run passes and return the final state; start again without the fixes that turn out to be endless."""
        while (last := self._until_stable_or_stopped(first)) is None:
            self.withheld.clear()
        return last

    def _until_stable_or_stopped(self, now: Linted) -> Linted | None:
        """Run passes; return the final state, or None if fixes had to be stopped."""
        texts = {now.source.text: 0}
        passes: list[list[Finding]] = []
        fewest, idle = len(now.findings) + 1, 0
        # Whether all withheld fixes were tried on the current text, as a second run would do.
        tried_all = True
        while True:
            wanted = [finding for finding in now.findings if self._applies(finding)]
            if not wanted:
                if tried_all:
                    break
                self.withheld.clear()
                tried_all = True
                fewest, idle = len(now.findings) + 1, 0
                continue
            # Several entries may move to one place, one per pass. While fewer are left each time, this ends.
            fewest, idle = (len(wanted), 0) if len(wanted) < fewest else (fewest, idle + 1)
            if idle > _IDLE_PASSES:
                self._stop(passes[-1], "it would never end", whole_rules=True)
                return None
            result, chosen = self._pass(now, select_compatible(wanted))
            if not chosen:
                continue
            tried_all = not self.withheld
            passes.append(chosen)
            since = texts.setdefault(result.source.text, len(passes))
            if since < len(passes):
                # Everything that was applied since this text has been undone.
                undone = [finding for made in passes[since:] for finding in made]
                self._stop(undone, f"{_names(undone)} would undo it", whole_rules=False)
                return None
            now = result
        self.made = [finding for made in passes for finding in made]
        return now

    def _applies(self, finding: Finding) -> bool:
        if not self.has_fix(finding) or finding.rule in self.stopped_rules:
            return False
        name = _name(finding)
        return name not in self.withheld and name not in self.stopped

    def has_fix(self, finding: Finding) -> bool:
        """Whether a finding has a fix that this run may apply."""
        fix = finding.fix
        return fix is not None and bool(fix.edits) and (self.unsafe or fix.safety is Safety.SAFE)

    def _stop(self, findings: Iterable[Finding], reason: str, *, whole_rules: bool) -> None:
        for finding in findings:
            self.stopped[_name(finding)] = reason
            if whole_rules:
                self.stopped_rules.add(finding.rule)

    def withheld_in(self, last: Linted) -> Iterator[Withheld]:
        """Yield the withheld fixes of the remaining findings, each once."""
        reasons = self.stopped | self.withheld
        by_rule = {rule: reason for (rule, _), reason in self.stopped.items() if rule in self.stopped_rules}
        for finding in last.findings:
            reason = reasons.pop(_name(finding), None) or by_rule.get(finding.rule)
            if reason is not None and self.has_fix(finding):
                yield Withheld(finding.rule, last.source.line_of(finding.span.start), reason)

    # -- one pass --

    def _pass(self, now: Linted, chosen: list[Finding]) -> tuple[Linted, list[Finding]]:
        """Apply fixes together, without harmful ones; return the new state and the findings whose fixes were applied."""
        seen: set[str] = set()
        for attempt in range(1, _ATTEMPTS + 1):
            if not chosen:
                break
            result = self._apply(now, chosen)
            kind, blamed = _blame(now, result, chosen, self, seen)
            if not blamed:
                return result, chosen
            seen.add(kind)
            if attempt == _ATTEMPTS:
                reason = next(iter(blamed.values()))
                blamed = {id(finding): blamed.get(id(finding), reason) for finding in chosen}
            for finding in chosen:
                if id(finding) in blamed:
                    self.withheld[_name(finding)] = blamed[id(finding)]
            chosen = [finding for finding in chosen if id(finding) not in blamed]
        return now, []

    def _apply(self, now: Linted, chosen: Sequence[Finding]) -> Linted:
        edits = merge_edits([finding.fix for finding in chosen if finding.fix is not None])
        old = now.source
        return self.lint(old.with_text(apply(old.text, edits)))


def _name(finding: Finding) -> _Name:
    return finding.rule, finding.key


def _names(findings: Iterable[Finding]) -> str:
    return ", ".join(sorted({finding.rule for finding in findings}))


# -- which fixes are to blame --


def _blame(
    now: Linted, result: Linted, chosen: list[Finding], run: _Run, seen: set[str]
) -> tuple[str, dict[int, str]]:
    """Return the fixes that must not be applied, by the `id` of their findings, each with the reason.

    Also return the kind of reason, `harm` or `news`. If it was `seen` in an earlier attempt, blaming the nearest fixes was
    not enough, and those farther away are blamed as well.
    """
    blamed: dict[int, str] = {}
    nearby = _Nearby(now, chosen)
    for violation in find_violations(now.document, result.document, chosen, run.may_change):
        for finding in violation.made or nearby.to(violation, widely="harm" in seen):
            blamed.setdefault(id(finding), violation.message)
    for finding in _useless(now, result, chosen):
        blamed.setdefault(id(finding), "it would not fix the finding")
    shift = OffsetMap(now.source.text, [finding.fix for finding in chosen if finding.fix is not None])
    for finding in _deviating(now, result, chosen, shift):
        blamed.setdefault(id(finding), "the entry would not match its neighbours")
    if blamed:
        # A harmful fix may cause new findings, too.
        return "harm", blamed
    causes: _Causes | None = None
    for new in islice(_new_findings(now, result, shift, run.has_fix), _MOST_NEWS):
        causes = causes or _Causes(now, result, chosen, shift)
        line = result.source.line_of(new.span.start)
        reason = f"it would cause {new.rule} on line {line} ({new.message})"
        for finding in causes.of(new, widely="news" in seen):
            blamed.setdefault(id(finding), reason)
    return "news", blamed


class _Nearby:
    """Finds the fixes that are nearest to a violation."""

    def __init__(self, now: Linted, chosen: list[Finding]) -> None:
        self.source = now.source
        self.chosen = chosen
        # Edits that are applied together do not overlap, so their ends are in order, too.
        edits = sorted(
            (edit.start, edit.end, number)
            for number, finding in enumerate(chosen)
            for edit in (finding.fix.edits if finding.fix is not None else ())
        )
        self.starts = [start for start, _, _ in edits]
        self.ends = [end for _, end, _ in edits]
        self.numbers = [number for _, _, number in edits]

    def to(self, violation: Violation, *, widely: bool) -> list[Finding]:
        """The fixes with an edit on the lines of a violation; if there are none, the fix with the nearest edit."""
        source = self.source
        first, last = source.lines_of(violation.span)
        start, end = source.line_start(first), source.line_end(last)
        low, high = bisect_left(self.ends, start), bisect_right(self.starts, end)
        touching = self.numbers[low:high]
        if not touching or widely:
            around = [(start - self.ends[low - 1], self.numbers[low - 1])] if low else []
            if high < len(self.starts):
                around.append((self.starts[high] - end, self.numbers[high]))
            touching += [number for _, number in (sorted(around) if widely else sorted(around)[:1])]
        return [self.chosen[number] for number in sorted(set(touching))]


def _useless(now: Linted, result: Linted, chosen: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings that are reported again with the same message although their fixes were applied."""
    before, after = (Counter((f.rule, f.key, f.message) for f in linted.findings) for linted in (now, result))
    for finding in chosen:
        name = finding.rule, finding.key, finding.message
        if after[name] >= before[name]:
            yield finding


def _deviating(now: Linted, result: Linted, chosen: Sequence[Finding], shift: OffsetMap) -> Iterator[Finding]:
    """Yield the findings whose safe fixes make an entry deviate from its neighbours where it is fixed.

    An entry that could not be read before may turn out to deviate in another place.
    """
    before = {finding.key for finding in _deviations(now)}
    new = sorted(finding.span for finding in _deviations(result) if finding.key not in before)
    if not new:
        return
    for finding in chosen:
        fix = finding.fix
        if fix is None or fix.safety is not Safety.SAFE:
            continue
        for edit in fix.edits:
            start = shift.before(edit)
            end = start + len(edit.text)
            at = bisect_right(new, (end + _BESIDE, end + _BESIDE))
            if at and new[at - 1].end >= start - _BESIDE:
                yield finding
                break


def _deviations(linted: Linted) -> Iterator[Finding]:
    return (finding for finding in (*linted.findings, *linted.below_minimum) if finding.rule == _DEVIATION)


def _new_findings(
    now: Linted, result: Linted, shift: OffsetMap, has_fix: Callable[[Finding], bool]
) -> Iterator[Finding]:
    """Yield the findings that were not reported before, except on the lines of the edits.

    New findings on edited lines are expected: an entry that was malformed may be a duplicate. A note that becomes a
    warning, because the list is more regular now, is not new if the next pass can fix it.
    """
    source = result.source
    touched: list[int] = []
    for edit in shift.edits:
        start = shift.before(edit)
        touched += range(source.line_of(start), source.line_of(start + len(edit.text)) + 1)
    touched.sort()
    known = Counter(_name(finding) for finding in now.findings)
    notes = {_name(finding) for finding in now.below_minimum}
    for finding in result.findings:
        if finding.rule == _EXPECTED_NEWS:
            continue
        known[_name(finding)] -= 1
        if known[_name(finding)] >= 0 or (has_fix(finding) and _name(finding) in notes):
            continue
        spans = [finding.span, *(related.span for related in finding.related if related.path is None)]
        if not any(_has_line_of(touched, source, span) for span in spans):
            yield finding


def _has_line_of(lines: Sequence[int], source: Source, span: Span) -> bool:
    """Whether a span is on any of the sorted lines."""
    at = bisect_left(lines, source.line_of(span.start))
    return at < len(lines) and lines[at] <= source.line_of(span.end)


class _Causes:
    """Finds the fixes that probably caused a new finding elsewhere.

    Each fix in a section, or of the same rule, strengthens the conventions of the section. Without the nearest two, a
    convention may be as weak as before. Fixes of headings are always blamed, because links may lead to them.
    """

    def __init__(self, now: Linted, result: Linted, chosen: list[Finding], shift: OffsetMap) -> None:
        self.result = result
        self.chosen = chosen
        heading_lines = {block.line for block in now.document.blocks.walk() if block.kind == "heading"}
        self.headings: list[Finding] = []
        # The other fixes with their lines in the new text.
        self.others: list[tuple[int, Finding]] = []
        for finding in chosen:
            if now.source.line_of(finding.span.start) in heading_lines:
                self.headings.append(finding)
            else:
                self.others.append((result.source.line_of(shift(finding.span.start)), finding))

    def of(self, new: Finding, *, widely: bool) -> list[Finding]:
        """Return the fixes to blame for a new finding; with `widely`, all in its section and of its rule."""
        at = self.result.source.line_of(new.span.start)
        start, end = _own_lines(self.result.document, at)
        related = [
            (abs(line - at), number, finding)
            for number, (line, finding) in enumerate(self.others)
            if start <= line <= end or finding.rule == new.rule
        ]
        nearest = related if widely else sorted(related)[:_NEAREST]
        return self.headings + [finding for *_, finding in nearest] or self.chosen


def _own_lines(document: ListDocument, line: int) -> tuple[int, int]:
    """The first and last line (1-based) of the innermost section around a line, without its subsections."""
    section = document.root
    while inner := next((child for child in section.children if child.line <= line <= child.end_line), None):
        section = inner
    last = min((child.line - 1 for child in section.children), default=section.end_line)
    return section.line, max(last, line)
