"""To a fixed point: repair, read again, prove, and repeat until nothing is left that can be repaired."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from awesomelint.findings import Finding, Safety
from awesomelint.fixing.edits import Shift, apply, choose, united
from awesomelint.fixing.proof import Breach, breach
from awesomelint.model import ListDocument
from awesomelint.source import Source, Span

# Each pass settles all that does not touch; so many that leave no fewer fixes to make are a quarrel between rules.
_PASSES = 12
# A comment that hid what a fix has settled hides nothing any more.
_LEFT_OVER = "unused-suppression"
# Where more fixes than these turn out to break a promise, their rules make no more in this file.
_HELD = 8
# So often rules may turn out to undo each other before the whole file is left alone.
_QUARRELS = 8


class Linted(Protocol):
    """What a repair needs to know of a source that was linted."""

    source: Source
    findings: list[Finding]
    slight: list[Finding]

    @property
    def document(self) -> ListDocument:
        """The source, read."""
        ...


class Held(NamedTuple):
    """A fix that was not made, for it would have broken a promise; `line` is 1-based, in the text that was given."""

    rule: str
    line: int
    reason: str


class Unsettled(Exception):
    """Some rules undo each other's fixes, or a promise is broken by fixes that cannot be told apart."""


class Settled(NamedTuple):
    """The last reading, the findings whose fixes were made, in order, and the fixes that were held back."""

    last: Linted
    made: list[Finding]
    held: list[Held]


def settle(first: Linted, lint: Callable[[Source], Linted], *, unsafe: bool) -> Settled:
    """Make all fixes of a linted source that keep their promises, again and again until none is left.

    Fixes that undo each other are held back, and all others made anew without them. Raises `Unsettled`, with a sentence
    that names the rules, where the text never comes to rest all the same.
    """
    bars = _Bars()
    for _ in range(_QUARRELS):
        settled = _attempt(first, lint, bars, unsafe=unsafe)
        if isinstance(settled, Settled):
            return settled
        bars.part(first.source, settled.findings, endless=settled.endless)
    raise Unsettled(f"the fixes of {_names(list(bars.held.values()))} undo each other; nothing was changed")


class _Quarrel(NamedTuple):
    """Fixes that undo each other, or (`endless`) those that were made last when a text had not come to rest."""

    findings: list[Finding]
    endless: bool


