"""What to do with a long report: commands that make it shorter."""

from __future__ import annotations

import shlex
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence

from awesomelint.engine import Report
from awesomelint.findings import Safety
from awesomelint.report.located import fix_command
from awesomelint.ui.columns import wrapped
from awesomelint.ui.sanitize import harmless

# More paths are not repeated in the commands.
_PATHS = 3


def next_steps(
    reports: Sequence[Report], args: Namespace, *, fixed: bool, width: int | None = None
) -> Iterator[str]:
    """Yield lines with the commands that come next, for the same files; `fixed` says that safe fixes have been made.

    What a command does is beside it, or below it in a terminal that is too narrow.
    """
    paths = "".join(f" {harmless(shlex.quote(path))}" for path in args.paths)
    if len(args.paths) > _PATHS:
        paths = " …"
    online = any(report.online for report in reports)
    program, fix = f"awesomelint {'verify' if online else 'check'}", fix_command(reports)
    steps = {f"{program} --statistics{paths}": "counts the findings of each rule"}
    fixable = Counter(
        finding.fix.safety for report in reports for finding in report.findings if finding.fix is not None
    )
    if (safe := fixable[Safety.SAFE]) and not fixed:
        steps[f"{fix}{paths}"] = f"fixes {safe} of them; with --diff, it shows the changes only"
    elif unsafe := fixable[Safety.UNSAFE]:
        steps[f"{fix} --unsafe-fixes --diff{paths}"] = f"shows what would fix {unsafe} of them"
    if not (args.baseline or args.diff_base or args.diff_from):
        accept = "verify --write-baseline --baseline FILE" if online else "baseline"
        steps[f"awesomelint {accept}{paths}"] = "accepts them all, so that only new findings are reported"
    yield "Next:"
    widest = max(map(len, steps))
    if width is None or widest + 6 + max(map(len, steps.values())) <= width:
        yield from (f"  {command:{widest}}  # {meaning}" for command, meaning in steps.items())
        return
    for command, meaning in steps.items():
        yield f"  {command}"
        yield from wrapped(f"      # {meaning}", width, indent="      # ")
