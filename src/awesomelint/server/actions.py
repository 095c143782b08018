"""Code actions: fixes of single findings, all safe fixes, and comments that disable a rule."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import accumulate

from lsprotocol import types

from awesomelint.engine import fix, lint
from awesomelint.filtering.changed_lines import matching
from awesomelint.findings import Edit, Finding, Safety
from awesomelint.server.diagnostics import diagnostic
from awesomelint.server.lists import Checked
from awesomelint.source import Source

FIX_ALL = "source.fixAll.awesomelint"
QUICK_FIX = types.CodeActionKind.QuickFix.value
KINDS = [QUICK_FIX, FIX_ALL]


def wanted_kinds(context: types.CodeActionContext) -> list[str]:
    """Return the kinds of actions that are requested, or the kinds that contain them.

    Editors that show a light bulb request all actions whenever the cursor moves. All fixes together are not made for that.
    """
    if context.only:
        return [kind.value if isinstance(kind, types.CodeActionKind) else kind for kind in context.only]
    if context.trigger_kind is types.CodeActionTriggerKind.Automatic:
        return [QUICK_FIX]
    return KINDS


def actions(checked: Checked, start: int, end: int, wanted: list[str]) -> Iterator[types.CodeAction]:
    """Yield the actions for a range of offsets, of the kinds that are wanted."""
    if _wants(wanted, QUICK_FIX):
        for finding in checked.report.findings:
            if finding.span.start <= end and finding.span.end >= start:
                yield from _for_finding(checked, finding)
    if _wants(wanted, FIX_ALL) and (edits := fix_edits(checked)):
        yield types.CodeAction(
            "Apply all safe fixes of awesomelint", FIX_ALL, edit=_workspace_edit(checked, edits)
        )


def _wants(wanted: list[str], kind: str) -> bool:
    """Whether a kind of action is wanted; `source` stands for all of its kinds."""
    return any(kind == each or kind.startswith(f"{each}.") for each in wanted)


def _for_finding(checked: Checked, finding: Finding) -> Iterator[types.CodeAction]:
    found = diagnostic(checked, finding)
    if finding.fix is not None:
        safe = finding.fix.safety is Safety.SAFE
        title = f"{finding.fix.title[:1].upper()}{finding.fix.title[1:]}"
        yield types.CodeAction(
            title if safe else f"{title} (unsafe: review the result)",
            QUICK_FIX,
            diagnostics=[found],
            is_preferred=safe,
            edit=_workspace_edit(checked, list(finding.fix.edits)),
        )
    comment = suppression(checked.text.source, finding)
    if comment is not None:
        yield types.CodeAction(
            f"Disable {finding.rule} on this line",
            QUICK_FIX,
            diagnostics=[found],
            edit=_workspace_edit(checked, [comment]),
        )


def suppression(source: Source, finding: Finding) -> Edit | None:
    """Return the edit that adds a comment to the line of a finding; None if the line cannot have one.

    At the end of a line, a comment changes neither lists nor tables. In a row of a table it comes before the
    last pipe, because another cell would begin after it.
    """
    line = source.line_of(finding.span.start)
    text = source.line_text(line)
    stripped = text.rstrip()
    if not stripped or stripped.startswith(("```", "~~~", "<")):
        return None
    comment = f"<!-- awesomelint-disable-line {finding.rule} -->"
    at = source.line_start(line) + len(stripped)
    if stripped.lstrip().startswith("|") and stripped.endswith("|"):
        return Edit(at - 1, at - 1, f"{comment} ")
    return Edit(at, at, f" {comment}")


def fix_edits(checked: Checked) -> list[Edit]:
    """Return the edits that all safe fixes make, as few as a comparison of lines gives."""
    if not any(finding.fix is not None for finding in checked.report.findings):
        return []
    again = partial(lint, kept=checked.kept)
    fixed = fix(checked.text.source, checked.settings, first=checked.report, lint_with=again)
    return _line_edits(checked.text.source.text, fixed.report.source.text)


def _line_edits(old: str, new: str) -> list[Edit]:
    """Return the edits on whole lines that turn one text into another."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    offsets = [0, *accumulate(map(len, before))]
    edits = []
    first = start = 0
    for last, end, size in matching(before, after):
        if first < last or start < end:
            edits.append(Edit(offsets[first], offsets[last], "".join(after[start:end])))
        first, start = last + size, end + size
    return edits


def _workspace_edit(checked: Checked, edits: list[Edit]) -> types.WorkspaceEdit:
    document = types.OptionalVersionedTextDocumentIdentifier(checked.text.uri, checked.text.version)
    changes = [checked.text.positions.text_edit(edit) for edit in edits]
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, changes)])