class _Bars:
    """The fixes that are not to be made, by rule and key: for good, or as long as they would break a promise."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], Held] = {}
        self._quarrelling: set[tuple[str, str]] = set()
        self._endless: set[str] = set()
        self._harmful: set[str] = set()

    def allow(self, finding: Finding) -> bool:
        barred = finding.rule in self._endless or finding.rule in self._harmful
        return not barred and (finding.rule, finding.key) not in self.held

    def hold(self, source: Source, finding: Finding, reason: str) -> None:
        line = source.line_of(min(finding.span.start, len(source.text)))
        self.held[finding.rule, finding.key] = Held(finding.rule, line, reason)
        if len(self.held) > _HELD:
            self._harmful.update(rule for rule, _ in self.held)

    def part(self, source: Source, findings: Sequence[Finding], *, endless: bool) -> None:
        """Hold back fixes that undo each other (`endless`: all fixes of their rules), and let all others try again."""
        self.lift()
        names = _names(findings)
        for finding in findings:
            self._quarrelling.add((finding.rule, finding.key))
            self.hold(source, finding, "it would never come to an end" if endless else f"{names} would undo it")
        if endless:
            self._endless.update(finding.rule for finding in findings)

    def lift(self) -> bool:
        """Let fixes try again whose promises were at stake; whether there are any."""
        harmful = [name for name in self.held if name not in self._quarrelling]
        for name in harmful:
            del self.held[name]
        self._harmful.clear()
        return bool(harmful)


def _attempt(first: Linted, lint: Callable[[Source], Linted], bars: _Bars, *, unsafe: bool) -> Settled | _Quarrel:
    """Make the fixes that are not barred until none is left, or tell which of them undo each other."""
    now = first
    passes: list[list[Finding]] = []
    seen = {first.source.text: 0}
    lifted = 0
    # Entries that move to one place do so one after the other: while fewer are left each time, it comes to an end.
    fewest, idle = len(first.findings) + 1, 0
    while idle < _PASSES:
        wanted = [f for f in now.findings if _applies(f, unsafe=unsafe) and bars.allow(f)]
        fewest, idle = (len(wanted), 0) if len(wanted) < fewest else (fewest, idle + 1)
        chosen = choose(wanted)
        if not chosen:
            # What would have done harm before may do none now: a second run must find nothing to do.
            if lifted < len(passes) and bars.lift():
                lifted = len(passes)
                continue
            return Settled(now, [finding for made in passes for finding in made], list(bars.held.values()))
        result, chosen, culprits = _proven(now, chosen, lint)
        for finding, reason in culprits:
            bars.hold(now.source, finding, reason)
        if chosen:
            passes.append(chosen)
            # Everything that was made since this text was there has been undone again.
            if (since := seen.setdefault(result.source.text, len(passes))) < len(passes):
                return _Quarrel([finding for made in passes[since:] for finding in made], endless=False)
            now = result
    return _Quarrel(passes[-1], endless=True)


def _applies(finding: Finding, *, unsafe: bool) -> bool:
    return finding.fix is not None and bool(finding.fix.edits) and (unsafe or finding.fix.safety is Safety.SAFE)


def _names(findings: Sequence[Finding | Held]) -> str:
    return ", ".join(sorted({finding.rule for finding in findings}))


def _proven(
    now: Linted, chosen: list[Finding], lint: Callable[[Source], Linted]
) -> tuple[Linted, list[Finding], list[tuple[Finding, str]]]:
    """Make fixes together and prove the result; those that would break a promise are left out, with what they would do."""
    culprits: list[tuple[Finding, str]] = []
    while chosen:
        result = _made(now, chosen, lint)
        broken = _broken(now, result, chosen)
        if broken is None:
            return result, chosen, culprits
        guilty, broken = _guilty(now, chosen, broken, lint)
        chosen = [finding for finding in chosen if finding is not guilty]
        culprits.append((guilty, broken.message))
        if len(culprits) > _HELD:
            break
    return now, [], culprits


def _made(now: Linted, chosen: Sequence[Finding], lint: Callable[[Source], Linted]) -> Linted:
    edits = united([finding.fix for finding in chosen if finding.fix is not None])
    old = now.source
    return lint(Source(apply(old.text, edits), old.path, bom=old.bom))


def _broken(now: Linted, result: Linted, chosen: Sequence[Finding]) -> Breach | None:
    return breach(now.document, result.document, chosen) or _idle(now, result, chosen) or _news(now, result, chosen)


def _idle(now: Linted, result: Linted, chosen: Sequence[Finding]) -> Breach | None:
    """A fix that mends nothing: what it was made for is found again, in the same words."""
    before, after = (Counter((f.rule, f.key, f.message) for f in linted.findings) for linted in (now, result))
    for finding in chosen:
        name = finding.rule, finding.key, finding.message
        if after[name] >= before[name]:
            return Breach(finding.span, "it would mend nothing")
    return None


def _guilty(
    now: Linted, chosen: list[Finding], broken: Breach, lint: Callable[[Source], Linted]
) -> tuple[Finding, Breach]:
    """The fix that breaks a promise: the last of the shortest run of them that does, found by halving.

    The safe ones go first: no unsafe one is to cost a safe one its place.
    """
    chosen = sorted(chosen, key=lambda finding: finding.fix is not None and finding.fix.safety is Safety.UNSAFE)
    low, high = 0, len(chosen)
    while high - low > 1:
        middle = (low + high) // 2
        part = chosen[:middle]
        found = _broken(now, _made(now, part, lint), part)
        if found is None:
            low = middle
        else:
            high, broken = middle, found
    return chosen[high - 1], broken


def _news(now: Linted, result: Linted, chosen: Sequence[Finding]) -> Breach | None:
    """A finding that was not there before, not even a slighter one, elsewhere than where fixes were made.

    Where they were made, more can come to light: an entry that was malformed turns out to be listed twice.
    """
    fixes = [finding.fix for finding in chosen if finding.fix is not None]
    shift = Shift(now.source.text, fixes)
    source = result.source
    touched: set[int] = set()
    for edit in shift.edits:
        start = shift.before(edit)
        touched.update(range(source.line_of(start), source.line_of(start + len(edit.text)) + 1))
    before = Counter((finding.rule, finding.key) for finding in now.findings + now.slight)
    for finding in result.findings:
        if finding.rule == _LEFT_OVER:
            continue
        before[finding.rule, finding.key] -= 1
        if before[finding.rule, finding.key] >= 0:
            continue
        spans = [finding.span, *(related.span for related in finding.related)]
        if not any(touched & _lines(source, span) for span in spans):
            line = source.line_of(finding.span.start)
            return Breach(Span(0, 0), f"it would bring up {finding.rule} on line {line} ({finding.message})")
    return None


def _lines(source: Source, span: Span) -> set[int]:
    return set(range(source.line_of(span.start), source.line_of(span.end) + 1))
